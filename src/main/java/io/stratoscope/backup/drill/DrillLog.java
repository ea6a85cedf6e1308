package io.stratoscope.backup.drill;

import io.stratoscope.backup.drill.DrillReport.Made;
import io.stratoscope.backup.drill.DrillReport.Span;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a drill did and saw, as it goes. Safe for many threads. */
final class DrillLog {

    private final Clock clock;
    private final DrillListener listener;
    private final List<Span> phases = new ArrayList<>();
    private final List<DrillCheck> checks = new ArrayList<>();
    private final Map<String, Made> made = new LinkedHashMap<>();
    private Optional<DrillPhase> current = Optional.empty();
    private Instant since = Instant.EPOCH;

    DrillLog(Clock clock, DrillListener listener) {
        this.clock = clock;
        this.listener = listener;
    }

    /** Another phase begins, and the one before it is over. */
    synchronized void begin(DrillPhase phase) {
        end();
        current = Optional.of(phase);
        since = clock.instant();
        listener.phase(phase);
    }

    /** The phase is over. */
    synchronized void end() {
        current.ifPresent(phase -> phases.add(new Span(phase, since, clock.instant())));
        current = Optional.empty();
    }

    synchronized void add(List<DrillCheck> more) {
        more.forEach(check -> {
            checks.add(check);
            listener.check(check);
        });
    }

    void add(DrillCheck check) {
        add(List.of(check));
    }

    /** A resource is there. */
    synchronized void made(String id, String type, String ref) {
        made.putIfAbsent(id, new Made(id, type, ref, clock.instant(), Optional.empty(), ""));
    }

    /** It is not there any more. */
    synchronized void gone(String id, String proof) {
        made.computeIfPresent(
                id,
                (_, was) ->
                        was.goneAt().isPresent()
                                ? was
                                : new Made(
                                        id,
                                        was.type(),
                                        was.ref(),
                                        was.madeAt(),
                                        Optional.of(clock.instant()),
                                        proof));
    }

    synchronized List<Span> phases() {
        return List.copyOf(phases);
    }

    synchronized List<DrillCheck> checks() {
        return List.copyOf(checks);
    }

    synchronized List<Made> resources() {
        return List.copyOf(made.values());
    }
}
