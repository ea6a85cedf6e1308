package io.stratoscope.ui.backups;

import io.stratoscope.backup.drill.DrillPhase;
import io.stratoscope.backup.drill.DrillReport.Span;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A phase of a drill and how far it is.
 *
 * @param time how long it takes so far, or took; empty where it was not come to
 */
record DrillStage(DrillPhase phase, BackUpProgress.State state, Optional<Duration> time) {

    /** When the phases of a drill that runs began, in order. */
    record Begun(DrillPhase phase, Instant at) {}

    /** Of a drill that runs. */
    static List<DrillStage> running(List<Begun> begun, Instant now) {
        return Arrays.stream(DrillPhase.values()).map(phase -> running(phase, begun, now)).toList();
    }

    private static DrillStage running(DrillPhase phase, List<Begun> begun, Instant now) {
        for (int i = 0; i < begun.size(); i++) {
            if (begun.get(i).phase() == phase) {
                boolean over = i + 1 < begun.size();
                Instant end = over ? begun.get(i + 1).at() : now;
                return new DrillStage(
                        phase,
                        over ? BackUpProgress.State.DONE : BackUpProgress.State.RUNNING,
                        Optional.of(Duration.between(begun.get(i).at(), end)));
            }
        }
        return new DrillStage(phase, BackUpProgress.State.WAITING, Optional.empty());
    }

    /**
     * Of one that is over.
     *
     * @param failed those in which something was not as it should be
     */
    static List<DrillStage> over(List<Span> spans, List<DrillPhase> failed) {
        return Arrays.stream(DrillPhase.values())
                .map(phase ->
                        spans.stream()
                                .filter(span -> span.phase() == phase)
                                .findFirst()
                                .map(span ->
                                        new DrillStage(
                                                phase,
                                                failed.contains(phase)
                                                        ? BackUpProgress.State.FAILED
                                                        : BackUpProgress.State.DONE,
                                                Optional.of(span.time())))
                                .orElseGet(() ->
                                        new DrillStage(
                                                phase,
                                                BackUpProgress.State.WAITING,
                                                Optional.empty())))
                .toList();
    }
}
