package io.stratoscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonArray;
import io.stratoscope.model.JsonValue.JsonObject;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.cloudcontrol.CloudControlClient;
import software.amazon.awssdk.services.cloudcontrol.model.ResourceDescription;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

final class PhotoboothProjectTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);

    /** {@code Map.of} has another order in each process, so that two runs would not make the same account. */
    @Test
    void theMembersOfItsPropertiesAreInOneOrder() {
        try (SimulatedAccount account = SimulatedAccount.immich(CLOCK)) {
            CloudControlClient control = account.client(CloudControlClient.class, "eu-central-1");
            List<JsonObject> within =
                    Stream.of(
                                    "AWS::CloudFront::Distribution",
                                    "AWS::EKS::Cluster",
                                    "AWS::EKS::Nodegroup",
                                    "AWS::Lambda::Function",
                                    "AWS::DynamoDB::Table")
                            .flatMap(type ->
                                    control
                                            .listResources(r -> r.typeName(type))
                                            .resourceDescriptions()
                                            .stream())
                            .map(ResourceDescription::properties)
                            .map(JsonText::parse)
                            .flatMap(properties ->
                                    ((JsonObject) properties).members().values().stream())
                            .flatMap(PhotoboothProjectTest::objects)
                            .toList();

            assertThat(within)
                    .hasSizeGreaterThan(10)
                    .allSatisfy(object ->
                            assertThat(object.members().keySet().stream().toList()).isSorted());
        }
    }

    private static Stream<JsonObject> objects(JsonValue value) {
        if (value instanceof JsonArray(List<JsonValue> items)) {
            return items.stream().flatMap(PhotoboothProjectTest::objects);
        }
        return value instanceof JsonObject(Map<String, JsonValue> members)
                ? Stream.concat(
                        Stream.of((JsonObject) value),
                        members.values().stream().flatMap(PhotoboothProjectTest::objects))
                : Stream.empty();
    }
}
