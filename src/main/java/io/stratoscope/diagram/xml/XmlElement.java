package io.stratoscope.diagram.xml;

import io.stratoscope.diagram.LayoutException;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An element of an XML text, for example of an SVG. Comments and processing instructions are left out.
 *
 * @param text its own text, without that of its children
 */
public record XmlElement(
        String name,
        Map<String, String> attributes,
        List<XmlElement> children,
        StringBuilder text) {

    private XmlElement(String name) {
        this(name, new LinkedHashMap<>(), new ArrayList<>(), new StringBuilder());
    }

    /**
     * Reads a text.
     *
     * @return its outermost element
     * @throws LayoutException when it is not well-formed XML
     */
    public static XmlElement parse(String xml) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XmlElement document = new XmlElement("");
        Deque<XmlElement> open = new ArrayDeque<>();
        open.push(document);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml));
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        XmlElement element = start(reader);
                        open.element().children.add(element);
                        open.push(element);
                    }
                    case XMLStreamConstants.END_ELEMENT -> open.pop();
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                            open.element().text.append(reader.getText());
                    default -> {
                        // Comments and processing instructions.
                    }
                }
            }
            reader.close();
        } catch (XMLStreamException e) {
            throw new LayoutException("the picture is not XML: " + e.getMessage(), e);
        }
        return document.children.getFirst();
    }

    private static XmlElement start(XMLStreamReader reader) {
        XmlElement element = new XmlElement(reader.getLocalName());
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            element.attributes.put(qualifiedName(reader, i), reader.getAttributeValue(i));
        }
        return element;
    }

    private static String qualifiedName(XMLStreamReader reader, int i) {
        String prefix = reader.getAttributePrefix(i);
        return prefix == null || prefix.isEmpty()
                ? reader.getAttributeLocalName(i)
                : prefix + ":" + reader.getAttributeLocalName(i);
    }

    /** An attribute; empty where it is absent. */
    public String attribute(String attribute) {
        return attributes.getOrDefault(attribute, "");
    }

    /** An attribute that is a length. */
    public double length(String attribute) {
        String value = attribute(attribute);
        try {
            return Double.parseDouble(
                    value.endsWith("px") ? value.substring(0, value.length() - 2) : value);
        } catch (NumberFormatException e) {
            throw new LayoutException(
                    "the picture has a <%s> with %s=\"%s\"".formatted(name, attribute, value), e);
        }
    }
}
