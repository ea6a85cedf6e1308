package io.stratoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.app.Program.Run;
import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue.JsonArray;
import io.stratoscope.model.JsonValue.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The commands about blueprints, as their user calls them. */
final class ProvisionCommandsTest {

    @TempDir private Path directory;

    private Run run(String... arguments) {
        try (Program program = new Program(directory, Map.of())) {
            return program.run(arguments);
        }
    }

    private static JsonObject json(Run run) {
        return (JsonObject) JsonText.parse(run.out());
    }

    @Test
    void checkListsTheStepsOfAShippedBlueprint() {
        Run run = run("provision", "check", "immich");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .containsPattern("1 +AWS::EC2::VPC +Vpc +vpc\n")
                .containsPattern("The stack immich: \\d+ resources in \\d+ steps.\n");
    }

    @Test
    void checkAsJsonNamesWhatComesFirst() {
        JsonObject stack =
                json(run("provision", "check", "static-site", "--set", "name=blog", "--json"));

        assertThat(stack.text("stack")).contains("blog");
        assertThat(stack.list("steps")).hasSize(3);
    }

    @Test
    void everyMistakeInAFileHasItsLine() throws IOException {
        Path file =
                Files.writeString(
                        directory.resolve("mine.yaml"),
                        "blueprint: mine\nstack: S\nmodules:\n  kms:\n    rotation: maybe\n");

        Run run = run("provision", "check", file.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines())
                .hasSize(2)
                .satisfiesExactly(
                        stack -> assertThat(stack).startsWith("stratoscope: mine.yaml:2:1: \"S\" "),
                        rotation ->
                                assertThat(rotation).startsWith("stratoscope: mine.yaml:5:5: "));
    }

    @Test
    void whatThereIsNotIsSaid() throws IOException {
        Path binary = Files.write(directory.resolve("x.yaml"), new byte[] {(byte) 0xff, 0, 1});
        assertThat(run("provision", "check", "imich").err()).contains("did you mean immich?");
        assertThat(run("provision", "check", binary.toString()).err())
                .contains("it is not UTF-8 text");
        assertThat(run("provision", "check", directory.toString()).err())
                .contains("it is a directory");
        assertThat(run("provision", "export", "immich", "--format", "pulumi").err())
                .contains("unknown format pulumi; there is cloudformation, terraform");
        assertThat(run("provision").err()).contains("provision needs a command");
        assertThat(run("provision").exitCode()).isEqualTo(2);
    }

    @Test
    void exportWritesATemplate() throws IOException {
        Path file = directory.resolve("immich.json");

        Run run = run("provision", "export", "immich", "-o", file.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEmpty();
        JsonObject template = (JsonObject) JsonText.parse(Files.readString(file));
        assertThat(template.text("Resources", "Vpc", "Type")).contains("AWS::EC2::VPC");
        assertThat(json(run("provision", "export", "immich"))).isEqualTo(template);
        assertThat(run("provision", "export", "immich", "-o", "/nowhere/x.json").exitCode())
                .isEqualTo(2);
    }

    @Test
    void exportWritesAConfiguration() {
        Run run =
                run(
                        "provision",
                        "export",
                        "static-site",
                        "--set",
                        "name=blog",
                        "--format",
                        "Terraform");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith("# The stack blog, exported by Stratoscope\nterraform {\n")
                .contains("resource \"awscc_s3_bucket\" \"site_bucket\" {\n");

        JsonObject wrapped =
                json(
                        run(
                                "--json",
                                "provision",
                                "export",
                                "static-site",
                                "--set",
                                "name=blog",
                                "--format",
                                "terraform"));
        assertThat(wrapped.text("main.tf")).contains(run.out());
    }

    @Test
    void whatAToolHasNoWordForIsSaid() {
        Run run =
                run(
                        "provision",
                        "export",
                        "immich",
                        "--set",
                        "environment={{resolve:ssm:/a}}",
                        "--format",
                        "terraform");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("not as terraform: Terraform has no dynamic reference like")
                .contains("{{resolve:ssm:/a}}");
    }

    @Test
    void schemaAndPolicyAreJson() {
        assertThat(
                        json(run("provision", "schema"))
                                .at("properties", "modules", "properties", "vpc"))
                .isPresent();
        Run policy = run("provision", "iam-policy");
        assertThat(json(policy).text("Version")).contains("2012-10-17");
        assertThat(policy.err()).contains("Cloud Control API");
    }

    @Test
    void thePoliciesOfProvisioningArePrintedOrWritten() throws IOException {
        Run printed = run("provision", "iam-policy", "--feature", "provision");
        JsonArray policies = (JsonArray) JsonText.parse(printed.out());
        assertThat(policies.items())
                .hasSizeGreaterThan(1)
                .allSatisfy(policy ->
                        assertThat(((JsonObject) policy).text("PolicyName").orElseThrow())
                                .startsWith("StratoscopeProvision"));
        assertThat(printed.err()).contains("All of them have to be attached");

        Path policiesDirectory = Files.createDirectory(directory.resolve("policies"));
        Run written =
                run(
                        "provision",
                        "iam-policy",
                        "--feature",
                        "provision",
                        "-o",
                        policiesDirectory.toString());
        assertThat(written.exitCode()).isZero();
        assertThat(written.out()).isEmpty();
        assertThat(written.err())
                .contains(
                        "aws iam create-policy --policy-name StratoscopeProvision1 --policy-document file://");
        assertThat(policiesDirectory.toFile().list()).hasSameSizeAs(policies.items());
        assertThat(Files.readString(policiesDirectory.resolve("StratoscopeProvision1.json")))
                .contains("2012-10-17");
        run("provision", "iam-policy", "-o", policiesDirectory.toString());
        assertThat(policiesDirectory.resolve("StratoscopeReadOnly.json")).exists();
    }

    @Test
    void thePolicyOfBackupsRemovesOnlyWhatIsTagged() {
        Run backup = run("provision", "iam-policy", "--feature", "backup");
        assertThat(backup.exitCode()).isZero();
        JsonObject prune = json(backup).objects("Statement").getLast();
        assertThat(prune.texts("Action")).containsExactly("rds:DeleteDBClusterSnapshot");
        assertThat(prune.text("Condition", "Null", "aws:ResourceTag/stratoscope:restore-point"))
                .contains("false");
    }

    @Test
    void aFeatureThatIsNotThereIsSaid() {
        Run mistyped = run("provision", "iam-policy", "--feature", "provison");
        assertThat(mistyped.exitCode()).isEqualTo(2);
        assertThat(mistyped.err()).contains("unknown feature provison; did you mean provision?");
        assertThat(
                        run("provision", "iam-policy", "-o", directory.resolve("none").toString())
                                .exitCode())
                .isEqualTo(2);
    }

    @Test
    void helpNamesEachCommand() {
        assertThat(run("--help").out()).contains("provision");
        assertThat(run("provision", "--help").out())
                .contains("check", "export", "schema", "iam-policy");
        assertThat(run("provision", "export", "--help").out()).contains("--set", "BLUEPRINT");
    }
}
