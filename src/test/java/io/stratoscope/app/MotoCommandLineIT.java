package io.stratoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.aws.AwsEnvironment;
import io.stratoscope.aws.LiveAccount;
import io.stratoscope.aws.LiveOptions;
import io.stratoscope.cli.StratoscopeCli;
import io.stratoscope.cli.Terminal;
import io.stratoscope.emulator.MotoServer;
import io.stratoscope.emulator.SmallProject;
import io.stratoscope.job.Jobs;
import io.stratoscope.json.JsonText;
import io.stratoscope.json.SnapshotCodec;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceState;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Snapshot;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The whole program, as its user calls it, on an account behind an endpoint URL. */
@ExtendWith(MotoServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MotoCommandLineIT {

    /** The real one: the doctor compares it with the endpoint's. */
    private static final Clock CLOCK = Clock.systemUTC();

    private final Jobs jobs = new Jobs(CLOCK);
    @TempDir private static Path directory;
    private String endpoint = "";

    private record Run(int exitCode, String out, String err) {}

    @BeforeAll
    void create(URI moto) {
        endpoint = moto.toString();
        try (LiveAccount account =
                LiveAccount.connect(
                        new LiveOptions(
                                Optional.empty(), List.of(SmallProject.REGION), Optional.of(moto)),
                        environment(),
                        CLOCK)) {
            account.guard().unlock();
            SmallProject.create(account, "immich");
            SmallProject.create(account, "otherproject");
        }
    }

    @AfterAll
    void close() {
        jobs.close();
    }

    private static AwsEnvironment environment() {
        return new AwsEnvironment(
                Map.of("AWS_ACCESS_KEY_ID", "test", "AWS_SECRET_ACCESS_KEY", "test"),
                directory.resolve("home"));
    }

    private Run run(String... arguments) {
        return run(CLOCK, arguments);
    }

    private Run run(Clock clock, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal =
                Terminal.of(
                        InputStream.nullInputStream(),
                        new PrintStream(out),
                        new PrintStream(err),
                        false,
                        false);
        String[] all =
                Stream.concat(Stream.of("--endpoint-url", endpoint), Stream.of(arguments))
                        .toArray(String[]::new);
        int exitCode =
                new StratoscopeCli(
                                Wiring.commandLine(
                                        terminal,
                                        clock,
                                        jobs,
                                        environment(),
                                        directory.resolve("data")))
                        .run(all);
        return new Run(
                exitCode,
                out.toString(StandardCharsets.UTF_8),
                err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void discoversTheProjectAsJson() {
        Run run = run("--region", "eu-central-1", "--project", "immich", "--json", "discover");

        assertThat(run.exitCode()).as(run.err()).isZero();
        Snapshot snapshot = SnapshotCodec.fromJson((JsonObject) JsonText.parse(run.out()));
        assertThat(snapshot.account().simulated()).isFalse();
        assertThat(snapshot.account().id()).isEqualTo("123456789012");
        assertThat(snapshot.account().label()).contains(endpoint);
        assertThat(snapshot.resources())
                .hasSizeGreaterThan(40)
                .allMatch(each -> each.state() == ResourceState.LIVE)
                .noneMatch(each -> each.arn().toString().contains("otherproject"))
                .extracting(Resource::type)
                .contains(ResourceType.VPC, ResourceType.ECS_SERVICE, ResourceType.DATASYNC_TASK);
    }

    @Test
    void whatTheEndpointLacksIsOneLineAndNoFailure() {
        Run run = run("--region", "eu-central-1", "--project", "immich", "discover");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err().lines())
                .hasSize(2)
                .satisfiesExactly(
                        calls -> assertThat(calls).contains("API calls (0 retries, 0 throttled"),
                        issue ->
                                assertThat(issue)
                                        .startsWith(
                                                "could not read datasync:ListTagsForResource in"
                                                        + " eu-central-1: ")
                                        .contains("not implemented by this endpoint")
                                        .contains("does not offer datasync:ListTagsForResource"));
        assertThat(run.out())
                .contains("AWS::EC2::VPC", "% confirmed")
                .doesNotContain("otherproject", "must-not-be-seen", "emulated-password");
    }

    @Test
    void comparesWithAStateInABucket() {
        Run discovered =
                run("--region", "eu-central-1", "--project", "immich", "--json", "discover");
        String vpc =
                ((JsonObject) JsonText.parse(discovered.out()))
                        .objects("resources").stream()
                                .filter(each ->
                                        each.text("type").orElse("").equals("AWS::EC2::VPC"))
                                .map(each -> each.text("arn").orElseThrow())
                                .findFirst()
                                .orElseThrow();
        String gone = vpc.replaceAll("vpc-.*", "vpc-0123456789abcdef0");
        String state =
                """
                {"version": 4, "serial": 1, "resources": [
                 {"module": "module.network", "mode": "managed", "type": "aws_vpc", "name": "this",
                  "instances": [{"attributes": {"arn": "%s"}}]},
                 {"mode": "managed", "type": "aws_vpc", "name": "gone",
                  "instances": [{"attributes": {"arn": "%s"}}]}]}
                """
                        .formatted(vpc, gone);
        try (LiveAccount account =
                LiveAccount.connect(
                        new LiveOptions(
                                Optional.empty(),
                                List.of(SmallProject.REGION),
                                Optional.of(URI.create(endpoint))),
                        environment(),
                        CLOCK)) {
            account.guard().unlock();
            S3Client s3 = account.client(S3Client.class, SmallProject.REGION);
            s3.createBucket(request ->
                    request.bucket("terraform-states")
                            .createBucketConfiguration(
                                    at -> at.locationConstraint(SmallProject.REGION)));
            s3.putObject(
                    request -> request.bucket("terraform-states").key("a/terraform.tfstate"),
                    RequestBody.fromString(state));
        }

        Run drift = drift("s3://terraform-states/a/terraform.tfstate");
        Run noKey = drift("s3://terraform-states/b/terraform.tfstate");

        assertThat(drift.exitCode()).as(drift.err()).isEqualTo(1);
        assertThat(drift.out())
                .containsPattern("module\\.network +1 +0 +0\n")
                .contains("  aws_vpc.gone  " + gone + "\n")
                .doesNotContain(vpc);
        assertThat(noKey.exitCode()).isEqualTo(3);
        assertThat(noKey.err()).contains("s3:GetObject").contains("check the names");
    }

    private Run drift(String state) {
        return run(
                "--region",
                "eu-central-1",
                "--project",
                "immich",
                "provision",
                "drift",
                "--terraform-state",
                state);
    }

    @Test
    void discoversSeveralRegionsAtOnce() {
        Run run =
                run(
                        "--region",
                        "eu-central-1,us-east-1",
                        "--project",
                        "immich",
                        "--json",
                        "discover");

        assertThat(run.exitCode()).as(run.err()).isZero();
        Snapshot snapshot = SnapshotCodec.fromJson((JsonObject) JsonText.parse(run.out()));
        assertThat(snapshot.regions()).containsExactly("eu-central-1", "us-east-1");
        assertThat(snapshot.resources())
                .extracting(Resource::region)
                .containsOnly("eu-central-1", Resource.GLOBAL);
    }

    @Test
    void listsTheProjects() {
        Run run = run("--region", "eu-central-1", "projects");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out().lines().map(line -> line.replaceAll("^[0-9]+ +", "")))
                .containsExactly("immich", "otherproject");
    }

    @Test
    void asksWhichProjectIsMeantWhereThereAreSeveral() {
        Run run = run("--region", "eu-central-1", "discover");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .contains("--project: immich, otherproject");
    }

    @Test
    void drawsTheProject() throws IOException {
        Path file = directory.resolve("immich.svg");

        Run run =
                run(
                        "--region",
                        "eu-central-1",
                        "--project",
                        "immich",
                        "diagram",
                        "-o",
                        file.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(Files.readString(file))
                .contains("<svg", "immich-vpc", "immich-server")
                .doesNotContain("otherproject");
    }

    @Test
    void theDoctorSaysWhatTheEndpointLacks() {
        Run run = run("--region", "eu-central-1", "doctor");

        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(run.out())
                .contains("arn:aws:sts::123456789012:")
                .containsPattern("allowed +ecs:DescribeServices")
                .containsPattern("unsupported +datasync:ListTagsForResource");
    }

    @Test
    void theDoctorFindsThatTheClockIsWrong() {
        Clock wrong = Clock.offset(CLOCK, Duration.ofHours(1));

        Run run = run(wrong, "--region", "eu-central-1", "doctor");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("set this machine's clock");
    }

    @Test
    void anEndpointThatNobodyListensAtIsOneLineAndExitCode3() {
        String before = endpoint;
        endpoint = "http://127.0.0.1:1";
        try {
            Run run = run("--region", "eu-central-1", "--project", "immich", "discover");
            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(run.err().lines()).singleElement().asString().startsWith("stratoscope: ");
        } finally {
            endpoint = before;
        }
    }
}
