package io.stratoscope.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.json.YamlText.Place;
import io.stratoscope.model.JsonValue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class YamlTextTest {

    @Test
    void valuesAreThoseOfJson() {
        YamlText yaml =
                YamlText.parse(
                        """
                        text: on
                        quoted: "12"
                        whole: 12
                        real: 1.5
                        truth: true
                        nothing:
                        list: [a, {b: c}]
                        """);

        assertThat(yaml.value())
                .isEqualTo(
                        JsonText.parse(
                                """
                                {"text":"on","quoted":"12","whole":12,"real":1.5,"truth":true,
                                "nothing":null,"list":["a",{"b":"c"}]}\
                                """));
    }

    @Test
    void eachValueHasItsPlace() {
        YamlText yaml = YamlText.parse("a:\n  b/c: 1\n  d:\n    - x\n    - y: 2\n");

        assertThat(yaml.placeOf("/a/b~1c")).isEqualTo(new Place(2, 3));
        assertThat(yaml.placeOf("/a/d/0")).isEqualTo(new Place(4, 7));
        assertThat(yaml.placeOf("/a/d/1/y")).isEqualTo(new Place(5, 7));
        assertThat(yaml.placeOf("/a/nothing/at/all")).isEqualTo(new Place(1, 1));
        assertThat(yaml.placeOf("/elsewhere")).isEqualTo(new Place(1, 1));
    }

    @Test
    void anchorsAreWhatTheyStandFor() {
        assertThat(YamlText.parse("a: &x [1]\nb: *x").value())
                .isEqualTo(JsonText.parse("{\"a\":[1],\"b\":[1]}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a: 1\na: 2",
                "a: [1",
                "[a]: 1",
                "a: *unknown",
                "a: 1\n---\nb: 2",
                "a: !ENV [x]",
                "a: !!set {x}",
                "a: .inf",
                "a: !!java.net.URL [x]",
                "a: &a [*a]"
            })
    void whatJsonHasNotIsRefused(String text) {
        assertThatThrownBy(() -> YamlText.parse(text)).isInstanceOf(YamlFormatException.class);
    }

    @Test
    void aliasesOfAliasesEnd() {
        StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            laughs.append("a%d: &a%d [".formatted(i, i))
                    .append(String.join(", ", java.util.Collections.nCopies(9, "*a" + (i - 1))))
                    .append("]\n");
        }
        assertThatThrownBy(() -> YamlText.parse(laughs.toString()))
                .isInstanceOf(YamlFormatException.class)
                .hasMessageContaining("too much");
    }

    @Test
    void theMessageSaysWhere() {
        assertThatThrownBy(() -> YamlText.parse("a: 1\nb: 2\na: 3\n"))
                .isInstanceOfSatisfying(
                        YamlFormatException.class,
                        e -> assertThat(e.place()).isEqualTo(new Place(3, 1)));
    }

    @Test
    void aSchemaNamesWhatIsWrongAndWhatCouldStandThere() {
        JsonSchema schema =
                JsonSchema.of(
                        JsonText.parse(
                                """
                                {"type":"object","additionalProperties":false,"properties":
                                {"size":{"type":"integer","maximum":3},"in":{"type":"object",
                                "additionalProperties":false,"properties":{"x":{}}}}}\
                                """));

        assertThat(schema.check(JsonText.parse("{\"size\":3,\"in\":{\"x\":[]}}"))).isEmpty();
        List<JsonSchema.Violation> found =
                schema.check(JsonText.parse("{\"size\":4,\"in\":{\"y/z\":1}}"));
        assertThat(found)
                .extracting(JsonSchema.Violation::pointer)
                .containsExactly("/in/y~1z", "/size");
        assertThat(found.getFirst().unknown()).contains("y/z");
        assertThat(found.getFirst().known()).containsExactly("x");
        assertThat(found.getLast().message()).contains("maximum value of 3");
        assertThat(schema.check(JsonValue.of("text"))).hasSize(1);
    }
}
