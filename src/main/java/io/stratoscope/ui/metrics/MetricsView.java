package io.stratoscope.ui.metrics;

import atlantafx.base.theme.Styles;

import io.stratoscope.metrics.MetricLook;
import io.stratoscope.metrics.Statistic;
import io.stratoscope.model.Resource;
import io.stratoscope.ui.control.Labels;
import io.stratoscope.ui.control.Placeholder;
import io.stratoscope.ui.export.FilePicker;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The metrics screen: which resource, which time and statistic, and a card a metric. */
public final class MetricsView extends VBox {

    private static final double GAP = 14;
    private static final String AS_FITS = "As fits each";

    private final MetricsViewModel model;
    private final FilePicker picker;
    private final FlowPane cards = new FlowPane(GAP, GAP);
    private final VBox body = new VBox(10);
    private final ScrollPane scroll = new ScrollPane(body);
    private final ComboBox<Resource> resources = new ComboBox<>();

    public MetricsView(MetricsViewModel model, FilePicker picker) {
        super(12);
        this.model = model;
        this.picker = picker;
        setId("metrics");
        getStyleClass().add("screen");
        cards.setId("metrics-cards");
        cards.widthProperty().subscribe(this::fit);
        body.setId("metrics-body");
        body.getStyleClass().add("metrics-body");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(tools(), scroll);
        model.pageProperty().subscribe(this::show);
        sceneProperty().subscribe(scene -> model.onScreen(scene != null));
    }

    private Node tools() {
        resources.setId("metrics-resource");
        resources.setPromptText("Choose a resource");
        resources.setPrefWidth(280);
        resources.setConverter(new ResourceWords());
        model.choicesProperty().subscribe(all -> resources.getItems().setAll(all));
        model.selectionProperty().subscribe(this::showChosen);
        model.choicesProperty().subscribe(this::showChosen);
        resources.setOnAction(
                event -> Optional.ofNullable(resources.getValue()).ifPresent(model::choose));
        ComboBox<String> statistics = new ComboBox<>();
        statistics.setId("metrics-statistic");
        statistics.getItems().add(AS_FITS);
        Statistic.COMMON.forEach(each -> statistics.getItems().add(each.word()));
        statistics.setValue(AS_FITS);
        statistics.setTooltip(new Tooltip("What is made of the values of a period"));
        statistics
                .valueProperty()
                .subscribe(word -> model.statisticProperty().set(Statistic.parse(word)));
        CheckBox compare = Labels.plain(new CheckBox(), "Compare with last week");
        compare.setId("metrics-compare");
        compare.selectedProperty().bindBidirectional(model.compareProperty());
        Label asking = Labels.of("asking …", "muted");
        asking.visibleProperty().bind(model.askingProperty());
        FlowPane tools =
                new FlowPane(
                        10,
                        8,
                        resources,
                        spans(),
                        statistics,
                        compare,
                        button("refresh", Feather.REFRESH_CW, "Refresh", model::refresh),
                        button(
                                "csv",
                                Feather.DOWNLOAD,
                                "CSV",
                                () -> pick("csv", "CSV table", model::saveTable)),
                        button(
                                "png",
                                Feather.IMAGE,
                                "PNG",
                                () -> pick("png", "PNG picture", this::savePicture)),
                        asking);
        tools.setAlignment(Pos.CENTER_LEFT);
        return tools;
    }

    private void showChosen() {
        model.chosen()
                .filter(resources.getItems()::contains)
                .ifPresentOrElse(
                        resources::setValue, () -> resources.getSelectionModel().clearSelection());
    }

    private HBox spans() {
        HBox spans = new HBox();
        ToggleGroup group = new ToggleGroup();
        MetricSpan[] all = MetricSpan.values();
        for (int i = 0; i < all.length; i++) {
            MetricSpan span = all[i];
            ToggleButton button = Labels.plain(new ToggleButton(), span.toString());
            button.setId("metrics-span-" + span.name());
            button.setToggleGroup(group);
            button.getStyleClass()
                    .add(
                            i == 0
                                    ? Styles.LEFT_PILL
                                    : i == all.length - 1 ? Styles.RIGHT_PILL : Styles.CENTER_PILL);
            button.setOnAction(event -> {
                // One that is pressed again stays pressed.
                button.setSelected(true);
                model.spanProperty().set(span);
            });
            model.spanProperty().subscribe(now -> button.setSelected(now == span));
            spans.getChildren().add(button);
        }
        return spans;
    }

    private static Button button(String id, Feather icon, String words, Runnable action) {
        Button button = Labels.plain(new Button(), words);
        button.setId("metrics-" + id);
        button.setGraphic(new FontIcon(icon));
        button.setOnAction(event -> action.run());
        return button;
    }

    private void pick(String extension, String kind, Consumer<Path> save) {
        if (model.pageProperty().get() instanceof MetricsPage.Seen(MetricLook look)) {
            String name = look.name().replaceAll("[^A-Za-z0-9._-]+", "-");
            picker.choose(
                            getScene().getWindow(),
                            new FilePicker.Question(
                                    name + "-metrics." + extension,
                                    kind,
                                    extension,
                                    Optional.empty()))
                    .ifPresent(save);
        }
    }

    private void savePicture(Path file) {
        WritableImage image = body.snapshot(null, null);
        model.save(file, () -> MetricPicture.write(image, file));
    }

    private void show(MetricsPage page) {
        switch (page) {
            case MetricsPage.Unmeasured() ->
                    instead(
                            "No metrics here",
                            "This project is only drawn.",
                            "Open it with its account to see what was measured.");
            case MetricsPage.NothingChosen() ->
                    instead(
                            "Nothing chosen",
                            "Choose a resource above, or select one in the diagram.",
                            "Only what is shown is asked for: AWS bills metrics.");
            case MetricsPage.Without(String name) ->
                    instead(
                            name + " has no metrics",
                            "Nobody measures a resource of this sort.",
                            "Choose another one above.");
            case MetricsPage.Waiting(String name) ->
                    instead("Asking CloudWatch …", "For the metrics of " + name + ".", "");
            case MetricsPage.Refused(String name, String why) ->
                    instead("The metrics of " + name + " could not be read", why, "");
            case MetricsPage.Seen(MetricLook look) -> show(look);
        }
    }

    private void instead(String title, String message, String remedy) {
        Placeholder placeholder = new Placeholder(Feather.TRENDING_UP, title, message, remedy);
        VBox.setVgrow(placeholder, Priority.ALWAYS);
        body.getChildren().setAll(placeholder);
    }

    /** As many cards stand side by side as there is room for, and share it. */
    private void fit() {
        double width = cards.getWidth();
        int columns = Math.max(1, (int) ((width + GAP) / (MetricCard.LEAST_WIDTH + GAP)));
        double each = Math.floor((width - (columns - 1) * GAP) / columns);
        cards.getChildren().forEach(card -> ((MetricCard) card).setPrefWidth(each));
    }

    private void show(MetricLook look) {
        cards.getChildren()
                .setAll(MetricFigure.of(look, model.zone()).stream().map(MetricCard::new).toList());
        fit();
        List<Node> nodes = new ArrayList<>();
        nodes.add(Labels.wrapped(look.name(), "screen-title"));
        MetricFigure.failures(look).forEach(why -> nodes.add(failure(why)));
        nodes.add(cards);
        String notListed = MetricFigure.notListed(look);
        if (!notListed.isEmpty()) {
            nodes.add(Labels.wrapped(notListed, "muted-small"));
        }
        body.getChildren().setAll(nodes);
    }

    private static Node failure(String why) {
        VBox box = new VBox(Labels.wrapped(why, "issue-message"));
        box.getStyleClass().add("issue-box");
        return box;
    }
}
