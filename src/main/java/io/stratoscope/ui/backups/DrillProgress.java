package io.stratoscope.ui.backups;

import io.stratoscope.backup.drill.DrillCheck;
import io.stratoscope.backup.drill.DrillListener;
import io.stratoscope.backup.drill.DrillPhase;
import io.stratoscope.backup.drill.DrillQuote;
import io.stratoscope.backup.drill.DrillReport;
import io.stratoscope.backup.drill.DrillStep;
import io.stratoscope.model.ResourceType;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/** How far a drill is: what it tells on its threads is shown on the application thread. */
final class DrillProgress implements DrillListener {

    private final Executor applicationThread;
    private final Clock clock;
    private final ObservableList<DrillStage> stages = FXCollections.observableArrayList();
    private final ObservableList<DrillPart> parts = FXCollections.observableArrayList();
    private final ObservableList<DrillCheck> checks = FXCollections.observableArrayList();
    private final ObservableList<String> log = FXCollections.observableArrayList();
    private final Map<String, ResourceType> types = new HashMap<>();
    private final List<DrillStage.Begun> begun = new ArrayList<>();
    private boolean running;
    private String said = "";

    /** @param clock the account's */
    DrillProgress(Executor applicationThread, Clock clock) {
        this.applicationThread = applicationThread;
        this.clock = clock;
        clear();
    }

    /** Nothing is known. */
    void clear() {
        running = false;
        begun.clear();
        types.clear();
        parts.clear();
        checks.clear();
        log.clear();
        said = "";
        stages.setAll(DrillStage.running(begun, clock.instant()));
    }

    /** Shows what was looked at and what it would make. */
    void show(DrillPort.Offer offer) {
        clear();
        checks.setAll(offer.checks());
        offer.quote().ifPresent(quote -> parts.setAll(DrillPart.kinds(quote)));
    }

    /** It begins. */
    void begin(DrillPort.Offer offer) {
        clear();
        running = true;
        offer.quote()
                .map(DrillQuote::lines)
                .ifPresent(lines ->
                        lines.forEach(line -> types.put(line.id(), new ResourceType(line.type()))));
    }

    /** It is over. */
    void end(DrillReport report) {
        running = false;
        checks.setAll(report.checks());
        stages.setAll(
                DrillStage.over(
                        report.phases(),
                        report.checks().stream()
                                .filter(DrillCheck::failed)
                                .map(DrillCheck::phase)
                                .toList()));
    }

    /** Time passes. */
    void tick() {
        if (running) {
            stages.setAll(DrillStage.running(begun, clock.instant()));
        }
    }

    @Override
    public void phase(DrillPhase phase) {
        Instant now = clock.instant();
        applicationThread.execute(() -> {
            begun.add(new DrillStage.Begun(phase, now));
            log.add(phase.words());
            tick();
        });
    }

    @Override
    public void step(String id, DrillStep step, String detail) {
        // What is removed is told by its logical id and what the API knows it by.
        int space = id.indexOf(' ');
        String name = space < 0 ? id : id.substring(0, space);
        applicationThread.execute(() -> {
            DrillPart now = DrillPart.of(name, Optional.ofNullable(types.get(name)), step, detail);
            parts.removeIf(part -> part.name().equals(name));
            parts.add(now);
            tick();
        });
        step(id, step.words(detail));
    }

    @Override
    public void step(String id, String what) {
        applicationThread.execute(() -> log.add("  " + id + " " + what));
    }

    @Override
    public void check(DrillCheck check) {
        applicationThread.execute(() -> {
            checks.add(check);
            log.add("  " + DrillSentences.mark(check.state()) + " " + check.name());
        });
    }

    @Override
    public void files(String status, long files, long bytes, Optional<Duration> left) {
        String words = DrillSentences.files(status, files, bytes, left);
        applicationThread.execute(() -> {
            if (!words.equals(said)) {
                said = words;
                log.add("  " + words);
            }
            tick();
        });
    }

    /** All phases, in order. */
    ObservableList<DrillStage> stages() {
        return stages;
    }

    /** What it makes by kind, then what it made, in the order of what became of it. */
    ObservableList<DrillPart> parts() {
        return parts;
    }

    ObservableList<DrillCheck> checks() {
        return checks;
    }

    /** A line for each thing that was heard. */
    ObservableList<String> log() {
        return log;
    }
}
