package io.stratoscope.diagram.export;

import java.util.LinkedHashMap;
import java.util.Map;

/** Attributes in the order in which they are written. */
final class Attributes {
    private Attributes() {}

    static Map<String, String> of(String... keysAndValues) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            attributes.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return attributes;
    }
}
