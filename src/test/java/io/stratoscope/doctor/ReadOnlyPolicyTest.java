package io.stratoscope.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.architecture.CalledOperations;
import io.stratoscope.aws.CallMeter;
import io.stratoscope.aws.IamActions;
import io.stratoscope.discovery.Discovery;
import io.stratoscope.discovery.DiscoveryRequest;
import io.stratoscope.job.Jobs;
import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;
import io.stratoscope.simulator.SimulatedAccount;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

class ReadOnlyPolicyTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

    /** Everybody may ask who he is. */
    private static final String IDENTITY = "sts:GetCallerIdentity";

    private static SimulatedAccount account() {
        return SimulatedAccount.immich(CLOCK).withRegions(List.of("eu-central-1", "us-east-1"));
    }

    private static Set<String> called(SimulatedAccount account) {
        return account.meter().counts().stream()
                .map((CallMeter.Count count) -> IamActions.of(count.service(), count.operation()))
                .collect(Collectors.toSet());
    }

    private static Snapshot discovered(SimulatedAccount account, Scope scope) {
        try (Jobs jobs = new Jobs(CLOCK)) {
            DiscoveryRequest request =
                    new DiscoveryRequest(scope, account.regions(), Optional.empty());
            return jobs.start("discover", job -> new Discovery(account, CLOCK).run(request, job))
                    .result()
                    .join();
        }
    }

    private static Set<String> calledByDiscovery() {
        SimulatedAccount account = account();
        Snapshot _ = discovered(account, new Scope.Everything());
        Snapshot _ = discovered(account, Scope.project("immich"));
        return called(account);
    }

    private static Set<String> calledByTheDoctor() {
        SimulatedAccount account = account();
        try (Jobs jobs = new Jobs(CLOCK)) {
            jobs.start("doctor", new Doctor(account, CLOCK).paying()::run).result().join();
        }
        return called(account);
    }

    @Test
    void whatDiscoveryCallsIsAllowed() {
        Set<String> called = calledByDiscovery();

        assertThat(called).hasSizeGreaterThan(50).contains(IDENTITY);
        called.remove(IDENTITY);
        assertThat(ReadOnlyPolicy.actions()).containsAll(called);
    }

    @Test
    void whatTheDoctorCallsIsAllowedAndAllOfItIsTried() {
        Set<String> called = calledByTheDoctor();

        assertThat(called).contains(IDENTITY);
        called.remove(IDENTITY);
        called.removeAll(ReadOnlyPolicy.ofLogFiles());
        assertThat(ReadOnlyPolicy.actions()).containsExactlyInAnyOrderElementsOf(called);
    }

    /** Also what no describer calls in the simulated account. */
    @Test
    void whateverTheCodeOfDiscoveryAndHealthCanCallIsAllowed() throws ClassNotFoundException {
        Set<String> operations = new TreeSet<>(CalledOperations.in("io.stratoscope.discovery"));
        assertThat(operations).hasSizeGreaterThan(80);
        Set<String> ofHealth = CalledOperations.in("io.stratoscope.health");
        assertThat(ofHealth).contains("elasticloadbalancing:DescribeTargetHealth");
        operations.addAll(ofHealth);
        operations.addAll(CalledOperations.in("io.stratoscope.quota"));
        assertThat(
                        operations.stream()
                                .map(ReadOnlyPolicyTest::action)
                                .filter(action -> !action.equals(IDENTITY)))
                .isSubsetOf(ReadOnlyPolicy.actions());
    }

    @Test
    void whateverReadingLogsCallsIsAllowed() throws ClassNotFoundException {
        assertThat(CalledOperations.in("io.stratoscope.logs"))
                .contains("logs:FilterLogEvents", "logs:StartLiveTail", "s3:GetObject")
                .map(ReadOnlyPolicyTest::action)
                .filteredOn(action -> !ReadOnlyPolicy.ofLogFiles().contains(action))
                .isSubsetOf(ReadOnlyPolicy.actions());
    }

    @Test
    void whateverReadingMetricsCallsIsAllowed() throws ClassNotFoundException {
        assertThat(CalledOperations.in("io.stratoscope.metrics"))
                .contains("cloudwatch:GetMetricData", "cloudwatch:ListMetrics")
                .map(ReadOnlyPolicyTest::action)
                .isSubsetOf(ReadOnlyPolicy.actions());
    }

    private static String action(String operation) {
        int colon = operation.indexOf(':');
        return IamActions.of(operation.substring(0, colon), operation.substring(colon + 1));
    }

    @Test
    void nothingButTheseCallsIsNeededToSeeTheWholeProject() {
        SimulatedAccount all = account();
        SimulatedAccount some = account();
        Set<String> allowed = new TreeSet<>(ReadOnlyPolicy.actions());
        allowed.add(IDENTITY);
        some.faults().allowOnly(allowed);
        Scope project = Scope.project("immich");

        Snapshot seen = discovered(some, project);

        assertThat(seen.issues()).isEqualTo(discovered(all, project).issues());
        assertThat(seen.resources()).isEqualTo(discovered(all, project).resources());
    }

    @Test
    void nothingThatChangesAnythingIsAllowed() {
        assertThat(ReadOnlyPolicy.actions())
                .allMatch(action ->
                        action.matches("[a-z0-9-]+:(Get|List|Describe)[A-Za-z0-9]+")
                                || action.equals("logs:FilterLogEvents")
                                || action.equals("logs:StartLiveTail")
                                // A query of Insights: it begins, and is given up.
                                || action.equals("logs:StartQuery")
                                || action.equals("logs:StopQuery"))
                .doesNotContain(
                        "secretsmanager:GetSecretValue", "ssm:GetParameter", "s3:GetObject");
    }

    @Test
    void theDocumentIsAPolicy() {
        var document = ReadOnlyPolicy.document();

        assertThat(document.text("Version")).contains("2012-10-17");
        assertThat(document.objects("Statement"))
                .hasSize(2)
                .allSatisfy(statement -> assertThat(statement.text("Effect")).contains("Allow"));
        assertThat(document.objects("Statement").getFirst().texts("Action"))
                .isSorted()
                .containsExactlyElementsOf(ReadOnlyPolicy.actions());
    }

    @Test
    void objectsCanBeReadOnlyWhereAwsDeliversLogs() {
        var logFiles = ReadOnlyPolicy.document().objects("Statement").getLast();

        assertThat(logFiles.texts("Action")).containsExactly("s3:GetObject");
        assertThat(logFiles.text("Resource")).contains("arn:aws:s3:::*/AWSLogs/*");
    }
}
