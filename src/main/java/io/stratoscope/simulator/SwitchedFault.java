package io.stratoscope.simulator;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A fault that is switched on.
 *
 * @param name one of {@link #NAMED}
 * @param action what it strikes: {@code ecs:DescribeServices}, {@code ecs:*} or {@code *}; of a quota, its code
 * @param nth which call from now on it strikes, where it strikes one; 1 is the next. Of a quota, how many
 */
public record SwitchedFault(String name, String action, int nth)
        implements Comparable<SwitchedFault> {

    /** How a fault is done to an account. */
    private interface Strike {
        void on(Faults faults, String action, int nth, Instant since);
    }

    /**
     * A kind of fault.
     *
     * @param about what it does, in a line
     */
    public record Named(String name, String about, Strike strike) {}

    /** All kinds: what goes wrong with calls, what breaks in the account, and what is wrong with its backups. */
    public static final List<Named> NAMED =
            Stream.of(calls(), disasters(), backups()).flatMap(Function.identity()).toList();

    private static Stream<Named> backups() {
        return BackupFaults.ALL.stream()
                .map(fault ->
                        new Named(
                                fault.name(),
                                fault.about(),
                                (faults, _, _, since) -> faults.disaster(fault.name(), since)));
    }

    private static Stream<Named> disasters() {
        return Disasters.ALL.stream()
                .map(disaster ->
                        new Named(
                                disaster.name(),
                                disaster.about(),
                                (faults, _, _, since) -> faults.disaster(disaster.name(), since)));
    }

    private static Stream<Named> calls() {
        return Stream.of(
                new Named(
                        "deny",
                        "the identity may not do the action",
                        (faults, action, _, _) -> faults.deny(action)),
                new Named(
                        "expired-credentials",
                        "the credentials are expired, whatever the action",
                        (faults, _, _, _) -> faults.expireCredentials()),
                new Named(
                        "fail",
                        "the n-th call of the action fails inside AWS",
                        (faults, action, nth, _) -> faults.fail(action, nth)),
                new Named(
                        "lose-answer",
                        "the n-th call of the action has its effect, but its answer is lost",
                        (faults, action, nth, _) -> faults.loseAnswer(action, nth)),
                new Named(
                        "network",
                        "no answer comes to the action",
                        (faults, action, _, _) -> faults.network(action)),
                new Named(
                        "odd-pages",
                        "pages come short or empty although more follows",
                        (faults, _, _, _) -> faults.hostilePaging(true)),
                new Named(
                        "quota",
                        "the account may have only n of what a quota is about; the action is its"
                                + " code, L-F678F1CE for VPCs",
                        (faults, action, nth, _) -> faults.quota(action, nth)),
                new Named(
                        "quota-hit",
                        "the n-th call of the action is refused, as if its quota were reached",
                        (faults, action, nth, _) -> faults.hitQuota(action, nth)),
                new Named(
                        "slow",
                        "each call takes half a second, whatever the action",
                        (faults, _, _, _) -> faults.latency(Duration.ofMillis(500), Thread::sleep)),
                new Named(
                        "throttle",
                        "each call of the action is answered with \"slow down\"",
                        (faults, action, _, _) -> faults.throttle(action)));
    }

    private static final Comparator<SwitchedFault> ORDER =
            Comparator.comparing(SwitchedFault::name)
                    .thenComparing(SwitchedFault::action)
                    .thenComparingInt(SwitchedFault::nth);

    public SwitchedFault {
        if (NAMED.stream().noneMatch(named -> named.name().equals(name))) {
            throw new IllegalArgumentException("there is no fault " + name);
        }
        if (nth < 1) {
            throw new IllegalArgumentException("the next call is the first, not the " + nth);
        }
    }

    /** Does it to an account, where it was on since some time. */
    void applyTo(Faults faults, Instant since) {
        NAMED.stream()
                .filter(named -> named.name().equals(name))
                .forEach(named -> named.strike().on(faults, action, nth, since));
    }

    static SwitchedFault read(JsonObject line) {
        return new SwitchedFault(
                line.text("fault").orElseThrow(),
                line.text("action").orElseThrow(),
                line.number("nth").orElseThrow().intValueExact());
    }

    JsonObject write(boolean on, Instant at) {
        return JsonValue.object()
                .put("fault", name)
                .put("action", action)
                .put("nth", nth)
                .put("on", on)
                .put("at", at.toString())
                .build();
    }

    @Override
    public int compareTo(SwitchedFault other) {
        return ORDER.compare(this, other);
    }
}
