package io.stratoscope.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.emulator.EmulatorEnvironment.Program;
import io.stratoscope.json.JsonText;
import io.stratoscope.provision.blueprint.Blueprint;
import io.stratoscope.provision.blueprint.ShippedBlueprints;
import io.stratoscope.provision.export.CloudFormationTemplate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** cfn-lint, which knows the schema of every resource type, finds nothing wrong with what is exported. */
class CloudFormationTemplateIT {

    @TempDir private Path directory;

    static List<String> blueprints() {
        return ShippedBlueprints.NAMES;
    }

    @ParameterizedTest
    @MethodSource("blueprints")
    void aShippedBlueprintsTemplateIsRight(String name) throws Exception {
        assertThat(lint(template(name))).isEmpty();
    }

    @Test
    void aWrongPropertyWouldBeFound() throws Exception {
        String wrong =
                template("immich").replaceFirst("\"EnableKeyRotation\"", "\"EnableRotation\"");
        assertThat(lint(wrong)).contains("EnableRotation");
    }

    private static String template(String name) {
        return JsonText.pretty(
                CloudFormationTemplate.of(
                        Blueprint.stack(
                                name, ShippedBlueprints.text(name).orElseThrow(), Map.of())));
    }

    private String lint(String template) throws Exception {
        Path file = Files.writeString(directory.resolve("template.json"), template);
        Program lint = new EmulatorEnvironment().program("cfn-lint");
        Path program =
                lint.path()
                        .orElseThrow(() ->
                                EmulatorServer.unavailable(
                                        lint.reason(), EmulatorServer.isRequired()));
        Process process =
                new ProcessBuilder(
                                program.toString(),
                                "--regions",
                                "eu-central-1",
                                "--",
                                file.toString())
                        .redirectErrorStream(true)
                        .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
