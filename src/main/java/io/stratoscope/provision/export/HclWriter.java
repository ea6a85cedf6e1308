package io.stratoscope.provision.export;

import io.stratoscope.provision.export.HclValue.Call;
import io.stratoscope.provision.export.HclValue.Code;
import io.stratoscope.provision.export.HclValue.Fields;
import io.stratoscope.provision.export.HclValue.Items;
import io.stratoscope.provision.export.HclValue.Template;
import io.stratoscope.provision.export.HclValue.Text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Terraform's language as text, in the layout of {@code terraform fmt}: two spaces a level, and the equals signs of
 * neighbouring lines below each other where each line holds a whole attribute.
 */
final class HclWriter {
    private static final String INDENT = "  ";

    /** Longer ones get a line for each item. */
    private static final int LONGEST_LIST = 60;

    private HclWriter() {}

    /** The blocks, an empty line between two. */
    static String text(List<HclBlock> blocks) {
        return blocks.stream()
                .map(block -> String.join("\n", block(block, 0)) + "\n")
                .collect(Collectors.joining("\n"));
    }

    private static List<String> block(HclBlock block, int depth) {
        List<List<String>> parts = new ArrayList<>();
        parts.add(attributes(block.attributes(), depth + 1));
        block.inner().forEach(inner -> parts.add(block(inner, depth + 1)));
        parts.add(attributes(block.last(), depth + 1));
        parts.removeIf(List::isEmpty);
        String indent = INDENT.repeat(depth);
        List<String> lines = new ArrayList<>();
        if (!block.comment().isEmpty()) {
            lines.add(indent + HclText.comment(block.comment()));
        }
        if (parts.isEmpty()) {
            lines.add(indent + block.head() + " {}");
            return lines;
        }
        lines.add(indent + block.head() + " {");
        for (int i = 0; i < parts.size(); i++) {
            if (i > 0) {
                lines.add("");
            }
            lines.addAll(parts.get(i));
        }
        lines.add(indent + "}");
        return lines;
    }

    private static List<String> attributes(Map<String, HclValue> attributes, int depth) {
        Map<String, String> values = new LinkedHashMap<>();
        attributes.forEach((name, value) -> values.put(HclText.name(name), value(value, depth)));
        String indent = INDENT.repeat(depth);
        List<String> lines = new ArrayList<>();
        List<String> neighbours = new ArrayList<>();
        values.forEach((name, value) -> {
            if (value.contains("\n")) {
                lines.addAll(aligned(neighbours, values, indent));
                neighbours.clear();
                lines.add(indent + name + " = " + value);
            } else {
                neighbours.add(name);
            }
        });
        lines.addAll(aligned(neighbours, values, indent));
        return lines;
    }

    private static List<String> aligned(
            List<String> names, Map<String, String> values, String indent) {
        int width = names.stream().mapToInt(HclWriter::width).max().orElse(0);
        return names.stream()
                .map(name ->
                        indent
                                + name
                                + " ".repeat(width - width(name))
                                + " = "
                                + values.getOrDefault(name, ""))
                .toList();
    }

    private static int width(String name) {
        return name.codePointCount(0, name.length());
    }

    // Lines after the first one begin with the indentation of this depth.
    private static String value(HclValue value, int depth) {
        return switch (value) {
            case Text(String text) -> HclText.quoted(text);
            case Code(String code) -> code;
            case Template(var parts) -> template(parts, depth);
            case Call(String function, var arguments, String taken) ->
                    arguments.stream()
                                    .map(each -> value(each, depth))
                                    .collect(Collectors.joining(", ", function + "(", ")"))
                            + taken;
            case Items(var items) -> items(items, depth);
            case Fields(var members) -> fields(members, depth);
        };
    }

    private static String template(List<HclValue> parts, int depth) {
        StringBuilder text = new StringBuilder("\"");
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) instanceof Text(String literal)) {
                text.append(HclText.escaped(literal, i + 1 < parts.size()));
            } else {
                text.append("${").append(value(parts.get(i), depth)).append("}");
            }
        }
        return text.append('"').toString();
    }

    private static String items(List<HclValue> items, int depth) {
        List<String> each = items.stream().map(item -> item(item, depth + 1)).toList();
        String line = "[" + String.join(", ", each) + "]";
        boolean flat = items.stream().noneMatch(Fields.class::isInstance);
        if (items.isEmpty() || (flat && line.length() <= LONGEST_LIST && !line.contains("\n"))) {
            return line;
        }
        String indent = INDENT.repeat(depth);
        return each.stream()
                .map(item -> indent + INDENT + item + ",\n")
                .collect(Collectors.joining("", "[\n", indent + "]"));
    }

    // A pair, such as a tag, needs no more than a line.
    private static String item(HclValue item, int depth) {
        if (item instanceof Fields(var members) && !members.isEmpty() && members.size() <= 2) {
            String line =
                    members.entrySet().stream()
                            .map(member ->
                                    HclText.name(member.getKey())
                                            + " = "
                                            + value(member.getValue(), depth))
                            .collect(Collectors.joining(", ", "{ ", " }"));
            if (!line.contains("\n") && members.values().stream().noneMatch(HclWriter::nested)) {
                return line;
            }
        }
        return value(item, depth);
    }

    private static boolean nested(HclValue value) {
        return value instanceof Fields || value instanceof Items;
    }

    private static String fields(Map<String, HclValue> members, int depth) {
        if (members.isEmpty()) {
            return "{}";
        }
        return attributes(members, depth + 1).stream()
                .map(line -> line + "\n")
                .collect(Collectors.joining("", "{\n", INDENT.repeat(depth) + "}"));
    }
}
