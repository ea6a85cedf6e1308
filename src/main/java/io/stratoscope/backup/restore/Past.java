package io.stratoscope.backup.restore;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceState;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Snapshot;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a project is, and what it was: what is lost is known from an earlier snapshot only.
 *
 * @param now its newest snapshot
 * @param earlier finds the newest earlier snapshot of which something is so
 */
public record Past(Snapshot now, Function<Predicate<Snapshot>, Optional<Snapshot>> earlier) {

    /**
     * Something that there is, or that there was.
     *
     * @param in the snapshot that knows it
     * @param there whether it is there still
     */
    record Known(Resource resource, Snapshot in, boolean there) {

        /** What is part of it and says so by its id, as it was then. */
        List<Resource> parts(ResourceType type, String member) {
            return in.resources().stream()
                    .filter(each -> each.type().equals(type))
                    .filter(each ->
                            each.description()
                                    .text(member)
                                    .filter(resource.id()::equals)
                                    .isPresent())
                    .toList();
        }
    }

    /** One by its ARN; empty where no snapshot knows it. */
    Optional<Known> find(Arn arn) {
        Optional<Resource> current = now.resource(arn);
        if (current.isPresent()) {
            return current.map(resource -> new Known(resource, now, true));
        }
        return earlier.apply(snapshot -> knows(snapshot, arn))
                .flatMap(snapshot ->
                        snapshot.resource(arn)
                                .map(resource -> new Known(resource, snapshot, false)));
    }

    private static boolean knows(Snapshot snapshot, Arn arn) {
        return snapshot.resource(arn)
                .filter(resource -> resource.state() == ResourceState.LIVE)
                .isPresent();
    }

    /** All of a type that there are now. */
    List<Resource> now(ResourceType type) {
        return now.resources().stream().filter(each -> each.type().equals(type)).toList();
    }

    /** Whether something by this id is there now. */
    boolean isThere(ResourceType type, String id) {
        return now(type).stream().anyMatch(each -> each.id().equals(id));
    }
}
