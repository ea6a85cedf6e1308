package io.stratoscope.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

final class RedactionTest {

    @ParameterizedTest
    @CsvSource({
        "DB_PASSWORD,hunter2",
        "PGPASSWORD,hunter2",
        "dbPassword,hunter2",
        "JWT_SECRET,hunter2",
        "GITHUB_TOKEN,hunter2",
        "API_KEY,hunter2",
        "apiKey,hunter2",
        "PRIVATE_KEY,hunter2",
        "AWS_SECRET_ACCESS_KEY,hunter2",
        "CREDENTIALS,hunter2",
        "DB_PASS,hunter2",
        "requirepass,hunter2",
        "SESSION,aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bC1dF3gH5",
    })
    void aVariableThatHoldsASecretIsRedacted(String name, String value) {
        assertThat(Redaction.variable(name, value)).isEqualTo(Redaction.REDACTED);
    }

    @ParameterizedTest
    @CsvSource({
        "DB_PASSWORD_FILE,/run/secrets/x",
        "TOKEN_TTL,3600",
        "SECRET_ARN,arn:aws:secretsmanager:eu-central-1:123456789012:secret:db-AbCdEf",
        "DB_PASSWORD,arn:aws:secretsmanager:eu-central-1:123456789012:secret:db-AbCdEf",
        "SECRET_NAME,immich/database",
        "PASSWORD_LOGIN_ENABLED,no",
        "DB_HOSTNAME,database.immich.internal",
        "KEYBOARD,qwertz",
        "TOKENIZER,fast",
        "MONKEY,banana",
        "BYPASS,hunter2",
        "PASS_COUNT,3",
        "COMMIT,0123456789abcdef0123456789abcdef01234567",
        "IMAGE,ghcr.io/immich-app/immich-server:v2.7.5",
        "ID,550e8400-e29b-41d4-a716-446655440000",
    })
    void aVariableThatOnlyTellsAboutASecretStays(String name, String value) {
        assertThat(Redaction.variable(name, value)).isEqualTo(value);
    }

    @Test
    void thePasswordOfAUrlIsTakenOutAndItsHostStays() {
        assertThat(
                        Redaction.variable(
                                "DATABASE_URL",
                                "postgres://immich:hunter2@db.internal:5432/immich"))
                .isEqualTo("postgres://«redacted»@db.internal:5432/immich");
        assertThat(Redaction.variable("ML_URL", "http://ml.internal:3003"))
                .isEqualTo("http://ml.internal:3003");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "key is AKIAIOSFODNN7EXAMPLE here",
                "--requirepass=hunter2AKIA",
                "-----BEGIN RSA PRIVATE KEY-----\nMIIE",
            })
    void secretsAreKnownByTheirForm(String text) {
        assertThat(Redaction.form(text))
                .contains(Redaction.REDACTED)
                .doesNotContain("hunter2", "AKIAIOSFODNN7EXAMPLE", "MIIE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----BEGIN CERTIFICATE-----\nMIIE",
                "AKIA is a prefix",
                "secretsmanager:GetSecretValue",
                "token_ttl=3600",
            })
    void whatOnlyResemblesASecretStays(String text) {
        assertThat(Redaction.form(text)).isEqualTo(text);
    }

    @Test
    void environmentsOfTasksAndFunctionsAreReadAtAnyDepth() {
        JsonObject description =
                (JsonObject)
                        JsonText.parse(
                                """
                                {"containerDefinitions":[{"environment":[{"name":"DB_PASSWORD","value":"hunter2"},
                                {"name":"DB_USERNAME","value":"immich"}],"secrets":[{"name":"DB_PASSWORD","valueFrom":"/immich/db"}]}],
                                "Environment":{"Variables":{"API_KEY":"hunter2","REGION":"eu"}},
                                "MasterUserSecret":{"SecretStatus":"active"},"AuthTokenEnabled":true}\
                                """);

        String redacted = JsonText.compact(Redaction.of(description));

        assertThat(redacted)
                .doesNotContain("hunter2")
                .contains(
                        "immich",
                        "/immich/db",
                        "\"REGION\":\"eu\"",
                        "active",
                        "\"AuthTokenEnabled\":true");
    }

    @Test
    void theOptionOfACommandSaysWhatFollowsIt() {
        JsonObject description =
                (JsonObject)
                        JsonText.parse(
                                """
                                {"command":["redis-server","--requirepass","hunter2","--password-file","/run/x",
                                "--token","--verbose","--port","6379","secret","plain"]}\
                                """);

        assertThat(Redaction.of(description).texts("command"))
                .containsExactly(
                        "redis-server",
                        "--requirepass",
                        Redaction.REDACTED,
                        "--password-file",
                        "/run/x",
                        "--token",
                        "--verbose",
                        "--port",
                        "6379",
                        "secret",
                        "plain");
    }

    @Test
    void userDataIsReadThroughItsEncoding() {
        assertThat(userData("export DB_PASSWORD=hunter2")).isEqualTo(Redaction.REDACTED);
        assertThat(userData("export DB_HOST=db.internal")).isNotEqualTo(Redaction.REDACTED);
        assertThat(redactedUserData("export DB_PASSWORD=hunter2"))
                .isEqualTo("export DB_PASSWORD=" + Redaction.REDACTED);
    }

    private static String userData(String script) {
        return redactedUserData(
                Base64.getEncoder().encodeToString(script.getBytes(StandardCharsets.UTF_8)));
    }

    private static String redactedUserData(String text) {
        JsonObject template =
                JsonValue.object()
                        .put("LaunchTemplateData", JsonValue.object().put("UserData", text).build())
                        .build();
        return Redaction.of(template).text("LaunchTemplateData", "UserData").orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "Dimensions, TargetGroup, false",
        "Dimensions, ApiToken, true",
        "Environment, TargetGroup, true",
    })
    void theDimensionsOfAMetricAreNamesAndNoSecrets(String list, String name, boolean redacted) {
        String random = "targetgroup/immich-server/32eb06352bbb6c59";
        JsonObject pair = JsonValue.object().put("Name", name).put("Value", random).build();
        JsonObject alarm = JsonValue.object().put(list, List.of(pair)).build();

        assertThat(Redaction.of(alarm).objects(list).getFirst().text("Value"))
                .contains(redacted ? Redaction.REDACTED : random);
    }
}
