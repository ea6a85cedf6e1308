package io.stratoscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.TurningClock;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.efs.model.FileSystemNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Files that were lost are restored while the disaster lasts: what runs on the new file system is well, and nothing else. */
final class RestoredFilesTest {

    private static final String SERVER = "immich-server";

    /** So long, and all alarms are back that look at some periods together. */
    private static final Duration ALARMS = Duration.ofMinutes(25);

    /** A log in memory. */
    private record Log(List<JsonObject> lines) implements AccountLog {
        @Override
        public List<JsonObject> read() {
            return List.copyOf(lines);
        }

        @Override
        public void append(JsonObject happening) {
            lines.add(happening);
        }
    }

    private final TurningClock clock = new TurningClock(Instant.parse("2026-03-01T12:00:00Z"));

    @Test
    void aRestoredAccountIsWell() {
        SimulatedAccount account = SimulatedAccount.immich(clock);
        account.guard().unlock();
        isRestored(account);
        assertThat(metric(account, "UnHealthyHostCount"))
                .startsWith(0.0)
                .endsWith(0.0)
                .contains(2.0);
    }

    @Test
    void aRestoredAccountThatIsKeptIsWellWhenItIsOpenedAgain() {
        Log log = new Log(new ArrayList<>());
        SimulatedAccount account = SimulatedAccount.kept(clock, log);
        account.guard().unlock();
        isRestored(account);
        SimulatedAccount again = SimulatedAccount.kept(clock, log);
        assertThat(again.disasters().on()).containsExactly("lost-files");
        isWell(again);
        assertThat(metric(again, "UnHealthyHostCount"))
                .isEqualTo(metric(account, "UnHealthyHostCount"));
    }

    @Test
    void whatTakesTimeIsWellOnceItRuns() {
        SimulatedAccount account = SimulatedAccount.immich(clock).takingTime(true);
        account.guard().unlock();
        RestoredByHand restore = new RestoredByHand(account, clock);
        account.disasters().turn("lost-files", true);
        clock.turn(Duration.ofMinutes(20));
        String fresh = restore.fileSystem();
        restore.copied(restore.locationOf(fresh));
        isDown(account);
        restore.moved(fresh);
        assertThat(service(account, SERVER).runningCount()).as("not at once").isZero();
        clock.turn(ALARMS);
        isWell(account);
    }

    @Test
    void whoMountsALostOneStaysDownBesideOneThatDoesNot() {
        SimulatedAccount account = SimulatedAccount.immich(clock);
        account.guard().unlock();
        RestoredByHand restore = new RestoredByHand(account, clock);
        account.disasters().turn("lost-files", true);
        clock.turn(Duration.ofMinutes(5));
        restore.copied(restore.locationOf(restore.fileSystem()));
        isDown(account);
        assertThat(service(account, "immich-machine-learning").runningCount()).isPositive();
    }

    @Test
    void whatIsBackIsAsItWas() {
        SimulatedAccount account = SimulatedAccount.immich(clock);
        account.guard().unlock();
        isRestored(account);
        account.disasters().turn("lost-files", false);
        isWell(account);
        assertThat(systems(account)).as("the old one and the new one").isGreaterThan(1);
        assertThat(metric(account, "UnHealthyHostCount")).containsOnly(0.0);
    }

    private void isRestored(SimulatedAccount account) {
        long before = systems(account);
        RestoredByHand restore = new RestoredByHand(account, clock);
        account.disasters().turn("lost-files", true);
        clock.turn(Duration.ofMinutes(30));
        isDown(account);
        assertThat(systems(account)).isZero();
        restore.all();
        clock.turn(ALARMS);
        assertThat(before).isPositive();
        assertThat(systems(account)).isEqualTo(1);
        assertThatThrownBy(() ->
                        account.client(EfsClient.class, TestAccounts.REGION)
                                .describeFileSystems(
                                        request -> request.fileSystemId(restore.lost())))
                .isInstanceOf(FileSystemNotFoundException.class);
        isWell(account);
    }

    private static long systems(SimulatedAccount account) {
        return account
                .client(EfsClient.class, TestAccounts.REGION)
                .describeFileSystemsPaginator()
                .fileSystems()
                .stream()
                .count();
    }

    private static void isDown(SimulatedAccount account) {
        assertThat(service(account, SERVER).runningCount()).isZero();
        assertThat(targets(account)).isEmpty();
        assertThat(ringing(account)).isNotEmpty();
    }

    private static void isWell(SimulatedAccount account) {
        Service server = service(account, SERVER);
        assertThat(server.runningCount()).isEqualTo(server.desiredCount()).isPositive();
        assertThat(server.deployments()).singleElement().matches(it -> it.failedTasks() == 0);
        EcsClient ecs = account.client(EcsClient.class, TestAccounts.REGION);
        List<String> running =
                ecs.listTasks(request -> request.cluster("immich").serviceName(SERVER)).taskArns();
        assertThat(ecs.describeTasks(request -> request.cluster("immich").tasks(running)).tasks())
                .hasSize(server.desiredCount())
                .extracting(Task::lastStatus)
                .containsOnly("RUNNING");
        assertThat(
                        ecs.listTasks(request ->
                                        request.cluster("immich")
                                                .desiredStatus(DesiredStatus.STOPPED))
                                .taskArns())
                .isEmpty();
        assertThat(targets(account))
                .hasSize(server.desiredCount())
                .containsOnly(TargetHealthStateEnum.HEALTHY);
        assertThat(ringing(account)).isEmpty();
    }

    private static Service service(SimulatedAccount account, String name) {
        return account.client(EcsClient.class, TestAccounts.REGION)
                .describeServices(request -> request.cluster("immich").services(name))
                .services()
                .getFirst();
    }

    private static List<TargetHealthStateEnum> targets(SimulatedAccount account) {
        ElasticLoadBalancingV2Client elb =
                account.client(ElasticLoadBalancingV2Client.class, TestAccounts.REGION);
        String group = service(account, SERVER).loadBalancers().getFirst().targetGroupArn();
        return elb
                .describeTargetHealth(request -> request.targetGroupArn(group))
                .targetHealthDescriptions()
                .stream()
                .map(target -> target.targetHealth().state())
                .toList();
    }

    private static List<String> ringing(SimulatedAccount account) {
        var answer =
                account.client(CloudWatchClient.class, TestAccounts.REGION)
                        .describeAlarms(request ->
                                request.alarmTypes(
                                        AlarmType.METRIC_ALARM, AlarmType.COMPOSITE_ALARM));
        List<String> names = new ArrayList<>();
        answer.metricAlarms().stream()
                .filter(alarm -> alarm.stateValue() == StateValue.ALARM)
                .forEach(alarm -> names.add(alarm.alarmName()));
        answer.compositeAlarms().stream()
                .filter(alarm -> alarm.stateValue() == StateValue.ALARM)
                .forEach(alarm -> names.add(alarm.alarmName()));
        return names;
    }

    /** Of the last two hours, the oldest first, minute by minute. */
    private List<Double> metric(SimulatedAccount account, String name) {
        CloudWatchClient watch = account.client(CloudWatchClient.class, TestAccounts.REGION);
        var metric =
                watch.listMetricsPaginator(request -> request.metricName(name)).metrics().stream()
                        .findFirst()
                        .orElseThrow();
        return watch.getMetricData(request ->
                        request.startTime(clock.instant().minus(Duration.ofHours(2)))
                                .endTime(clock.instant())
                                .scanBy(ScanBy.TIMESTAMP_ASCENDING)
                                .metricDataQueries(
                                        MetricDataQuery.builder()
                                                .id("m")
                                                .metricStat(stat ->
                                                        stat.metric(metric)
                                                                .period(60)
                                                                .stat("Maximum"))
                                                .build()))
                .metricDataResults()
                .getFirst()
                .values();
    }
}
