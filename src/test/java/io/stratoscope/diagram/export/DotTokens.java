package io.stratoscope.diagram.export;

import java.util.ArrayList;
import java.util.List;

/**
 * A DOT file, read as Graphviz' scanner does: what is in double quotes, and everything else.
 *
 * @param strings what Graphviz would show of the quoted strings, line breaks left out
 * @param rest the text without them
 * @param depth braces that were opened and not closed
 */
record DotTokens(List<String> strings, String rest, int depth) {

    static DotTokens of(String dot) {
        List<String> strings = new ArrayList<>();
        StringBuilder rest = new StringBuilder();
        int depth = 0;
        int i = 0;
        while (i < dot.length()) {
            char c = dot.charAt(i++);
            if (c != '"') {
                rest.append(c);
                depth += c == '{' ? 1 : c == '}' ? -1 : 0;
                continue;
            }
            StringBuilder string = new StringBuilder();
            while (dot.charAt(i) != '"') {
                char d = dot.charAt(i++);
                if (d == '\\') {
                    char e = dot.charAt(i++);
                    string.append(e == 'n' ? "" : String.valueOf(e));
                } else {
                    string.append(d);
                }
            }
            i++;
            strings.add(string.toString().replace("&amp;", "&"));
        }
        return new DotTokens(strings, rest.toString(), depth);
    }
}
