package io.stratoscope.ui.logs;

import atlantafx.base.theme.Styles;

import io.stratoscope.ui.control.IconButtons;
import io.stratoscope.ui.control.Labels;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Whose lines, of when, and which of them: what stands over the list. */
final class LogToolbar extends VBox {

    private final LogsViewModel model;
    private final ComboBox<LogSubject> subjects = new ComboBox<>();
    private final TextField filter = new TextField();
    private final TextField moment = new TextField();
    private final ToggleButton wrap;
    private final ToggleButton insights;
    private boolean filling;

    LogToolbar(LogsViewModel model, Runnable export) {
        super(6);
        this.model = model;
        getStyleClass().add("screen-toolbar");
        wrap = toggle("log-wrap", "Wrap", Feather.CORNER_DOWN_LEFT, "Break long lines (Alt+W)");
        insights =
                toggle(
                        "log-insights",
                        "Insights",
                        Feather.DATABASE,
                        "Ask CloudWatch Logs Insights, which is paid by what it scans");
        getChildren().addAll(upper(export), lower());
        model.subjectProperty().subscribe(this::showSubject);
        model.stateProperty().subscribe(state -> showSubject(model.subjectProperty().get()));
    }

    private HBox upper(Runnable export) {
        Label title = Labels.of("Logs", "screen-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        ToggleButton follow =
                toggle("log-follow", "Follow", Feather.CHEVRONS_DOWN, "Go on with what comes in");
        follow.selectedProperty().bindBidirectional(model.tailing().followProperty());
        follow.disableProperty()
                .bind(model.rangeProperty().map(range -> !range.isOpen(model.now())));
        ToggleButton live =
                toggle(
                        "log-live",
                        "Live",
                        Feather.RADIO,
                        "Follow by live tails, at once and for $0.01 a minute each, instead of asking every two seconds");
        live.selectedProperty().bindBidirectional(model.tailing().liveProperty());
        live.disableProperty().bind(follow.selectedProperty().not().or(follow.disableProperty()));
        ToggleButton pause =
                toggle(
                        "log-pause",
                        "Pause",
                        Feather.PAUSE,
                        "Keep the list as it is; nothing is lost");
        pause.selectedProperty().bindBidirectional(model.tailing().pausedProperty());
        pause.textProperty()
                .bind(
                        model.tailing()
                                .waitingProperty()
                                .map(count ->
                                        count.longValue() > 0
                                                        && model.tailing().pausedProperty().get()
                                                ? "%,d wait".formatted(count.longValue())
                                                : "Pause"));
        Button again = IconButtons.of(Feather.REFRESH_CW, "Read again", model::load);
        again.setId("log-again");
        Button save = IconButtons.of(Feather.DOWNLOAD, "Export the lines that are shown", export);
        save.setId("log-export");
        HBox bar =
                new HBox(
                        8,
                        title,
                        chooser(),
                        new LogRangeMenu(model),
                        follow,
                        live,
                        pause,
                        gap(),
                        jump(),
                        wrap,
                        insights,
                        again,
                        save);
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private static Region gap() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }

    private ComboBox<LogSubject> chooser() {
        subjects.setId("log-subject");
        subjects.setPromptText("Whose lines?");
        subjects.setPrefWidth(220);
        subjects.setMinWidth(120);
        subjects.setCellFactory(list -> new SubjectCell(LogToolbar::words));
        subjects.setButtonCell(new SubjectCell(LogSubject::name));
        subjects.setConverter(new SubjectWords());
        subjects.setOnShowing(event -> fill());
        subjects.valueProperty()
                .subscribe((before, now) -> {
                    if (!filling && now != null) {
                        model.show(now);
                    }
                });
        return subjects;
    }

    private void fill() {
        filling = true;
        subjects.getItems().setAll(model.subjects().all());
        model.subjectProperty().get().ifPresent(subjects::setValue);
        filling = false;
    }

    private void showSubject(Optional<LogSubject> subject) {
        filling = true;
        subject.ifPresent(subjects::setValue);
        filling = false;
    }

    private HBox lower() {
        filter.setId("log-filter");
        filter.setPromptText(
                "word  \"a phrase\"  /regular expression/  level>=warn  field=value   (Ctrl+F)");
        filter.setMinWidth(200);
        HBox.setHgrow(filter, Priority.ALWAYS);
        filter.textProperty().bindBidirectional(model.choosing().filterProperty());
        model.choosing()
                .problemProperty()
                .subscribe(problem ->
                        filter.pseudoClassStateChanged(Styles.STATE_DANGER, !problem.isEmpty()));
        HBox bar = new HBox(8, filter);
        bar.setAlignment(Pos.CENTER_LEFT);
        HBox chips = new HBox();
        chips.setMinWidth(Region.USE_PREF_SIZE);
        for (LevelChip chip : LevelChip.values()) {
            chips.getChildren().add(chip(chip));
        }
        bar.getChildren().add(chips);
        return bar;
    }

    private ToggleButton chip(LevelChip level) {
        ToggleButton chip = Labels.plain(new ToggleButton(), level.words());
        chip.setId("log-chip-" + level.name().toLowerCase(Locale.ROOT));
        chip.getStyleClass()
                .addAll(
                        Styles.SMALL,
                        level == LevelChip.ERRORS
                                ? Styles.LEFT_PILL
                                : level == LevelChip.OTHERS
                                        ? Styles.RIGHT_PILL
                                        : Styles.CENTER_PILL);
        chip.setTooltip(new Tooltip("Show these lines, or leave them out"));
        model.choosing()
                .chipsProperty()
                .subscribe(chosen -> chip.setSelected(chosen.contains(level)));
        chip.setOnAction(event -> {
            Set<LevelChip> chosen = EnumSet.noneOf(LevelChip.class);
            chosen.addAll(model.choosing().chipsProperty().get());
            if (!chosen.remove(level)) {
                chosen.add(level);
            }
            model.choosing().chipsProperty().set(chosen);
        });
        return chip;
    }

    private Node jump() {
        moment.setId("log-jump");
        moment.setPromptText("Go to 12:30");
        moment.setPrefWidth(122);
        moment.setMinWidth(Region.USE_PREF_SIZE); // else its prompt is cut
        moment.setTooltip(new Tooltip("12:30, 12:30:05, 03-01 12:30 or 20m (ago), then Enter"));
        moment.setOnAction(event -> goTo());
        moment.textProperty()
                .subscribe(() -> moment.pseudoClassStateChanged(Styles.STATE_DANGER, false));
        return moment;
    }

    private void goTo() {
        Optional<Instant> meant =
                LogMoments.parse(
                        Objects.requireNonNullElse(moment.getText(), ""),
                        model.session().clock().getZone(),
                        model.now());
        meant.ifPresent(model::goTo);
        moment.pseudoClassStateChanged(Styles.STATE_DANGER, meant.isEmpty());
    }

    private static ToggleButton toggle(String id, String words, Feather icon, String tooltip) {
        ToggleButton button = Labels.plain(new ToggleButton(), words);
        button.setId(id);
        button.setGraphic(new FontIcon(icon));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setTooltip(new Tooltip(tooltip));
        return button;
    }

    /** Whether long lines are broken. */
    ToggleButton wrap() {
        return wrap;
    }

    /** Whether Insights is asked, below the lines. */
    ToggleButton insights() {
        return insights;
    }

    void focusFilter() {
        filter.requestFocus();
        filter.selectAll();
    }

    private static String words(LogSubject subject) {
        return Labels.oneLine(subject.name()) + "  ·  " + subject.kind();
    }

    /** The box shows one that is not in its list by these words; nothing is ever read from them. */
    private static final class SubjectWords extends StringConverter<LogSubject> {
        @Override
        public String toString(@Nullable LogSubject subject) {
            return subject == null ? "" : Labels.oneLine(subject.name());
        }

        @Override
        public @Nullable LogSubject fromString(String words) {
            return null;
        }
    }

    private static final class SubjectCell extends ListCell<LogSubject> {
        private final Function<LogSubject, String> words;

        SubjectCell(Function<LogSubject, String> words) {
            this.words = words;
        }

        @Override
        protected void updateItem(@Nullable LogSubject subject, boolean empty) {
            super.updateItem(subject, empty);
            setMnemonicParsing(false);
            setText(empty || subject == null ? null : Labels.oneLine(words.apply(subject)));
        }
    }
}
