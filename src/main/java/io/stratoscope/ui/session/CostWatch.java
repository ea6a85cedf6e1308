package io.stratoscope.ui.session;

import io.stratoscope.cost.CostEstimate;
import io.stratoscope.cost.CostFigures;
import io.stratoscope.cost.CostRequests;
import io.stratoscope.job.JobContext;
import io.stratoscope.model.ModuleTag;
import io.stratoscope.model.Snapshot;
import io.stratoscope.store.FileException;
import io.stratoscope.ui.control.Advice;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What the project of a session costs, as far as somebody looks: without a viewer nothing is estimated, and without one of the
 * actual cost nothing is asked that costs money. The estimate and the actual cost are two questions, each answered by
 * itself. On the application thread.
 */
public final class CostWatch {

    /** Who looks. */
    public enum Viewer {
        /** The screen with everything. */
        SCREEN,
        /** The figures on the diagram, which need the estimate only. */
        OVERLAY
    }

    private sealed interface Answer {
        record Counted(CostEstimate estimate) implements Answer {}

        record Refused(String why) implements Answer {}
    }

    private final Session session;
    private final Optional<CostPort> port;
    private final Set<Viewer> viewers = new HashSet<>();
    private final Latest estimates = new Latest();
    private final ReadOnlyObjectWrapper<Optional<CostEstimate>> estimate =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<CostFigures>> figures =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper asking = new ReadOnlyBooleanWrapper();
    private Optional<Snapshot> estimated = Optional.empty();
    private String tag = ModuleTag.KEY;

    CostWatch(Session session, Optional<CostPort> port) {
        this.session = session;
        this.port = port;
    }

    /** Something was discovered: what is on screen is counted anew. */
    void discovered() {
        if (!viewers.isEmpty()) {
            estimate();
        }
        ask(viewers.contains(Viewer.SCREEN) ? CostRequests.FOUR_A_DAY : CostRequests.KEPT);
    }

    /** Somebody begins to look, or looks no more. */
    public void look(Viewer viewer, boolean now) {
        if (!now) {
            viewers.remove(viewer);
        } else if (viewers.add(viewer)) {
            if (!estimated.equals(session.snapshotProperty().get())) {
                estimate();
            }
            if (viewer == Viewer.SCREEN) {
                ask(CostRequests.FOUR_A_DAY);
            }
        }
    }

    private void estimate() {
        port.flatMap(_ -> session.snapshotProperty().get()).ifPresent(this::estimate);
    }

    private void estimate(Snapshot newest) {
        estimated = Optional.of(newest);
        Latest.Turn turn = estimates.next();
        port.ifPresent(costs ->
                session.run(
                        "Estimate the cost",
                        context -> estimate(costs, newest, context),
                        turn.only(this::accept),
                        turn.only(failure -> failed(Advice.sentences(failure)))));
    }

    /** A file of prices may be wrong: that is no mistake of the program. */
    private static Answer estimate(CostPort costs, Snapshot newest, JobContext context) {
        try {
            return new Answer.Counted(costs.estimate(newest, context));
        } catch (FileException e) {
            return new Answer.Refused(String.valueOf(e.getMessage()));
        }
    }

    private void accept(Answer answer) {
        switch (answer) {
            case Answer.Counted(CostEstimate now) -> estimate.set(Optional.of(now));
            case Answer.Refused(String why) -> failed(why);
        }
    }

    private void failed(String why) {
        estimated = Optional.empty();
        session.notices()
                .say(
                        Notice.Kind.WARNING,
                        "The cost could not be estimated: " + why,
                        "Try again",
                        this::estimate);
    }

    /**
     * From now on what was paid is wanted by the values of this tag, too; what is not kept of it is asked as far as four requests a day
     * allow.
     *
     * @param key the tag's key
     */
    public void wantTag(String key) {
        if (!tag.equals(key)) {
            tag = key;
            ask(CostRequests.FOUR_A_DAY);
        }
    }

    /**
     * Asks what was paid. One question at a time: a second one could send a request that the first one has just sent.
     *
     * @param requests {@link CostRequests#AGREED} only where the operator saw the price and agreed
     */
    public void ask(CostRequests requests) {
        if (asking.get()) {
            return;
        }
        port.ifPresent(costs -> {
            asking.set(true);
            String wanted = tag;
            session.run(
                    "Ask what was paid",
                    context -> costs.figures(requests, wanted, context),
                    now -> {
                        asking.set(false);
                        figures.set(Optional.of(now));
                        catchUp(requests, wanted);
                    },
                    failure -> {
                        asking.set(false);
                        session.notices()
                                .say(
                                        Notice.Kind.WARNING,
                                        "What was paid could not be asked: "
                                                + Advice.sentences(failure));
                    });
        });
    }

    /** The screen was opened while only what is kept was looked up, or another tag was chosen meanwhile. */
    private void catchUp(CostRequests asked, String wanted) {
        if (viewers.contains(Viewer.SCREEN)
                && (asked == CostRequests.KEPT || !wanted.equals(tag))) {
            ask(CostRequests.FOUR_A_DAY);
        }
    }

    /** Whether anybody says here what something costs. */
    public boolean isWatched() {
        return port.isPresent();
    }

    /** By list price; empty before the first. */
    public ReadOnlyObjectProperty<Optional<CostEstimate>> estimateProperty() {
        return estimate.getReadOnlyProperty();
    }

    /** What was paid; empty before the first answer. */
    public ReadOnlyObjectProperty<Optional<CostFigures>> figuresProperty() {
        return figures.getReadOnlyProperty();
    }

    /** Whether a question about what was paid is under way. */
    public ReadOnlyBooleanProperty askingProperty() {
        return asking.getReadOnlyProperty();
    }
}
