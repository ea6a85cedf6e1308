package io.stratoscope.provision.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.ResourceType;
import io.stratoscope.provision.blueprint.Blueprint;
import io.stratoscope.provision.blueprint.ShippedBlueprints;
import io.stratoscope.provision.stack.Stack;
import io.stratoscope.provision.stack.Wanted;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

class TerraformConfigurationTest {

    @Test
    void theStaticSiteIsTheFileThatIsKept() throws IOException {
        assertThat(exported("static-site")).isEqualTo(kept("static-site.tf"));
    }

    @Test
    void allOfImmichIsThere() {
        String text = exported("immich");
        Stack stack = stack("immich");
        assertThat(text.lines().filter(line -> line.startsWith("resource \"")))
                .hasSize(stack.resources().size());
        assertThat(text.lines().filter(line -> line.equals("# Module database"))).hasSize(1);
    }

    @Test
    void noSecretIsInTheFile() {
        assertThat(exported("immich"))
                .contains(
                        "master_user_password            ="
                                + " data.aws_secretsmanager_secret_version.database_password"
                                + ".secret_string")
                .doesNotContain("{{resolve");
    }

    @Test
    void hostileTextsStayTexts() {
        String hostile =
                "\"\n}\nresource \"a\" \"b\" {\n${file(\"/etc/passwd\")} %{ for } <<EOT\nEOT";
        Wanted wanted =
                new Wanted(
                        "Key",
                        "a\nmodule \"m\" {}",
                        new ResourceType("AWS::KMS::Key"),
                        JsonValue.object()
                                .put("Description", hostile)
                                .put("KeyPolicy", JsonValue.object().put(hostile, hostile).build())
                                .build(),
                        Set.of());
        String text = TerraformConfiguration.of(new Stack("s", "s", List.of(wanted)));
        assertThat(text.lines().filter(line -> line.startsWith("resource"))).hasSize(1);
        assertThat(text.lines().filter(line -> line.startsWith("module"))).isEmpty();
        assertThat(text.replace("$${", "")).doesNotContain("${");
        assertThat(text.replace("%%{", "")).doesNotContain("%{");
    }

    private static String exported(String name) {
        return StackFormat.TERRAFORM.of(stack(name));
    }

    private static Stack stack(String name) {
        return Blueprint.stack(name, ShippedBlueprints.text(name).orElseThrow(), Map.of());
    }

    private static String kept(String name) throws IOException {
        try (InputStream file =
                Objects.requireNonNull(
                        TerraformConfigurationTest.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
