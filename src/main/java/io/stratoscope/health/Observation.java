package io.stratoscope.health;

import io.stratoscope.model.Evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Something that was asked of a resource beyond its description, because it changes from minute to minute. */
public sealed interface Observation {

    /** When it was asked. */
    Instant at();

    /** The call, and the field of its answer. */
    Evidence source();

    /** As a value that a verdict can rest on. */
    default Reading reading(String name, String value) {
        return new Reading(name, value, at(), source());
    }

    /**
     * What a target group says of one target.
     *
     * @param target address and port
     * @param state AWS's word, for example {@code unhealthy}
     * @param reason AWS's code, for example {@code Target.ResponseCodeMismatch}; empty where all is well
     */
    record Target(
            Instant at,
            Evidence source,
            String target,
            String state,
            String reason,
            String description)
            implements Observation {}

    /**
     * A task of a service that stopped within the last hour, which is as long as ECS tells of it.
     *
     * @param exits of each container that ended: its name, exit code and reason
     */
    record StoppedTask(
            Instant at,
            Evidence source,
            String task,
            Optional<Instant> stoppedAt,
            String stopCode,
            String reason,
            List<Exit> exits)
            implements Observation {
        public StoppedTask {
            exits = List.copyOf(exits);
        }
    }

    /** How a container ended. */
    record Exit(String container, Optional<Integer> code, String reason) {}

    /**
     * A run of a DataSync task.
     *
     * @param status AWS's word: {@code SUCCESS}, {@code ERROR}, {@code TRANSFERRING}, …
     * @param error AWS's code and detail where it failed
     */
    record Transfer(
            Instant at,
            Evidence source,
            Instant startedAt,
            String status,
            String error,
            Optional<Duration> took)
            implements Observation {}

    /** The newest moment to which something can be restored. */
    record RestorePoint(Instant at, Evidence source, Instant newest) implements Observation {}

    /**
     * How many of something there are, and may be. Told of one of them, which stands for all.
     *
     * @param many what several of them are called
     * @param holder who has them, at the beginning of a sentence: {@code The account's eu-central-1}
     * @param present how many there are
     * @param allowed how many there may be
     * @param told whether Service Quotas said so; else it is what AWS gives at first
     * @param code service and code by which Service Quotas knows it
     * @param otherwise what cannot be done when there are no more to be had
     */
    record QuotaUse(
            Instant at,
            Evidence source,
            String many,
            String holder,
            long present,
            int allowed,
            boolean told,
            String code,
            String otherwise)
            implements Observation {}

    /** Maintenance that AWS will do. */
    record Maintenance(
            Instant at, Evidence source, String action, String description, Optional<Instant> due)
            implements Observation {}
}
