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
}
