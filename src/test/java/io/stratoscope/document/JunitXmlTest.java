package io.stratoscope.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.document.JunitXml.Case;
import io.stratoscope.document.JunitXml.Failed;
import io.stratoscope.document.JunitXml.Passed;
import io.stratoscope.document.JunitXml.Skipped;
import io.stratoscope.document.JunitXml.Suite;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

/** What build servers read. */
final class JunitXmlTest {

    @Test
    void aSuiteCountsItsCases() {
        String xml =
                JunitXml.of(
                        new Suite(
                                "s",
                                "2026-11-23T12:00:00Z",
                                Optional.of("1.500"),
                                List.of(
                                        new Case("g", "a", new Passed("")),
                                        new Case("g", "b", new Passed("seen")),
                                        new Case("g", "c", new Skipped("unknown")),
                                        new Case("g", "d", new Failed("fail", "bad", "do it")))));

        assertThat(xml)
                .contains(
                        "<testsuite name=\"s\" timestamp=\"2026-11-23T12:00:00Z\" time=\"1.500\" tests=\"4\""
                                + " failures=\"1\" errors=\"0\" skipped=\"1\">",
                        "<testcase classname=\"g\" name=\"a\"></testcase>",
                        "<system-out>seen</system-out>",
                        "<skipped message=\"unknown\"/>",
                        "<failure type=\"fail\" message=\"bad\">do it</failure>");
    }

    @Test
    void strangersTextIsTextOnly() {
        String xml =
                JunitXml.of(
                        new Suite(
                                "<\"&",
                                "",
                                Optional.empty(),
                                List.of(
                                        new Case(
                                                "\u0000\u001b",
                                                "\ud800x",
                                                new Failed("t", "\uffff", "]]><a/>")))));

        assertThat(xml)
                .contains("&lt;&quot;&amp;", "classname=\"\ufffd\ufffd\"", "name=\"\ufffdx\"")
                .contains("]]&gt;&lt;a/")
                .doesNotContain("<a/>");
    }
}
