package io.stratoscope.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.ResourceType;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

final class InsightsQueryTest {

    @Test
    void whatIsMadeForAResourceComesFirst() {
        List<InsightsQuery> ofADatabase = InsightsQuery.of(ResourceType.DB_CLUSTER);
        assertThat(ofADatabase.getFirst().types()).contains(ResourceType.DB_CLUSTER);
        assertThat(ofADatabase)
                .extracting(InsightsQuery::name)
                .contains("slow", "logins", "errors")
                .doesNotContain("rejected", "jobs");
        assertThat(InsightsQuery.of(ResourceType.BUCKET))
                .extracting(InsightsQuery::name)
                .containsExactly("newest", "errors", "rate", "streams");
    }

    @Test
    void namesAreFoundAndOthersAreNot() {
        assertThat(InsightsQuery.names()).doesNotHaveDuplicates().contains("errors");
        assertThat(InsightsQuery.named(" Errors ")).isPresent();
        assertThat(InsightsQuery.named("error")).isEmpty();
    }

    @Test
    void theScanIsPaidByTheGigabyte() {
        InsightsAnswer answer =
                new InsightsAnswer(
                        List.of("n"),
                        List.of(List.of("1")),
                        3L << 30,
                        Optional.of(new BigDecimal("0.0063")),
                        1,
                        true,
                        Optional.empty());
        assertThat(answer.usd()).contains(new BigDecimal("0.018900"));
        assertThat(answer.words())
                .isEqualTo("1 row; 1 lines matched; 3.2 GB scanned, $0.018900 at $0.0063 a GB");
    }

    @Test
    void aPriceThatIsNotKnownIsNotGuessed() {
        assertThat(InsightsAnswer.NOTHING.usd()).isEmpty();
        assertThat(InsightsAnswer.NOTHING.words())
                .endsWith("scanned, at a price that is not known for this region");
        assertThat(InsightsAnswer.priceWords(Optional.empty())).doesNotContain("$");
    }
}
