package io.stratoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.app.Program.Run;
import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue.JsonObject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Comparing an account with Terraform's state, as its user does it: two keys that somebody made, and what a state says of them. */
final class TerraformCommandsTest {

    private static final String SECRET = "correct-horse-battery";

    private static final String KEYS =
            """
            blueprint: keys
            stack: keys
            modules:
              kms: {keys: [files, logs]}
            """;

    @TempDir private Path directory;
    private Path state = Path.of("");

    /** Two aliases, then two keys. */
    private List<String> arns = List.of();

    @BeforeEach
    void accountWithTwoKeys() throws IOException {
        state = directory.resolve("terraform.tfstate");
        Path blueprint = Files.writeString(directory.resolve("keys.yaml"), KEYS);
        Path plan = directory.resolve("plan.json");
        run("simulate", "reset", "--empty");
        run("provision", "plan", blueprint.toString(), "--simulate", "-o", plan.toString());
        run("provision", "apply", plan.toString(), "--simulate", "--unlock", "--yes");
        arns =
                json(run("discover", "--all", "--simulate", "--json")).objects("resources").stream()
                        .map(each -> each.text("arn").orElseThrow())
                        .toList();
    }

    private Run run(String... arguments) {
        try (Program program = new Program(directory, Map.of())) {
            return program.run(arguments);
        }
    }

    private static JsonObject json(Run run) {
        return (JsonObject) JsonText.parse(run.out());
    }

    private Run drift(String... more) {
        return run(
                Stream.concat(
                                Stream.of(
                                        "provision",
                                        "drift",
                                        "--all",
                                        "--simulate",
                                        "--terraform-state",
                                        state.toString()),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    /** A state of keys and aliases by their ARNs, with a secret wherever one may stand. */
    private void state(String... arns) throws IOException {
        List<String> resources = new ArrayList<>();
        for (int i = 0; i < arns.length; i++) {
            resources.add(
                    """
                    {"module": "module.keys", "mode": "managed", "name": "k%d", "type": "%s",
                     "provider": "provider[\\"registry.terraform.io/hashicorp/aws\\"]",
                     "instances": [{"attributes": {"arn": "%s", "description": "%4$s"},
                       "sensitive_attributes": [[{"type": "get_attr", "value": "description"}]],
                       "private": "%4$s"}]}
                    """
                            .formatted(
                                    i,
                                    arns[i].contains(":alias/") ? "aws_kms_alias" : "aws_kms_key",
                                    arns[i],
                                    SECRET));
        }
        resources.add(
                """
                {"mode": "managed", "type": "random_password", "name": "db", "provider": "x",
                 "instances": [{"attributes": {"id": "%1$s", "result": "%1$s"}}]}
                """
                        .formatted(SECRET));
        Files.writeString(
                state,
                """
                {"version": 4, "serial": 7, "lineage": "a", "resources": [%s],
                 "outputs": {"password": {"value": "%s", "sensitive": true}}}
                """
                        .formatted(String.join(",", resources), SECRET));
    }

    /** Nothing that was printed or written, except the state itself, holds the secret. */
    private void tellsNoSecret(Run run) throws IOException {
        assertThat(run.out() + run.err()).doesNotContain(SECRET);
        List<Path> files;
        try (Stream<Path> all = Files.walk(directory)) {
            files = all.filter(file -> Files.isRegularFile(file) && !file.equals(state)).toList();
        }
        for (Path file : files) {
            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain(SECRET);
        }
    }

    @Test
    void anAccountAsTheStateSaysHasNoDrift() throws IOException {
        state(arns.toArray(String[]::new));

        Run agreed = drift();

        assertThat(agreed.exitCode()).as(agreed.err()).isZero();
        assertThat(agreed.out())
                .containsPattern("module\\.keys +4 +0 +0\n")
                .contains("Not compared: 1 ")
                .endsWith("Account and state agree.\n");
        tellsNoSecret(agreed);
    }

    @Test
    void whatIsMissingAndWhatIsUnmanagedIsListed() throws IOException {
        String gone = "arn:aws:kms:eu-central-1:123456789012:key/gone";
        state(arns.get(0), arns.get(1), arns.get(2), gone);

        Run differs = drift("-v");

        assertThat(differs.exitCode()).isEqualTo(1);
        assertThat(differs.out())
                .containsPattern("module\\.keys +3 +1 +0\n")
                .contains("  module.keys.aws_kms_key.k3  " + gone + "\n")
                .containsPattern("AWS::KMS::Key +\\S+ +" + arns.get(3) + "\n")
                .contains("  random_password.db\n")
                .endsWith("Account and state differ: 1 missing, 1 unmanaged.\n");
        tellsNoSecret(differs);
        JsonObject drift = json(drift("--json"));
        assertThat(drift.isTrue("drifted")).isTrue();
        assertThat(drift.objects("missing"))
                .singleElement()
                .matches(each -> each.text("arn").filter(gone::equals).isPresent());
        assertThat(drift.objects("resources"))
                .extracting(each -> each.text("standing").orElseThrow())
                .containsExactly("managed", "managed", "managed", "unmanaged");
    }

    @Test
    void discoveringSaysWhichModuleManagesWhat() throws IOException {
        state(arns.get(0), arns.get(1));
        Path snapshot = directory.resolve("snapshot.json");

        Run discovered =
                run(
                        "discover",
                        "--all",
                        "--simulate",
                        "--terraform-state",
                        state.toString(),
                        "-o",
                        snapshot.toString());

        assertThat(discovered.exitCode()).isZero();
        assertThat(discovered.out())
                .containsPattern("module\\.keys +2 +0 +0\n")
                .contains("0 missing, 2 unmanaged");
        tellsNoSecret(discovered);
        JsonObject all =
                json(
                        run(
                                "discover",
                                "--all",
                                "--simulate",
                                "--json",
                                "--terraform-state",
                                state.toString()));
        assertThat(all.objects("resources")).hasSize(4);
        assertThat(all.at("terraform", "modules")).isPresent();
    }

    private Run diagram(String... more) {
        return run(
                Stream.concat(Stream.of("diagram", "--all", "--simulate"), Stream.of(more))
                        .toArray(String[]::new));
    }

    @Test
    void theDiagramOfTheModulesShowsTheDrift() throws IOException {
        state(
                arns.get(0),
                arns.get(1),
                arns.get(2),
                "arn:aws:kms:eu-central-1:123456789012:key/gone");
        Path picture = directory.resolve("modules.svg");
        Path source = directory.resolve("modules.puml");

        Run drawn = diagram("--terraform-state", state.toString(), "-o", picture.toString());
        Run written = diagram("--terraform-state", state.toString(), "-o", source.toString());
        diagram(
                "--terraform-state",
                state.toString(),
                "-o",
                directory.resolve("modules.png").toString());

        assertThat(drawn.exitCode()).as(drawn.err()).isZero();
        assertThat(written.exitCode()).isZero();
        tellsNoSecret(drawn);
        assertThat(Files.readString(picture))
                .contains("Legend", "in the Terraform state, not in the account", "module.keys");
        assertThat(Files.readString(source)).contains("«missing»", "«unmanaged»");
        assertThat(
                        diagram("--terraform-state", state.toString(), "--check", source.toString())
                                .exitCode())
                .isZero();
        state(arns.toArray(String[]::new));
        assertThat(
                        diagram("--terraform-state", state.toString(), "--check", source.toString())
                                .exitCode())
                .isEqualTo(1);
    }

    @Test
    void ofAFileItIsSaidThatItMayNotKnow() throws IOException {
        Path snapshot = directory.resolve("snapshot.json");
        run("discover", "--all", "--simulate", "-o", snapshot.toString());
        state(arns.get(0), "arn:aws:kms:eu-central-1:123456789012:key/gone");

        Run drawn =
                run(
                        "diagram",
                        "--from",
                        snapshot.toString(),
                        "--terraform-state",
                        state.toString());

        assertThat(drawn.exitCode()).as(drawn.err()).isZero();
        assertThat(drawn.err()).contains("may be outside of its scope");
        assertThat(drawn.out()).contains("«missing»");
    }

    @Test
    void theViewAndTheStateBelongTogether() throws IOException {
        state(arns.get(0));

        Run noState = diagram("--view", "modules");
        assertThat(noState.exitCode()).isEqualTo(2);
        assertThat(noState.err()).contains("needs Terraform's state: give --terraform-state");
        Run otherView = diagram("--view", "network", "--terraform-state", state.toString());
        assertThat(otherView.exitCode()).isEqualTo(2);
        assertThat(otherView.err()).contains("goes with --view modules");
        Run window = run("open", "--simulate", "--view", "modules");
        assertThat(window.exitCode()).isEqualTo(2);
        assertThat(window.err()).contains("diagram --view modules --terraform-state");
    }

    @Test
    void whatCouldNotBeReadIsNotMissing() throws IOException {
        state(arns.get(2), "arn:aws:kms:eu-central-1:123456789012:key/gone");
        run("simulate", "fault", "deny", "--action", "kms:*");

        Run unread = drift();

        assertThat(unread.exitCode()).as(unread.out()).isZero();
        assertThat(unread.out())
                .contains("Not known (")
                .contains("could not be read")
                .doesNotContain("Missing");
    }

    @Test
    void whatCannotBeComparedIsToldInALine() throws IOException {
        assertThat(drift().err()).contains("terraform.tfstate: there is no such file");
        Files.writeString(state, "{\"version\": 3, \"serial\": 1, \"modules\": []}");
        Run old = drift();
        assertThat(old.exitCode()).isEqualTo(2);
        assertThat(old.err())
                .isEqualTo(
                        "stratoscope: "
                                + state
                                + " is not a state of version 4, which Terraform writes since 0.12;"
                                + " upgrade it with: terraform apply -refresh-only\n");
        Run both = drift("keys.yaml");
        assertThat(both.exitCode()).isEqualTo(2);
        assertThat(both.err()).contains("exclude each other");
        Run neither = run("provision", "drift", "--simulate");
        assertThat(neither.exitCode()).isEqualTo(2);
        assertThat(neither.err()).contains("--terraform-state terraform.tfstate");
        Run noBucket =
                run(
                        "provision",
                        "drift",
                        "--all",
                        "--simulate",
                        "--terraform-state",
                        "s3://none/a.tfstate");
        assertThat(noBucket.exitCode()).isEqualTo(3);
        assertThat(noBucket.err())
                .contains("cannot read s3://none/a.tfstate: ")
                .contains("check the names");
    }
}
