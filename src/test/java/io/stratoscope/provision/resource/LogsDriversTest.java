package io.stratoscope.provision.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.Existing;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

import java.util.Map;

final class LogsDriversTest {

    private static final String GROUP = "AWS::Logs::LogGroup";
    private static final String POLICY = "AWS::Logs::ResourcePolicy";

    private final Workbench bench = new Workbench();
    private final CloudWatchLogsClient logs = bench.client(CloudWatchLogsClient.class);

    private static JsonObject group(int days, String key) {
        return (JsonObject)
                JsonText.parse(
                        """
                        {"LogGroupName": "/ecs/bench/server", "RetentionInDays": %d,
                         "KmsKeyId": "arn:aws:kms:eu-central-1:123456789012:key/%s"}
                        """
                                .formatted(days, key));
    }

    private static JsonObject policy(String name, String action, String resource) {
        return JsonValue.object()
                .put("PolicyName", name)
                .put(
                        "PolicyDocument",
                        "{\"Statement\":[{\"Action\":\"%s\",\"Resource\":\"%s\"}]}"
                                .formatted(action, resource))
                .build();
    }

    @Test
    void makesChangesAndRemovesALogGroup() {
        Existing made = bench.make(GROUP, "Logs", group(30, "one"));
        assertThat(made.ref()).isEqualTo("/ecs/bench/server");
        assertThat(made.attribute("Arn"))
                .contains("arn:aws:logs:eu-central-1:123456789012:log-group:/ecs/bench/server:*");

        bench.change(made, "Logs", group(90, "two"));
        bench.remove(made);
    }

    @Test
    void itsTagsFollow() {
        Existing made = bench.make(GROUP, "Logs", group(30, "one"));

        Workbench.driver(GROUP).update(made, bench.order("ServerLogs", group(30, "one")));

        assertThat(bench.list(GROUP).getFirst().id()).contains("ServerLogs");
    }

    @Test
    void somebodyElsesLogGroupIsNotTheStacks() {
        logs.createLogGroup(request -> request.logGroupName("/ecs/bench/server"));
        logs.createLogGroup(request ->
                request.logGroupName("/ecs/bench-two/server")
                        .tags(Map.of("stratoscope:stack", "bench-two")));

        assertThat(bench.list(GROUP)).isEmpty();
    }

    @Test
    void refusesANameThatItWouldNotFindAndAPropertyThatItDoesNotKnow() {
        assertThatThrownBy(() ->
                        Workbench.driver(GROUP)
                                .create(
                                        bench.order(
                                                "Logs",
                                                Properties.with(
                                                        group(30, "one"),
                                                        "LogGroupName",
                                                        JsonValue.of("/ecs/server")))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        Workbench.driver(GROUP)
                                .create(
                                        bench.order(
                                                "Logs",
                                                Properties.with(
                                                        group(30, "one"),
                                                        "FieldIndexPolicies",
                                                        JsonValue.of("x")))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void makesChangesAndRemovesAPolicyOfTheStacksLogs() {
        String arn = bench.make(GROUP, "Logs", group(30, "one")).attribute("Arn").orElseThrow();
        Existing made =
                bench.make(POLICY, "Policy", policy("bench-datasync", "logs:PutLogEvents", arn));

        bench.change(made, "Policy", policy("bench-datasync", "logs:CreateLogStream", arn));
        bench.remove(made);
    }

    @Test
    void aPolicyOfAStackWhoseNameBeginsTheSameIsNotTheStacks() {
        String arn = bench.make(GROUP, "Logs", group(30, "one")).attribute("Arn").orElseThrow();
        put("bench-two-datasync", arn.replace("bench", "bench-two"));
        put("other-datasync", arn);
        assertThat(bench.list(POLICY)).isEmpty();

        put("bench-datasync", arn);
        assertThat(bench.list(POLICY)).hasSize(1);
    }

    private void put(String name, String resource) {
        logs.putResourcePolicy(request ->
                request.policyName(name)
                        .policyDocument(
                                policy(name, "logs:PutLogEvents", resource)
                                        .text("PolicyDocument")
                                        .orElseThrow()));
    }
}
