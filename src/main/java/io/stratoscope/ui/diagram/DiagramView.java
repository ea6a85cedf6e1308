package io.stratoscope.ui.diagram;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.Diagram.Edge;
import io.stratoscope.diagram.Diagram.Element;
import io.stratoscope.diagram.Scene.Bounds;
import io.stratoscope.diagram.ViewKind;
import io.stratoscope.ui.control.TypeIcons;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The diagram canvas: a drawing's geometry as a live scene with overlays. What is under the mouse is found in the geometry,
 * not in the scene graph.
 */
public final class DiagramView extends Region {

    private static final double KEY_ZOOM = 1.25;

    private final DiagramViewModel model;
    private final TypeIcons icons;
    private final Camera camera = new Camera();
    private final Overlay overlay = new Overlay();
    private final Emphasis emphasis = new Emphasis();
    private final MarkFrames marks;
    private final DrawnDiagram drawn;
    private final Minimap minimap = new Minimap(camera::centerOn);
    private final CanvasGestures gestures;
    private Optional<ViewKind> shownView = Optional.empty();

    /** The drawing on the canvas: the model's, or the one before while that is made ready. */
    private Optional<DiagramIndex> shown = Optional.empty();

    /** Whether to move to the selection when the drawing that is made ready is there. */
    private boolean goThereThen;

    public DiagramView(DiagramViewModel model, TypeIcons icons) {
        this.model = model;
        this.icons = icons;
        DiagramFonts fonts = new DiagramFonts();
        this.marks = new MarkFrames(fonts);
        this.drawn = new DrawnDiagram(camera, new Figures(icons, fonts), marks, emphasis, overlay);
        getStyleClass().add("diagram-canvas");
        setId("diagram");
        setFocusTraversable(true);
        setAccessibleText("Diagram");
        getChildren().addAll(drawn, minimap);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        gestures = new CanvasGestures(this, model);
        gestures.install();
        camera.viewportProperty().subscribe(now -> moved());
        model.indexProperty().subscribe(index -> index.ifPresent(this::prepare));
        model.selectionProperty().subscribe(arn -> selected(true));
        model.highlightProperty().subscribe(highlight -> emphasize());
        model.marksProperty().subscribe(marked -> emphasize());
        model.amountsProperty().subscribe(amounts -> emphasize());
        model.dimOthersProperty().subscribe(dim -> emphasize());
        widthProperty().subscribe(this::resized);
        heightProperty().subscribe(this::resized);
    }

    /** Which view is on the canvas. */
    public Optional<ViewKind> shownView() {
        return shownView;
    }

    /** The drawing on the canvas. */
    Optional<DiagramIndex> index() {
        return shown;
    }

    /** What part of the scene is seen. */
    public ReadOnlyObjectProperty<Viewport> viewportProperty() {
        return camera.viewportProperty();
    }

    /** Whether the whole diagram is shown small in a corner while only a part of it is seen. */
    public BooleanProperty minimapProperty() {
        return minimap.wantedProperty();
    }

    /** Whether a refresh that moves things shows them going from the old places to the new. */
    public BooleanProperty animatedProperty() {
        return drawn.animatedProperty();
    }

    /** The part of the scene that is seen, in its points. */
    public Bounds visibleBounds() {
        Viewport now = viewportProperty().get();
        return new Bounds(
                now.toSceneX(0),
                now.toSceneY(0),
                getWidth() / now.scale(),
                getHeight() / now.scale());
    }

    /** Shows the whole drawing; it stays whole when the window is resized, until someone zooms or pans. */
    public void zoomToFit() {
        camera.seeAll();
    }

    /** Shows every view whole at first, for a canvas on which it is to be compared rather than read. */
    public void openWhole() {
        camera.openWhole();
    }

    /** Shows the selected resource as large as can be; does nothing where this view does not show it. */
    public void zoomToSelection() {
        selectedBounds().ifPresent(camera::zoomTo);
    }

    /** Zooms about the middle of the window. */
    public void zoomBy(double factor) {
        camera.zoomAt(getWidth() / 2, getHeight() / 2, factor);
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
            case PERIOD, DECIMAL -> zoomToSelection();
            case ESCAPE -> model.selectionProperty().set(Optional.empty());
            default -> mine = false; // JavaFX's key codes, not an enumeration of ours
        }
        if (mine) {
            event.consume();
        }
    }

    Camera camera() {
        return camera;
    }

    private void resized() {
        camera.resize(getWidth(), getHeight());
        moved(); // another part is seen even where the viewport is the same
    }

    private void moved() {
        minimap.follow(camera.viewport(), getWidth(), getHeight());
        drawn.moved();
    }

    /** Whether all that is to be seen is seen, and stands still. */
    boolean isAtRest() {
        return drawn.isAtRest();
    }

    /** What is on its way to a new place is there at once: a click is meant for what is seen. */
    void finishAnimation() {
        drawn.finishAnimation();
    }

    private void prepare(DiagramIndex index) {
        icons.learn(index.icons());
        boolean otherView = isOtherView(index);
        drawn.prepare(index, camera.aim(index, otherView), () -> show(index, otherView));
    }

    private boolean isOtherView(DiagramIndex index) {
        return !shownView.equals(Optional.of(index.drawing().diagram().view()));
    }

    private void show(DiagramIndex index, boolean otherView) {
        shown = Optional.of(index);
        shownView = Optional.of(index.drawing().diagram().view());
        minimap.show(index);
        drawn.show(index, !otherView, () -> camera.pointAt(index, otherView));
        minimap.follow(camera.viewport(), getWidth(), getHeight());
        emphasize();
        selected(otherView || goThereThen);
        goThereThen = false;
        gestures.redrawn(index);
    }

    private void emphasize() {
        shown.ifPresent(this::emphasize);
    }

    private void emphasize(DiagramIndex index) {
        Marked marked = Marked.of(index, model.marksProperty().get());
        marks.show(index, marked);
        marks.amounts().show(index, Amounts.of(index, model.amountsProperty().get()));
        // A question that was asked goes before what is only marked.
        Optional<Set<String>> named =
                emphasis.show(index, model.highlightProperty().get())
                        .or(() ->
                                Optional.of(marked.ids())
                                        .filter(ids ->
                                                model.dimOthersProperty().get()
                                                        && !model.marksProperty().get().isEmpty()));
        drawn.light(
                id -> named.isEmpty() || named.get().contains(id),
                id -> named.isEmpty() || joins(index, named.get(), id));
    }

    private static boolean joins(DiagramIndex index, Set<String> named, String edgeId) {
        return index.edge(edgeId)
                .filter(edge -> named.contains(edge.from()) && named.contains(edge.to()))
                .isPresent();
    }

    /** Marks what the mouse is over. */
    void hover(Optional<DiagramIndex.Hit> hit) {
        overlay.hover(Optional.empty());
        overlay.light(List.of(), List.of());
        Optional<DiagramIndex> index = shown;
        if (index.isEmpty() || hit.isEmpty()) {
            return;
        }
        switch (hit.get()) {
            case DiagramIndex.Hit.OnElement(Diagram.Node node) ->
                    overlay.hover(index.get().bounds(node.id()));
            case DiagramIndex.Hit.OnElement(Diagram.Group _) -> {}
            case DiagramIndex.Hit.OnEdge(Edge edge) ->
                    overlay.light(courses(index.get(), List.of(edge)), List.of());
        }
    }

    /** The mouse rests there: makes what is tied to it stand out. */
    void linger(DiagramIndex.Hit hit) {
        Optional<DiagramIndex> index = shown;
        if (index.isPresent() && hit instanceof DiagramIndex.Hit.OnElement(Diagram.Node node)) {
            Neighbourhood around = Neighbourhood.of(index.get(), node.id());
            overlay.light(courses(index.get(), around.edges()), places(index.get(), around));
        }
    }

    private static List<Bounds> places(DiagramIndex index, Neighbourhood around) {
        return around.elements().stream().flatMap(id -> index.bounds(id).stream()).toList();
    }

    private static List<Polyline> courses(DiagramIndex index, List<Edge> edges) {
        return edges.stream().flatMap(edge -> index.course(edge.id()).stream()).toList();
    }

    private Optional<Element> selectedElement() {
        return shown.flatMap(index -> model.selectionProperty().get().flatMap(index::element));
    }

    private Optional<Bounds> selectedBounds() {
        return shown.flatMap(index -> selectedElement().map(Element::id).flatMap(index::bounds));
    }

    /**
     * Frames the selection.
     *
     * @param goThere whether to move to it; a refresh leaves the operator where they are
     */
    private void selected(boolean goThere) {
        goThereThen |= goThere && drawn.isPreparing();
        Optional<DiagramIndex> index = shown;
        Optional<Element> element = selectedElement();
        Optional<Bounds> bounds = selectedBounds();
        overlay.select(
                bounds,
                element.map(found ->
                                courses(
                                        index.orElseThrow(),
                                        index.orElseThrow().edgesOf(found.id())))
                        .orElse(List.of()));
        if (goThere && element.orElse(null) instanceof Diagram.Node) {
            bounds.ifPresent(camera::bringIntoSight);
        }
    }
}
