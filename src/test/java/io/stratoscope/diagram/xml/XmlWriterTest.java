package io.stratoscope.diagram.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.diagram.LayoutException;

import org.junit.jupiter.api.Test;

import java.util.Map;

class XmlWriterTest {

    @Test
    void whatIsWrittenIsReadAgain() {
        String text = "<b>&amp; \"'\n\t]]> \uD83D\uDE00";
        XmlWriter out = new XmlWriter().declaration();
        out.open("a", Map.of("x", text));
        out.text("b", Map.of(), text).empty("c", Map.of());
        out.close();

        XmlElement read = XmlElement.parse(out.toString());
        assertThat(read.attribute("x")).isEqualTo(text);
        assertThat(read.children().getFirst().text().toString()).isEqualTo(text);
        assertThat(read.children().get(1).name()).isEqualTo("c");
    }

    @Test
    void whatXmlForbidsIsReplaced() {
        String xml = new XmlWriter().text("a", Map.of(), "\u0001\uD800\uFFFE").toString();

        assertThat(XmlElement.parse(xml).text().toString()).isEqualTo("\uFFFD\uFFFD\uFFFD");
    }

    @Test
    void entitiesAreNotResolved() {
        assertThatThrownBy(() ->
                        XmlElement.parse(
                                "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><a>&e;</a>"))
                .isInstanceOf(LayoutException.class);
        assertThatThrownBy(() -> XmlElement.parse("<a>")).isInstanceOf(LayoutException.class);
    }
}
