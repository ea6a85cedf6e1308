package io.stratoscope.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.stratoscope.model.Scope;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.costexplorer.CostExplorerClient;
import software.amazon.awssdk.services.costexplorer.model.DateInterval;
import software.amazon.awssdk.services.costexplorer.model.GetCostAndUsageRequest;
import software.amazon.awssdk.services.costexplorer.model.GetCostAndUsageResponse;
import software.amazon.awssdk.services.costexplorer.model.Group;
import software.amazon.awssdk.services.costexplorer.model.GroupDefinition;
import software.amazon.awssdk.services.costexplorer.model.MetricValue;
import software.amazon.awssdk.services.costexplorer.model.ResultByTime;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class CostQueriesTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-01-15");

    /** Answers with a page for each token, and then with none. */
    private static final class Pages implements CostExplorerClient {
        private final List<GetCostAndUsageRequest> asked = new ArrayList<>();
        private final List<String> tokens;

        Pages(String... tokens) {
            this.tokens = List.of(tokens);
        }

        @Override
        public GetCostAndUsageResponse getCostAndUsage(GetCostAndUsageRequest request) {
            int page = asked.size();
            asked.add(request);
            GetCostAndUsageResponse.Builder answer =
                    GetCostAndUsageResponse.builder().resultsByTime(day(page + 1));
            return page < tokens.size()
                    ? answer.nextPageToken(tokens.get(page)).build()
                    : answer.build();
        }

        private static ResultByTime day(int number) {
            return ResultByTime.builder()
                    .timePeriod(DateInterval.builder().start("2026-01-0" + number).build())
                    .groups(
                            Group.builder()
                                    .keys(
                                            "Tax",
                                            List.of("Team$photos", "Team$", "Team$a$b")
                                                    .get(number - 1))
                                    .metrics(
                                            Map.of(
                                                    "UnblendedCost",
                                                    MetricValue.builder().amount("1.5").build()))
                                    .build())
                    .build();
        }

        @Override
        public String serviceName() {
            return "ce";
        }

        @Override
        public void close() {
            // There is nothing to close.
        }
    }

    @Test
    void asksPageByPageFromTheMonthBeforeUntilToday() {
        Pages pages = new Pages("a", "b");
        List<TaggedCost.Row> rows =
                new CostQueries(pages, Scope.project("immich"), () -> {}).rows(TODAY, "Team");
        assertThat(rows)
                .containsExactly(
                        new TaggedCost.Row(
                                LocalDate.parse("2026-01-01"),
                                "Tax",
                                Optional.of("photos"),
                                new BigDecimal("1.5")),
                        new TaggedCost.Row(
                                LocalDate.parse("2026-01-02"),
                                "Tax",
                                Optional.empty(),
                                new BigDecimal("1.5")),
                        new TaggedCost.Row(
                                LocalDate.parse("2026-01-03"),
                                "Tax",
                                Optional.of("a$b"),
                                new BigDecimal("1.5")));
        assertThat(pages.asked)
                .allSatisfy(request -> {
                    assertThat(request.timePeriod().start()).isEqualTo("2025-12-01");
                    assertThat(request.timePeriod().end()).isEqualTo("2026-01-16");
                    assertThat(request.filter().tags().values()).containsExactly("immich");
                    assertThat(request.groupBy())
                            .extracting(GroupDefinition::typeAsString, GroupDefinition::key)
                            .containsExactly(tuple("DIMENSION", "SERVICE"), tuple("TAG", "Team"));
                })
                .extracting(GetCostAndUsageRequest::nextPageToken)
                .containsExactly(null, "a", "b");
    }

    @Test
    void doesNotPayForTheSamePageForEver() {
        Pages pages = new Pages("a", "a", "a", "a");
        CostQueries queries = new CostQueries(pages, new Scope.Everything(), () -> {});
        assertThatThrownBy(() -> queries.rows(TODAY, "Team"))
                .isInstanceOf(SdkClientException.class);
        assertThat(pages.asked).hasSize(2);
    }

    @Test
    void asksNothingThatIsNotAllowed() {
        Pages pages = new Pages();
        CostQueries queries =
                new CostQueries(
                        pages,
                        new Scope.Everything(),
                        () -> {
                            throw new IllegalStateException("no");
                        });
        assertThatThrownBy(() -> queries.rows(TODAY, "Team")).hasMessage("no");
        assertThat(pages.asked).isEmpty();
    }

    @Test
    void allTagsOfAScopeAreMeant() {
        Pages pages = new Pages();
        List<TaggedCost.Row> rows =
                new CostQueries(pages, new Scope.Tagged(Map.of("a", "1", "b", "2")), () -> {})
                        .rows(TODAY, "Team");
        assertThat(rows).hasSize(1);
        assertThat(pages.asked.getFirst().filter().and())
                .extracting(part -> part.tags().key())
                .containsExactly("a", "b");
    }
}
