package io.stratoscope.ui.settings;

import io.stratoscope.model.Scope;
import io.stratoscope.settings.Settings;
import io.stratoscope.settings.Settings.Pace;
import io.stratoscope.settings.Settings.Recovery;
import io.stratoscope.settings.Settings.RememberedAccount;
import io.stratoscope.settings.Settings.Spending;
import io.stratoscope.settings.Settings.ThemeChoice;
import io.stratoscope.ui.control.Labels;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/** The settings, each with one line that says what it does. Changes are kept at once. */
public final class SettingsView extends ScrollPane {

    private static final double WIDTH = 640;

    private final SettingsViewModel model;
    private final Map<ThemeChoice, RadioButton> themes = new EnumMap<>(ThemeChoice.class);
    private final CheckBox minimap = Labels.plain(new CheckBox(), "Overview of the diagram");
    private final CheckBox animations =
            Labels.plain(new CheckBox(), "Move the diagram from old places to new");
    private final Spinner<Integer> refresh = spinner("refresh", 0, Pace.MOST_REFRESH_MINUTES);
    private final Spinner<Integer> unlock = spinner("unlock", 1, Pace.MOST_UNLOCK_MINUTES);
    private final Spinner<Integer> budget = spinner("budget", 0, Spending.MOST_USD);
    private final Spinner<Integer> watching = spinner("watching", 0, Spending.MOST_USD);
    private final Spinner<Integer> rpo = spinner("rpo", 1, Recovery.MOST_HOURS);
    private final Spinner<Integer> proved = spinner("proved", 1, Recovery.MOST_DAYS);
    private final Label account = Labels.wrapped("", "muted");

    public SettingsView(SettingsViewModel model) {
        this.model = model;
        setId("settings");
        getStyleClass().addAll("edge-to-edge", "screen-scroll");
        setFitToWidth(true);
        minimap.setId("settings-minimap");
        minimap.setOnAction(event -> model.minimap(minimap.isSelected()));
        animations.setId("settings-animations");
        animations.setOnAction(event -> model.animations(animations.isSelected()));
        follow(refresh, model::refreshMinutes);
        follow(unlock, model::unlockMinutes);
        follow(budget, model::budgetUsd);
        follow(watching, model::watchingUsd);
        follow(rpo, model::rpoHours);
        follow(proved, model::provedDays);
        Button forget = Labels.plain(new Button(), "Forget it");
        forget.setId("settings-forget");
        forget.setOnAction(event -> model.forgetAccount());
        forget.disableProperty().bind(model.settingsProperty().map(now -> now.account().isEmpty()));
        Button reset = Labels.plain(new Button(), "Back to the usual settings");
        reset.setId("settings-reset");
        reset.setOnAction(event -> model.reset());
        VBox body =
                new VBox(
                        18,
                        Labels.of("Settings", "screen-heading"),
                        section("Theme", themeChoice()),
                        section("Diagram", new VBox(8, minimap, animations)),
                        section(
                                "Refresh by itself",
                                amount(refresh, "minutes between two discoveries; 0 for never")),
                        section(
                                "Unlocked for",
                                amount(unlock, "minutes; then the window is read-only again")),
                        section(
                                "Budget of the project",
                                amount(
                                        budget,
                                        "dollars a month; past it you are warned; 0 for none")),
                        section(
                                "What watching may cost",
                                amount(
                                        watching,
                                        "dollars a month an account; then calls that cost money stop")),
                        section(
                                "Recovery point objective (RPO)",
                                amount(
                                        rpo,
                                        "hours of work that may be lost; an older backup is late")),
                        section(
                                "Restore drills",
                                amount(proved, "days after which a restore has to be proved anew")),
                        section("Account at the start", new VBox(8, account, forget)),
                        reset);
        body.getStyleClass().add("screen");
        body.setMaxWidth(WIDTH);
        setContent(body);
        model.settingsProperty().subscribe(this::show);
    }

    private static Node section(String title, Node content) {
        return new VBox(6, Labels.of(title, "section-title"), content);
    }

    private static Node amount(Spinner<Integer> spinner, String words) {
        HBox row = new HBox(10, spinner, Labels.of(words, "muted"));
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private HBox themeChoice() {
        HBox row = new HBox(16);
        ToggleGroup group = new ToggleGroup();
        for (ThemeChoice choice :
                List.of(ThemeChoice.SYSTEM, ThemeChoice.LIGHT, ThemeChoice.DARK)) {
            RadioButton button =
                    Labels.plain(
                            new RadioButton(),
                            switch (choice) {
                                case SYSTEM -> "As the system";
                                case LIGHT -> "Light";
                                case DARK -> "Dark";
                            });
            button.setId("settings-theme-" + choice.name());
            button.setToggleGroup(group);
            button.setOnAction(event -> model.theme(choice));
            themes.put(choice, button);
            row.getChildren().add(button);
        }
        return row;
    }

    private static Spinner<Integer> spinner(String name, int least, int most) {
        Spinner<Integer> spinner = new Spinner<>(least, most, least);
        spinner.setId("settings-" + name);
        spinner.setEditable(true);
        spinner.setPrefWidth(110);
        return spinner;
    }

    /** What is typed counts when the field is left, too; what is no number goes back to what was. */
    private static void follow(Spinner<Integer> spinner, IntConsumer then) {
        spinner.valueProperty()
                .subscribe((before, now) -> {
                    if (now != null) {
                        then.accept(now);
                    }
                });
        spinner.focusedProperty()
                .subscribe((before, focused) -> {
                    if (!focused) {
                        spinner.commitValue();
                    }
                });
    }

    private void show(Settings now) {
        themes.forEach((choice, button) -> button.setSelected(choice == now.look().theme()));
        minimap.setSelected(now.look().minimap());
        animations.setSelected(now.look().animations());
        refresh.getValueFactory().setValue(now.pace().refreshMinutes());
        unlock.getValueFactory().setValue(now.pace().unlockMinutes());
        budget.getValueFactory().setValue(now.spending().budgetUsd());
        watching.getValueFactory().setValue(now.spending().watchingUsd());
        rpo.getValueFactory().setValue(now.recovery().rpoHours());
        proved.getValueFactory().setValue(now.recovery().provedDays());
        account.setText(
                now.account()
                        .map(SettingsView::words)
                        .orElse("None is remembered: the simulated account is opened."));
    }

    private static String words(RememberedAccount remembered) {
        String where =
                remembered
                        .profile()
                        .map(profile -> "Profile " + profile)
                        .orElse("The simulated account");
        String what = remembered.scope().map(Scope::label).map(label -> ", " + label).orElse("");
        return Labels.oneLine(where + what);
    }
}
