package io.stratoscope.ui.diagram;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.Drawing;
import io.stratoscope.diagram.Scene;
import io.stratoscope.diagram.Scene.Bounds;
import io.stratoscope.diagram.Scene.Box;
import io.stratoscope.diagram.ViewKind;
import io.stratoscope.model.Arn;
import io.stratoscope.ui.control.TypeIcons;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Affine;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * The diagram canvas: a drawing's geometry as a live scene. Layers from back to front: containers, edges, container
 * titles, nodes, edge labels, overlay. What is under the mouse is found in the geometry, not in the scene graph.
 */
public final class DiagramView extends Region {

    private static final double MARGIN = 24;
    private static final double KEY_ZOOM = 1.25;
    private static final Set<String> MARKS = Set.of("edge-hovered", "edge-selected");

    /** Who chose what part of the drawing is seen; decides what becomes of it when the window is resized. */
    private enum Framing {
        /** Nobody yet: as much as can be read. */
        OPENING,
        /** Someone asked for the whole drawing. */
        WHOLE,
        /** Someone zoomed or panned. */
        CHOSEN
    }

    private final DiagramViewModel model;
    private final TypeIcons icons;
    private final Figures figures;
    private final Group content = new Group();
    private final Group containers = new Group();
    private final Group edges = new Group();
    private final Group titles = new Group();
    private final Group nodes = new Group();
    private final Group edgeLabels = new Group();
    private final Overlay overlay = new Overlay();
    private final Affine transform = new Affine();
    private final Emphasis emphasis = new Emphasis();
    private final Map<String, Node> nodeFigures = new LinkedHashMap<>();
    private final Map<String, Node> edgeFigures = new LinkedHashMap<>();
    private final ReadOnlyObjectWrapper<Viewport> viewport =
            new ReadOnlyObjectWrapper<>(Viewport.IDENTITY);

    /** Edges that are hovered or belong to the selection. */
    private final Set<Node> marked = new HashSet<>();

    private Optional<ViewKind> shownView = Optional.empty();
    private Framing framing = Framing.OPENING;

    public DiagramView(DiagramViewModel model, TypeIcons icons) {
        this.model = model;
        this.icons = icons;
        this.figures = new Figures(icons, new DiagramFonts());
        getStyleClass().add("diagram-canvas");
        setId("diagram");
        setFocusTraversable(true);
        setAccessibleText("Diagram");
        content.getChildren()
                .addAll(
                        containers,
                        edges,
                        titles,
                        nodes,
                        edgeLabels,
                        emphasis.node(),
                        overlay.node());
        content.setMouseTransparent(true);
        content.getTransforms().add(transform);
        content.setManaged(false);
        getChildren().add(content);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        new CanvasGestures(this, model).install();
        model.indexProperty().subscribe(index -> index.ifPresent(this::show));
        model.selectionProperty().subscribe(this::selected);
        model.highlightProperty().subscribe(highlight -> emphasize());
        widthProperty().subscribe(this::resized);
        heightProperty().subscribe(this::resized);
    }

    /** Which view is on the canvas. */
    public Optional<ViewKind> shownView() {
        return shownView;
    }

    /** What part of the scene is seen. */
    public ReadOnlyObjectProperty<Viewport> viewportProperty() {
        return viewport.getReadOnlyProperty();
    }

    /** The part of the scene that is seen, in its points. */
    public Bounds visibleBounds() {
        Viewport now = viewport.get();
        return new Bounds(
                now.toSceneX(0),
                now.toSceneY(0),
                getWidth() / now.scale(),
                getHeight() / now.scale());
    }

    /** Shows the whole drawing; it stays whole when the window is resized, until someone zooms or pans. */
    public void zoomToFit() {
        frame(Framing.WHOLE);
    }

    private void frame(Framing wanted) {
        framing = wanted;
        model.indexProperty()
                .get()
                .ifPresent(index -> {
                    Scene scene = index.drawing().scene();
                    switch (wanted) {
                        case OPENING ->
                                moveTo(
                                        Viewport.opening(
                                                scene.width(),
                                                scene.height(),
                                                index.start(),
                                                getWidth(),
                                                getHeight(),
                                                MARGIN));
                        case WHOLE ->
                                moveTo(
                                        Viewport.fit(
                                                scene.width(),
                                                scene.height(),
                                                getWidth(),
                                                getHeight(),
                                                MARGIN));
                        case CHOSEN -> {}
                    }
                });
    }

    /** Zooms about the middle of the window. */
    public void zoomBy(double factor) {
        zoomAt(getWidth() / 2, getHeight() / 2, factor);
    }

    /** Zoom and selection keys, wherever in the window the focus is; takes the event if it is one of them. */
    public void handleKey(KeyEvent event) {
        if (event.isAltDown() || event.isMetaDown()) {
            return;
        }
        boolean mine = true;
        switch (event.getCode()) {
            case PLUS, ADD, EQUALS -> zoomBy(KEY_ZOOM);
            case MINUS, SUBTRACT -> zoomBy(1 / KEY_ZOOM);
            case DIGIT0, NUMPAD0 -> zoomToFit();
            case ESCAPE -> model.selectionProperty().set(Optional.empty());
            default -> mine = false; // JavaFX's key codes, not an enumeration of ours
        }
        if (mine) {
            event.consume();
        }
    }

    void zoomAt(double x, double y, double factor) {
        framing = Framing.CHOSEN;
        moveTo(viewport.get().zoomedAt(x, y, factor));
    }

    void panBy(double dx, double dy) {
        framing = Framing.CHOSEN;
        moveTo(viewport.get().pannedBy(dx, dy));
    }

    private void moveTo(Viewport target) {
        viewport.set(target);
        transform.setToTransform(target.scale(), 0, target.x(), 0, target.scale(), target.y());
    }

    private void resized() {
        frame(framing);
    }

    private void show(DiagramIndex index) {
        Drawing drawing = index.drawing();
        Scene scene = drawing.scene();
        icons.learn(index.icons());
        containers
                .getChildren()
                .setAll(containerFigures(index, scene.groups(), figures::container));
        titles.getChildren().setAll(containerFigures(index, scene.groups(), figures::title));
        nodeFigures.clear();
        scene.nodes().forEach(box -> addNode(index, box));
        nodes.getChildren().setAll(nodeFigures.values());
        edgeFigures.clear();
        marked.clear();
        edgeLabels.getChildren().clear();
        scene.edges().forEach(line -> addEdge(index, line));
        edges.getChildren().setAll(edgeFigures.values());
        boolean otherView = !shownView.equals(Optional.of(drawing.diagram().view()));
        shownView = Optional.of(drawing.diagram().view());
        frame(otherView ? Framing.OPENING : framing);
        overlay.clear();
        emphasize();
        selected(model.selectionProperty().get());
    }

    private List<Group> containerFigures(
            DiagramIndex index, List<Box> boxes, BiFunction<Diagram.Group, Bounds, Group> figure) {
        return boxes.stream()
                .flatMap(box ->
                        index
                                .element(box.id())
                                .filter(Diagram.Group.class::isInstance)
                                .map(Diagram.Group.class::cast)
                                .map(group -> figure.apply(group, box.bounds()))
                                .stream())
                .toList();
    }

    private void addNode(DiagramIndex index, Box box) {
        index.element(box.id())
                .filter(Diagram.Node.class::isInstance)
                .map(Diagram.Node.class::cast)
                .ifPresent(node -> nodeFigures.put(box.id(), figures.node(node, box.bounds())));
    }

    private void emphasize() {
        model.indexProperty()
                .get()
                .ifPresent(index ->
                        emphasis.show(
                                index, model.highlightProperty().get(), nodeFigures, edgeFigures));
    }

    private void addEdge(DiagramIndex index, Scene.Line line) {
        Optional<Diagram.Edge> edge = index.edge(line.id());
        Optional<Polyline> course = index.course(line.id());
        if (edge.isEmpty() || course.isEmpty() || line.path().isEmpty()) {
            return;
        }
        edgeFigures.put(line.id(), figures.edge(edge.get(), line.path(), course.get()));
        if (!edge.get().label().isEmpty()) {
            edgeLabels.getChildren().add(figures.edgeLabel(edge.get(), course.get()));
        }
    }

    /** Marks what the mouse is over. */
    void hover(Optional<DiagramIndex.Hit> hit) {
        unmark("edge-hovered");
        Optional<DiagramIndex> index = model.indexProperty().get();
        overlay.hover(Optional.empty());
        if (index.isEmpty() || hit.isEmpty()) {
            return;
        }
        switch (hit.get()) {
            case DiagramIndex.Hit.OnElement(Diagram.Element element) ->
                    overlay.hover(
                            element instanceof Diagram.Node
                                    ? index.get().bounds(element.id())
                                    : Optional.empty());
            case DiagramIndex.Hit.OnEdge(Diagram.Edge edge) -> mark(edge, "edge-hovered");
        }
    }

    private void mark(Diagram.Edge edge, String styleClass) {
        Node figure = edgeFigures.get(edge.id());
        if (figure != null) {
            figure.getStyleClass().add(styleClass);
            figure.toFront();
            marked.add(figure);
        }
    }

    private void unmark(String styleClass) {
        marked.forEach(figure -> figure.getStyleClass().remove(styleClass));
        marked.removeIf(figure -> figure.getStyleClass().stream().noneMatch(MARKS::contains));
    }

    private void selected(Optional<Arn> arn) {
        unmark("edge-selected");
        Optional<DiagramIndex> index = model.indexProperty().get();
        Optional<Diagram.Element> element = index.flatMap(known -> arn.flatMap(known::element));
        Optional<Bounds> bounds =
                index.flatMap(known -> element.flatMap(found -> known.bounds(found.id())));
        overlay.select(bounds);
        if (index.isEmpty() || element.isEmpty() || bounds.isEmpty()) {
            return;
        }
        index.get().edgesOf(element.get().id()).forEach(edge -> mark(edge, "edge-selected"));
        boolean tiny = element.get() instanceof Diagram.Node;
        if (tiny && !viewport.get().shows(bounds.get(), getWidth(), getHeight())) {
            framing = Framing.CHOSEN;
            moveTo(viewport.get().centeredOn(bounds.get(), getWidth(), getHeight()));
        }
    }
}
