package io.stratoscope.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.Failure;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import software.amazon.awssdk.services.ecs.EcsClient;

import java.nio.file.Path;
import java.util.Map;

/**
 * Profiles of IAM Identity Center in both kinds, with a portal behind a wire. What needs the SDK's own look at the home
 * directory, the refreshing of a login, is in {@code SignInTest}.
 */
final class SsoCredentialsTest {

    /** The SHA-1 of {@code corp}. */
    private static final String SESSION_TOKEN =
            "sso/cache/ee0bfd2552fbd840c02cc48b6e823320543c450f.json";

    /** The SHA-1 of {@code https://old.awsapps.com/start}. */
    private static final String START_URL_TOKEN =
            "sso/cache/33d5ca4bf3b1a62edb96b47f7c203034a43ac435.json";

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
                                [profile newer]
                                sso_session = corp
                                sso_account_id = 123456789012
                                sso_role_name = Reader
                                [sso-session corp]
                                sso_region = eu-west-1
                                sso_start_url = https://corp.awsapps.com/start
                                [profile older]
                                sso_start_url = https://old.awsapps.com/start
                                sso_region = eu-west-1
                                sso_account_id = 123456789012
                                sso_role_name = Reader
                                [profile role]
                                role_arn = arn:aws:iam::123456789012:role/r
                                source_profile = newer
                                """);
    }

    @AfterEach
    void stop() {
        endpoint.close();
    }

    private void loggedIn(String file, String members) {
        home.file(file, "{\"accessToken\": \"portal-token\", " + members + "}");
    }

    private void portalGivesCredentials() {
        endpoint.when(
                request -> request.path().startsWith("/federation/credentials"),
                200,
                """
                {"roleCredentials":{"accessKeyId":"ASIASSOSSOSSOSSO0000","secretAccessKey":"s",
                "sessionToken":"t","expiration":4950000000000}}\
                """);
    }

    private void bothKindsOfProfileGetCredentials(String profile) {
        portalGivesCredentials();
        endpoint.answer(200, "{\"clusterArns\":[]}");

        try (LiveAccount account = home.open(profile)) {
            account.client(EcsClient.class, "eu-central-1").listClusters();
            assertThat(account.meter().counts())
                    .extracting(count -> count.service() + ":" + count.operation())
                    .containsExactly("ecs:ListClusters", "sso:GetRoleCredentials");
        }

        LocalEndpoint.Request portal = endpoint.requests().getFirst();
        assertThat(portal.path())
                .startsWith("/federation/credentials?")
                .contains("role_name=Reader", "account_id=123456789012");
        assertThat(portal.header("x-amz-sso_bearer_token")).isEqualTo("portal-token");
        assertThat(endpoint.requests().getLast().authorization()).contains("ASIASSOSSOSSOSSO0000");
        assertThat(endpoint.requests()).hasSize(2);
    }

    @Test
    void aLoginOfASessionGetsTheRolesCredentials() {
        loggedIn(SESSION_TOKEN, "\"expiresAt\": \"2026-11-23T14:00:00Z\", \"refreshToken\": \"r\"");
        bothKindsOfProfileGetCredentials("newer");
    }

    @Test
    void aLoginOfTheOlderKindGetsTheRolesCredentials() {
        loggedIn(START_URL_TOKEN, "\"expiresAt\": \"2026-11-23T14:00:00UTC\"");
        bothKindsOfProfileGetCredentials("older");
    }

    // Not refreshable, a login counts to its end.
    @Test
    void aLoginThatIsNearlyOverIsUsed() {
        loggedIn(START_URL_TOKEN, "\"expiresAt\": \"2026-11-23T12:00:01Z\"");
        bothKindsOfProfileGetCredentials("older");
    }

    @Test
    void aRoleMayBeAssumedWithALogin() {
        loggedIn(SESSION_TOKEN, "\"expiresAt\": \"2026-11-23T14:00:00Z\"");
        portalGivesCredentials();
        endpoint.answer(
                403, "<ErrorResponse><Error><Code>AccessDenied</Code></Error></ErrorResponse>");
        assertThat(home.failure("role").message())
                .startsWith("profile role may not assume the role");
        assertThat(endpoint.requests().getLast().authorization()).contains("ASIASSOSSOSSOSSO0000");
    }

    @Test
    void anOlderLoginIsNeverRefreshed() {
        loggedIn(
                START_URL_TOKEN,
                "\"expiresAt\": \"2026-11-23T11:59:59Z\", \"refreshToken\": \"r\"");
        assertThat(home.failure("older"))
                .isEqualTo(
                        new Failure.BadCredentials(
                                "the single sign-on login of profile older expired at"
                                        + " 2026-11-23T11:59:59Z",
                                "log in with: aws sso login --profile older"));
        assertThat(endpoint.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{}",
                "{\"accessToken\": \"t\"}",
                "{\"accessToken\": \"t\", \"expiresAt\": \"tomorrow\"}",
                "{\"expiresAt\": \"2026-11-23T14:00:00Z\"}"
            })
    void aFileThatHoldsNoTokenIsNoLogin(String json) {
        home.file(SESSION_TOKEN, json);
        assertThat(home.failure("newer"))
                .isEqualTo(
                        new Failure.BadCredentials(
                                "the single sign-on login of profile newer is unreadable",
                                "log in with: aws sso login --profile newer"));
    }

    @Test
    void aTokenThatThePortalNoLongerTakesSaysHowToLogIn() {
        loggedIn(SESSION_TOKEN, "\"expiresAt\": \"2026-11-23T14:00:00Z\"");
        endpoint.answer(
                401,
                Map.of("x-amzn-ErrorType", "UnauthorizedException"),
                "{\"message\":\"Session token not found or invalid\"}");
        assertThat(home.failure("newer"))
                .isEqualTo(
                        new Failure.BadCredentials(
                                "the single sign-on login of profile newer is no longer accepted",
                                "log in with: aws sso login --profile newer"));
    }

    @Test
    void aRoleThatThePortalDoesNotGiveIsNamed() {
        loggedIn(SESSION_TOKEN, "\"expiresAt\": \"2026-11-23T14:00:00Z\"");
        endpoint.answer(
                403,
                Map.of("x-amzn-ErrorType", "ForbiddenException"),
                "{\"message\":\"No access\"}");
        assertThat(home.failure("newer"))
                .isEqualTo(
                        new Failure.BadCredentials(
                                "single sign-on does not give the role Reader in account 123456789012 to"
                                        + " the login of profile newer: ForbiddenException: No access",
                                "check sso_account_id and sso_role_name of the profile, or ask for the"
                                        + " assignment"));
    }

    @Test
    void aPortalThatCannotBeReachedIsNetworkTrouble() {
        loggedIn(SESSION_TOKEN, "\"expiresAt\": \"2026-11-23T14:00:00Z\"");
        endpoint.close();
        assertThat(home.failure("newer")).isInstanceOf(Failure.Network.class);
    }
}
