package io.stratoscope.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.Arn;
import io.stratoscope.model.DiscoveredBy;
import io.stratoscope.model.Evidence;
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

final class ApiEndpointsTest {

    private static final String HTTP = "arn:aws:apigateway:eu-central-1::/apis/http1";
    private static final String REST = "arn:aws:apigateway:eu-central-1::/restapis/rest1";
    private static final Arn FUNCTION =
            Arn.of("arn:aws:lambda:eu-central-1:123456789012:function:f");

    private final ApiEndpoints endpoints =
            ApiEndpoints.of(
                    List.of(
                            resource(HTTP, "AWS::ApiGatewayV2::Api"),
                            resource(REST, "AWS::ApiGateway::RestApi"),
                            resource(
                                    "arn:aws:apigateway:eu-central-1::/apis/http1/stages/stage1",
                                    "AWS::ApiGatewayV2::Stage")),
                    "123456789012");

    private static Resource resource(String arn, String type) {
        return new Resource(
                Arn.of(arn),
                new ResourceType(type),
                "id",
                "name",
                "eu-central-1",
                Optional.empty(),
                Map.of(),
                DiscoveredBy.TAG,
                ResourceState.LIVE,
                "cloudformation:GetResource",
                Instant.EPOCH,
                JsonObject.EMPTY);
    }

    private static Relation relation(Arn from, Arn to) {
        return new Relation(from, to, RelationKind.ROUTES_TO, "", new Evidence("call", "field"));
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:execute-api:eu-central-1:123456789012:http1/*/GET/pictures, " + HTTP,
        "arn:aws:execute-api:eu-central-1:123456789012:http1, " + HTTP,
        "arn:aws:execute-api:eu-central-1:123456789012:rest1/prod/POST/, " + REST,
        "arn:aws:sqs:eu-central-1:123456789012:http1, arn:aws:sqs:eu-central-1:123456789012:http1",
    })
    void anEndpointIsTheApiBehindIt(String named, String meant) {
        assertThat(endpoints.resourceOf(Arn.of(named))).contains(Arn.of(meant));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:execute-api:us-east-1:123456789012:http1/*",
                "arn:aws:execute-api:eu-central-1:210987654321:http1/*",
                "arn:aws:execute-api:eu-central-1:123456789012:http2/*",
                "arn:aws:execute-api:eu-central-1:123456789012:stage1/*",
                "arn:aws:execute-api:eu-central-1:123456789012:*/http1",
            })
    void anotherRegionsAccountsOrStagesNameIsNoneOfThese(String named) {
        assertThat(endpoints.resourceOf(Arn.of(named))).isEmpty();
        assertThat(endpoints.between(relation(Arn.of(named), FUNCTION))).isEmpty();
    }

    @Test
    void aRelationIsBetweenTheResourcesThemselves() {
        Arn endpoint = Arn.of("arn:aws:execute-api:eu-central-1:123456789012:rest1/*");

        assertThat(endpoints.between(relation(endpoint, FUNCTION)))
                .contains(relation(Arn.of(REST), FUNCTION));
        assertThat(endpoints.between(relation(FUNCTION, endpoint)))
                .contains(relation(FUNCTION, Arn.of(REST)));
        assertThat(endpoints.between(relation(FUNCTION, FUNCTION)))
                .contains(relation(FUNCTION, FUNCTION));
        // Its own policy names its own endpoint.
        assertThat(endpoints.between(relation(Arn.of(REST), endpoint))).isEmpty();
    }
}
