package io.stratoscope.provision.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.stack.Stack;

import org.junit.jupiter.api.Test;

import java.util.List;

class StackFormatTest {

    private static final Stack EMPTY = new Stack("empty", "empty", List.of());

    @Test
    void eachToolHasItsLanguage() {
        assertThat(JsonText.parse(StackFormat.CLOUDFORMATION.of(EMPTY)))
                .isInstanceOfSatisfying(
                        JsonObject.class,
                        template ->
                                assertThat(template.text("AWSTemplateFormatVersion"))
                                        .contains("2010-09-09"));
        assertThat(StackFormat.TERRAFORM.of(EMPTY)).contains("\nterraform {\n");
    }

    @Test
    void aFormatIsSaidInLowerCase() {
        assertThat(StackFormat.values())
                .extracting(StackFormat::toString)
                .containsExactly("cloudformation", "terraform");
    }
}
