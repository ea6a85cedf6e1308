package io.stratoscope.provision.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.provision.export.HclValue.Code;
import io.stratoscope.provision.export.HclValue.Items;
import io.stratoscope.provision.export.HclValue.Text;

import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The layouts are what {@code terraform fmt} of 1.11 makes of them. */
class HclWriterTest {

    @Test
    void equalsSignsOfNeighboursAreBelowEachOther() {
        Map<String, HclValue> attributes = new LinkedHashMap<>();
        attributes.put("a", new Code("1"));
        attributes.put("long_one", new Code("true"));
        attributes.put("inner", HclValue.fields(Map.of("x", new Code("2"))));
        attributes.put("bc", new Text("3"));
        attributes.put("d", new Code("null"));
        assertThat(written(attributes))
                .isEqualTo(
                        """
                        thing {
                          a        = 1
                          long_one = true
                          inner = {
                            x = 2
                          }
                          bc = "3"
                          d  = null
                        }
                        """);
    }

    @Test
    void innerBlocksAndTheLastAttributesStandApart() {
        HclBlock block =
                new HclBlock(
                        "why",
                        "thing",
                        Map.of("a", new Code("1")),
                        List.of(HclBlock.of("inner", Map.of("b", new Code("2")))),
                        Map.of("depends_on", new Items(List.of(new Code("x.y")))));
        assertThat(HclWriter.text(List.of(block, HclBlock.of("empty", Map.of()))))
                .isEqualTo(
                        """
                        # why
                        thing {
                          a = 1

                          inner {
                            b = 2
                          }

                          depends_on = [x.y]
                        }

                        empty {}
                        """);
    }

    @Test
    void onlyALastAttributeNeedsNoEmptyLine() {
        HclBlock block = new HclBlock("", "thing", Map.of(), List.of(), Map.of("a", new Code("1")));
        assertThat(HclWriter.text(List.of(block)))
                .isEqualTo(
                        """
                        thing {
                          a = 1
                        }
                        """);
    }

    @Test
    void aPairIsOnOneLineAndALargerObjectIsNot() {
        Map<String, HclValue> pair = new LinkedHashMap<>();
        pair.put("key", new Text("a"));
        pair.put("value", new Text("b"));
        Map<String, HclValue> three = new LinkedHashMap<>(pair);
        three.put("more", new Code("1"));
        Items list =
                new Items(
                        List.of(
                                HclValue.fields(pair),
                                HclValue.fields(three),
                                HclValue.fields(Map.of("x", new Items(List.of())))));
        assertThat(written(Map.of("tags", list)))
                .isEqualTo(
                        """
                        thing {
                          tags = [
                            { key = "a", value = "b" },
                            {
                              key   = "a"
                              value = "b"
                              more  = 1
                            },
                            {
                              x = []
                            },
                          ]
                        }
                        """);
    }

    @Test
    void aLongListHasALineForEachItem() {
        Text item = new Text("x".repeat(25));
        assertThat(written(Map.of("a", new Items(List.of(item, item)))).lines()).hasSize(3);
        assertThat(written(Map.of("a", new Items(List.of(item, item, item)))).lines()).hasSize(7);
    }

    @Test
    void aDocumentOpensInsideItsCall() {
        HclValue document =
                HclValue.call("jsonencode", HclValue.fields(Map.of("a:b", new Code("1"))));
        assertThat(written(Map.of("policy", document)))
                .isEqualTo(
                        """
                        thing {
                          policy = jsonencode({
                            "a:b" = 1
                          })
                        }
                        """);
    }

    @Test
    void aTemplateEscapesItsTextsOnly() {
        HclValue template =
                HclValue.joined(
                        List.of(
                                new Text("\"${a}$"),
                                new Code("x.id"),
                                new Text("%{b}"),
                                HclValue.call("split", new Text("/"), new Code("y"))));
        assertThat(written(Map.of("a", template)))
                .contains("a = \"\\\"$${a}\\u0024${x.id}%%{b}${split(\"/\", y)}\"");
    }

    @Test
    void partsAreJoined() {
        assertThat(HclValue.joined(List.of())).isEqualTo(new Text(""));
        assertThat(HclValue.joined(List.of(new Text("a"), new Text(""), new Text("b"))))
                .isEqualTo(new Text("ab"));
        assertThat(HclValue.joined(List.of(new Text(""), new Code("x"), new Text(""))))
                .isEqualTo(new Code("x"));
    }

    private static String written(Map<String, HclValue> attributes) {
        return HclWriter.text(List.of(HclBlock.of("thing", attributes)));
    }
}
