package io.stratoscope.cli;

import io.stratoscope.health.HealthReport;
import io.stratoscope.health.HealthState;
import io.stratoscope.health.ResourceHealth;
import io.stratoscope.topology.Topology;

import java.io.StringWriter;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A health report as JUnit's XML: a test case a resource, which fails where it is degraded or down, and is skipped where nobody knows. */
final class HealthJunit {
    private final Topology topology;

    HealthJunit(Topology topology) {
        this.topology = topology;
    }

    String of(HealthReport report) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", "stratoscope health");
            xml.writeAttribute("timestamp", report.at().toString());
            xml.writeAttribute("tests", String.valueOf(report.resources().size()));
            xml.writeAttribute(
                    "failures",
                    String.valueOf(count(report, HealthState.DOWN, HealthState.DEGRADED)));
            xml.writeAttribute("errors", "0");
            xml.writeAttribute(
                    "skipped",
                    String.valueOf(count(report, HealthState.UNKNOWN, HealthState.STALE)));
            for (ResourceHealth health : report.resources().values()) {
                write(xml, health);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("text could not be written to memory", e);
        }
        return text + "\n";
    }

    private static long count(HealthReport report, HealthState one, HealthState other) {
        return report.resources().values().stream()
                .filter(each -> each.state() == one || each.state() == other)
                .count();
    }

    private void write(XMLStreamWriter xml, ResourceHealth health) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", plain(type(health)));
        xml.writeAttribute(
                "name", plain(topology.name(health.resource()) + " " + health.resource()));
        switch (health.state()) {
            case HEALTHY -> {}
            case UNKNOWN, STALE -> {
                xml.writeEmptyElement("skipped");
                xml.writeAttribute("message", plain(health.worst().words()));
            }
            case DEGRADED, DOWN -> {
                xml.writeStartElement("failure");
                xml.writeAttribute("type", health.state().word());
                xml.writeAttribute("message", plain(health.worst().words()));
                xml.writeCharacters(plain(health.worst().remedy()));
                xml.writeEndElement();
            }
        }
        xml.writeEndElement();
    }

    private String type(ResourceHealth health) {
        return topology.resource(health.resource())
                .map(resource -> resource.type().name())
                .orElse("not there");
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
