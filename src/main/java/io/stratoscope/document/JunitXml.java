package io.stratoscope.document;

import java.io.StringWriter;
import java.util.List;
import java.util.Optional;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** What was checked, in the XML that build servers read as JUnit's. */
public final class JunitXml {

    private JunitXml() {}

    /**
     * Cases that belong together.
     *
     * @param at when it was looked, as in ISO 8601
     * @param seconds how long that took; empty where nobody knows
     */
    public record Suite(String name, String at, Optional<String> seconds, List<Case> cases) {
        public Suite {
            cases = List.copyOf(cases);
        }

        private long count(Class<? extends Result> kind) {
            return cases.stream().filter(each -> kind.isInstance(each.result())).count();
        }
    }

    /**
     * Something that was checked.
     *
     * @param group for the list of a build server
     */
    public record Case(String group, String name, Result result) {}

    /** How it came out. */
    public sealed interface Result {}

    /**
     * As it should be.
     *
     * @param evidence empty where nothing is said
     */
    public record Passed(String evidence) implements Result {}

    /** Nobody knows. */
    public record Skipped(String reason) implements Result {}

    /**
     * Not as it should be.
     *
     * @param type what kind of failure, in a word
     * @param next what to do about it
     */
    public record Failed(String type, String message, String next) implements Result {}

    /** The text of one suite. */
    public static String of(Suite suite) {
        return text(xml -> write(xml, suite));
    }

    /** The text of several suites. */
    public static String of(String name, List<Suite> suites) {
        return text(xml -> {
            xml.writeStartElement("testsuites");
            attribute(xml, "name", name);
            for (Suite suite : suites) {
                write(xml, suite);
            }
            xml.writeEndElement();
        });
    }

    @FunctionalInterface
    private interface Body {
        void write(XMLStreamWriter xml) throws XMLStreamException;
    }

    private static String text(Body body) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            body.write(xml);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("text could not be written to memory", e);
        }
        return text + "\n";
    }

    private static void write(XMLStreamWriter xml, Suite suite) throws XMLStreamException {
        xml.writeStartElement("testsuite");
        attribute(xml, "name", suite.name());
        attribute(xml, "timestamp", suite.at());
        if (suite.seconds().isPresent()) {
            attribute(xml, "time", suite.seconds().get());
        }
        attribute(xml, "tests", String.valueOf(suite.cases().size()));
        attribute(xml, "failures", String.valueOf(suite.count(Failed.class)));
        attribute(xml, "errors", "0");
        attribute(xml, "skipped", String.valueOf(suite.count(Skipped.class)));
        for (Case each : suite.cases()) {
            write(xml, each);
        }
        xml.writeEndElement();
    }

    private static void write(XMLStreamWriter xml, Case each) throws XMLStreamException {
        xml.writeStartElement("testcase");
        attribute(xml, "classname", each.group());
        attribute(xml, "name", each.name());
        switch (each.result()) {
            case Passed(String evidence) -> {
                if (!evidence.isEmpty()) {
                    xml.writeStartElement("system-out");
                    xml.writeCharacters(plain(evidence));
                    xml.writeEndElement();
                }
            }
            case Skipped(String reason) -> {
                xml.writeEmptyElement("skipped");
                attribute(xml, "message", reason);
            }
            case Failed(String type, String message, String next) -> {
                xml.writeStartElement("failure");
                attribute(xml, "type", type);
                attribute(xml, "message", message);
                xml.writeCharacters(plain(next));
                xml.writeEndElement();
            }
        }
        xml.writeEndElement();
    }

    private static void attribute(XMLStreamWriter xml, String name, String value)
            throws XMLStreamException {
        xml.writeAttribute(name, plain(value));
    }

    /** XML knows no control characters, however they are written. */
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> isText(point) ? point : 0xfffd)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    /** XML 1.0, section 2.2. */
    private static boolean isText(int point) {
        boolean control = point < 0x20 && point != '\t' && point != '\n';
        boolean half = point >= 0xd800 && point <= 0xdfff;
        return !control && !half && point != 0xfffe && point != 0xffff;
    }
}
