package io.stratoscope.backup.drill.report;

import io.stratoscope.backup.drill.report.Block.Bar;
import io.stratoscope.backup.drill.report.Block.Fact;
import io.stratoscope.backup.drill.report.Block.Facts;
import io.stratoscope.backup.drill.report.Block.Heading;
import io.stratoscope.backup.drill.report.Block.Paragraph;
import io.stratoscope.backup.drill.report.Block.Picture;
import io.stratoscope.backup.drill.report.Block.Row;
import io.stratoscope.backup.drill.report.Block.Table;
import io.stratoscope.backup.drill.report.Block.Timeline;
import io.stratoscope.backup.drill.report.Block.Verdict;
import io.stratoscope.model.PlainText;

import java.util.ArrayList;
import java.util.List;

/** A report as lines for a terminal: what harms one is made visible. */
public final class TextReport {

    private static final int BAR_WIDTH = 40;

    private TextReport() {}

    public static List<String> lines(DrillEvidence evidence) {
        DrillDocument document = DrillDocument.of(evidence);
        List<String> lines = new ArrayList<>();
        lines.add(document.title());
        document.blocks().forEach(block -> add(block, lines));
        return lines.stream().map(PlainText::of).toList();
    }

    private static void add(Block block, List<String> lines) {
        switch (block) {
            case Verdict(Tone tone, String headline, String reason) -> {
                lines.add(tone.sign() + headline);
                lines.add(reason);
                lines.add("");
            }
            case Heading(String words) -> {
                lines.add("");
                lines.add(words);
            }
            case Paragraph(Tone tone, String words) -> lines.add("  " + tone.sign() + words);
            case Facts facts -> add(facts, lines);
            case Table table -> add(table, lines);
            case Timeline timeline -> add(timeline, lines);
            case Picture(_, String words) -> lines.add("  " + words + ": in the report as HTML.");
        }
    }

    private static void add(Facts facts, List<String> lines) {
        int widest = facts.facts().stream().mapToInt(fact -> fact.name().length()).max().orElse(0);
        for (Fact fact : facts.facts()) {
            lines.add(
                    "  "
                            + fact.name()
                            + " ".repeat(widest - fact.name().length() + 2)
                            + fact.tone().sign()
                            + fact.value());
        }
    }

    /** A cell a line would be too long, and a table too wide: what is empty is left out. */
    private static void add(Table table, List<String> lines) {
        if (table.rows().isEmpty()) {
            lines.add("  " + table.none());
        }
        for (Row row : table.rows()) {
            lines.add(
                    "  "
                            + row.tone().sign()
                            + String.join(
                                    "  ",
                                    row.cells().stream().filter(cell -> !cell.isEmpty()).toList()));
        }
    }

    private static void add(Timeline timeline, List<String> lines) {
        int widest = timeline.bars().stream().mapToInt(bar -> bar.name().length()).max().orElse(0);
        for (Bar bar : timeline.bars()) {
            int from = (int) Math.round(TimeAxis.part(bar.from(), timeline.total()) * BAR_WIDTH);
            int to = (int) Math.round(TimeAxis.part(bar.to(), timeline.total()) * BAR_WIDTH);
            lines.add(
                    "  "
                            + bar.name()
                            + " ".repeat(widest - bar.name().length() + 2)
                            + " ".repeat(from)
                            + (bar.whole() ? "─" : "█").repeat(Math.max(1, to - from))
                            + "  "
                            + bar.words());
        }
    }
}
