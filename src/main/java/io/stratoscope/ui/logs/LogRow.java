package io.stratoscope.ui.logs;

import io.stratoscope.logs.LogFilter;
import io.stratoscope.logs.LogFilter.Span;
import io.stratoscope.logs.LogHits;
import io.stratoscope.logs.LogLevel;
import io.stratoscope.logs.LogLine;
import io.stratoscope.logs.LogWords;
import io.stratoscope.ui.control.Labels;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One line of the list: its time, level and place, and its words with what was looked for made to stand out. */
final class LogRow extends HBox {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MM-dd HH:mm:ss.SSS", Locale.ROOT);
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final PseudoClass ODD = PseudoClass.getPseudoClass("odd");

    /** No window is so wide. */
    private static final int LONGEST = 600;

    private static final int LONGEST_WRAPPED = 4_000;

    /**
     * How rows look.
     *
     * @param places whether lines come from several groups, so that each says from which
     */
    record Look(LogFilter filter, boolean wrap, boolean places, ZoneId zone) {}

    private record Shown(LogLine line, boolean late, Look look) {}

    private final Label time = Labels.of("", "log-time");
    private final Label level = Labels.of("", "log-level");
    private final Label place = Labels.of("", "log-place");
    private final Label late = Labels.of("late", "log-late");
    private final TextFlow words = new TextFlow();
    private Optional<Shown> shown = Optional.empty();

    LogRow() {
        super(8);
        getStyleClass().add("log-row");
        setAlignment(Pos.TOP_LEFT);
        time.setMinWidth(Region.USE_PREF_SIZE);
        level.setMinWidth(Region.USE_PREF_SIZE);
        late.setMinWidth(Region.USE_PREF_SIZE);
        place.setMinWidth(150);
        place.setMaxWidth(150);
        words.getStyleClass().add("log-words");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
    }

    /** Shows a line; one that it shows already costs nothing. */
    void show(LogHits hits, int number, Look look, boolean chosen) {
        pseudoClassStateChanged(CHOSEN, chosen);
        pseudoClassStateChanged(ODD, number % 2 == 1);
        Shown wanted = new Shown(hits.line(number), hits.isLate(number), look);
        if (shown.filter(wanted::equals).isEmpty()) {
            shown = Optional.of(wanted);
            fill(wanted, hits.level(number));
        }
    }

    private void fill(Shown wanted, Optional<LogLevel> serious) {
        LogLine line = wanted.line();
        Look look = wanted.look();
        time.setText(TIME.format(line.time().atZone(look.zone())));
        String word = serious.map(LogLevel::word).orElse("");
        level.setText(word.toUpperCase(Locale.ROOT));
        level.getStyleClass()
                .setAll("label", "log-level", "log-level-" + (word.isEmpty() ? "none" : word));
        List<Node> parts = new ArrayList<>(List.of(time, level));
        if (look.places()) {
            place.setText(Labels.oneLine(line.group().resourceId()));
            parts.add(place);
        }
        if (wanted.late()) {
            parts.add(late);
        }
        String text =
                look.wrap()
                        ? LogWords.lines(line.text(), LONGEST_WRAPPED)
                        : LogWords.oneLine(line.text(), LONGEST);
        words.getChildren().setAll(pieces(text, look.filter().marked(text)));
        parts.add(words);
        getChildren().setAll(parts);
    }

    private static List<Node> pieces(String text, List<Span> marked) {
        List<Node> pieces = new ArrayList<>();
        int at = 0;
        for (Span mark : marked) {
            if (mark.from() > at) {
                pieces.add(piece(text.substring(at, mark.from())));
            }
            Label hit = Labels.plain(new Label(), text.substring(mark.from(), mark.to()));
            hit.getStyleClass().add("log-hit");
            pieces.add(hit);
            at = mark.to();
        }
        if (at < text.length() || pieces.isEmpty()) {
            pieces.add(piece(text.substring(at)));
        }
        return pieces;
    }

    private static Text piece(String text) {
        Text piece = new Text(text);
        piece.getStyleClass().add("log-text");
        return piece;
    }
}
