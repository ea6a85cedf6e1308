package io.stratoscope.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.Arn;
import io.stratoscope.model.DiscoveredBy;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Relation;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceState;
import io.stratoscope.model.ResourceType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class ServiceConnectTest {

    private static final String ECS = "arn:aws:ecs:eu-central-1:123456789012:";
    private static final String NAMESPACE =
            "arn:aws:servicediscovery:eu-central-1:123456789012:namespace/ns-1";
    private static final String ALIAS =
            "{\"portName\": \"ml\", \"clientAliases\": [{\"port\": 3003, \"dnsName\": \"ml\"}]}";

    private static Resource resource(String name, ResourceType type, String description) {
        return resource(ECS + name, name, type, description);
    }

    private static Resource resource(
            String arn, String name, ResourceType type, String description) {
        return new Resource(
                Arn.of(arn),
                type,
                name,
                name,
                "eu-central-1",
                Optional.empty(),
                Map.of(),
                DiscoveredBy.TAG,
                ResourceState.LIVE,
                "ecs:Describe",
                Instant.EPOCH,
                (JsonObject) JsonText.parse(description));
    }

    private static Resource service(String name, String namespace, String status, String offered) {
        return resource(
                "service/main/" + name,
                ResourceType.ECS_SERVICE,
                """
                {"taskDefinition": "%s", "deployments": [{"status": "%s",
                 "serviceConnectConfiguration": {"enabled": true, "namespace": "%s", "services": [%s]}}]}
                """
                        .formatted(
                                ECS + "task-definition/" + name + ":1",
                                status,
                                namespace,
                                offered));
    }

    private static Resource definition(String name, String value) {
        return resource(
                "task-definition/" + name + ":1",
                ResourceType.ECS_TASK_DEFINITION,
                """
                {"containerDefinitions": [{"environment": [{"name": "ML_URL", "value": "%s"}]}]}
                """
                        .formatted(value));
    }

    private static List<Relation> relations(Resource offering, String value) {
        return ServiceConnect.relations(
                List.of(
                        offering,
                        definition("ml", "nothing"),
                        service("server", NAMESPACE, "PRIMARY", ""),
                        resource(NAMESPACE, "photos", ResourceType.HTTP_NAMESPACE, "{}"),
                        definition("server", value)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ml", "ml:3003", "http://ml:3003/predict", "a=1,http://ml"})
    void aliasesHoldInTheNamespace(String value) {
        assertThat(relations(service("ml", NAMESPACE, "PRIMARY", ALIAS), value))
                .singleElement()
                .satisfies(relation -> {
                    assertThat(relation.from()).hasToString(ECS + "task-definition/server:1");
                    assertThat(relation.to()).hasToString(ECS + "service/main/ml");
                    assertThat(relation.kind()).isEqualTo(RelationKind.CONNECTS_TO);
                    assertThat(relation.detail()).isEqualTo("ML_URL");
                    assertThat(relation.evidence().field())
                            .isEqualTo("containerDefinitions[0].environment[ML_URL]");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"html", "ml-2:3003", "http://ml.example.org", "xml", "my-ml", "ML"})
    void whatOnlyContainsAnAliasIsAnotherName(String value) {
        assertThat(relations(service("ml", NAMESPACE, "PRIMARY", ALIAS), value)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:servicediscovery:eu-central-1:123456789012:namespace/ns-2, PRIMARY",
        "arn:aws:servicediscovery:eu-central-1:123456789012:namespace/ns-1, ACTIVE"
    })
    void anotherNamespaceAndAnEarlierDeploymentDoNotCount(String namespace, String status) {
        assertThat(relations(service("ml", namespace, status, ALIAS), "http://ml:3003")).isEmpty();
    }

    @Test
    void withoutAnAliasItIsFoundByItsDiscoveryName() {
        Resource offering =
                service(
                        "ml",
                        NAMESPACE,
                        "PRIMARY",
                        "{\"portName\": \"p\", \"discoveryName\": \"guess\"}");

        assertThat(relations(offering, "http://guess.photos:80")).hasSize(1);
        assertThat(relations(offering, "http://p.photos:80")).isEmpty();
        assertThat(relations(offering, "http://guess:80")).isEmpty();
    }
}
