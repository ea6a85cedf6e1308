package io.stratoscope.ui.inspector;

import atlantafx.base.theme.Styles;

import io.stratoscope.health.ResourceHealth;
import io.stratoscope.logs.LogSources;
import io.stratoscope.model.Arn;
import io.stratoscope.model.DiscoveredBy;
import io.stratoscope.model.DiscoveryIssue;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceState;
import io.stratoscope.model.Snapshot;
import io.stratoscope.ui.control.IconButtons;
import io.stratoscope.ui.control.Labels;
import io.stratoscope.ui.control.Placeholder;
import io.stratoscope.ui.control.TypeIcons;
import io.stratoscope.ui.inspector.Inspection.Found;
import io.stratoscope.ui.inspector.Inspection.Missing;
import io.stratoscope.ui.inspector.Inspection.Nothing;
import io.stratoscope.ui.inspector.Inspection.Project;
import io.stratoscope.ui.inspector.InspectorTabs.Page;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The panel on the right. */
public final class InspectorView extends BorderPane {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final InspectorViewModel model;
    private final TypeIcons icons;
    private final List<ResourceAction> actions;

    private final InspectorTabs tabs = new InspectorTabs();

    /**
     * Shows nothing until there is a snapshot.
     *
     * @param actions what can be done with resources; each shows where it is offered
     */
    public InspectorView(InspectorViewModel model, TypeIcons icons, List<ResourceAction> actions) {
        this.model = model;
        this.icons = icons;
        this.actions = List.copyOf(actions);
        setId("inspector");
        getStyleClass().add("inspector");
        model.inspectionProperty().subscribe(this::show);
    }

    private void show(Inspection inspection) {
        switch (inspection) {
            case Nothing() -> {
                setTop(null);
                setCenter(
                        new Placeholder(
                                Feather.MOUSE_POINTER,
                                "Nothing to inspect yet",
                                "What you select in the diagram is described here.",
                                ""));
            }
            case Project(Snapshot snapshot, var byService) -> {
                setTop(null);
                setCenter(scrolling(project(snapshot, byService)));
            }
            case Found found -> {
                setTop(header(found));
                tabs.show(pages(found));
                setCenter(tabs);
            }
            case Missing missing -> {
                setTop(missingHeader(missing.arn()));
                RelationList relations = new RelationList(missing.links(), model::select);
                VBox.setVgrow(relations, Priority.ALWAYS);
                VBox body = new VBox(8, sectionTitle("Named by"), relations);
                body.getChildren().addAll(0, issues(missing.issues()));
                missing.health()
                        .ifPresent(
                                _ -> body.getChildren().addFirst(health(missing.health(), false)));
                body.getStyleClass().add("inspector-body");
                setCenter(body);
            }
        }
    }

    private Node header(Found found) {
        Resource resource = found.resource();
        Label name = Labels.wrapped(resource.name(), "inspector-name");
        name.setId("inspector-name");
        Label type = Labels.wrapped(resource.type().name(), "inspector-type");
        type.setId("inspector-type");
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox row = new HBox(12, icons.icon(resource.type(), 40), name, closeButton());
        row.setAlignment(Pos.CENTER_LEFT);
        VBox header = new VBox(6, row, type);
        FlowPane buttons = buttons(resource);
        buttons.getChildren().addAll(InspectorTools.of(found, model.browser()));
        header.getChildren().add(buttons);
        header.getStyleClass().add("inspector-header");
        return header;
    }

    private FlowPane buttons(Resource resource) {
        FlowPane buttons = new FlowPane(6, 6);
        actions.stream()
                .filter(action -> action.offered().test(resource))
                .forEach(action -> {
                    Button button = Labels.plain(new Button(), action.label());
                    button.setGraphic(new FontIcon(action.icon()));
                    button.setId("action-" + action.id());
                    button.getStyleClass().add(Styles.SMALL);
                    button.setTooltip(new Tooltip(action.tooltip()));
                    button.setOnAction(event -> action.run().accept(resource));
                    buttons.getChildren().add(button);
                });
        return buttons;
    }

    private Node missingHeader(Arn arn) {
        Label name = Labels.wrapped(arn.lastSegment(), "inspector-name");
        name.setId("inspector-name");
        Label state =
                Labels.wrapped(
                        "Not found: another resource names it, but no describe call returned it.",
                        "state-missing");
        VBox words = new VBox(4, name, state, arnRow(arn));
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(12, words, closeButton());
        row.getStyleClass().add("inspector-header");
        return row;
    }

    private Node closeButton() {
        return IconButtons.of(Feather.X, "Clear the selection (Esc)", model::clear);
    }

    private List<Page> pages(Found found) {
        Resource resource = found.resource();
        return List.of(
                new Page("Overview", () -> scrolling(overview(found))),
                new Page(
                        "Relations " + found.links().size(),
                        () -> new RelationList(found.links(), model::select)),
                new Page(
                        "Health",
                        () ->
                                scrolling(
                                        health(
                                                found.health(),
                                                LogSources.mayHave(resource.type())))),
                new Page("Metrics", () -> scrolling(new MetricsTab(model))),
                new Page("Tags " + resource.tags().size(), () -> new TagList(resource.tags())),
                new Page("Raw", () -> new JsonTree(resource.description())),
                new Page("Coverage", () -> scrolling(new CoverageTab(found, model.zone()))));
    }

    private HealthTab health(Optional<ResourceHealth> health, boolean hasLines) {
        return new HealthTab(health, model, hasLines);
    }

    private VBox overview(Found found) {
        Resource resource = found.resource();
        VBox body = new VBox(10);
        body.getStyleClass().add("inspector-body");
        body.getChildren().addAll(issues(found.issues()));
        Label state = Labels.wrapped(words(resource.state()), "state-" + css(resource.state()));
        state.setId("inspector-state");
        body.getChildren()
                .addAll(
                        field("State", state),
                        field("ARN", arnRow(resource.arn())),
                        field("Id", value(resource.id())),
                        field("Region", value(place(resource))),
                        field("In the project because", value(words(resource.discoveredBy()))),
                        field("Described by", value(resource.call())),
                        field(
                                "Confirmed at",
                                value(TIME.format(resource.confirmedAt().atZone(model.zone())))));
        return body;
    }

    private static String place(Resource resource) {
        String region = resource.region().equals(Resource.GLOBAL) ? "Global" : resource.region();
        return resource.availabilityZone().map(zone -> region + ", zone " + zone).orElse(region);
    }

    private VBox project(Snapshot snapshot, List<Map.Entry<String, Long>> byService) {
        VBox body = new VBox(10);
        body.getStyleClass().add("inspector-body");
        Label name = Labels.wrapped(snapshot.scope().label(), "inspector-name");
        body.getChildren()
                .addAll(
                        name,
                        field(
                                "Account",
                                value(
                                        snapshot.account().id()
                                                + " · "
                                                + snapshot.account().label())),
                        field("Regions", value(String.join(", ", snapshot.regions()))),
                        field(
                                "Found",
                                value(
                                        snapshot.resources().size()
                                                + " resources, "
                                                + snapshot.relations().size()
                                                + " relations")),
                        sectionTitle("Resources by service"));
        long most = byService.stream().mapToLong(Map.Entry::getValue).max().orElse(1);
        byService.forEach(entry ->
                body.getChildren().add(serviceBar(entry.getKey(), entry.getValue(), most)));
        return body;
    }

    private static Node serviceBar(String service, long count, long most) {
        Label name = Labels.of(service, "bar-name");
        name.setMinWidth(168);
        name.setPrefWidth(168);
        name.setMaxWidth(168);
        Region bar = new Region();
        bar.getStyleClass().add("bar");
        double width = Math.max(3, 110.0 * count / most);
        bar.setMinSize(width, 8);
        bar.setMaxSize(width, 8);
        HBox row = new HBox(8, name, bar, Labels.of(Long.toString(count), "bar-count"));
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static List<Node> issues(List<DiscoveryIssue> issues) {
        return issues.stream().<Node>map(InspectorView::issue).toList();
    }

    private static Node issue(DiscoveryIssue issue) {
        VBox box =
                new VBox(
                        2,
                        Labels.wrapped(issue.failure().message(), "issue-message"),
                        Labels.wrapped(issue.failure().remedy(), "issue-remedy"));
        box.getStyleClass().add("issue-box");
        return box;
    }

    private static Node arnRow(Arn arn) {
        Label text = Labels.wrapped(arn.toString(), "inspector-value", "monospace");
        text.setId("inspector-arn");
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox row = new HBox(4, text, IconButtons.copying("the ARN", arn.toString()));
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    static VBox field(String name, Node value) {
        return new VBox(1, Labels.of(name, "field-name"), value);
    }

    static Label value(String text) {
        return Labels.wrapped(text.isEmpty() ? "—" : text, "inspector-value");
    }

    private static Label sectionTitle(String words) {
        return Labels.of(words, "section-title");
    }

    private static ScrollPane scrolling(VBox body) {
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("inspector-scroll");
        return scroll;
    }

    private static String css(ResourceState state) {
        return switch (state) {
            case LIVE -> "live";
            case STALE -> "stale";
            case UNVERIFIED -> "unverified";
        };
    }

    static String words(ResourceState state) {
        return switch (state) {
            case LIVE -> "Live: a describe call confirmed it";
            case STALE -> "Stale: could not be read this time; this is what was known before";
            case UNVERIFIED -> "Unverified: no describe call has confirmed it";
        };
    }

    static String words(DiscoveredBy reason) {
        return switch (reason) {
            case TAG -> "it carries the project's tag";
            case EXPANSION -> "it belongs to one that carries the tag; it does not carry it itself";
            case ALL -> "everything was asked for";
        };
    }
}
