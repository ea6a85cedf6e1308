package io.stratoscope.provision.blueprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.json.YamlText;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.stack.Stack;
import io.stratoscope.provision.stack.Wanted;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;
import java.util.Optional;

class BlueprintTest {
    private static final String GOOD =
            """
            blueprint: keys
            about: Keys for ${name}
            stack: ${name}
            tags:
              Environment: staging
            parameters:
              name: {about: The stack, default: photos}
              days: {type: integer, default: 14}
              rotation: {type: boolean, default: true}
            modules:
              kms:
                keys: [logs, "files"]
                waiting-days: ${days}
                rotation: ${rotation}
            """;

    private static Stack read(String text, Map<String, String> chosen) {
        return Blueprint.stack("keys.yaml", text, chosen);
    }

    @Test
    void parametersHaveTheirDefaults() {
        Stack stack = read(GOOD, Map.of());

        assertThat(stack.name()).isEqualTo("photos");
        assertThat(stack.project()).isEqualTo("photos");
        assertThat(stack.resources())
                .extracting(Wanted::id)
                .containsExactly("KeyLogs", "KeyLogsAlias", "KeyFiles", "KeyFilesAlias");
        JsonObject key = stack.resources().getFirst().properties();
        assertThat(key.number("PendingWindowInDays").orElseThrow()).isEqualByComparingTo("14");
        assertThat(key.isTrue("EnableKeyRotation")).isTrue();
        assertThat(key.objects("Tags"))
                .anyMatch(tag -> tag.text("Value").filter("staging"::equals).isPresent());
    }

    @Test
    void parametersAreDeclaredWithWhatTheyMeanAndWhere() {
        assertThat(Blueprint.parameters("keys.yaml", GOOD))
                .containsExactly(
                        new Parameter(
                                "name",
                                "The stack",
                                Parameter.Kind.TEXT,
                                Optional.of("photos"),
                                new YamlText.Place(7, 3)),
                        new Parameter(
                                "days",
                                "",
                                Parameter.Kind.INTEGER,
                                Optional.of("14"),
                                new YamlText.Place(8, 3)),
                        new Parameter(
                                "rotation",
                                "",
                                Parameter.Kind.BOOLEAN,
                                Optional.of("true"),
                                new YamlText.Place(9, 3)));
    }

    @Test
    void aParameterWithAWrongValueIsNotAlsoCalledUnknown() {
        assertThatThrownBy(() -> read(GOOD, Map.of("days", "two")))
                .isInstanceOfSatisfying(
                        BlueprintException.class,
                        e ->
                                assertThat(e.problems())
                                        .singleElement()
                                        .extracting(BlueprintException.Problem::message)
                                        .isEqualTo("\"two\" is no whole number for days"));
    }

    @Test
    void parametersAreChosen() {
        Stack stack = read(GOOD, Map.of("name", "shop", "days", "7", "rotation", "false"));

        assertThat(stack.name()).isEqualTo("shop");
        JsonObject key = stack.resources().getFirst().properties();
        assertThat(key.number("PendingWindowInDays").orElseThrow()).isEqualByComparingTo("7");
        assertThat(key.isTrue("EnableKeyRotation")).isFalse();
    }

    @Test
    void aModuleWithNothingAfterItIsAsItComes() {
        Stack stack = read("blueprint: b\nstack: s1\nmodules:\n  kms:\n", Map.of());
        assertThat(stack.resources()).hasSize(8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "blueprint: keys | blueprint: [keys | 2:6 | ",
                "  kms: | <TAB>kms: | 11:3 | TAB",
                "stack: ${name} | stack: Photos | 3:1 | does not match",
                "stack: ${name} | stack: ${nam} | 3:1 | there is no parameter \"nam\"; did you mean name?",
                "stack: ${name} | stack: ${name}-of-the-whole-family | 3:1 | at most 20",
                "    waiting-days: ${days} | waiting-day: 8 | 13:5 | did you mean waiting-days?",
                "    waiting-days: ${days} | waiting-days: 6 | 13:5 | minimum value of 7",
                "    waiting-days: ${days} | waiting-days: seven | 13:5 | integer expected",
                "  kms: | kmss: | 11:3 | \"kmss\" is not known here; did you mean kms?",
                "  Environment: staging | Project: other | 4:1 | Project",
                "rotation: {type: boolean, default: true} | rotation: {type: bool} | 9:14 | enumeration",
                "rotation: {type: boolean, default: true} | rotation: {type: boolean} | 9:3 | \"rotation\" has no default: choose it with --set rotation=…",
                "keys: [logs, \"files\"] | keys: [logs, logs] | 12:5 | unique",
                "modules: | modulez: | 1:1 | required property 'modules' not found",
            })
    void saysWhatIsWrongAndWhere(String part, String other, String place, String words) {
        String wrong = GOOD.replace(part.strip(), other.strip().replace("<TAB>", "\t"));
        assertThat(wrong).isNotEqualTo(GOOD);
        assertThatThrownBy(() -> read(wrong, Map.of()))
                .isInstanceOfSatisfying(
                        BlueprintException.class,
                        e ->
                                assertThat(String.valueOf(e.getMessage()).lines())
                                        .anySatisfy(line ->
                                                assertThat(line)
                                                        .startsWith("keys.yaml:" + place + ": ")
                                                        .contains(words == null ? "" : words)));
    }

    @ParameterizedTest
    @CsvSource({
        "nam, x, there is no parameter \"nam\" to set; did you mean name?",
        "days, soon, \"soon\" is no whole number for days",
        "days, 7.5, \"7.5\" is no whole number for days",
        "rotation, yes, \"yes\" is neither true nor false for rotation",
        "name, -x, does not match"
    })
    void saysWhatIsWrongWithAChoice(String name, String value, String words) {
        assertThatThrownBy(() -> read(GOOD, Map.of(name, value)))
                .isInstanceOf(BlueprintException.class)
                .hasMessageContaining(words);
    }

    @Test
    void allThatIsWrongIsSaidInTheOrderOfTheFile() {
        String wrong = GOOD.replace("photos", "X").replace("[logs, \"files\"]", "[Logs]");
        assertThatThrownBy(() -> read(wrong, Map.of("days", "99")))
                .isInstanceOfSatisfying(
                        BlueprintException.class,
                        e ->
                                assertThat(e.problems())
                                        .extracting(problem -> problem.place().line())
                                        .isSorted()
                                        .containsAll(List.of(3, 12, 13)));
    }

    @Test
    void aParameterIsTextAndNothingElse() {
        String hostile =
                "blueprint: b\nabout: $${name} ${name}\nstack: s1\nparameters:\n  name: {default: x}\nmodules: {kms: {}}\n";
        Stack stack = read(hostile, Map.of("name", "${name} $1 \\ {{resolve:ssm:x}}"));
        assertThat(stack.name()).isEqualTo("s1");
    }
}
