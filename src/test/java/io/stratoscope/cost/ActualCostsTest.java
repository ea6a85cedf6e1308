package io.stratoscope.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.aws.CallMeter;
import io.stratoscope.model.ModuleTag;
import io.stratoscope.model.Scope;
import io.stratoscope.simulator.SimulatedAccount;
import io.stratoscope.store.CostStore;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

class ActualCostsTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-28T12:00:00Z"), ZoneOffset.UTC);
    private static final Scope IMMICH = Scope.project("immich");

    @TempDir private Path directory;

    private CostAnswer ask(SimulatedAccount account, CostRequests requests) {
        return ask(account, requests, ModuleTag.KEY);
    }

    private CostAnswer ask(SimulatedAccount account, CostRequests requests, String tag) {
        return new ActualCosts(account, CostStore.open(directory, CLOCK)).of(IMMICH, requests, tag);
    }

    private static ActualCost cost(CostAnswer answer) {
        return switch (answer) {
            case CostAnswer.Known known -> known.cost();
            case CostAnswer.Unavailable no -> throw new AssertionError(no.reason());
        };
    }

    private static Optional<String> note(CostAnswer answer) {
        return switch (answer) {
            case CostAnswer.Known known -> known.note();
            case CostAnswer.Unavailable no -> throw new AssertionError(no.reason());
        };
    }

    private static long calls(SimulatedAccount account) {
        return account.meter().counts().stream()
                .filter(count -> count.service().equals("ce"))
                .mapToLong(CallMeter.Count::calls)
                .sum();
    }

    private static SimulatedAccount immich(String time) {
        return SimulatedAccount.immich(Clock.fixed(Instant.parse(time), ZoneOffset.UTC));
    }

    @Test
    void twoRequestsTellTheMonthItsEndAndTheMonthBefore() {
        try (SimulatedAccount account = SimulatedAccount.immich(CLOCK)) {
            CostAnswer answer = ask(account, CostRequests.FOUR_A_DAY);
            ActualCost cost = cost(answer);
            assertThat(note(answer)).isEmpty();
            assertThat(calls(account)).isEqualTo(2);
            assertThat(cost.byDay()).hasSize(31 + 28);
            assertThat(cost.byService())
                    .containsKeys("EC2 - Other", "Amazon Elastic Load Balancing");
            assertThat(cost.monthBefore()).isBetween(new BigDecimal("350"), new BigDecimal("500"));
            assertThat(cost.monthToDate()).isLessThan(cost.endOfMonth().orElseThrow());
        }
    }

    @Test
    void theAnswerServesForHalfADayAndThenIsAskedAnew() {
        try (SimulatedAccount account = SimulatedAccount.immich(CLOCK)) {
            ActualCost first = cost(ask(account, CostRequests.FOUR_A_DAY));
            assertThat(cost(ask(account, CostRequests.FOUR_A_DAY))).isEqualTo(first);
            assertThat(calls(account)).isEqualTo(2);
        }
        try (SimulatedAccount later = immich("2026-11-29T00:00:01Z")) {
            assertThat(cost(ask(later, CostRequests.FOUR_A_DAY)).today()).isEqualTo("2026-11-29");
            assertThat(calls(later)).isEqualTo(2);
        }
    }

    @Test
    void theFifthRequestOfADayNeedsTheOperatorsWord() {
        try (SimulatedAccount account = SimulatedAccount.immich(CLOCK)) {
            CostStore store = CostStore.open(directory, CLOCK);
            for (int i = 0; i < 4; i++) {
                assertThat(store.take(account.label(), CLOCK.instant(), 4)).isTrue();
            }
            assertThat(ask(account, CostRequests.FOUR_A_DAY))
                    .isInstanceOfSatisfying(
                            CostAnswer.Unavailable.class,
                            no ->
                                    assertThat(no.reason())
                                            .contains("used up", "--refresh", "$0.01"));
            assertThat(calls(account)).isZero();
            assertThat(note(ask(account, CostRequests.AGREED))).isEmpty();
            assertThat(calls(account)).isEqualTo(2);
        }
    }

    @Test
    void eachPageIsARequest() {
        try (SimulatedAccount account = SimulatedAccount.immich(CLOCK)) {
            account.faults().hostilePaging(true);
            CostAnswer answer = ask(account, CostRequests.FOUR_A_DAY);
            assertThat(calls(account)).isEqualTo(4);
            assertThat(note(answer)).contains("no request was left today for the forecast");
            assertThat(cost(answer).byDay()).hasSize(31 + 28);
            assertThat(cost(answer).endOfMonth()).isEmpty();
        }
    }

    @Test
    void whoIsDeniedKeepsWhatIsKnownAndReadsTheReason() {
        try (SimulatedAccount account = SimulatedAccount.immich(CLOCK)) {
            account.faults().deny("ce:GetCostAndUsage");
            assertThat(ask(account, CostRequests.FOUR_A_DAY))
                    .isInstanceOfSatisfying(
                            CostAnswer.Unavailable.class,
                            no -> assertThat(no.reason()).contains("ce:GetCostAndUsage", "policy"));
            account.faults().clear();
            ActualCost before = cost(ask(account, CostRequests.AGREED));
            account.faults().deny("ce:GetCostAndUsage");
            CostAnswer denied = ask(account, CostRequests.AGREED);
            assertThat(cost(denied)).isEqualTo(before);
            assertThat(note(denied).orElseThrow()).contains("ce:GetCostAndUsage");
        }
    }

    @Test
    void whoIsDeniedTheForecastHasTheRest() {
        try (SimulatedAccount account = SimulatedAccount.immich(CLOCK)) {
            account.faults().deny("ce:GetCostForecast");
            CostAnswer answer = ask(account, CostRequests.FOUR_A_DAY);
            assertThat(cost(answer).endOfMonth()).isEmpty();
            assertThat(note(answer).orElseThrow()).contains("no forecast", "ce:GetCostForecast");
        }
    }

    private static BigDecimal sum(ActualCost cost, String tag) {
        return cost.tagged(tag).orElseThrow().byValue().values().stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void serviceDayAndTagFitIntoOneRequestAndAnotherTagTakesOneMore() {
        try (SimulatedAccount account = SimulatedAccount.immich(CLOCK)) {
            ActualCost cost = cost(ask(account, CostRequests.FOUR_A_DAY, "Project"));
            assertThat(calls(account)).isEqualTo(2);
            assertThat(cost.tagged("Project").orElseThrow().byValue()).containsOnlyKeys("immich");
            assertThat(sum(cost, "Project")).isEqualByComparingTo(cost.monthToDate());
            assertThat(cost.tagged("Environment")).isEmpty();

            ActualCost more = cost(ask(account, CostRequests.FOUR_A_DAY, "Environment"));
            assertThat(calls(account)).isEqualTo(3);
            assertThat(more.rows()).isEqualTo(cost.rows());
            assertThat(more.endOfMonth()).isEqualTo(cost.endOfMonth());
            assertThat(more.tagged("Project")).isEqualTo(cost.tagged("Project"));
            assertThat(more.tagged("Environment").orElseThrow().byValue())
                    .containsOnlyKeys("production");
            assertThat(cost(ask(account, CostRequests.FOUR_A_DAY, "Project"))).isEqualTo(more);
            assertThat(calls(account)).as("both are kept").isEqualTo(3);

            TaggedCost untagged =
                    cost(ask(account, CostRequests.FOUR_A_DAY, "Owner"))
                            .tagged("Owner")
                            .orElseThrow();
            assertThat(untagged.byValue()).containsOnlyKeys("");
            assertThat(untagged.isKnownToTheBill()).isFalse();
            CostAnswer fifth = ask(account, CostRequests.FOUR_A_DAY, "Team");
            assertThat(calls(account)).isEqualTo(4);
            assertThat(note(fifth).orElseThrow()).contains("used up");
            assertThat(cost(fifth).tagged("Team")).isEmpty();
        }
    }

    @Test
    void whoIsDeniedATagKeepsTheRest() {
        try (SimulatedAccount account = SimulatedAccount.immich(CLOCK)) {
            ActualCost before = cost(ask(account, CostRequests.FOUR_A_DAY, "Project"));
            account.faults().deny("ce:GetCostAndUsage");
            CostAnswer denied = ask(account, CostRequests.FOUR_A_DAY, "Environment");
            assertThat(cost(denied)).isEqualTo(before);
            assertThat(note(denied).orElseThrow()).contains("ce:GetCostAndUsage");
        }
    }

    @Test
    void whatATagWasAskedStaysWithItsOwnAge() {
        ActualCost first;
        try (SimulatedAccount account = SimulatedAccount.immich(CLOCK)) {
            first = cost(ask(account, CostRequests.FOUR_A_DAY, "Environment"));
        }
        try (SimulatedAccount later = immich("2026-11-29T13:00:00Z")) {
            ActualCost cost = cost(ask(later, CostRequests.FOUR_A_DAY, "Project"));
            assertThat(calls(later)).isEqualTo(2);
            assertThat(cost.tagged("Environment")).isEqualTo(first.tagged("Environment"));
            assertThat(cost.tagged("Project").orElseThrow().askedAt()).isEqualTo(cost.askedAt());
        }
    }

    @Test
    void changesCompareTheSameDaysOfBothMonths() {
        ActualCost cost =
                new ActualCost(
                        Instant.parse("2026-11-03T06:00:00Z"),
                        List.of(
                                row("2026-10-01", "A", "1"),
                                row("2026-10-02", "A", "1"),
                                row("2026-10-03", "A", "50"),
                                row("2026-11-01", "A", "4"),
                                row("2026-11-02", "A", "4"),
                                row("2026-11-03", "A", "9"),
                                row("2026-11-02", "B", "2")),
                        Optional.of(new BigDecimal("100")));
        assertThat(cost.changes())
                .containsExactly(
                        new ActualCost.Change("A", new BigDecimal("2"), new BigDecimal("8")),
                        new ActualCost.Change("B", BigDecimal.ZERO, new BigDecimal("2")));
        assertThat(cost.monthToDate()).isEqualByComparingTo("19");
        assertThat(cost.endOfMonth().orElseThrow()).isEqualByComparingTo("110");
        assertThat(ActualCost.of(cost.askedAt(), cost.toJson())).isEqualTo(cost);
    }

    private static ActualCost.Row row(String day, String service, String usd) {
        return new ActualCost.Row(LocalDate.parse(day), service, new BigDecimal(usd));
    }
}
