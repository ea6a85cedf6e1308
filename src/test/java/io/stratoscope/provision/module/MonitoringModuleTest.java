package io.stratoscope.provision.module;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.stack.Wanted;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class MonitoringModuleTest {
    private static final Designs EDGE =
            new Designs().with("vpc").with("certificate").with("load-balancer").with("monitoring");
    private static final Designs DATA =
            new Designs()
                    .with("vpc")
                    .with("secrets")
                    .with("efs")
                    .with("database")
                    .with("cache")
                    .with("monitoring");

    private static final List<Wanted> BY_DEFAULT = all().stack().resources();

    @Test
    void withNothingToWatchThereIsATopic() {
        Designs stack = new Designs().with("monitoring");

        assertThat(stack.ids()).containsExactly("Alerts", "AlertsTo1");
        assertThat(stack.untagged("Alerts"))
                .isEqualTo(
                        JsonText.parse(
                                """
                                {"TopicName": "immich-alerts", "DisplayName": "immich alerts"}
                                """));
        assertThat(stack.name("Alerts")).isEqualTo("immich-alerts");
        assertThat(stack.resource("AlertsTo1").properties())
                .isEqualTo(
                        JsonText.parse(
                                """
                                {"TopicArn": {"Ref": "Alerts"}, "Protocol": "email",
                                 "Endpoint": "operator@immich.ronchese.pp.ua"}
                                """));
    }

    @Test
    void anAlarmTellsTheTopicWhenItRingsAndWhenAllIsWell() {
        assertThat(EDGE.untagged("AlbUnhealthyTargetsAlarm"))
                .isEqualTo(
                        JsonText.parse(
                                """
                                {"AlarmName": "immich-alb-unhealthy-targets",
                                 "AlarmDescription": "A server task fails its health check",
                                 "Namespace": "AWS/ApplicationELB", "MetricName": "UnHealthyHostCount",
                                 "Dimensions": [
                                  {"Name": "LoadBalancer",
                                   "Value": {"Fn::GetAtt": ["LoadBalancer", "LoadBalancerFullName"]}},
                                  {"Name": "TargetGroup",
                                   "Value": {"Fn::GetAtt": ["ServerTargets", "TargetGroupFullName"]}}],
                                 "Statistic": "Maximum", "ComparisonOperator": "GreaterThanThreshold",
                                 "Threshold": 0, "Period": 300, "EvaluationPeriods": 3,
                                 "TreatMissingData": "missing", "ActionsEnabled": true,
                                 "AlarmActions": [{"Ref": "Alerts"}], "OKActions": [{"Ref": "Alerts"}]}
                                """));
        assertThat(EDGE.name("AlbUnhealthyTargetsAlarm")).isEqualTo("immich-alb-unhealthy-targets");
    }

    @Test
    void whatIsWatchedOnceADayRingsAtOnce() {
        JsonObject alarm = EDGE.untagged("CertificateExpiryAlarm");

        assertThat(alarm.number("Period").orElseThrow()).isEqualByComparingTo("86400");
        assertThat(alarm.number("EvaluationPeriods").orElseThrow()).isEqualByComparingTo("1");
        assertThat(alarm.text("ComparisonOperator")).contains("LessThanThreshold");
        assertThat(alarm.text("AlarmDescription")).contains("The certificate ends within 30 days");
    }

    @Test
    void whatWasNotCopiedIsMissed() {
        assertThat(all().untagged("BackupMissingAlarm").objects("Dimensions"))
                .containsExactly(
                        (JsonObject)
                                JsonText.parse(
                                        """
                                        {"Name": "TaskId", "Value":
                                         {"Fn::Select": [1, {"Fn::Split": ["/", {"Ref": "BackupTask"}]}]}}
                                        """));
    }

    @ParameterizedTest
    @CsvSource({
        "Alb5xxAlarm, immich-alb-5xx, HTTPCode_Target_5XX_Count, Sum, 10",
        "AlbUnhealthyTargetsAlarm, immich-alb-unhealthy-targets, UnHealthyHostCount, Maximum, 0",
        "AlbSlowAlarm, immich-alb-slow, TargetResponseTime, Average, 2",
        "ServerCpuAlarm, immich-server-cpu, CPUUtilization, Average, 85",
        "ServerMemoryAlarm, immich-server-memory, MemoryUtilization, Average, 85",
        "MachineLearningCpuAlarm, immich-machine-learning-cpu, CPUUtilization, Average, 85",
        "MachineLearningMemoryAlarm, immich-machine-learning-memory, MemoryUtilization, Average, 85",
        "DatabaseCpuAlarm, immich-database-cpu, CPUUtilization, Average, 80",
        "DatabaseConnectionsAlarm, immich-database-connections, DatabaseConnections, Maximum, 350",
        "DatabaseMemoryAlarm, immich-database-memory, FreeableMemory, Minimum, 268435456",
        "CacheMemoryAlarm, immich-cache-memory, DatabaseMemoryUsagePercentage, Maximum, 80",
        "EfsIoLimitAlarm, immich-efs-io-limit, PercentIOLimit, Maximum, 95",
        "BackupMissingAlarm, immich-backup-missing, FilesTransferred, Sum, 1",
        "CertificateExpiryAlarm, immich-certificate-expiry, DaysToExpiry, Minimum, 30"
    })
    void theWholeProjectIsWatched(
            String id, String name, String metric, String statistic, String threshold) {
        JsonObject alarm = all().untagged(id);

        assertThat(alarm.text("AlarmName")).contains(name);
        assertThat(alarm.text("MetricName")).contains(metric);
        assertThat(alarm.text("Statistic")).contains(statistic);
        assertThat(alarm.number("Threshold").orElseThrow()).isEqualByComparingTo(threshold);
        assertThat(BY_DEFAULT)
                .filteredOn(wanted -> wanted.type().name().equals("AWS::CloudWatch::Alarm"))
                .hasSize(14);
    }

    @Test
    void nobodyCanUseItWhenTwoOfThemRing() {
        assertThat(EDGE.untagged("UnavailableAlarm"))
                .isEqualTo(
                        JsonText.parse(
                                """
                                {"AlarmName": "immich-unavailable", "AlarmDescription": "Nobody can use Immich",
                                 "AlarmRule": {"Fn::Sub":
                                  "ALARM(\\"${AlbUnhealthyTargetsAlarm}\\") OR ALARM(\\"${Alb5xxAlarm}\\")"},
                                 "ActionsEnabled": true, "AlarmActions": [{"Ref": "Alerts"}]}
                                """));
    }

    @Test
    void whatIsNotThereIsNotWatched() {
        assertThat(alarms(EDGE))
                .containsExactly(
                        "Alb5xxAlarm",
                        "AlbUnhealthyTargetsAlarm",
                        "AlbSlowAlarm",
                        "CertificateExpiryAlarm",
                        "UnavailableAlarm");
        assertThat(alarms(DATA))
                .containsExactly(
                        "DatabaseCpuAlarm",
                        "DatabaseConnectionsAlarm",
                        "DatabaseMemoryAlarm",
                        "CacheMemoryAlarm",
                        "EfsIoLimitAlarm");
    }

    private static List<String> alarms(Designs stack) {
        return stack.ids().stream().filter(id -> id.endsWith("Alarm")).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "errors, 25, Alb5xxAlarm, 25",
        "answer-seconds, 5, AlbSlowAlarm, 5",
        "service-percent, 70, MachineLearningMemoryAlarm, 70",
        "database-cpu-percent, 60, DatabaseCpuAlarm, 60",
        "database-connections, 90, DatabaseConnectionsAlarm, 90",
        "database-free-mib, 512, DatabaseMemoryAlarm, 536870912",
        "cache-percent, 50, CacheMemoryAlarm, 50",
        "files-io-percent, 75, EfsIoLimitAlarm, 75",
        "certificate-days, 14, CertificateExpiryAlarm, 14"
    })
    void thresholdsAreTaken(String setting, long value, String id, String threshold) {
        Designs stack = all().with("monitoring", JsonValue.object().put(setting, value).build());

        assertThat(stack.untagged(id).number("Threshold").orElseThrow())
                .isEqualByComparingTo(threshold);
        assertThat(stack.stack().resources())
                .filteredOn(wanted -> wanted.type().name().equals("AWS::CloudWatch::Alarm"))
                .filteredOn(wanted -> !BY_DEFAULT.contains(wanted))
                .extracting(Wanted::id)
                .contains(id)
                .hasSize(setting.equals("service-percent") ? 4 : 1);
    }

    @Test
    void eachAddressIsTold() {
        Designs stack =
                new Designs()
                        .with(
                                "monitoring",
                                JsonValue.object()
                                        .put(
                                                "emails",
                                                Design.texts(
                                                        List.of("a@example.org", "b@example.org")))
                                        .build());

        assertThat(stack.ids()).containsExactly("Alerts", "AlertsTo1", "AlertsTo2");
        assertThat(stack.untagged("AlertsTo2").text("Endpoint")).contains("b@example.org");
        assertThat(
                        new Designs()
                                .with(
                                        "monitoring",
                                        JsonValue.object()
                                                .put("emails", Design.texts(List.of()))
                                                .build())
                                .ids())
                .containsExactly("Alerts");
    }

    private static Designs all() {
        Designs all = new Designs();
        Modules.ALL.forEach(module -> all.with(module.name()));
        return all;
    }
}
