package io.stratoscope.ui.cost;

import io.stratoscope.cost.CostBy;
import io.stratoscope.cost.CostEstimate;
import io.stratoscope.cost.CostFigures;
import io.stratoscope.cost.CostGroup;
import io.stratoscope.cost.CostRequests;
import io.stratoscope.cost.CostTable;
import io.stratoscope.cost.Dollars;
import io.stratoscope.model.Arn;
import io.stratoscope.model.ModuleTag;
import io.stratoscope.store.CsvFile;
import io.stratoscope.ui.session.CostWatch;
import io.stratoscope.ui.session.FileWriting;
import io.stratoscope.ui.session.Notice;
import io.stratoscope.ui.session.Session;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the project costs: by list price, by Cost Explorer, and what of it could be saved. */
public final class CostViewModel {

    private final Session session;
    private final Runnable openDiagram;
    private final CostWatch costs;
    private final ReadOnlyObjectWrapper<CostPage> page =
            new ReadOnlyObjectWrapper<>(new CostPage.Waiting());
    private final ObjectProperty<CostBy> grouping = new SimpleObjectProperty<>(new CostBy.Kind());
    private final ReadOnlyBooleanWrapper agreeing = new ReadOnlyBooleanWrapper();

    /** @param openDiagram goes to the diagram, which shows what is selected */
    public CostViewModel(Session session, Runnable openDiagram) {
        this.session = session;
        this.openDiagram = openDiagram;
        this.costs = session.costs();
        costs.estimateProperty().subscribe(_ -> show());
        costs.figuresProperty().subscribe(_ -> show());
        grouping.subscribe(by -> {
            show();
            by.tag().ifPresent(costs::wantTag);
        });
    }

    private void show() {
        Optional<CostEstimate> estimate = costs.estimateProperty().get();
        Optional<CostFigures> figures = costs.figuresProperty().get();
        Optional<BigDecimal> budget = figures.flatMap(now -> now.limits().budgetUsd());
        if (!costs.isWatched()) {
            page.set(new CostPage.Unwatched());
        } else if (estimate.isEmpty() && figures.isEmpty()) {
            page.set(new CostPage.Waiting());
        } else {
            page.set(
                    new CostPage.Seen(
                            CostHead.of(estimate, figures),
                            figures.flatMap(CostHead::cost)
                                    .map(cost -> CostCharts.of(cost, budget))
                                    .orElse(CostCharts.NOTHING),
                            CostTables.of(estimate, figures, grouping.get())));
        }
    }

    /** The screen comes to the front, or goes: only what is on screen is asked for. */
    void seen(boolean now) {
        costs.look(CostWatch.Viewer.SCREEN, now);
    }

    /**
     * Asks Cost Explorer anew. Where the requests that are free of asking are used up, the operator has to agree to the price
     * first.
     */
    void askAgain() {
        if (costs.figuresProperty().get().filter(CostFigures::needsWord).isPresent()) {
            agreeing.set(true);
        } else {
            costs.ask(CostRequests.ANEW);
        }
    }

    /** The operator saw the price and agreed. */
    void agree() {
        agreeing.set(false);
        costs.ask(CostRequests.AGREED);
    }

    /** The operator thought better of it. */
    void disagree() {
        agreeing.set(false);
    }

    /** What the operator is asked to agree to. */
    String price() {
        return "The "
                + CostRequests.A_DAY
                + " requests of the last 24 hours are used. Asking now takes "
                + CostRequests.USUAL
                + " more, "
                + Dollars.exact(CostRequests.usualUsd())
                + ", and "
                + Dollars.exact(CostRequests.USD)
                + " for each further page of a long answer.";
    }

    /** By what the cost can be added up. */
    List<CostBy> groupings() {
        List<CostBy> all = new ArrayList<>();
        all.add(new CostBy.Kind());
        all.add(new CostBy.Module());
        costs.estimateProperty()
                .get()
                .ifPresent(cost ->
                        CostGroup.tagKeys(cost).stream()
                                .filter(key -> !key.equals(ModuleTag.KEY))
                                .forEach(key -> all.add(new CostBy.Tag(key))));
        return List.copyOf(all);
    }

    /** Writes the estimate as a table. */
    void export(Path file) {
        costs.estimateProperty()
                .get()
                .ifPresent(cost ->
                        new FileWriting(session)
                                .start(
                                        "Export the cost",
                                        file,
                                        () -> CsvFile.write(file, CostTable.rows(cost)),
                                        Notice.Kind.SUCCESS,
                                        "Written to " + file + "."));
    }

    /** Goes to a resource on the diagram. */
    void goTo(Arn resource) {
        session.selectionProperty().set(Optional.of(resource));
        openDiagram.run();
    }

    ReadOnlyObjectProperty<CostPage> pageProperty() {
        return page.getReadOnlyProperty();
    }

    /** By what the cost is added up. */
    ObjectProperty<CostBy> groupingProperty() {
        return grouping;
    }

    /** Whether the operator is being asked to agree to the price. */
    ReadOnlyBooleanProperty agreeingProperty() {
        return agreeing.getReadOnlyProperty();
    }

    /** Whether Cost Explorer is being asked. */
    ReadOnlyBooleanProperty askingProperty() {
        return costs.askingProperty();
    }
}
