package io.stratoscope.backup.drill.report;

import java.time.Duration;
import java.util.List;

/** A part of a report. Each format knows how to show one, and nothing of drills. */
public sealed interface Block {

    /** How it ended. */
    record Verdict(Tone tone, String headline, String reason) implements Block {}

    /** Begins a section. */
    record Heading(String words) implements Block {}

    /** A sentence or two. */
    record Paragraph(Tone tone, String words) implements Block {}

    /** Names with their values. */
    record Facts(List<Fact> facts) implements Block {
        public Facts {
            facts = List.copyOf(facts);
        }
    }

    /** A name with its value. */
    record Fact(Tone tone, String name, String value) {
        Fact(String name, String value) {
            this(Tone.PLAIN, name, value);
        }
    }

    /**
     * Rows of cells.
     *
     * @param none what is said where there is no row
     */
    record Table(List<Column> columns, List<Row> rows, String none) implements Block {
        public Table {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /**
     * A column.
     *
     * @param share of the width, in relation to the others
     */
    record Column(String title, int share) {}

    /** A row; its tone is that of its first cell. */
    record Row(Tone tone, List<String> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** What happened when, as bars over a common axis that begins at nothing. */
    record Timeline(List<Bar> bars, Duration total) implements Block {
        public Timeline {
            bars = List.copyOf(bars);
        }
    }

    /**
     * A bar.
     *
     * @param whole whether it sums up others
     */
    record Bar(String name, Duration from, Duration to, String words, boolean whole) {}

    /** A drawing. */
    record Picture(DrillPicture drawing, String words) implements Block {}
}
