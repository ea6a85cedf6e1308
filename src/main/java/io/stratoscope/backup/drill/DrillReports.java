package io.stratoscope.backup.drill;

import io.stratoscope.backup.DatabaseCopy;
import io.stratoscope.backup.FilesCopy;
import io.stratoscope.backup.drill.DrillReport.Left;
import io.stratoscope.backup.drill.DrillReport.Made;
import io.stratoscope.backup.drill.DrillReport.Verdict;
import io.stratoscope.provision.driver.Place;
import io.stratoscope.provision.plan.Change;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts a drill's report together. */
final class DrillReports {

    private final DrillTools tools;
    private final PreparedDrill prepared;
    private final DrillLog log;
    private final Instant startedAt;

    DrillReports(DrillTools tools, PreparedDrill prepared, DrillLog log, Instant startedAt) {
        this.tools = tools;
        this.prepared = prepared;
        this.log = log;
        this.startedAt = startedAt;
    }

    DrillReport report(Verdict verdict, List<String> left, Duration overhead) {
        Place place = tools.provisioning().place();
        Instant endedAt = tools.account().clock().instant();
        return new DrillReport(
                prepared.drill().text(),
                place.accountId(),
                place.region(),
                prepared.original().project(),
                prepared.request().point().id(),
                prepared.request().point().database().flatMap(DatabaseCopy::created),
                prepared.request().point().files().map(FilesCopy::begin),
                startedAt,
                endedAt,
                tools.account().simulated(),
                verdict,
                reason(verdict),
                log.phases(),
                log.checks(),
                log.resources(),
                left.stream()
                        .map(each -> new Left(each, "it could not be removed", Optional.empty()))
                        .toList(),
                prepared.quote(),
                metered(endedAt),
                overhead);
    }

    private String reason(Verdict verdict) {
        return switch (verdict) {
            case PROVED -> "the restored application was asked, and everything was there";
            case CANCELLED -> "it was cancelled";
            case FAILED ->
                    log.checks().stream()
                            .filter(DrillCheck::failed)
                            .findFirst()
                            .map(check -> check.name() + ": " + check.evidence())
                            .orElse("it failed");
        };
    }

    /** Each resource by the time that it was there. */
    private BigDecimal metered(Instant endedAt) {
        Map<String, Change> changes =
                prepared.plan()
                        .map(plan ->
                                plan.changes().stream()
                                        .collect(
                                                Collectors.toMap(
                                                        Change::id, each -> each, (one, _) -> one)))
                        .orElse(Map.of());
        return log.resources().stream()
                .flatMap(made -> cost(made, changes, endedAt).stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(4, RoundingMode.HALF_UP);
    }

    private static Optional<BigDecimal> cost(
            Made made, Map<String, Change> changes, Instant endedAt) {
        return Optional.ofNullable(changes.get(made.id()))
                .flatMap(change ->
                        DrillQuotes.cost(
                                change.type(),
                                change.monthlyUsd(),
                                Duration.between(made.madeAt(), made.goneAt().orElse(endedAt))));
    }
}
