package io.stratoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.app.Program.Run;
import io.stratoscope.aws.LocalEndpoint;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The whole program, as its user calls it, on an account behind a wire. */
final class LiveCommandLineTest {

    @TempDir private Path directory;

    private final LocalEndpoint endpoint = new LocalEndpoint();

    @AfterEach
    void stop() {
        endpoint.close();
    }

    private Run run(String... arguments) {
        Map<String, String> variables =
                Map.of(
                        "AWS_ACCESS_KEY_ID",
                        "AKIAIOSFODNN7EXAMPLE",
                        "AWS_SECRET_ACCESS_KEY",
                        "not-a-secret",
                        "AWS_REGION",
                        "us-east-1");
        Stream<String> all =
                Stream.concat(
                        Stream.of("--endpoint-url", endpoint.uri().toString()),
                        Stream.of(arguments));
        try (Program program = new Program(directory, variables)) {
            return program.run(all.toArray(String[]::new));
        }
    }

    private void tagged(String... projects) {
        String mappings =
                Stream.of(projects)
                        .map(project ->
                                """
                                {"ResourceARN":"arn:aws:sqs:us-east-1:123456789012:%1$s",
                                "Tags":[{"Key":"Project","Value":"%1$s"}]}\
                                """
                                        .formatted(project))
                        .collect(Collectors.joining(","));
        endpoint.answer(
                200, "{\"PaginationToken\":\"\",\"ResourceTagMappingList\":[" + mappings + "]}");
    }

    @Test
    void ofSeveralProjectsOneHasToBeChosen() {
        tagged("shop", "immich");

        Run run = run("discover");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo(
                        "stratoscope: this account has several projects; choose one with --project:"
                                + " immich, shop\n");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void withoutAProjectTheOperatorHasToSayWhatHeMeans() {
        tagged();

        Run run = run("spof");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("stratoscope: nothing in us-east-1 carries a Project tag; give --tag");
    }

    @Test
    void aWebPageIsNotTakenForAws() {
        endpoint.answer(200, "<html><body>Please sign in to the hotel's network</body></html>");

        Run run = run("discover", "--project", "shop");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err())
                .isEqualTo(
                        "stratoscope: the answer to sts:GetCallerIdentity names nobody; something other"
                                + " than AWS answers at the endpoint; check the network connection, the"
                                + " region's name and --endpoint-url\n");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aListOfTagsThatCannotBeReadIsNotTakenForAws() {
        endpoint.answer(200, "<html><body>Please sign in to the hotel's network</body></html>");

        Run run = run("projects");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err())
                .startsWith("stratoscope: the answer to ")
                .contains(" cannot be read; something other than AWS answers at the endpoint; ")
                .hasLineCount(1);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void anExpiredTokenIsSaidInOneLine() {
        endpoint.answer(403, error("ExpiredToken", "The security token is expired"));

        Run run = run("discover", "--project", "shop");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err())
                .startsWith(
                        "stratoscope: the credentials in the environment are expired (ExpiredToken); ")
                .hasLineCount(1);
    }

    @Test
    void aThrottledAccountIsSaidInOneLine() {
        endpoint.answer(400, error("Throttling", "Rate exceeded"));

        Run run = run("discover", "--project", "shop");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err())
                .startsWith(
                        "stratoscope: sts:GetCallerIdentity: Throttling: Rate exceeded; wait a minute")
                .hasLineCount(1);
    }

    private static String error(String code, String message) {
        return """
        <ErrorResponse><Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error>\
        <RequestId>1</RequestId></ErrorResponse>\
        """
                .formatted(code, message);
    }
}
