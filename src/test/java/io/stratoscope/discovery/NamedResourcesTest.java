package io.stratoscope.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.Arn;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

final class NamedResourcesTest {

    private static final String AT = ":eu-central-1:123456789012:";

    private static final NamedResources RESOURCES =
            NamedResources.of(
                    Stream.of(
                                    "arn:aws:s3:::photo",
                                    "arn:aws:s3:::photobooth",
                                    "arn:aws:logs" + AT + "log-group:/ecs",
                                    "arn:aws:logs" + AT + "log-group:/ecs/server",
                                    "arn:aws:ecs" + AT + "service/immich/server",
                                    "arn:aws:ecs" + AT + "service/immich/worker",
                                    "arn:aws:ecs" + AT + "service/other/server",
                                    "arn:aws:dynamodb" + AT + "table/sessions",
                                    "arn:aws:secretsmanager" + AT + "secret:db-AbCdEf",
                                    "arn:aws:lambda" + AT + "function:resize")
                            .map(Arn::of)
                            .toList(),
                    Map.of(
                            Arn.of("arn:aws:execute-api" + AT + "abc123"),
                            Arn.of("arn:aws:apigateway:eu-central-1::/restapis/abc123")));

    private static List<String> meant(String pattern) {
        return RESOURCES.meantBy(pattern.replace("AT", AT)).stream().map(Arn::resource).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:s3:::photobooth, photobooth",
        "arn:aws:s3:::photobooth/*, photobooth",
        "arn:aws:s3:::photobooth/in/*.jpg, photobooth",
        "arn:aws:s3:::photob*, photobooth",
        "arn:aws:s3:::phot*, photo photobooth",
        "arn:aws:logsATlog-group:/ecs/server:*, log-group:/ecs/server",
        "arn:aws:logsATlog-group:/ecs/server:log-stream:x, log-group:/ecs/server",
        "arn:aws:logs:*:*:log-group:/ecs/s*, log-group:/ecs/server",
        "arn:aws:ecsATservice/immich/*, service/immich/server service/immich/worker",
        "arn:aws:dynamodbATtable/sessions/index/*, table/sessions",
        "arn:aws:secretsmanagerATsecret:db-??????, secret:db-AbCdEf",
        "arn:aws:lambdaATfunction:resize:*, function:resize",
        "arn:aws:execute-apiATabc123/prod/GET/pictures, /restapis/abc123",
        "arn:aws:execute-apiATabc123/*, /restapis/abc123",
        "arn:aws:execute-api:*:*:abc123/*/GET/*, /restapis/abc123",
    })
    void aResourceIsMeantBy(String pattern, String resources) {
        assertThat(meant(pattern)).containsExactly(resources.split(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "",
                "photobooth",
                "arn:aws:s3:::*",
                "arn:aws:s3:::*/*",
                "arn:aws:s3:::photoboot",
                "arn:aws:s3:::photobooths/*",
                "arn:aws:s3:::photo?",
                "arn:aws:s3:::photob.*",
                "arn:aws:logs:*:*:*",
                "arn:aws:logsATlog-group:*",
                "arn:aws:logsATlog-group:/ecs/machine-learning:*",
                "arn:aws:ecsATservice/*",
                "arn:aws:ecs:us-east-1:123456789012:service/immich/*",
                "arn:aws:secretsmanagerATsecret:db-?????",
                "arn:aws:*ATfunction:resize",
                "arn:aws:execute-apiATabc124/*",
                "arn:aws:execute-apiATabc1234/*",
                "arn:aws:execute-apiAT*",
                "arn:aws:execute-apiAT*/prod/GET/abc123",
                "arn:aws:execute-api:us-east-1:123456789012:abc123/*",
                "arn:aws:execute-api:eu-central-1:210987654321:abc123/*",
            })
    void nobodyIsMeantBy(String pattern) {
        assertThat(meant(pattern)).isEmpty();
    }
}
