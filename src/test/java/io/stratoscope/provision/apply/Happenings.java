package io.stratoscope.provision.apply;

import io.stratoscope.job.Journal;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.simulator.AccountLog;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * All that changed an account and all that was written about it, in one order: what is left of both when the program is killed is
 * a beginning of this.
 */
public final class Happenings implements AccountLog, Journal {

    private sealed interface Happening {
        record Changed(JsonObject line) implements Happening {}

        record Written(Entry entry) implements Happening {}
    }

    /** What services are called in actions, where the SDK calls them otherwise. */
    private static final Map<String, String> ACTIONS =
            Map.of(
                    "applicationautoscaling", "application-autoscaling",
                    "cloudwatchlogs", "logs",
                    "efs", "elasticfilesystem",
                    "elasticloadbalancingv2", "elasticloadbalancing");

    private final Clock clock;
    private final List<Happening> all = new ArrayList<>();

    public Happenings(Clock clock) {
        this.clock = clock;
    }

    public synchronized int size() {
        return all.size();
    }

    /** What would be left had the program been killed after the first so many. */
    public synchronized Happenings first(int count, Clock later) {
        Happenings beginning = new Happenings(later);
        beginning.all.addAll(all.subList(0, count));
        return beginning;
    }

    /** Whether the last of the first so many was a call that changed the account. */
    public synchronized boolean isChangeAt(int count) {
        return all.get(count - 1) instanceof Happening.Changed;
    }

    /** The last of the first so many, for people. */
    public synchronized String wordsAt(int count) {
        return switch (all.get(count - 1)) {
            case Happening.Changed(JsonObject line) -> line.text("call").orElse("its beginning");
            case Happening.Written(Entry entry) -> entry.phase() + " " + entry.step();
        };
    }

    /** The action that the last of the first so many was, as faults call it. */
    public synchronized String actionAt(int count) {
        String call = wordsAt(count);
        int dot = call.indexOf('.');
        String service = call.substring(0, dot);
        return ACTIONS.getOrDefault(service, service)
                + ":"
                + call.substring(dot + 1).replace("Db", "DB");
    }

    /** When the last of the first so many happened to the account. */
    public synchronized Instant endAt(int count) {
        return first(count, clock)
                .changes()
                .flatMap(line -> line.text("at").stream())
                .map(Instant::parse)
                .reduce(Instant.MIN, (_, later) -> later);
    }

    private Stream<JsonObject> changes() {
        return all.stream()
                .flatMap(each ->
                        each instanceof Happening.Changed(JsonObject line)
                                ? Stream.of(line)
                                : Stream.empty());
    }

    @Override
    public synchronized List<JsonObject> read() {
        return changes().toList();
    }

    @Override
    public synchronized void append(JsonObject happening) {
        all.add(new Happening.Changed(happening));
    }

    @Override
    public synchronized void write(String run, String step, Phase phase, String detail) {
        all.add(new Happening.Written(new Entry(clock.instant(), run, step, phase, detail)));
    }

    @Override
    public synchronized List<Entry> entries() {
        return all.stream()
                .flatMap(each ->
                        each instanceof Happening.Written(Entry entry)
                                ? Stream.of(entry)
                                : Stream.empty())
                .toList();
    }
}
