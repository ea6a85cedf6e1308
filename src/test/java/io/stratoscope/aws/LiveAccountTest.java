package io.stratoscope.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stratoscope.model.Failure;
import io.stratoscope.model.Resource;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsAsyncClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartLiveTailResponseHandler;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

final class LiveAccountTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

    private static final String KEYS =
            "aws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = not-a-secret\n";

    @TempDir Path home;

    private final LocalEndpoint endpoint = new LocalEndpoint();

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @Test
    void aCallThatIsThrottledTwiceSucceedsAndIsCounted() throws IOException {
        config("[profile immich]\nregion = eu-central-1\n" + KEYS);
        endpoint.answer(400, "{\"__type\":\"ThrottlingException\",\"message\":\"Rate exceeded\"}")
                .answer(400, "{\"__type\":\"ThrottlingException\",\"message\":\"Rate exceeded\"}")
                .answer(200, "{\"clusterArns\":[\"arn:aws:ecs:eu-central-1:1:cluster/a\"]}");
        try (LiveAccount account = connect("immich")) {
            assertThat(account.client(EcsClient.class, "eu-central-1").listClusters().clusterArns())
                    .containsExactly("arn:aws:ecs:eu-central-1:1:cluster/a");

            assertThat(account.meter().counts())
                    .singleElement()
                    .satisfies(count -> {
                        assertThat(count.service()).isEqualTo("ecs");
                        assertThat(count.operation()).isEqualTo("ListClusters");
                        assertThat(count.calls()).isEqualTo(3);
                        assertThat(count.retries()).isEqualTo(2);
                        assertThat(count.throttles()).isEqualTo(2);
                        assertThat(count.errors()).isZero();
                    });
        }
        assertThat(endpoint.requests()).hasSize(3);
    }

    @Test
    void aDeniedCallFailsAtOnceWithTheMissingAction() throws IOException {
        config("[profile immich]\nregion = eu-central-1\n" + KEYS);
        endpoint.answer(
                400,
                "{\"__type\":\"AccessDeniedException\",\"Message\":\"User: arn:aws:iam::1:user/u is"
                        + " not authorized to perform: ecs:ListClusters on resource: *\"}");
        try (LiveAccount account = connect("immich")) {
            Throwable thrown =
                    catchThrowable(
                            () -> account.client(EcsClient.class, "eu-central-1").listClusters());

            assertThat(AwsFailures.of("ecs", "ListClusters", thrown))
                    .isInstanceOfSatisfying(
                            Failure.AccessDenied.class,
                            denied -> assertThat(denied.action()).isEqualTo("ecs:ListClusters"));
            assertThat(account.meter().counts())
                    .singleElement()
                    .satisfies(count -> {
                        assertThat(count.calls()).isEqualTo(1);
                        assertThat(count.throttles()).isZero();
                        assertThat(count.errors()).isEqualTo(1);
                    });
        }
    }

    // As moto answers a call that it does not know.
    private static final String NOT_IMPLEMENTED_BY_MOTO =
            "<!doctype html>\n<html lang=en>\n<title>500 Internal Server Error</title>\n";

    @Test
    void aFailureThatIsNoServicesAnswerIsUnsupportedAndNotRepeated() throws IOException {
        config("[profile immich]\nregion = eu-central-1\n" + KEYS);
        endpoint.answer(500, Map.of("Content-Type", "text/html"), NOT_IMPLEMENTED_BY_MOTO);
        try (LiveAccount account = connect("immich")) {
            Throwable thrown =
                    catchThrowable(
                            () -> account.client(EcsClient.class, "eu-central-1").listClusters());

            assertThat(AwsFailures.of("ecs", "ListClusters", thrown))
                    .isEqualTo(
                            new Failure.Unsupported(
                                    "ecs:ListClusters",
                                    "ecs:ListClusters is not implemented by this endpoint"));
        }
        assertThat(endpoint.requests()).hasSize(1);
    }

    // As ministack answers a call to a service that it has not.
    @Test
    void aRefusalThatIsNoServicesAnswerIsUnsupported() throws IOException {
        config("[profile immich]\nregion = eu-central-1\n" + KEYS);
        endpoint.answer(
                400,
                Map.of("Content-Type", "application/json"),
                "{\"error\": \"Unsupported service: ecs\"}");
        try (LiveAccount account = connect("immich")) {
            Throwable thrown =
                    catchThrowable(
                            () -> account.client(EcsClient.class, "eu-central-1").listClusters());

            assertThat(AwsFailures.of("ecs", "ListClusters", thrown))
                    .isInstanceOf(Failure.Unsupported.class);
        }
    }

    // As moto refuses: it does not always give a request id.
    @Test
    void aServicesOwnRefusalStaysOne() throws IOException {
        config("[profile immich]\nregion = eu-central-1\n" + KEYS);
        endpoint.answer(
                        400,
                        Map.of(
                                "Content-Type",
                                "application/json",
                                "x-amzn-ErrorType",
                                "InvalidParameterException"),
                        "{}")
                .answer(
                        400,
                        Map.of("Content-Type", "application/x-amz-json-1.1"),
                        "{\"__type\":\"InvalidParameterException\"}");
        try (LiveAccount account = connect("immich")) {
            EcsClient ecs = account.client(EcsClient.class, "eu-central-1");
            for (int i = 0; i < 2; i++) {
                Throwable thrown = catchThrowable(ecs::listClusters);

                assertThat(AwsFailures.of("ecs", "ListClusters", thrown))
                        .isInstanceOf(Failure.ServiceError.class);
            }
        }
    }

    @Test
    void aServicesOwnInternalFailureIsRepeated() throws IOException {
        config("[profile immich]\nregion = eu-central-1\n" + KEYS);
        endpoint.answer(
                        500,
                        Map.of("x-amzn-RequestId", "4ef0f2a1-1111-2222-3333-444455556666"),
                        "{\"__type\":\"ServerException\"}")
                .answer(200, "{\"clusterArns\":[]}");
        try (LiveAccount account = connect("immich")) {
            assertThat(account.client(EcsClient.class, "eu-central-1").listClusters().clusterArns())
                    .isEmpty();
        }
        assertThat(endpoint.requests()).hasSize(2);
    }

    @Test
    void theGuardRefusesAWriteBeforeAnythingIsSent() throws IOException {
        config("[profile immich]\nregion = eu-central-1\n" + KEYS);
        endpoint.answer(200, "{}");
        try (LiveAccount account = connect("immich")) {
            EcsClient ecs = account.client(EcsClient.class, "eu-central-1");

            assertThatThrownBy(() -> ecs.deleteCluster(request -> request.cluster("a")))
                    .isInstanceOf(WriteRefusedException.class)
                    .hasMessageContaining("ecs:DeleteCluster");
            assertThat(endpoint.requests()).isEmpty();
            assertThat(account.meter().counts()).isEmpty();

            account.guard().unlock();
            ecs.deleteCluster(request -> request.cluster("a"));
            assertThat(endpoint.requests()).hasSize(1);
        }
    }

    @Test
    void whatStreamsIsSignedGuardedAndCountedAlike() throws IOException {
        config("[profile immich]\nregion = eu-central-1\n" + KEYS);
        endpoint.answer(400, "{\"__type\":\"ResourceNotFoundException\",\"message\":\"none\"}");
        CloudWatchLogsAsyncClient logs;
        try (LiveAccount account = connect("immich")) {
            logs = account.client(CloudWatchLogsAsyncClient.class, "eu-central-1");
            assertThat(account.client(CloudWatchLogsAsyncClient.class, "eu-central-1"))
                    .isSameAs(logs);
            assertThatThrownBy(
                            () -> logs.deleteLogGroup(request -> request.logGroupName("/a")).join())
                    .hasRootCauseInstanceOf(WriteRefusedException.class);
            assertThat(endpoint.requests()).isEmpty();

            assertThatThrownBy(() -> tail(logs).join())
                    .hasCauseInstanceOf(ResourceNotFoundException.class);
            assertThat(endpoint.requests())
                    .singleElement()
                    .satisfies(request -> {
                        assertThat(request.host()).as("no prefix").startsWith("127.0.0.1:");
                        assertThat(request.authorization()).startsWith("AWS4-HMAC-SHA256 ");
                    });
            assertThat(account.meter().counts())
                    .singleElement()
                    .satisfies(count -> {
                        assertThat(count.service()).isEqualTo("logs");
                        assertThat(count.operation()).isEqualTo("StartLiveTail");
                        assertThat(count.calls()).isEqualTo(1);
                    });
        }
        assertThatThrownBy(() -> tail(logs).join()).as("closed with the account").isNotNull();
        assertThat(endpoint.requests()).hasSize(1);
    }

    private static CompletableFuture<Void> tail(CloudWatchLogsAsyncClient logs) {
        return logs.startLiveTail(
                request -> request.logGroupIdentifiers("arn:aws:logs:eu-central-1:1:log-group:/a"),
                StartLiveTailResponseHandler.builder().subscriber(_ -> {}).build());
    }

    @Test
    void secretsAreNotFetchedEvenWhenUnlocked() throws IOException {
        config("[profile immich]\nregion = eu-central-1\n" + KEYS);
        try (LiveAccount account = connect("immich")) {
            account.guard().unlock();
            KmsClient kms = account.client(KmsClient.class, "eu-central-1");
            assertThatThrownBy(() -> kms.decrypt(request -> request.keyId("k")))
                    .isInstanceOf(WriteRefusedException.class);
        }
        assertThat(endpoint.requests()).isEmpty();
    }

    @Test
    void aRoleIsAssumedThroughTheSameEndpointAndMeter() throws IOException {
        config(
                """
                [profile base]
                aws_access_key_id = AKIABASEBASEBASEBASE
                aws_secret_access_key = not-a-secret
                [profile immich]
                role_arn = arn:aws:iam::123456789012:role/reader
                source_profile = base
                external_id = outside
                region = eu-central-1
                """);
        endpoint.answer(
                        200,
                        """
                        <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>
                        <Credentials><AccessKeyId>ASIAROLEROLEROLEROLE</AccessKeyId><SecretAccessKey>s</SecretAccessKey>
                        <SessionToken>t</SessionToken><Expiration>2126-11-23T13:00:00Z</Expiration></Credentials>
                        <AssumedRoleUser><Arn>arn:aws:sts::123456789012:assumed-role/reader/stratoscope</Arn>
                        <AssumedRoleId>A:stratoscope</AssumedRoleId></AssumedRoleUser>
                        </AssumeRoleResult></AssumeRoleResponse>
                        """)
                .answer(200, "{\"clusterArns\":[]}");
        try (LiveAccount account = connect("immich")) {
            assertThat(account.label()).isEqualTo("profile immich at " + endpoint.uri());
            account.client(EcsClient.class, "eu-central-1").listClusters();

            assertThat(account.meter().counts())
                    .extracting(count -> count.service() + ":" + count.operation())
                    .containsExactly("ecs:ListClusters", "sts:AssumeRole");
        }
        assertThat(endpoint.requests()).hasSize(2);
        LocalEndpoint.Request assume = endpoint.requests().getFirst();
        assertThat(assume.authorization()).contains("AKIABASEBASEBASEBASE");
        assertThat(assume.body())
                .contains("Action=AssumeRole")
                .contains("role%2Freader")
                .contains("ExternalId=outside");
        assertThat(endpoint.requests().getLast().authorization()).contains("ASIAROLEROLEROLEROLE");
    }

    @Test
    void anExpiredSingleSignOnLoginSaysHowToLogIn() throws IOException {
        ssoProfile();
        ssoToken("\"expiresAt\": \"2026-11-23T11:59:59Z\"");
        assertThat(failureOfACall())
                .isEqualTo(
                        new Failure.BadCredentials(
                                "the single sign-on login of profile immich expired at"
                                        + " 2026-11-23T11:59:59Z",
                                "log in with: aws sso login --profile immich"));
        assertThat(endpoint.requests()).isEmpty();
    }

    @Test
    void aMissingSingleSignOnLoginSaysHowToLogIn() throws IOException {
        ssoProfile();
        assertThat(failureOfACall().message()).contains("is not there");
        assertThat(failureOfACall().remedy()).contains("aws sso login --profile immich");
    }

    @Test
    void aSingleSignOnLoginThatIsStillGoodPassesTheCheck() throws IOException {
        ssoProfile();
        ssoToken("\"expiresAt\": \"2026-11-23T12:00:01Z\"");
        login().check();
    }

    @Test
    void anExpiredLoginThatCanBeRefreshedPassesTheCheck() throws IOException {
        ssoProfile();
        ssoToken("\"expiresAt\": \"2026-11-23T11:00:00Z\", \"refreshToken\": \"r\"");
        login().check();
    }

    @Test
    void anUnknownProfileIsWrongUsageAndNamesNearOnes() throws IOException {
        config("[profile immich]\nregion = eu-central-1\n" + KEYS);
        AccountException thrown = refused(options("imich"), Map.of());
        assertThat(thrown.kind()).isEqualTo(AccountException.Kind.WRONG_USAGE);
        assertThat(thrown).hasMessage("there is no profile 'imich'; did you mean immich?");
        assertThat(thrown.remedy()).contains("--profile");
    }

    @Test
    void anUnknownProfileWithoutAnyFilesSaysWhereItLooked() {
        assertThat(refused(options("immich"), Map.of()))
                .hasMessageContaining(home.resolve(".aws/config").toString());
    }

    @Test
    void anUnknownRegionIsWrongUsageAndNamesNearOnes() throws IOException {
        config("[profile immich]\n" + KEYS);
        AccountException thrown =
                refused(
                        new LiveOptions(
                                Optional.of("immich"), List.of("eu-centrl-1"), Optional.empty()),
                        Map.of());
        assertThat(thrown.kind()).isEqualTo(AccountException.Kind.WRONG_USAGE);
        assertThat(thrown)
                .hasMessageStartingWith(
                        "there is no region 'eu-centrl-1'; did you mean eu-central-1");
    }

    @Test
    void aGlobalPseudoRegionIsNoRegion() throws IOException {
        config("[profile immich]\n" + KEYS);
        assertThat(
                        refused(
                                new LiveOptions(
                                        Optional.of("immich"),
                                        List.of(Resource.GLOBAL),
                                        Optional.empty()),
                                Map.of()))
                .hasMessageStartingWith("there is no region 'aws-global'");
    }

    @Test
    void aMissingRegionSaysWhatToAdd() throws IOException {
        config("[profile immich]\n" + KEYS);
        AccountException thrown = refused(options("immich"), Map.of());
        assertThat(thrown).hasMessageContaining("no region is chosen: profile immich names none");
        assertThat(thrown.remedy()).contains("--region");
    }

    @Test
    void theRegionComesFromTheCommandLineThenTheEnvironmentThenTheProfile() throws IOException {
        config("[profile immich]\nregion = eu-central-1\n" + KEYS);
        Map<String, String> env = Map.of("AWS_DEFAULT_REGION", "us-east-1");
        LiveOptions two =
                new LiveOptions(
                        Optional.of("immich"),
                        List.of("eu-west-1", "eu-west-2", "eu-west-1"),
                        Optional.empty());
        assertThat(open(two, env).regions()).containsExactly("eu-west-1", "eu-west-2");
        assertThat(open(options("immich"), env).regions()).containsExactly("us-east-1");
        assertThat(
                        open(
                                        options("immich"),
                                        Map.of(
                                                "AWS_REGION",
                                                "us-west-2",
                                                "AWS_DEFAULT_REGION",
                                                "us-east-1"))
                                .regions())
                .containsExactly("us-west-2");
        assertThat(open(options("immich"), Map.of("AWS_REGION", "")).regions())
                .containsExactly("eu-central-1");
    }

    @Test
    void environmentKeysWinOverTheEnvironmentsProfileButNotOverANamedOne() throws IOException {
        config("[profile immich]\nregion = eu-central-1\n" + KEYS);
        Map<String, String> env =
                Map.of(
                        "AWS_ACCESS_KEY_ID",
                        "AKIAENVENVENVENVENVE",
                        "AWS_SECRET_ACCESS_KEY",
                        "s",
                        "AWS_PROFILE",
                        "immich");
        LiveOptions unnamed = new LiveOptions(Optional.empty(), List.of(), Optional.empty());
        assertThat(open(unnamed, env).label()).isEqualTo("environment credentials");
        assertThat(open(options("immich"), env).label()).isEqualTo("profile immich");
        assertThat(open(unnamed, Map.of("AWS_PROFILE", "immich")).label())
                .isEqualTo("profile immich");
    }

    @Test
    void profilesThatCannotGiveCredentialsSayWhy() throws IOException {
        config(
                """
                [profile mfa]
                role_arn = arn:aws:iam::1:role/a
                source_profile = other
                mfa_serial = arn:aws:iam::1:mfa/a
                [profile rootless]
                role_arn = arn:aws:iam::1:role/a
                [profile empty]
                output = json
                [profile strange]
                role_arn = arn:aws:iam::1:role/a
                credential_source = Wishes
                [profile orphan]
                role_arn = arn:aws:iam::1:role/a
                source_profile = nobody
                """);
        Map<String, String> env = Map.of("AWS_REGION", "eu-central-1");
        assertThat(refused(options("mfa"), env)).hasMessageContaining("MFA");
        assertThat(refused(options("rootless"), env)).hasMessageContaining("nothing to assume");
        assertThat(refused(options("empty"), env)).hasMessageContaining("holds no credentials");
        assertThat(refused(options("strange"), env)).hasMessageContaining("Wishes");
        assertThat(refused(options("orphan"), env)).hasMessageContaining("'nobody'");
    }

    @Test
    void credentialsMayStandInTheCredentialsFile() throws IOException {
        config("[profile immich]\nregion = eu-central-1\n");
        Files.writeString(home.resolve(".aws/credentials"), "[immich]\n" + KEYS);
        endpoint.answer(200, "{\"clusterArns\":[]}");
        try (LiveAccount account = connect("immich")) {
            account.client(EcsClient.class, "eu-central-1").listClusters();
        }
        assertThat(endpoint.requests().getFirst().authorization()).contains("AKIAIOSFODNN7EXAMPLE");
    }

    @Test
    void credentialsMayComeFromAProcess() throws IOException {
        Path keys = home.resolve("keys.json");
        Files.writeString(
                keys,
                "{\"Version\":1,\"AccessKeyId\":\"AKIAPROCESSPROCESS00\",\"SecretAccessKey\":\"s\"}");
        config("[profile immich]\nregion = eu-central-1\ncredential_process = cat " + keys + "\n");
        endpoint.answer(200, "{\"clusterArns\":[]}");
        try (LiveAccount account = connect("immich")) {
            account.client(EcsClient.class, "eu-central-1").listClusters();
        }
        assertThat(endpoint.requests().getFirst().authorization()).contains("AKIAPROCESSPROCESS00");
    }

    @Test
    void aCredentialProcessThatFailsIsNoBug() throws IOException {
        config(
                "[profile immich]\nregion = eu-central-1\ncredential_process = cat "
                        + home.resolve("nothing")
                        + "\n");
        assertThat(failureOfACall()).isInstanceOf(Failure.BadCredentials.class);
        assertThat(endpoint.requests()).isEmpty();
    }

    @Test
    void aFileThatIsNoConfigurationIsOneLine() throws IOException {
        config("this is\nno configuration\n");
        AccountException thrown = refused(options("immich"), Map.of());
        assertThat(thrown).hasMessageStartingWith("cannot read " + home.resolve(".aws/config"));
        assertThat(thrown.getMessage()).doesNotContain("\n");
    }

    @Test
    void clientsAreBuiltWhenAskedForAndOnlyOnce() throws IOException {
        config("[profile immich]\nregion = eu-central-1\n" + KEYS);
        try (LiveAccount account = connect("immich")) {
            assertThat(account.builtClients()).isZero();
            StsClient first = account.client(StsClient.class, "eu-central-1");
            assertThat(account.client(StsClient.class, "eu-central-1")).isSameAs(first);
            assertThat(account.client(StsClient.class, "eu-west-1")).isNotSameAs(first);
            assertThat(account.client(IamClient.class, Resource.GLOBAL))
                    .isSameAs(account.client(IamClient.class, "eu-west-1"));
            assertThat(account.builtClients()).isEqualTo(3);
            assertThatThrownBy(() -> account.client(SdkClient.class, "eu-west-1"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aClosedAccountHandsOutNoClients() throws IOException {
        config("[profile immich]\nregion = eu-central-1\n" + KEYS);
        LiveAccount account = connect("immich");
        account.client(StsClient.class, "eu-central-1");
        account.close();
        account.close();
        assertThatThrownBy(() -> account.client(StsClient.class, "eu-central-1"))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> account.client(EcsClient.class, "eu-central-1"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void bucketsArePathsAtAnEndpoint() throws IOException {
        config("[profile immich]\nregion = eu-central-1\n" + KEYS);
        endpoint.answer(
                200, "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>");
        try (LiveAccount account = connect("immich")) {
            account.client(S3Client.class, "eu-central-1")
                    .getBucketVersioning(request -> request.bucket("backup"));
        }
        assertThat(endpoint.requests().getFirst().path()).startsWith("/backup?versioning");
    }

    @Test
    void anEndpointMayComeFromTheEnvironmentOrTheProfile() throws IOException {
        config(
                "[profile immich]\nregion = eu-central-1\nendpoint_url = "
                        + endpoint.uri()
                        + "\n"
                        + KEYS);
        endpoint.answer(200, "{\"clusterArns\":[]}");
        try (LiveAccount account = open(options("immich"), Map.of())) {
            account.client(EcsClient.class, "eu-central-1").listClusters();
        }
        assertThat(endpoint.requests()).hasSize(1);

        try (LocalEndpoint special = new LocalEndpoint().answer(200, "{\"clusterArns\":[]}");
                LiveAccount account =
                        open(
                                options("immich"),
                                Map.of("AWS_ENDPOINT_URL_ECS", special.uri().toString()))) {
            account.client(EcsClient.class, "eu-central-1").listClusters();
            assertThat(special.requests()).hasSize(1);
        }
        assertThat(endpoint.requests()).hasSize(1);
    }

    @Test
    void anEndpointThatIsNoUrlIsWrongUsage() throws IOException {
        config("[profile immich]\nregion = eu-central-1\nendpoint_url = localhost:5000\n" + KEYS);
        assertThat(refused(options("immich"), Map.of()).kind())
                .isEqualTo(AccountException.Kind.WRONG_USAGE);
    }

    @Test
    void anEndpointThatNobodyListensAtIsANetworkFailure() throws IOException {
        config("[profile immich]\nregion = eu-central-1\n" + KEYS);
        URI nobody = endpoint.uri();
        endpoint.close();
        try (LiveAccount account =
                open(
                        new LiveOptions(Optional.of("immich"), List.of(), Optional.of(nobody)),
                        Map.of())) {
            Throwable thrown =
                    catchThrowable(
                            () -> account.client(EcsClient.class, "eu-central-1").listClusters());
            assertThat(AwsFailures.of("ecs", "ListClusters", thrown))
                    .isInstanceOf(Failure.Network.class);
        }
    }

    private Failure failureOfACall() {
        try (LiveAccount account = connect("immich")) {
            Throwable thrown =
                    catchThrowable(
                            () -> account.client(EcsClient.class, "eu-central-1").listClusters());
            return AwsFailures.of("ecs", "ListClusters", thrown);
        }
    }

    private void ssoProfile() throws IOException {
        config(
                """
                [profile immich]
                sso_session = corp
                sso_account_id = 123456789012
                sso_role_name = Reader
                region = eu-central-1
                [sso-session corp]
                sso_region = eu-central-1
                sso_start_url = https://corp.awsapps.com/start
                sso_registration_scopes = sso:account:access
                """);
    }

    private void ssoToken(String members) throws IOException {
        // The SHA-1 of "corp".
        Path token = home.resolve(".aws/sso/cache/" + SSO_CACHE_KEY + ".json");
        Files.createDirectories(token.getParent());
        Files.writeString(token, "{\"accessToken\": \"t\", " + members + "}");
    }

    private static final String SSO_CACHE_KEY = "ee0bfd2552fbd840c02cc48b6e823320543c450f";

    private SsoLogin login() {
        Profiles profiles = Profiles.read(environment(Map.of()));
        return SsoLogin.of(profiles.get("immich"), profiles.file(), home, CLOCK);
    }

    private void config(String text) throws IOException {
        Files.createDirectories(home.resolve(".aws"));
        Files.writeString(home.resolve(".aws/config"), text);
    }

    private static LiveOptions options(String profile) {
        return new LiveOptions(Optional.of(profile), List.of(), Optional.empty());
    }

    private LiveAccount connect(String profile) {
        return open(
                new LiveOptions(Optional.of(profile), List.of(), Optional.of(endpoint.uri())),
                Map.of());
    }

    private LiveAccount open(LiveOptions options, Map<String, String> env) {
        return LiveAccount.connect(
                options, environment(env), CLOCK, LiveAccountTest::withoutWaiting);
    }

    private AccountException refused(LiveOptions options, Map<String, String> env) {
        return catchThrowableOfType(AccountException.class, () -> open(options, env).close());
    }

    private AwsEnvironment environment(Map<String, String> env) {
        return new AwsEnvironment(new HashMap<>(env), home);
    }

    private static RetryStrategy withoutWaiting() {
        return AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(5)
                .backoffStrategy(BackoffStrategy.retryImmediately())
                .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                .build();
    }
}
