package io.stratoscope.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.aws.LiveAccount;
import io.stratoscope.discovery.Discovery;
import io.stratoscope.discovery.DiscoveryRequest;
import io.stratoscope.job.Jobs;
import io.stratoscope.model.Arn;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Scope;
import io.stratoscope.topology.Topology;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Alarms over the wire, composite ones among them: moto does not make these. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(MinistackServer.class)
final class MinistackAlarmsIT {

    private static final String NAMESPACE = "Stratoscope/It";
    private static final String METRIC = "CPUUtilization";

    private final Clock clock = Clock.systemUTC();
    private final Jobs jobs = new Jobs(clock);
    private LiveAccount account;
    private Topology topology;

    @BeforeAll
    void discover(URI ministack, @TempDir Path home) throws InterruptedException {
        account = EmulatedAccount.connect(ministack, home, clock, SmallProject.REGION);
        account.guard().unlock();
        put("busy", ComparisonOperator.GREATER_THAN_THRESHOLD, 80);
        put("idle", ComparisonOperator.LESS_THAN_OR_EQUAL_TO_THRESHOLD, 5);
        client().putCompositeAlarm(request ->
                request.alarmName("either").alarmRule("ALARM(busy) OR ALARM(idle)"));
        account.guard().lock();
        Set<Arn> named =
                Stream.of("busy", "idle", "either")
                        .map(name ->
                                new Arn(
                                        "aws",
                                        "cloudwatch",
                                        SmallProject.REGION,
                                        "000000000000",
                                        "alarm:" + name))
                        .collect(Collectors.toSet());
        DiscoveryRequest request =
                new DiscoveryRequest(
                        Scope.project("none"),
                        List.of(SmallProject.REGION),
                        Optional.empty(),
                        named);
        topology =
                Topology.of(
                        jobs.start(
                                        "discover",
                                        job -> new Discovery(account, clock).run(request, job))
                                .await());
    }

    private void put(String name, ComparisonOperator operator, double threshold) {
        client().putMetricAlarm(request ->
                request.alarmName(name)
                        .namespace(NAMESPACE)
                        .metricName(METRIC)
                        .dimensions(Dimension.builder().name("ServiceName").value("server").build())
                        .statistic("Average")
                        .period(60)
                        .evaluationPeriods(1)
                        .threshold(threshold)
                        .comparisonOperator(operator));
    }

    private CloudWatchClient client() {
        return account.client(CloudWatchClient.class, SmallProject.REGION);
    }

    @AfterAll
    void close() {
        jobs.close();
        account.close();
    }

    private List<Resource> alarms() {
        return topology.resources(ResourceType.ALARM);
    }

    /** CloudWatch leaves them out of an answer unless they are asked for by their type. */
    @Test
    void compositeAlarmsAreAskedFor() {
        assertThat(client().describeAlarms().compositeAlarms()).isEmpty();
        assertThat(alarms())
                .extracting(Resource::name)
                .containsExactlyInAnyOrder("busy", "idle", "either");
    }

    @Test
    void aCompositeAlarmIsRelatedToThoseThatItWatches() {
        Resource either =
                alarms().stream()
                        .filter(alarm -> alarm.name().equals("either"))
                        .findFirst()
                        .orElseThrow();
        assertThat(topology.targets(either.arn(), RelationKind.REFERENCES).map(topology::name))
                .containsExactlyInAnyOrder("busy", "idle");
    }
}
