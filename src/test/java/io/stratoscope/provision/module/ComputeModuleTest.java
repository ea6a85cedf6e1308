package io.stratoscope.provision.module;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class ComputeModuleTest {
    private static final Designs DEFAULT = with(JsonObject.EMPTY);

    @Test
    void theClusterIsNamedAsTheStack() {
        assertThat(DEFAULT.untagged("Cluster"))
                .isEqualTo(
                        JsonText.parse(
                                """
                                {"ClusterName": "immich",
                                 "ClusterSettings": [{"Name": "containerInsights", "Value": "enabled"}],
                                 "CapacityProviders": ["FARGATE", "FARGATE_SPOT"]}
                                """));
        assertThat(DEFAULT.name("Cluster")).isEqualTo("immich");
        assertThat(DEFAULT.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ServerSecurityGroup, immich-server, Immich server",
        "MachineLearningSecurityGroup, immich-ml, Immich machine learning"
    })
    void eachServiceHasASecurityGroup(String id, String name, String description) {
        assertThat(DEFAULT.untagged(id))
                .isEqualTo(
                        JsonText.parse(
                                """
                                {"GroupName": "%s", "GroupDescription": "%s", "VpcId": {"Ref": "Vpc"}}
                                """
                                        .formatted(name, description)));
    }

    @ParameterizedTest
    @CsvSource({
        "ServerFromLoadBalancer, LoadBalancer, Server, 2283, web and API",
        "MachineLearningFromServer, Server, MachineLearning, 3003, ML",
        "DatabaseFromServer, Server, Database, 5432, PostgreSQL",
        "CacheFromServer, Server, Cache, 6379, Redis",
        "FilesFromServer, Server, Files, 2049, NFS from the server"
    })
    void whoConnectsIsLetIn(String id, String from, String to, int port, String description) {
        assertThat(DEFAULT.resource(id).properties())
                .isEqualTo(
                        JsonText.parse(
                                """
                                {"IpProtocol": "tcp", "FromPort": %3$d, "ToPort": %3$d, "Description": "%4$s",
                                 "GroupId": {"Fn::GetAtt": ["%2$sSecurityGroup", "GroupId"]},
                                 "SourceSecurityGroupId": {"Fn::GetAtt": ["%1$sSecurityGroup", "GroupId"]}}
                                """
                                        .formatted(from, to, port, description)));
    }

    @Test
    void nobodyElseIsLetIn() {
        assertThat(DEFAULT.stack().resources())
                .filteredOn(wanted -> wanted.module().equals("compute"))
                .filteredOn(wanted -> wanted.type().name().equals("AWS::EC2::SecurityGroupIngress"))
                .hasSize(5);
    }

    @Test
    void theServerStandsBehindTheLoadBalancer() {
        assertThat(DEFAULT.untagged("Server"))
                .isEqualTo(
                        JsonText.parse(
                                """
                                {"Cluster": {"Ref": "Cluster"}, "ServiceName": "immich-server",
                                 "TaskDefinition": {"Ref": "ServerTask"}, "DesiredCount": 2,
                                 "LaunchType": "FARGATE", "PlatformVersion": "1.4.0",
                                 "EnableExecuteCommand": false, "PropagateTags": "SERVICE",
                                 "NetworkConfiguration": {"AwsvpcConfiguration": {
                                  "Subnets": [{"Ref": "PrivateSubnetA"}, {"Ref": "PrivateSubnetB"}],
                                  "SecurityGroups": [{"Fn::GetAtt": ["ServerSecurityGroup", "GroupId"]}],
                                  "AssignPublicIp": "DISABLED"}},
                                 "DeploymentConfiguration": {
                                  "MinimumHealthyPercent": 50, "MaximumPercent": 200,
                                  "DeploymentCircuitBreaker": {"Enable": true, "Rollback": true}},
                                 "HealthCheckGracePeriodSeconds": 120,
                                 "LoadBalancers": [{"TargetGroupArn": {"Ref": "ServerTargets"},
                                  "ContainerName": "immich-server", "ContainerPort": 2283}],
                                 "ServiceConnectConfiguration": {
                                  "Enabled": true, "Namespace": {"Fn::GetAtt": ["Namespace", "Arn"]}}}
                                """));
        assertThat(DEFAULT.name("Server")).isEqualTo("immich-server");
    }

    @Test
    void machineLearningIsFoundUnderItsName() {
        JsonObject service = DEFAULT.untagged("MachineLearning");

        assertThat(service.get("ServiceConnectConfiguration"))
                .contains(
                        JsonText.parse(
                                """
                                {"Enabled": true, "Namespace": {"Fn::GetAtt": ["Namespace", "Arn"]},
                                 "Services": [{"PortName": "machine-learning", "ClientAliases": [
                                  {"DnsName": "machine-learning.immich.internal", "Port": 3003}]}]}
                                """));
        assertThat(service.text("ServiceName")).contains("immich-machine-learning");
        assertThat(service.number("DesiredCount").orElseThrow()).isEqualByComparingTo("1");
        assertThat(service.get("LoadBalancers")).isEmpty();
        assertThat(service.get("HealthCheckGracePeriodSeconds")).isEmpty();
        assertThat(DEFAULT.untagged("Namespace").text("Name")).contains("immich");
    }

    @Test
    void theServerStartsWhenThereIsSomebodyToAnswerIt() {
        assertThat(DEFAULT.resource("MachineLearning").after())
                .containsExactlyInAnyOrder(
                        "ExecutionPolicy",
                        "DefaultRoutePrivateA",
                        "DefaultRoutePrivateB",
                        "RoutesOfPrivateSubnetA",
                        "RoutesOfPrivateSubnetB");
        assertThat(DEFAULT.resource("Server").after())
                .containsAll(DEFAULT.resource("MachineLearning").after())
                .contains(
                        "MachineLearning",
                        "ServerPolicy",
                        "FilesMountTargetA",
                        "FilesMountTargetB",
                        "DatabaseWriter",
                        "HttpsListener",
                        "ServerFromLoadBalancer",
                        "MachineLearningFromServer",
                        "DatabaseFromServer",
                        "CacheFromServer",
                        "FilesFromServer");
    }

    @ParameterizedTest
    @CsvSource({
        "MachineLearningScaling, MachineLearning, 1, 2, immich-machine-learning-cpu",
        "ServerScaling, Server, 2, 4, immich-server-cpu"
    })
    void busyServicesGrow(String id, String service, int least, int most, String policy) {
        assertThat(DEFAULT.untagged(id))
                .isEqualTo(
                        JsonText.parse(
                                """
                                {"ServiceNamespace": "ecs", "ScalableDimension": "ecs:service:DesiredCount",
                                 "ResourceId": {"Fn::Sub": "service/${Cluster}/${%s.Name}"},
                                 "MinCapacity": %d, "MaxCapacity": %d}
                                """
                                        .formatted(service, least, most)));
        assertThat(DEFAULT.resource(id + "Policy").properties())
                .isEqualTo(
                        JsonText.parse(
                                """
                                {"PolicyName": "%s", "PolicyType": "TargetTrackingScaling",
                                 "ScalingTargetId": {"Ref": "%s"},
                                 "TargetTrackingScalingPolicyConfiguration": {
                                  "PredefinedMetricSpecification": {
                                   "PredefinedMetricType": "ECSServiceAverageCPUUtilization"},
                                  "TargetValue": 70}}
                                """
                                        .formatted(policy, id)));
    }

    @Test
    void whatMayNotGrowHasNoScaling() {
        assertThat(
                        with(JsonValue.object()
                                        .put("server-count", 3)
                                        .put("server-max-count", 3)
                                        .build())
                                .ids())
                .contains("MachineLearningScaling")
                .doesNotContain("ServerScaling", "ServerScalingPolicy");
    }

    @Test
    void settingsAreTaken() {
        Designs stack =
                with(
                        JsonValue.object()
                                .put("server-count", 3)
                                .put("server-max-count", 9)
                                .put("machine-learning-count", 2)
                                .put("machine-learning-max-count", 5)
                                .put("scale-at-cpu-percent", 50)
                                .put("grace-seconds", 600)
                                .put("container-insights", false)
                                .build());

        assertThat(stack.problems()).isEmpty();
        assertThat(number(stack, "Server", "DesiredCount")).isEqualTo(3);
        assertThat(number(stack, "ServerScaling", "MinCapacity")).isEqualTo(3);
        assertThat(number(stack, "ServerScaling", "MaxCapacity")).isEqualTo(9);
        assertThat(number(stack, "MachineLearning", "DesiredCount")).isEqualTo(2);
        assertThat(number(stack, "MachineLearningScaling", "MaxCapacity")).isEqualTo(5);
        assertThat(
                        number(
                                stack,
                                "ServerScalingPolicy",
                                "TargetTrackingScalingPolicyConfiguration",
                                "TargetValue"))
                .isEqualTo(50);
        assertThat(number(stack, "Server", "HealthCheckGracePeriodSeconds")).isEqualTo(600);
        assertThat(stack.untagged("Cluster").objects("ClusterSettings"))
                .extracting(setting -> setting.text("Value").orElse(""))
                .containsExactly("disabled");
    }

    @Test
    void aSizeThatFargateDoesNotHaveIsSaid() {
        Designs stack =
                with(JsonValue.object().put("server-cpu", 2048).put("server-memory", 2048).build());

        assertThat(stack.problems())
                .containsExactly(
                        "/modules/compute/server-memory: Fargate has no task with 2048 MiB at a cpu"
                                + " of 2048: from 4096 to 16384 in steps. Set 4096.");
    }

    @Test
    void aMaximumBelowTheMinimumIsSaid() {
        Designs stack =
                with(
                        JsonValue.object()
                                .put("machine-learning-count", 3)
                                .put("machine-learning-max-count", 2)
                                .build());

        assertThat(stack.problems())
                .containsExactly(
                        "/modules/compute/machine-learning-max-count: Less than"
                                + " machine-learning-count. Set at least 3, which is no scaling at"
                                + " all.");
    }

    private static int number(Designs stack, String id, String... path) {
        return stack.untagged(id).number(path).orElseThrow().intValueExact();
    }

    private static Designs with(JsonObject settings) {
        Designs stack = new Designs();
        List.of("vpc", "secrets", "efs", "iam", "database", "cache", "certificate", "load-balancer")
                .forEach(stack::with);
        return stack.with("compute", settings);
    }
}
