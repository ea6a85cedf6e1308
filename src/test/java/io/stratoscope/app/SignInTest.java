package io.stratoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.app.OwnJvm.Run;
import io.stratoscope.aws.LocalEndpoint;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** What of signing in the SDK reads from its process: the cache of single sign-on, and a machine's metadata. */
final class SignInTest {

    /** {@code ~/.aws/sso/cache/}, and the SHA-1 of {@code corp}. */
    private static final String TOKEN = "sso/cache/ee0bfd2552fbd840c02cc48b6e823320543c450f.json";

    @TempDir private Path directory;

    private final LocalEndpoint endpoint = new LocalEndpoint();
    private OwnJvm program;

    @BeforeEach
    void configure() {
        program = new OwnJvm(directory);
        endpoint.when(
                request -> request.header("x-amz-target").endsWith("GetResources"),
                200,
                """
                {"PaginationToken":"","ResourceTagMappingList":[
                {"ResourceARN":"arn:aws:sqs:eu-central-1:123456789012:q",
                "Tags":[{"Key":"Project","Value":"immich"}]}]}\
                """);
    }

    @AfterEach
    void stop() {
        endpoint.close();
    }

    /** Lists the projects of an account whose every address is the test's. */
    private Run projects(Map<String, String> variables, String... options)
            throws IOException, InterruptedException {
        Map<String, String> all = new HashMap<>(variables);
        all.put("AWS_ENDPOINT_URL", endpoint.uri().toString());
        all.put("AWS_REGION", "eu-central-1");
        String[] arguments = new String[options.length + 1];
        System.arraycopy(options, 0, arguments, 0, options.length);
        arguments[options.length] = "projects";
        return program.run(all, arguments);
    }

    private static void succeeded(Run run) {
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("1  immich\n");
    }

    private static void refused(Run run, String line) {
        assertThat(run.err()).isEqualTo("stratoscope: " + line + "\n");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
    }

    private static Predicate<LocalEndpoint.Request> path(String path) {
        return request -> request.path().startsWith(path);
    }

    private void loggedIn(String expiresAt) throws IOException {
        program.file(
                        "config",
                        """
                        [profile sso]
                        sso_session = corp
                        sso_account_id = 123456789012
                        sso_role_name = Reader
                        [sso-session corp]
                        sso_region = eu-central-1
                        sso_start_url = https://corp.awsapps.com/start
                        """)
                .file(
                        TOKEN,
                        """
                        {"accessToken": "old", "expiresAt": "%s", "refreshToken": "again",
                        "clientId": "c", "clientSecret": "s", "registrationExpiresAt": "2126-11-23T14:00:00Z",
                        "region": "eu-central-1", "startUrl": "https://corp.awsapps.com/start"}
                        """
                                .formatted(expiresAt));
        endpoint.when(
                path("/federation/credentials"),
                200,
                """
                {"roleCredentials":{"accessKeyId":"ASIASSOSSOSSOSSO0000","secretAccessKey":"s",
                "sessionToken":"t","expiration":4950000000000}}\
                """);
    }

    private String tokenOfThePortal() {
        return endpoint.requests().stream()
                .filter(path("/federation/credentials"))
                .map(request -> request.header("x-amz-sso_bearer_token"))
                .findFirst()
                .orElse("not asked");
    }

    @Test
    void anExpiredLoginIsRefreshedAndKept() throws IOException, InterruptedException {
        loggedIn("2020-01-01T00:00:00Z");
        endpoint.when(
                path("/token"),
                200,
                "{\"accessToken\":\"new\",\"expiresIn\":3600,\"refreshToken\":\"next\"}");

        succeeded(projects(Map.of(), "--profile", "sso"));

        assertThat(endpoint.requests().getFirst().body()).contains("refresh_token", "again");
        assertThat(tokenOfThePortal()).isEqualTo("new");
        assertThat(Files.readString(program.home().resolve(".aws").resolve(TOKEN)))
                .contains("\"new\"", "\"next\"");
    }

    // The near miss: a login that is good for long is not refreshed.
    @Test
    void aLoginThatIsGoodIsUsedAsItIs() throws IOException, InterruptedException {
        loggedIn("2126-01-01T00:00:00Z");

        succeeded(projects(Map.of("AWS_PROFILE", "sso")));

        assertThat(tokenOfThePortal()).isEqualTo("old");
        assertThat(endpoint.requests()).noneMatch(path("/token"));
    }

    @Test
    void anExpiredLoginThatCannotBeRefreshedIsOneLine() throws IOException, InterruptedException {
        loggedIn("2020-01-01T00:00:00Z");
        endpoint.when(
                path("/token"),
                400,
                "{\"error\":\"invalid_grant\",\"error_description\":\"Invalid grant provided\"}");

        refused(
                projects(Map.of(), "--profile", "sso"),
                "the single sign-on login of profile sso is expired and could not be refreshed; log in"
                        + " with: aws sso login --profile sso");
        assertThat(tokenOfThePortal()).isEqualTo("not asked");
    }

    @Test
    void aContainersRoleIsUsed() throws IOException, InterruptedException {
        endpoint.when(
                request ->
                        request.path().equals("/role")
                                && request.header("authorization").equals("secret"),
                200,
                """
                {"AccessKeyId":"ASIACONTAINER0000000","SecretAccessKey":"s","Token":"t",
                "Expiration":"2126-11-23T13:00:00Z"}\
                """);

        succeeded(
                projects(
                        Map.of(
                                "AWS_CONTAINER_CREDENTIALS_FULL_URI",
                                endpoint.uri() + "/role",
                                "AWS_CONTAINER_AUTHORIZATION_TOKEN",
                                "secret")));
        assertThat(endpoint.requests().getLast().authorization()).contains("ASIACONTAINER0000000");
    }

    @Test
    void aContainersRoleFromElsewhereIsNotAskedFor() throws IOException, InterruptedException {
        Run run = projects(Map.of("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://192.0.2.1/role"));
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .startsWith("stratoscope: the container's role gave no credentials (The full URI")
                .contains("check the AWS_CONTAINER_CREDENTIALS");
        assertThat(run.exitCode()).isEqualTo(3);
    }

    @Test
    void anInstancesRoleIsUsed() throws IOException, InterruptedException {
        String roles = "/latest/meta-data/iam/security-credentials/";
        endpoint.when(path("/latest/api/token"), 200, "metadata-token")
                .when(request -> request.path().equals(roles), 200, "reader")
                .when(
                        request ->
                                request.path().equals(roles + "reader")
                                        && request.header("x-aws-ec2-metadata-token")
                                                .equals("metadata-token"),
                        200,
                        """
                        {"Code":"Success","AccessKeyId":"ASIAINSTANCE00000000","SecretAccessKey":"s",
                        "Token":"t","Expiration":"2126-11-23T13:00:00Z"}\
                        """);
        program.file(
                "config",
                """
                [profile ec2]
                role_arn = arn:aws:iam::123456789012:role/reader
                credential_source = Ec2InstanceMetadata
                """);
        endpoint.answer(
                403,
                "<ErrorResponse><Error><Code>AccessDenied</Code><Message>no</Message></Error></ErrorResponse>");

        Run run =
                projects(
                        Map.of("AWS_EC2_METADATA_SERVICE_ENDPOINT", endpoint.uri().toString()),
                        "--profile",
                        "ec2");

        // The instance's role may not assume the other one; but it is the instance's that asked.
        assertThat(run.err()).startsWith("stratoscope: profile ec2 may not assume the role");
        assertThat(endpoint.requests().getLast().authorization()).contains("ASIAINSTANCE00000000");
    }

    // As where a firewall swallows what goes to 169.254.169.254. The SDK gives up twice after a
    // second.
    @Test
    @Timeout(30)
    void metadataThatNeverAnswersDoesNotHoldTheProgramUp()
            throws IOException, InterruptedException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            refused(
                    projects(
                            Map.of(
                                    "AWS_EC2_METADATA_SERVICE_ENDPOINT",
                                    "http://127.0.0.1:" + silent.getLocalPort()),
                            "--endpoint-url",
                            endpoint.uri().toString()),
                    "there are no access keys in the environment, no default profile with credentials,"
                            + " and no role of an EC2 instance (Read timed out); name a profile with"
                            + " --profile, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (for an"
                            + " emulator, to anything)");
        }
        assertThat(endpoint.requests()).isEmpty();
    }
}
