package io.stratoscope.ui.export;

import atlantafx.base.theme.Styles;

import io.stratoscope.diagram.Format;
import io.stratoscope.ui.control.Labels;
import io.stratoscope.ui.export.ExportViewModel.Scope;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/** Format, scope, scale, theme, legend and title block. */
final class ExportChoices extends VBox {

    private static final List<Double> SCALES = List.of(0.5, 1.0, 2.0, 3.0, 4.0, 8.0);

    private final ExportViewModel model;
    private final ComboBox<Format> formats = new ComboBox<>();
    private final ObservableValue<Boolean> data;

    ExportChoices(ExportViewModel model) {
        super(6);
        this.model = model;
        this.data = model.formatProperty().map(ExportDialog::isData);
        getStyleClass().add("export-choices");
        setPrefWidth(300);
        setMinWidth(300);
        getChildren().addAll(caption("Format"), formats());
        getChildren().add(caption("What"));
        getChildren().addAll(scopes());
        getChildren().addAll(caption("Theme"), themes());
        getChildren().addAll(caption("Scale"), scales());
        getChildren().add(caption("With"));
        getChildren().addAll(legend(), titleBlock(), marks());
    }

    /** Where the keyboard begins. */
    Node first() {
        return formats;
    }

    private static Label caption(String words) {
        return Labels.of(words, "choice-caption");
    }

    private Node formats() {
        formats.setId("export-format");
        formats.getItems().setAll(Format.values());
        formats.setConverter(words(FormatWords::of));
        formats.valueProperty().bindBidirectional(model.formatProperty());
        formats.setMaxWidth(Double.MAX_VALUE);
        formats.setAccessibleText("Format");
        return formats;
    }

    private List<Node> scopes() {
        ToggleGroup group = new ToggleGroup();
        RadioButton whole = scope(group, Scope.WHOLE, "The whole diagram");
        RadioButton visible = scope(group, Scope.VISIBLE, "The visible part");
        RadioButton selection = scope(group, Scope.SELECTION, "");
        selection
                .textProperty()
                .bind(
                        model.shownProperty()
                                .map(shown -> shown.flatMap(ExportChoices::selectedName))
                                .map(name ->
                                        name.map(known -> known + " and its neighbours")
                                                .orElse("The selection (nothing is selected)"))
                                .map(Labels::oneLine)
                                .orElse(""));
        selection
                .disableProperty()
                .bind(
                        model.shownProperty()
                                .map(shown -> shown.flatMap(OnScreen::selected).isEmpty()));
        model.scopeProperty()
                .subscribe(now ->
                        group.getToggles().stream()
                                .filter(toggle -> toggle.getUserData() == now)
                                .forEach(group::selectToggle));
        return List.of(whole, visible, selection);
    }

    private RadioButton scope(ToggleGroup group, Scope scope, String words) {
        RadioButton button = Labels.plain(new RadioButton(), words);
        button.setId("export-scope-" + scope.name().toLowerCase(java.util.Locale.ROOT));
        button.setUserData(scope);
        button.setToggleGroup(group);
        button.setMaxWidth(Double.MAX_VALUE);
        button.selectedProperty()
                .subscribe(chosen -> {
                    if (chosen) {
                        model.scopeProperty().set(scope);
                    }
                });
        return button;
    }

    private static Optional<String> selectedName(OnScreen shown) {
        return shown.selected()
                .map(arn ->
                        shown.drawing()
                                .diagram()
                                .allElements()
                                .filter(each -> each.resource().filter(arn::equals).isPresent())
                                .map(each -> each.label())
                                .findFirst()
                                .orElseGet(arn::lastSegment));
    }

    private Node themes() {
        ToggleGroup group = new ToggleGroup();
        ToggleButton light = theme(group, "Light", false, Styles.LEFT_PILL);
        ToggleButton dark = theme(group, "Dark", true, Styles.RIGHT_PILL);
        group.selectedToggleProperty()
                .subscribe((before, now) -> {
                    if (now == null) {
                        group.selectToggle(before); // one of the two, always
                    } else {
                        model.darkProperty().set(now.equals(dark));
                    }
                });
        model.darkProperty().subscribe(now -> group.selectToggle(now ? dark : light));
        HBox box = new HBox(light, dark);
        box.disableProperty().bind(data);
        return box;
    }

    private static ToggleButton theme(
            ToggleGroup group, String words, boolean dark, String styleClass) {
        ToggleButton button = Labels.plain(new ToggleButton(), words);
        button.setId(dark ? "export-dark" : "export-light");
        button.setToggleGroup(group);
        button.getStyleClass().add(styleClass);
        return button;
    }

    private Node scales() {
        ComboBox<Double> scales = new ComboBox<>();
        scales.setId("export-scale");
        scales.getItems().setAll(SCALES);
        scales.setConverter(words(ExportChoices::scaleWords));
        scales.setAccessibleText("Scale");
        scales.setMinWidth(92);
        model.scaleProperty().subscribe(now -> scales.setValue(now.doubleValue()));
        scales.valueProperty()
                .subscribe(chosen -> {
                    if (chosen != null) {
                        model.scaleProperty().set(chosen);
                    }
                });
        Label hint = Labels.of("of PNG, copy and print", "muted");
        HBox box = new HBox(8, scales, hint);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private static String scaleWords(double scale) {
        return scale == Math.rint(scale) ? Math.round(scale) + " ×" : scale + " ×";
    }

    private Node legend() {
        CheckBox box = check("export-legend", "Legend");
        box.selectedProperty().bindBidirectional(model.legendProperty());
        return box;
    }

    private Node titleBlock() {
        CheckBox box = check("export-title", "Title block: project, account, time");
        box.selectedProperty().bindBidirectional(model.titleBlockProperty());
        return box;
    }

    private CheckBox check(String id, String words) {
        CheckBox box = Labels.plain(new CheckBox(), words);
        box.setId(id);
        box.disableProperty().bind(data);
        return box;
    }

    private Node marks() {
        Label words = Labels.wrapped("What stands out on screen stands out here too.", "muted");
        words.setId("export-marks");
        words.visibleProperty()
                .bind(
                        model.shownProperty()
                                .map(shown ->
                                        shown.filter(now -> !now.marks().isEmpty()).isPresent()));
        words.managedProperty().bind(words.visibleProperty());
        return words;
    }

    private static <T> StringConverter<T> words(java.util.function.Function<T, String> words) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public @Nullable T fromString(String text) {
                throw new UnsupportedOperationException("these are chosen, not typed");
            }
        };
    }
}
