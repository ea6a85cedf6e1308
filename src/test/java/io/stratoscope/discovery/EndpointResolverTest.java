package io.stratoscope.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.Arn;
import io.stratoscope.model.DiscoveredBy;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceState;
import io.stratoscope.model.ResourceType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class EndpointResolverTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "db.internal|db.internal",
                "db.internal:5432|db.internal",
                "postgres://user:pass@db.internal:5432/name|db.internal",
                "postgres://«redacted»@db.internal/name|db.internal",
                "jdbc:postgresql://db.internal/name|db.internal",
            })
    void aHostIsReadOutOfPlainNamesPortsAndUrls(String value, String host) {
        assertThat(EndpointResolver.hostsIn(value)).contains(host);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "admin@db.internal|db.internal",
                "my-db.internal|db.internal",
                "db.internal.example|db.internal",
                "db|db",
            })
    void whatOnlyContainsANameIsNotThatHost(String value, String host) {
        assertThat(EndpointResolver.hostsIn(value)).doesNotContain(host);
    }

    @ParameterizedTest
    @CsvSource({
        "rest1.execute-api.eu-central-1.amazonaws.com, true",
        "rest1.execute-api.us-east-1.amazonaws.com, false",
        "rest2.execute-api.eu-central-1.amazonaws.com, false",
    })
    void aRestApiAnswersUnderAHostThatItsPropertiesDoNotTell(String origin, boolean leads) {
        Resource api =
                resource(
                        "arn:aws:apigateway:eu-central-1::/restapis/rest1",
                        "AWS::ApiGateway::RestApi",
                        "{\"Name\":\"pictures\"}");
        Resource distribution =
                resource(
                        "arn:aws:cloudfront::123456789012:distribution/E1",
                        "AWS::CloudFront::Distribution",
                        "{\"DistributionConfig\":{\"Origins\":[{\"DomainName\":\""
                                + origin
                                + "\"}]}}");

        assertThat(EndpointResolver.over(List.of(api, distribution)).relations())
                .extracting(relation -> relation.kind() + " " + relation.to())
                .isEqualTo(leads ? List.of("ROUTES_TO " + api.arn()) : List.of());
    }

    private static Resource resource(String arn, String type, String description) {
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
                (JsonObject) JsonText.parse(description));
    }
}
