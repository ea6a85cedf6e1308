package io.stratoscope.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** None of these is a real secret: they are put together here so that no scanner takes them for one. */
final class SecretFormsTest {

    private static final String HEADER = base64Url("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");
    private static final String CLAIMS = base64Url("{\"sub\":\"1234567890\",\"name\":\"Ana\"}");
    private static final String SIGNATURE = "SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV";

    private static String base64Url(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aJsonWebTokenIsKnownByItsHeader() {
        String token = HEADER + "." + CLAIMS + "." + SIGNATURE;

        assertThat(SecretForms.takenOut(token)).isEqualTo("«redacted»");
        assertThat(SecretForms.takenOut("use " + token + ", then go"))
                .isEqualTo("use «redacted», then go");
        assertThat(SecretForms.takenOut(base64Url("{ \"alg\": \"none\" }") + "." + CLAIMS + "."))
                .isEqualTo("«redacted»");
        // An encrypted one has five segments.
        assertThat(SecretForms.takenOut(token + ".aXY.dGFn")).isEqualTo("«redacted»");
    }

    @Test
    void whatHasThreeSegmentsButNoHeaderIsNoToken() {
        String noAlgorithm = base64Url("{\"kind\":\"list\"}") + "." + CLAIMS + "." + SIGNATURE;
        String noObject = base64Url("{}[]\"alg\"xx") + "." + CLAIMS + "." + SIGNATURE;

        for (String text :
                new String[] {
                    HEADER + "." + CLAIMS,
                    noAlgorithm,
                    noObject,
                    "x" + HEADER + "." + CLAIMS + "." + SIGNATURE,
                    "eyJhbGciOiJI.example.com",
                    "eyebright.immich.internal",
                    "io.stratoscope.discovery.Redaction",
                }) {
            assertThat(SecretForms.takenOut(text)).isEqualTo(text);
        }
    }

    /** What stands around the secret, before and after; the secret. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "postgres://|@db.internal:5432/immich|immich:hunter2",
                "postgres://|@db.internal/immich|immich:hunt@er2",
                "redis://|@cache:6379|:hunter2",
                "amqps://|@mq:5671|a:hunter2",
                "Server=db;Uid=u;Password=|;Port=5432|hunter2",
                "jdbc:mysql://db/x?user=u&password=||hunter2",
                "AccountName=a;AccountKey=|;Suffix=x|aHVudGVyMg==",
                "aws_secret_access_key = ||hunter2",
                "redis-server --requirepass | --port 6379|hunter2",
                "psql --db-password ||hunter2",
                "{\"user\":\"u\",\"password\":\"|\"}|hunter2",
                "{\"db\": {\"api_key\" : \"|\"}}|hunter2",
                "\"{\\\"token\\\":\\\"|\\\"}\"|hunter2",
                "Authorization: Bearer ||abcdefgh12345678",
                "curl -H 'authorization: bearer |'|mF_9.B5f-4.1JqM",
                "Authorization: Basic ||dTpodW50ZXIy",
                "key |, then|AKIAIOSFODNN7EXAMPLE",
                "key |, then|wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLE1AB",
                "https://hooks.slack.com/services/||T00000000/B00000000/XXXXXXXXXXXX",
            })
    void theSecretIsTakenOutAndWhatIsAroundItStays(
            String before, @Nullable String after, String secret) {
        String rest = after == null ? "" : after;

        assertThat(SecretForms.takenOut(before + secret + rest))
                .isEqualTo(before + "«redacted»" + rest);
    }

    @ParameterizedTest
    @CsvSource({
        "ghp_, 36",
        "gho_, 36",
        "github_pat_, 40",
        "glpat-, 20",
        "xoxb-, 24",
        "npm_, 36",
        "sk_live_, 24",
        "AIza, 35",
    })
    void tokensOfServicesAreKnownByTheirBeginning(String beginning, int length) {
        String token = beginning + "a1B2c3D4e5".repeat(5).substring(0, length);

        assertThat(SecretForms.takenOut("with " + token + " in it"))
                .isEqualTo("with «redacted» in it");
        // Near misses: too short, or the end of a longer word.
        assertThat(SecretForms.takenOut(beginning + "a1B2")).isEqualTo(beginning + "a1B2");
        assertThat(SecretForms.takenOut("x" + token)).isEqualTo("x" + token);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----BEGIN RSA PRIVATE KEY-----\nMIIE",
                "x -----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl",
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIE",
                "-----BEGIN PGP PRIVATE KEY BLOCK-----\nlQ",
            })
    void ofATextWithAPrivateKeyNothingStays(String text) {
        assertThat(SecretForms.takenOut(text)).isEqualTo("«redacted»");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----BEGIN PUBLIC KEY-----\nMIIB",
                "-----BEGIN CERTIFICATE-----\nMIIE",
                "https://db.internal:5432/mail?to=a@example.org",
                "https://example.org:443#a@b",
                "http://ml.internal:3003",
                "ana@example.org:22",
                "arn:aws:secretsmanager:eu-central-1:123456789012:secret:immich/db-AbCdEf",
                "secretsmanager:GetSecretValue",
                "--password-file /run/secrets/x",
                "--token --verbose",
                "the jwt-token expired",
                "token_ttl=3600",
                "DB_PASSWORD_FILE=/run/secrets/x",
                "password == other",
                "token=true",
                "{\"tokens\":\"many\",\"secretName\":\"immich/db\"}",
                "{\"password\":\"\"}",
                "bearer of bad news everywhere",
                "Basic authentication of everybody",
                "AKIA is a prefix",
                "AKIAIOSFODNN7EXAMPL",
                // A commit, a digest of 44 characters, a path and a name of forty.
                "0123456789abcdef0123456789abcdef01234567",
                "uTUqcFKwQpVn0a2yzN6oYcNTYD1BXVqWxLJxBQaKkE0=",
                "photos/Summer2024/holidays/Berlin/first1",
                "ProductionDatabaseClusterParameterGroup1",
                "https://hooks.slack.com/services/",
                "xoxo from ana",
            })
    void whatOnlyResemblesASecretStays(String text) {
        assertThat(SecretForms.takenOut(text)).isEqualTo(text);
    }
}
