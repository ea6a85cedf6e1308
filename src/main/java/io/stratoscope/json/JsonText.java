package io.stratoscope.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonArray;
import io.stratoscope.model.JsonValue.JsonBoolean;
import io.stratoscope.model.JsonValue.JsonNull;
import io.stratoscope.model.JsonValue.JsonNumber;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.JsonString;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON text to values and back. */
public final class JsonText {

    /** Deep enough for every API answer, shallow enough that a hostile file cannot exhaust the stack. */
    private static final int MAX_DEPTH = 200;

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(MAX_DEPTH)
                                    .maxStringLength(50_000_000)
                                    .build())
                    .build();

    private JsonText() {}

    /**
     * Reads a whole text that is one JSON value.
     *
     * @throws JsonFormatException when it is not
     */
    public static JsonValue parse(String text) {
        try {
            return parse(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads everything from a reader as one JSON value.
     *
     * @throws JsonFormatException when it is not one
     */
    public static JsonValue parse(Reader reader) throws IOException {
        return parse(reader, Map.of());
    }

    /** Takes the items of an array one by one, so that they need not all be in memory at once. */
    interface Items {
        /** The array begins; a member that is there twice begins twice, and the last one holds. */
        void begin();

        void item(JsonValue item);
    }

    /**
     * Reads everything as one JSON value; if that is an object, the items of some of its arrays are handed out, and stand in
     * the value as an empty array.
     *
     * @param items by the member's name
     */
    static JsonValue parse(Reader reader, Map<String, Items> items) throws IOException {
        try (JsonParser parser = FACTORY.createParser(reader)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new JsonFormatException("the text is empty");
            }
            JsonValue value =
                    first == JsonToken.START_OBJECT ? object(parser, items) : value(parser, first);
            if (parser.nextToken() != null) {
                throw new JsonFormatException(
                        "there is more text after the value at " + position(parser));
            }
            return value;
        } catch (com.fasterxml.jackson.core.JacksonException e) {
            var at = e.getLocation();
            String where =
                    at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
            throw new JsonFormatException(what(e.getOriginalMessage()) + where, e);
        }
    }

    /** Without the list of what else could have stood there. */
    private static String what(String message) {
        int expected = message.indexOf(": was expecting ");
        return expected < 0 ? message : message.substring(0, expected);
    }

    private static String position(JsonParser parser) {
        var at = parser.currentLocation();
        return "line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    private static JsonValue value(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> object(parser, Map.of());
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> new JsonString(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonNumber(parser.getDecimalValue());
            case VALUE_TRUE -> new JsonBoolean(true);
            case VALUE_FALSE -> new JsonBoolean(false);
            case VALUE_NULL -> new JsonNull();
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
                    throw new JsonFormatException(
                            "unexpected " + token + " at " + position(parser));
        };
    }

    private static JsonObject object(JsonParser parser, Map<String, Items> items)
            throws IOException {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            Items taker = token == JsonToken.START_ARRAY ? items.get(name) : null;
            members.put(name, taker == null ? value(parser, token) : handOut(parser, taker));
        }
        return new JsonObject(members);
    }

    private static JsonArray handOut(JsonParser parser, Items taker) throws IOException {
        taker.begin();
        JsonToken token = parser.nextToken();
        while (token != JsonToken.END_ARRAY) {
            taker.item(value(parser, token));
            token = parser.nextToken();
        }
        return new JsonArray(List.of());
    }

    private static JsonArray array(JsonParser parser) throws IOException {
        List<JsonValue> items = new ArrayList<>();
        JsonToken token = parser.nextToken();
        while (token != JsonToken.END_ARRAY) {
            items.add(value(parser, token));
            token = parser.nextToken();
        }
        return new JsonArray(items);
    }

    /** Indented text with a final line end. */
    public static String pretty(JsonValue value) {
        StringWriter text = new StringWriter();
        try {
            write(value, text, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.append('\n').toString();
    }

    /** Text on one line without a line end. */
    public static String compact(JsonValue value) {
        StringWriter text = new StringWriter();
        try {
            write(value, text, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** Writes a value; does not close the writer. */
    public static void write(JsonValue value, Writer writer, boolean pretty) throws IOException {
        try (JsonGenerator generator = generator(writer, pretty)) {
            write(value, generator);
        }
    }

    static JsonGenerator generator(Writer writer, boolean pretty) throws IOException {
        JsonGenerator generator = FACTORY.createGenerator(writer);
        generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        if (pretty) {
            DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
            generator.setPrettyPrinter(
                    new DefaultPrettyPrinter()
                            .withArrayIndenter(indenter)
                            .withObjectIndenter(indenter));
        }
        return generator;
    }

    static void write(JsonValue value, JsonGenerator generator) throws IOException {
        switch (value) {
            case JsonObject(var members) -> {
                generator.writeStartObject();
                for (var member : members.entrySet()) {
                    generator.writeFieldName(member.getKey());
                    write(member.getValue(), generator);
                }
                generator.writeEndObject();
            }
            case JsonArray(var items) -> {
                generator.writeStartArray();
                for (JsonValue item : items) {
                    write(item, generator);
                }
                generator.writeEndArray();
            }
            case JsonString(var text) -> generator.writeString(text);
            case JsonNumber(var number) -> generator.writeNumber(number);
            case JsonBoolean(var truth) -> generator.writeBoolean(truth);
            case JsonNull() -> generator.writeNull();
        }
    }
}
