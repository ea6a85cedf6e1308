package io.stratoscope.ui;

import io.stratoscope.cost.ActualCost;
import io.stratoscope.cost.CostAnswer;
import io.stratoscope.cost.CostEstimate;
import io.stratoscope.cost.CostFigures;
import io.stratoscope.cost.CostLimits;
import io.stratoscope.cost.CostRequests;
import io.stratoscope.cost.WatchingCost;
import io.stratoscope.job.JobContext;
import io.stratoscope.model.Snapshot;
import io.stratoscope.price.PriceTable;
import io.stratoscope.topology.Topology;
import io.stratoscope.ui.session.CostPort;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Says of the sample project what a test wants it to cost. */
public final class SampleCosts implements CostPort {

    /** What was asked. */
    public record Asked(CostRequests requests, String tag) {}

    public final List<Asked> asked = new CopyOnWriteArrayList<>();
    public volatile CostAnswer answer = known("100", "200", Optional.empty());
    public volatile int left = CostRequests.A_DAY;
    public volatile Instant at = SampleProject.TAKEN_AT;
    public volatile CostLimits limits = CostLimits.USUAL;
    public volatile int estimates;
    public volatile Optional<RuntimeException> trouble = Optional.empty();
    public volatile Optional<RuntimeException> troubleWithFigures = Optional.empty();

    /** So much on the month's first day, and so much from then to its end; as of the sample project's time. */
    public static CostAnswer known(String first, String rest, Optional<String> note) {
        return new CostAnswer.Known(
                new ActualCost(
                        SampleProject.TAKEN_AT.plusSeconds(86_400),
                        List.of(
                                new ActualCost.Row(
                                        LocalDate.parse("2026-03-01"),
                                        "EC2 - Other",
                                        new BigDecimal(first))),
                        Optional.of(new BigDecimal(rest))),
                note);
    }

    @Override
    public synchronized CostEstimate estimate(Snapshot snapshot, JobContext job) {
        estimates++;
        trouble.ifPresent(thrown -> {
            throw thrown;
        });
        return CostEstimate.of(Topology.of(snapshot), PriceTable.shipped());
    }

    @Override
    public CostFigures figures(CostRequests requests, String tag, JobContext job) {
        asked.add(new Asked(requests, tag));
        troubleWithFigures.ifPresent(thrown -> {
            throw thrown;
        });
        return new CostFigures(
                answer,
                left,
                at,
                limits,
                new WatchingCost(
                        YearMonth.parse("2026-03"), List.of(), BigDecimal.TEN, Optional.empty()));
    }
}
