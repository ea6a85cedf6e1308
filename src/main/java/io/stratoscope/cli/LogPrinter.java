package io.stratoscope.cli;

import io.stratoscope.logs.LogLine;
import io.stratoscope.logs.LogSource;
import io.stratoscope.logs.LogWords;

import java.util.ArrayList;
import java.util.List;

/**
 * Prints log lines: for people, with what strangers wrote made harmless, or as JSON, one object a line and each text whole.
 */
final class LogPrinter {

    /** A longer line is cut on a terminal. */
    private static final int LONGEST = 2_000;

    /** Before each further line of an event that has several. */
    private static final String FURTHER = "    ";

    private final Session session;
    private final boolean json;

    /** How wide the names of the groups are; 0 where there is one group, which need not be said again and again. */
    private final int width;

    LogPrinter(Session session, List<LogSource.Reachable> groups) {
        this.session = session;
        json = session.options().json;
        List<String> names =
                groups.stream().map(each -> each.place().resourceId()).distinct().toList();
        width = names.size() < 2 ? 0 : names.stream().mapToInt(String::length).max().orElse(0);
    }

    /**
     * Prints a line.
     *
     * @param late whether younger ones were printed before
     */
    void print(LogLine line, boolean late) {
        if (json) {
            session.printJsonLine(LogWords.json(line, late));
        } else {
            lines(
                            line,
                            width == 0 ? "" : group(line) + "  ",
                            late,
                            session.terminal().outIsTerminal())
                    .forEach(session::print);
        }
    }

    /**
     * A line for people; more than one where its event has several.
     *
     * @param group what stands after the time
     * @param terminal whether very long ones are cut
     */
    static List<String> lines(LogLine line, String group, boolean late, boolean terminal) {
        String text = line.text().stripTrailing();
        List<String> lines =
                (terminal ? LogWords.cut(text, LONGEST) : text)
                        .replace("\t", FURTHER)
                        .lines()
                        .toList();
        String start = LogWords.time(line.time()) + "  " + group + (late ? "(late) " : "");
        List<String> printed = new ArrayList<>();
        printed.add(start + (lines.isEmpty() ? "" : Terminal.plain(lines.getFirst())));
        lines.stream().skip(1).forEach(further -> printed.add(FURTHER + Terminal.plain(further)));
        return printed;
    }

    private String group(LogLine line) {
        String name = Terminal.plain(line.group().resourceId());
        return name + " ".repeat(Math.max(0, width - name.length()));
    }
}
