package io.stratoscope.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.emulator.EmulatorEnvironment.Program;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.ResourceType;
import io.stratoscope.provision.blueprint.Blueprint;
import io.stratoscope.provision.blueprint.ShippedBlueprints;
import io.stratoscope.provision.export.TerraformConfiguration;
import io.stratoscope.provision.stack.Stack;
import io.stratoscope.provision.stack.Wanted;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.TestAbortedException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is exported is Terraform's language, and every reference in it leads to a resource that is there. Where Terraform is
 * installed its own formatter finds nothing to change; where its providers are too, in the directory that the variable
 * STRATOSCOPE_TERRAFORM_PLUGINS names, it finds every type and attribute.
 */
class TerraformConfigurationIT {

    private static final Path CHECK =
            Path.of("src", "test", "resources", "emulators", "check_terraform.py").toAbsolutePath();

    @TempDir private Path directory;

    static List<String> blueprints() {
        return ShippedBlueprints.NAMES;
    }

    @ParameterizedTest
    @MethodSource("blueprints")
    void everyReferenceOfAShippedBlueprintLeadsSomewhere(String name) throws Exception {
        assertThat(check(exported(name)))
                .hasSize(1)
                .first()
                .asString()
                .matches("[1-9][0-9]* blocks, [1-9][0-9]* of them referred to");
    }

    @Test
    void aReferenceThatLeadsNowhereWouldBeFound() throws Exception {
        String text = exported("immich");
        assertThat(check(text.replace("\"awscc_ec2_vpc\" \"vpc\"", "\"awscc_ec2_vpc\" \"v\"")))
                .contains("nowhere: awscc_ec2_vpc.vpc");
        assertThat(check(text.replace("data \"aws_partition\"", "data \"aws_partitions\"")))
                .contains("nowhere: data.aws_partition.current");
    }

    @Test
    void aResourceThatIsThereTwiceWouldBeFound() throws Exception {
        assertThat(check(exported("immich") + "\nresource \"awscc_ec2_vpc\" \"vpc\" {}\n"))
                .contains("twice: awscc_ec2_vpc.vpc");
    }

    @Test
    void aFileThatCannotBeParsedWouldBeFound() throws Exception {
        assertThat(check(exported("static-site") + "\nresource \"a\" {"))
                .anyMatch(line -> line.contains("Unexpected"));
    }

    @Test
    void aHostileTextIsNoReference() throws Exception {
        String hostile = "\"\n}\n$${awscc_a.b.c} ${awscc_d.e.f} %{ if awscc_g.h.i } <<EOT\nEOT\\";
        Wanted wanted =
                new Wanted(
                        "Key",
                        "module",
                        new ResourceType("AWS::KMS::Key"),
                        JsonValue.object()
                                .put("Description", hostile)
                                .put("KeyPolicy", JsonValue.object().put(hostile, hostile).build())
                                .build(),
                        Set.of());
        String text = TerraformConfiguration.of(new Stack("s", "s", List.of(wanted)));
        assertThat(check(text)).containsExactly("1 blocks, 0 of them referred to");
    }

    @ParameterizedTest
    @MethodSource("blueprints")
    void terraformHasNothingToFormat(String name) throws Exception {
        Path file = write(exported(name));
        assertThat(terraform("fmt", "-check", "-diff", "-no-color", file.toString())).isZero();
    }

    @Test
    void terraformWouldFormatWhatIsNotAligned() throws Exception {
        Path file = write(exported("immich").replace("  = ", " = "));
        assertThat(terraform("fmt", "-check", "-no-color", file.toString())).isEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("blueprints")
    void terraformFindsEveryTypeAndAttribute(String name) throws Exception {
        String plugins =
                Optional.ofNullable(System.getenv("STRATOSCOPE_TERRAFORM_PLUGINS"))
                        .orElseThrow(() ->
                                new TestAbortedException(
                                        "STRATOSCOPE_TERRAFORM_PLUGINS names no directory"));
        write(exported(name));
        assertThat(terraform("init", "-input=false", "-no-color", "-plugin-dir=" + plugins))
                .isZero();
        assertThat(terraform("validate", "-no-color")).isZero();
    }

    private static String exported(String name) {
        return TerraformConfiguration.of(
                Blueprint.stack(name, ShippedBlueprints.text(name).orElseThrow(), Map.of()));
    }

    private Path write(String text) throws IOException {
        return Files.writeString(directory.resolve("main.tf"), text);
    }

    private List<String> check(String text) throws Exception {
        Program python = new EmulatorEnvironment().program("python");
        Path program =
                python.path()
                        .orElseThrow(() ->
                                EmulatorServer.unavailable(
                                        python.reason(), EmulatorServer.isRequired()));
        Process process =
                new ProcessBuilder(program.toString(), CHECK.toString(), write(text).toString())
                        .redirectErrorStream(true)
                        .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    // Its exit status.
    private int terraform(String... arguments) throws InterruptedException {
        List<String> command = Stream.concat(Stream.of("terraform"), Stream.of(arguments)).toList();
        try {
            return new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("terraform.log").toFile())
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new TestAbortedException("terraform is not installed", e);
        }
    }
}
