package io.stratoscope.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.json.JsonText;
import io.stratoscope.json.SnapshotCodec;
import io.stratoscope.model.Resource;
import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;
import io.stratoscope.simulator.SimulatedAccount;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.cloudcontrol.CloudControlClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.Tag;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Whichever call tells of an environment, its secrets do not enter a snapshot. */
final class RedactedSnapshotTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);

    // Put together, so that no scanner takes it for a real one.
    private static final String GITHUB = "ghp" + "_" + "a1B2c3D4e5".repeat(4).substring(0, 36);

    @Test
    void theEnvironmentsOfFunctionsAndTaskDefinitionsAreTreatedAlike() {
        try (SimulatedAccount account = SimulatedAccount.immich(CLOCK)) {
            account.guard().unlock();
            account.client(CloudControlClient.class, FakeAccount.REGION)
                    .createResource(request ->
                            request.typeName("AWS::Lambda::Function")
                                    .desiredState(
                                            """
                                            {"FunctionName":"leaky","Tags":[{"Key":"Project","Value":"leaky"},
                                            {"Key":"Note","Value":"password=hunter2"}],
                                            "Environment":{"Variables":{"DB_PASSWORD":"hunter2","HOOK":"%s",
                                            "DB_URL":"postgres://u:hunter2@db.internal/x","STAGE":"production"}}}\
                                            """
                                                    .formatted(GITHUB)));
            account.client(EcsClient.class, FakeAccount.REGION)
                    .registerTaskDefinition(request ->
                            request.family("leaky")
                                    .tags(Tag.builder().key("Project").value("leaky").build())
                                    .containerDefinitions(
                                            ContainerDefinition.builder()
                                                    .name("c")
                                                    .image("i")
                                                    .command("serve", "--api-key", "hunter2")
                                                    .environment(
                                                            pair("DB_PASSWORD", "hunter2"),
                                                            pair("HOOK", GITHUB),
                                                            pair(
                                                                    "DB_URL",
                                                                    "postgres://u:hunter2@db.internal/x"),
                                                            pair("STAGE", "production"))
                                                    .build()));
            account.guard().lock();

            Snapshot snapshot =
                    new Discovery(account, CLOCK)
                            .run(
                                    new DiscoveryRequest(
                                            Scope.project("leaky"),
                                            List.of(FakeAccount.REGION),
                                            Optional.empty()),
                                    new InlineJob());

            assertThat(snapshot.resources())
                    .extracting(resource -> resource.type().name())
                    .containsExactlyInAnyOrder("AWS::ECS::TaskDefinition", "AWS::Lambda::Function");
            assertThat(snapshot.resources())
                    .extracting(Resource::description)
                    .allSatisfy(description ->
                            assertThat(JsonText.compact(description))
                                    .contains("production", "«redacted»@db.internal"));
            assertThat(JsonText.compact(SnapshotCodec.toJson(snapshot)))
                    .doesNotContain("hunter2", GITHUB);
        }
    }

    private static KeyValuePair pair(String name, String value) {
        return KeyValuePair.builder().name(name).value(value).build();
    }
}
