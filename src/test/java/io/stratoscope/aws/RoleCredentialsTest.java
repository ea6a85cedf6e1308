package io.stratoscope.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.Failure;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Roles that STS hands out, behind a wire. */
final class RoleCredentialsTest {

    private static final String READER = "arn:aws:iam::123456789012:role/reader";
    private static final String WRITER = "arn:aws:iam::123456789012:role/writer";

    @TempDir Path directory;

    private final LocalEndpoint endpoint = new LocalEndpoint();
    private AwsHome home;

    @BeforeEach
    void configure() {
        home =
                new AwsHome(directory)
                        .with(Map.of("AWS_REGION", "eu-central-1"))
                        .at(endpoint)
                        .config(
                                """
                                [profile base]
                                aws_access_key_id = AKIABASEBASEBASEBASE
                                aws_secret_access_key = not-a-secret
                                [profile reader]
                                role_arn = %s
                                source_profile = base
                                role_session_name = ana
                                external_id = outside
                                duration_seconds = 1800
                                [profile writer]
                                role_arn = %s
                                source_profile = reader
                                [profile pod]
                                role_arn = %s
                                web_identity_token_file = %s
                                """
                                        .formatted(
                                                READER,
                                                WRITER,
                                                READER,
                                                directory.resolve("token")));
    }

    @AfterEach
    void stop() {
        endpoint.close();
    }

    private static Predicate<LocalEndpoint.Request> isFor(String role) {
        return request -> request.body().contains(role.substring(role.indexOf('/') + 1));
    }

    @SuppressWarnings("UnnecessaryLambda") // named for what it answers
    private static Predicate<LocalEndpoint.Request> isCall() {
        return request -> !request.body().contains("Action=AssumeRole");
    }

    private static String handedOut(String action, String key) {
        return """
        <%1$sResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><%1$sResult><Credentials>
        <AccessKeyId>%2$s</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>
        <Expiration>2126-11-23T13:00:00Z</Expiration></Credentials></%1$sResult></%1$sResponse>
        """
                .formatted(action, key);
    }

    private static String error(String code, String message) {
        return """
        <ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>
        <Code>%s</Code><Message>%s</Message></Error></ErrorResponse>
        """
                .formatted(code, message);
    }

    @Test
    void aRoleOfARoleIsAssumedOneAfterTheOther() {
        endpoint.when(isCall(), 200, "{\"clusterArns\":[]}")
                .when(isFor(READER), 200, handedOut("AssumeRole", "ASIAREADERREADER0000"))
                .when(isFor(WRITER), 200, handedOut("AssumeRole", "ASIAWRITERWRITER0000"));

        home.call("writer");

        List<LocalEndpoint.Request> requests = endpoint.requests();
        assertThat(requests).hasSize(3);
        assertThat(requests.get(0).authorization()).contains("AKIABASEBASEBASEBASE");
        assertThat(requests.get(0).body())
                .contains("RoleSessionName=ana", "ExternalId=outside", "DurationSeconds=1800");
        assertThat(requests.get(1).authorization()).contains("ASIAREADERREADER0000");
        assertThat(requests.get(1).body())
                .contains("RoleSessionName=stratoscope")
                .doesNotContain("ExternalId", "DurationSeconds");
        assertThat(requests.get(2).authorization()).contains("ASIAWRITERWRITER0000");
    }

    @Test
    void aRefusedRoleIsOneLineWithTheRoleAndWhoAskedForIt() {
        endpoint.answer(
                403,
                error(
                        "AccessDenied",
                        "User: arn:aws:iam::123456789012:user/ana is not authorized to perform:"
                                + " sts:AssumeRole on resource: "
                                + READER));
        assertThat(home.failure("reader"))
                .isEqualTo(
                        new Failure.BadCredentials(
                                "arn:aws:iam::123456789012:user/ana may not assume the role "
                                        + READER
                                        + ": AccessDenied: User: arn:aws:iam::123456789012:user/ana"
                                        + " is not authorized to perform: sts:AssumeRole on resource: "
                                        + READER,
                                "allow it sts:AssumeRole on the role and name it in the role's trust"
                                        + " policy, with the external_id of the profile"));
        assertThat(endpoint.requests()).hasSize(1);
    }

    @Test
    void whereTheAnswerDoesNotSayWhoAskedTheProfileIsNamed() {
        endpoint.answer(403, error("AccessDenied", "Not allowed"));
        assertThat(home.failure("reader").message())
                .isEqualTo(
                        "profile reader may not assume the role "
                                + READER
                                + ": AccessDenied: Not allowed");
    }

    // The first role is had, the second is not.
    @Test
    void ofTwoRolesTheOneThatIsRefusedIsNamed() {
        endpoint.when(isFor(READER), 200, handedOut("AssumeRole", "ASIAREADERREADER0000"))
                .when(
                        isFor(WRITER),
                        403,
                        error(
                                "AccessDenied",
                                "User: arn:aws:sts::1:assumed-role/reader/ana is not authorized to"
                                        + " perform: sts:AssumeRole"));
        Failure failure = home.failure("writer");
        assertThat(failure.message())
                .startsWith(
                        "arn:aws:sts::1:assumed-role/reader/ana may not assume the role " + WRITER);
        assertThat(failure.remedy()).doesNotContain("external_id");
    }

    @Test
    void aRoleThatIsWronglyAskedForSaysWhatToCorrect() {
        endpoint.answer(
                400,
                error(
                        "ValidationError",
                        "The requested DurationSeconds exceeds the MaxSessionDuration set for this"
                                + " role."));
        assertThat(home.failure("reader"))
                .isEqualTo(
                        new Failure.BadCredentials(
                                "profile reader cannot assume the role "
                                        + READER
                                        + ": ValidationError: The requested DurationSeconds exceeds the"
                                        + " MaxSessionDuration set for this role.",
                                "correct the role of profile reader"));
    }

    @Test
    void aBaseWhoseKeysAreOverIsNamedWithItsOwnRemedy() {
        endpoint.answer(403, error("ExpiredToken", "The security token is expired"));
        assertThat(home.failure("reader"))
                .isEqualTo(
                        new Failure.BadCredentials(
                                "the credentials of profile base are expired (ExpiredToken)",
                                "renew its access keys with: aws configure --profile base"));
    }

    // Near misses: denied and expired, but not while the role was assumed.
    @ParameterizedTest
    @CsvSource({"AccessDeniedException, AccessDenied", "ExpiredTokenException, BadCredentials"})
    void aCallThatIsRefusedWithTheRoleIsNotARefusedRole(String code, String kind) {
        endpoint.when(isFor(READER), 200, handedOut("AssumeRole", "ASIAREADERREADER0000"))
                .answer(400, "{\"__type\":\"" + code + "\",\"message\":\"no\"}");
        Failure failure = home.failure("reader");
        assertThat(failure.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(failure.message()).doesNotContain("assume");
    }

    @Test
    void aTokenFileStandsForARole() throws IOException {
        Files.writeString(directory.resolve("token"), "a-token");
        endpoint.when(isCall(), 200, "{\"clusterArns\":[]}")
                .answer(200, handedOut("AssumeRoleWithWebIdentity", "ASIAPODPODPODPOD0000"));

        home.call("pod");

        assertThat(endpoint.requests().getFirst().body()).contains("WebIdentityToken=a-token");
        assertThat(endpoint.requests().getFirst().authorization()).isEmpty();
        assertThat(endpoint.requests().getLast().authorization()).contains("ASIAPODPODPODPOD0000");
    }

    @Test
    void aTokenFileThatIsNotThereIsNoNetworkTrouble() {
        Path token = directory.resolve("token");
        assertThat(home.failure("pod"))
                .isEqualTo(
                        new Failure.BadCredentials(
                                "the token file of profile pod cannot be read: there is no "
                                        + token,
                                "renew the token in " + token));
        assertThat(endpoint.requests()).isEmpty();
    }

    @Test
    void aTokenThatIsNotTakenSaysWhatToDo() throws IOException {
        Files.writeString(directory.resolve("token"), "a-token");
        endpoint.answer(
                403,
                error("AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity"));
        Failure failure = home.failure("pod");
        assertThat(failure.message()).startsWith("profile pod may not assume the role " + READER);
        assertThat(failure.remedy())
                .contains("trust policy", "renew the token in " + directory.resolve("token"));
    }
}
