package io.stratoscope.json;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonArray;
import io.stratoscope.model.JsonValue.JsonBoolean;
import io.stratoscope.model.JsonValue.JsonNull;
import io.stratoscope.model.JsonValue.JsonNumber;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.JsonString;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * YAML 1.2 text as JSON values, with the place of each. Only what JSON has too is understood: no tags but the core ones, no
 * keys but strings.
 *
 * @param places of each value, by its JSON Pointer (RFC 6901); of a member, where its name stands
 */
public record YamlText(JsonValue value, Map<String, Place> places) {

    /** Deep enough for what people write, shallow enough that a file that contains itself ends. */
    private static final int MAX_DEPTH = 60;

    /** Aliases of aliases of aliases ("billion laughs") end here. */
    private static final int MAX_VALUES = 100_000;

    private static final LoadSettings SETTINGS =
            LoadSettings.builder()
                    .setAllowDuplicateKeys(false)
                    .setMaxAliasesForCollections(1_000)
                    .setCodePointLimit(4_000_000)
                    .build();

    public YamlText {
        places = Map.copyOf(places);
    }

    /**
     * Where something stands in a text.
     *
     * @param line from 1
     * @param column from 1
     */
    public record Place(int line, int column) {
        static Place of(Optional<Mark> mark) {
            return mark.map(at -> new Place(at.getLine() + 1, at.getColumn() + 1))
                    .orElse(new Place(1, 1));
        }

        @Override
        public String toString() {
            return line + ":" + column;
        }
    }

    /** The place of a value; of what is not there, the place of the nearest that it would be in. */
    public Place placeOf(String pointer) {
        String at = pointer;
        while (!places.containsKey(at) && !at.isEmpty()) {
            at = at.substring(0, at.lastIndexOf('/'));
        }
        return places.getOrDefault(at, new Place(1, 1));
    }

    /**
     * Reads a whole text that is one document.
     *
     * @throws YamlFormatException when it is not; it says where
     */
    public static YamlText parse(String text) {
        try {
            Node root =
                    new Compose(SETTINGS)
                            .composeString(text)
                            .orElseThrow(() ->
                                    new YamlFormatException(new Place(1, 1), "the file is empty"));
            Reading reading = new Reading();
            JsonValue value = reading.value(root, "", 0);
            return new YamlText(value, reading.places);
        } catch (MarkedYamlEngineException e) {
            throw new YamlFormatException(
                    Place.of(e.getProblemMark().or(e::getContextMark)),
                    String.valueOf(e.getProblem()).replaceAll("\\s+", " "),
                    e);
        } catch (YamlEngineException e) {
            throw new YamlFormatException(
                    new Place(1, 1), String.valueOf(e.getMessage()).replaceAll("\\s+", " "), e);
        }
    }

    /** One text's nodes, on their way to values. */
    private static final class Reading {
        private final Map<String, Place> places = new HashMap<>();
        private int values;

        JsonValue value(Node node, String pointer, int depth) {
            Place place = Place.of(node.getStartMark());
            places.putIfAbsent(pointer, place);
            if (depth > MAX_DEPTH || ++values > MAX_VALUES) {
                throw new YamlFormatException(
                        place, "there is too much in this, or it contains itself");
            }
            if (!(node instanceof ScalarNode)
                    && !node.getTag().equals(Tag.MAP)
                    && !node.getTag().equals(Tag.SEQ)) {
                throw new YamlFormatException(
                        place, "the tag " + node.getTag() + " is not understood");
            }
            return switch (node) {
                case MappingNode mapping -> object(mapping, pointer, depth);
                case SequenceNode sequence -> array(sequence, pointer, depth);
                case ScalarNode scalar -> scalar(scalar, place);
                default -> throw new YamlFormatException(place, "this is not understood");
            };
        }

        private JsonObject object(MappingNode mapping, String pointer, int depth) {
            Map<String, JsonValue> members = new LinkedHashMap<>();
            for (NodeTuple tuple : mapping.getValue()) {
                Place place = Place.of(tuple.getKeyNode().getStartMark());
                if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                    throw new YamlFormatException(place, "the name of a member is no plain text");
                }
                String name = key.getValue();
                if (members.containsKey(name)) {
                    throw new YamlFormatException(place, "\"" + name + "\" is there twice");
                }
                String inner = pointer + "/" + escaped(name);
                places.put(inner, place);
                members.put(name, value(tuple.getValueNode(), inner, depth + 1));
            }
            return new JsonObject(members);
        }

        private JsonArray array(SequenceNode sequence, String pointer, int depth) {
            List<JsonValue> items = new ArrayList<>();
            for (Node item : sequence.getValue()) {
                items.add(value(item, pointer + "/" + items.size(), depth + 1));
            }
            return new JsonArray(items);
        }

        private static JsonValue scalar(ScalarNode scalar, Place place) {
            String text = scalar.getValue();
            Tag tag = scalar.getTag();
            // What looks like a variable of the environment is a text like any other.
            if (tag.equals(Tag.STR) || tag.equals(Tag.ENV_TAG)) {
                return new JsonString(text);
            }
            if (tag.equals(Tag.NULL)) {
                return new JsonNull();
            }
            if (tag.equals(Tag.BOOL)) {
                return new JsonBoolean(Boolean.parseBoolean(text));
            }
            if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
                try {
                    return new JsonNumber(new BigDecimal(text));
                } catch (NumberFormatException e) {
                    throw new YamlFormatException(
                            place, "\"" + text + "\" is no decimal number", e);
                }
            }
            throw new YamlFormatException(place, "the tag " + tag + " is not understood");
        }
    }

    /** A member's name as a part of a JSON Pointer. */
    public static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
