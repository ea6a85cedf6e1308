package io.stratoscope.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.aws.CallMeter;
import io.stratoscope.aws.IamActions;
import io.stratoscope.discovery.Discovery;
import io.stratoscope.discovery.DiscoveryRequest;
import io.stratoscope.job.Jobs;
import io.stratoscope.model.Scope;
import io.stratoscope.simulator.SimulatedAccount;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

class ReadOnlyPolicyTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

    /** Everybody may ask who he is. */
    private static final String IDENTITY = "sts:GetCallerIdentity";

    private static Set<String> calledByDiscovery() {
        SimulatedAccount account =
                SimulatedAccount.immich(CLOCK).withRegions(List.of("eu-central-1", "us-east-1"));
        try (Jobs jobs = new Jobs(CLOCK)) {
            for (Scope scope : List.of(new Scope.Everything(), Scope.project("immich"))) {
                DiscoveryRequest request =
                        new DiscoveryRequest(scope, account.regions(), Optional.empty());
                jobs.start("discover", job -> new Discovery(account, CLOCK).run(request, job))
                        .result()
                        .join();
            }
        }
        return account.meter().counts().stream()
                .map((CallMeter.Count count) -> IamActions.of(count.service(), count.operation()))
                .collect(Collectors.toSet());
    }

    @Test
    void whatDiscoveryCallsIsAllowed() {
        Set<String> called = calledByDiscovery();

        assertThat(called).hasSizeGreaterThan(50).contains(IDENTITY);
        called.remove(IDENTITY);
        assertThat(ReadOnlyPolicy.actions()).containsAll(called);
    }

    @Test
    void nothingThatChangesAnythingIsAllowed() {
        assertThat(ReadOnlyPolicy.actions())
                .allMatch(action -> action.matches("[a-z0-9-]+:(Get|List|Describe)[A-Za-z0-9]+"))
                .doesNotContain(
                        "secretsmanager:GetSecretValue", "ssm:GetParameter", "s3:GetObject");
    }

    @Test
    void theDocumentIsAPolicy() {
        var document = ReadOnlyPolicy.document();

        assertThat(document.text("Version")).contains("2012-10-17");
        assertThat(document.objects("Statement"))
                .singleElement()
                .satisfies(statement -> {
                    assertThat(statement.text("Effect")).contains("Allow");
                    assertThat(statement.texts("Action"))
                            .isSorted()
                            .containsExactlyElementsOf(ReadOnlyPolicy.actions());
                });
    }
}
