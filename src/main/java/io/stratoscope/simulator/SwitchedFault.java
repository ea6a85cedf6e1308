package io.stratoscope.simulator;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
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
        void on(Faults faults, String action, int nth);
    }

    /**
     * A kind of fault.
     *
     * @param about what it does, in a line
     */
    public record Named(String name, String about, Strike strike) {}

    /** All kinds: what goes wrong with calls, and what breaks in the account. */
    public static final List<Named> NAMED = Stream.concat(calls(), disasters()).toList();

    private static Stream<Named> disasters() {
        return Disasters.ALL.stream()
                .map(disaster ->
                        new Named(
                                disaster.name(),
                                disaster.about(),
                                (faults, _, _) -> faults.disaster(disaster.name())));
    }

    private static Stream<Named> calls() {
        return Stream.of(
                new Named(
                        "deny",
                        "the identity may not do the action",
                        (faults, action, _) -> faults.deny(action)),
                new Named(
                        "expired-credentials",
                        "the credentials are expired, whatever the action",
                        (faults, _, _) -> faults.expireCredentials()),
                new Named("fail", "the n-th call of the action fails inside AWS", Faults::fail),
                new Named(
                        "lose-answer",
                        "the n-th call of the action has its effect, but its answer is lost",
                        Faults::loseAnswer),
                new Named(
                        "network",
                        "no answer comes to the action",
                        (faults, action, _) -> faults.network(action)),
                new Named(
                        "odd-pages",
                        "pages come short or empty although more follows",
                        (faults, _, _) -> faults.hostilePaging(true)),
                new Named(
                        "quota",
                        "the account may have only n of what a quota is about; the action is its"
                                + " code, L-F678F1CE for VPCs",
                        Faults::quota),
                new Named(
                        "slow",
                        "each call takes half a second, whatever the action",
                        (faults, _, _) -> faults.latency(Duration.ofMillis(500), Thread::sleep)),
                new Named(
                        "throttle",
                        "each call of the action is answered with \"slow down\"",
                        (faults, action, _) -> faults.throttle(action)));
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

    void applyTo(Faults faults) {
        NAMED.stream()
                .filter(named -> named.name().equals(name))
                .forEach(named -> named.strike().on(faults, action, nth));
    }

    static SwitchedFault read(JsonObject line) {
        return new SwitchedFault(
                line.text("fault").orElseThrow(),
                line.text("action").orElseThrow(),
                line.number("nth").orElseThrow().intValueExact());
    }

    JsonObject write(boolean on) {
        return JsonValue.object()
                .put("fault", name)
                .put("action", action)
                .put("nth", nth)
                .put("on", on)
                .build();
    }

    @Override
    public int compareTo(SwitchedFault other) {
        return ORDER.compare(this, other);
    }
}
