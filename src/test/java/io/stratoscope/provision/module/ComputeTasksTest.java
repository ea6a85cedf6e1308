package io.stratoscope.provision.module;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class ComputeTasksTest {
    private static final List<String> WITHOUT_NAMES =
            List.of(
                    "kms",
                    "vpc",
                    "secrets",
                    "efs",
                    "iam",
                    "database",
                    "cache",
                    "certificate",
                    "load-balancer");
    private static final Designs DEFAULT = with(JsonObject.EMPTY, true);

    @Test
    void theServerHasWhatItNeeds() {
        assertThat(DEFAULT.untagged("ServerTask"))
                .isEqualTo(
                        JsonText.parse(
                                """
                                {"Family": "immich-server", "RequiresCompatibilities": ["FARGATE"],
                                 "NetworkMode": "awsvpc", "Cpu": "2048", "Memory": "4096",
                                 "ExecutionRoleArn": {"Fn::GetAtt": ["ExecutionRole", "Arn"]},
                                 "TaskRoleArn": {"Fn::GetAtt": ["ServerRole", "Arn"]},
                                 "Volumes": [{"Name": "library", "EFSVolumeConfiguration": {
                                  "FilesystemId": {"Ref": "Files"}, "TransitEncryption": "ENABLED",
                                  "AuthorizationConfig": {
                                   "AccessPointId": {"Ref": "FilesAccessPoint"}, "IAM": "ENABLED"}}}],
                                 "ContainerDefinitions": [{
                                  "Name": "immich-server",
                                  "Image": "ghcr.io/immich-app/immich-server:v1.132.3",
                                  "Essential": true,
                                  "PortMappings": [{"Name": "server", "ContainerPort": 2283,
                                   "HostPort": 2283, "Protocol": "tcp"}],
                                  "LogConfiguration": {"LogDriver": "awslogs", "Options": {
                                   "awslogs-group": {"Ref": "ServerLogs"},
                                   "awslogs-region": {"Ref": "AWS::Region"},
                                   "awslogs-stream-prefix": "server"}},
                                  "Environment": [
                                   {"Name": "DB_HOSTNAME", "Value": {"Ref": "DatabaseRecord"}},
                                   {"Name": "DB_PORT", "Value": "5432"},
                                   {"Name": "DB_USERNAME", "Value": "immich"},
                                   {"Name": "DB_DATABASE_NAME", "Value": "immich"},
                                   {"Name": "REDIS_HOSTNAME", "Value": {"Ref": "CacheRecord"}},
                                   {"Name": "REDIS_PORT", "Value": "6379"},
                                   {"Name": "IMMICH_MACHINE_LEARNING_URL",
                                    "Value": "http://machine-learning.immich.internal:3003"},
                                   {"Name": "TZ", "Value": "Europe/Berlin"}],
                                  "Secrets": [{"Name": "DB_PASSWORD", "ValueFrom": {"Ref": "DatabasePassword"}}],
                                  "MountPoints": [{"SourceVolume": "library",
                                   "ContainerPath": "/usr/src/app/upload", "ReadOnly": false}],
                                  "HealthCheck": {"Command": ["CMD-SHELL",
                                    "curl -fsS http://localhost:2283/api/server/ping || exit 1"],
                                   "Interval": 30, "Timeout": 5, "Retries": 3, "StartPeriod": 60}}]}
                                """));
        assertThat(DEFAULT.name("ServerTask")).isEqualTo("immich-server");
    }

    @Test
    void machineLearningHasNeitherSecretsNorFiles() {
        assertThat(DEFAULT.untagged("MachineLearningTask"))
                .isEqualTo(
                        JsonText.parse(
                                """
                                {"Family": "immich-machine-learning", "RequiresCompatibilities": ["FARGATE"],
                                 "NetworkMode": "awsvpc", "Cpu": "2048", "Memory": "8192",
                                 "ExecutionRoleArn": {"Fn::GetAtt": ["ExecutionRole", "Arn"]},
                                 "TaskRoleArn": {"Fn::GetAtt": ["MachineLearningRole", "Arn"]},
                                 "ContainerDefinitions": [{
                                  "Name": "immich-machine-learning",
                                  "Image": "ghcr.io/immich-app/immich-machine-learning:v1.132.3",
                                  "Essential": true,
                                  "PortMappings": [{"Name": "machine-learning", "ContainerPort": 3003,
                                   "HostPort": 3003, "Protocol": "tcp"}],
                                  "LogConfiguration": {"LogDriver": "awslogs", "Options": {
                                   "awslogs-group": {"Ref": "MachineLearningLogs"},
                                   "awslogs-region": {"Ref": "AWS::Region"},
                                   "awslogs-stream-prefix": "machine-learning"}},
                                  "Environment": [
                                   {"Name": "MACHINE_LEARNING_CACHE_FOLDER", "Value": "/cache"},
                                   {"Name": "TZ", "Value": "Europe/Berlin"}],
                                  "HealthCheck": {"Command": ["CMD-SHELL",
                                    "curl -fsS http://localhost:3003/ping || exit 1"],
                                   "Interval": 30, "Timeout": 5, "Retries": 3, "StartPeriod": 60}}]}
                                """));
    }

    @Test
    void eachHasALogGroup() {
        assertThat(DEFAULT.untagged("ServerLogs"))
                .isEqualTo(
                        JsonText.parse(
                                """
                                {"LogGroupName": "/ecs/immich/server", "RetentionInDays": 30,
                                 "KmsKeyId": {"Fn::GetAtt": ["KeyLogs", "Arn"]}}
                                """));
        assertThat(DEFAULT.untagged("MachineLearningLogs").text("LogGroupName"))
                .contains("/ecs/immich/machine-learning");
    }

    @Test
    void withoutAnInternalZoneItConnectsToTheEndpoints() {
        Designs stack = with(JsonObject.EMPTY, false);

        assertThat(container(stack, "ServerTask").objects("Environment"))
                .contains(
                        variable(
                                "DB_HOSTNAME",
                                "{\"Fn::GetAtt\": [\"Database\", \"Endpoint.Address\"]}"),
                        variable(
                                "REDIS_HOSTNAME",
                                "{\"Fn::GetAtt\": [\"Cache\", \"PrimaryEndPoint.Address\"]}"),
                        variable(
                                "IMMICH_MACHINE_LEARNING_URL",
                                "\"http://machine-learning.immich.internal:3003\""));
    }

    @Test
    void settingsAreTaken() {
        Designs stack =
                with(
                        JsonValue.object()
                                .put("version", "v2.0.1")
                                .put("server-image", "registry.example.org/server")
                                .put("machine-learning-image", "registry.example.org/ml")
                                .put("time-zone", "UTC")
                                .put("server-cpu", 1024)
                                .put("server-memory", 3072)
                                .put("machine-learning-cpu", 4096)
                                .put("machine-learning-memory", 16384)
                                .put("log-retention-days", 7)
                                .build(),
                        true);

        assertThat(stack.problems()).isEmpty();
        assertThat(container(stack, "ServerTask").text("Image"))
                .contains("registry.example.org/server:v2.0.1");
        assertThat(container(stack, "MachineLearningTask").text("Image"))
                .contains("registry.example.org/ml:v2.0.1");
        assertThat(container(stack, "ServerTask").objects("Environment"))
                .contains(variable("TZ", "\"UTC\""));
        assertThat(container(stack, "MachineLearningTask").objects("Environment"))
                .contains(variable("TZ", "\"UTC\""));
        assertThat(stack.untagged("ServerTask").text("Cpu")).contains("1024");
        assertThat(stack.untagged("ServerTask").text("Memory")).contains("3072");
        assertThat(stack.untagged("MachineLearningTask").text("Cpu")).contains("4096");
        assertThat(stack.untagged("MachineLearningTask").text("Memory")).contains("16384");
        assertThat(stack.untagged("ServerLogs").number("RetentionInDays").orElseThrow())
                .isEqualByComparingTo("7");
    }

    private static JsonObject container(Designs stack, String task) {
        return stack.untagged(task).objects("ContainerDefinitions").getFirst();
    }

    private static JsonObject variable(String name, String value) {
        return JsonValue.object().put("Name", name).put("Value", JsonText.parse(value)).build();
    }

    private static Designs with(JsonObject settings, boolean names) {
        List<String> modules = new ArrayList<>(WITHOUT_NAMES);
        if (names) {
            modules.add("dns");
        }
        Designs stack = new Designs();
        modules.forEach(stack::with);
        return stack.with("compute", settings);
    }
}
