package io.stratoscope.ui.diagram;

import io.stratoscope.diagram.Diagram;

import javafx.animation.PauseTransition;
import javafx.scene.Cursor;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.util.Duration;

import java.util.Optional;

/** Mouse, trackpad and keyboard on the canvas. */
final class CanvasGestures {

    private static final double KEY_PAN = 60;

    /** How far from an edge the mouse may be, in pixels. */
    private static final double REACH = 6;

    private final DiagramView view;
    private final DiagramViewModel model;
    private final Tooltip tooltip = new Tooltip();
    private final PauseTransition hoverDelay = new PauseTransition(Duration.millis(350));
    private Optional<DiagramIndex.Hit> hovered = Optional.empty();

    /** Id of what was under the mouse when its button went down. */
    private Optional<String> pressedOn = Optional.empty();

    private double lastX;
    private double lastY;

    CanvasGestures(DiagramView view, DiagramViewModel model) {
        this.view = view;
        this.model = model;
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(480);
        tooltip.getStyleClass().add("diagram-tooltip");
    }

    void install() {
        view.setOnMousePressed(this::pressed);
        view.setOnMouseDragged(this::dragged);
        view.setOnMouseReleased(event -> view.setCursor(Cursor.DEFAULT));
        view.setOnMouseClicked(this::clicked);
        view.setOnMouseMoved(this::moved);
        view.setOnMouseExited(this::exited);
        view.setOnScroll(this::scrolled);
        view.setOnZoom(event -> {
            view.camera().zoomAt(event.getX(), event.getY(), event.getZoomFactor());
            event.consume();
        });
        view.setOnKeyPressed(this::keyPressed);
    }

    private void pressed(MouseEvent event) {
        view.requestFocus();
        view.finishAnimation();
        tooltip.hide();
        hoverDelay.stop();
        lastX = event.getX();
        lastY = event.getY();
        pressedOn = hit(event).map(CanvasGestures::id);
    }

    private void dragged(MouseEvent event) {
        view.setCursor(Cursor.CLOSED_HAND);
        view.camera().panBy(event.getX() - lastX, event.getY() - lastY);
        lastX = event.getX();
        lastY = event.getY();
    }

    private void clicked(MouseEvent event) {
        if (!event.isStillSincePress() || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        Optional<DiagramIndex.Hit> hit = hit(event);
        if (!hit.map(CanvasGestures::id).equals(pressedOn)) {
            return; // what was aimed at is gone, or elsewhere: a new drawing came between
        }
        Optional<Diagram.Element> element = hit.flatMap(CanvasGestures::element);
        if (event.getClickCount() == 2) {
            element.ifPresent(model::toggle);
        } else {
            model.selectionProperty().set(element.flatMap(Diagram.Element::resource));
        }
    }

    private static String id(DiagramIndex.Hit hit) {
        return switch (hit) {
            case DiagramIndex.Hit.OnElement(Diagram.Element element) -> element.id();
            case DiagramIndex.Hit.OnEdge(Diagram.Edge edge) -> edge.id();
        };
    }

    private static Optional<Diagram.Element> element(DiagramIndex.Hit hit) {
        return switch (hit) {
            case DiagramIndex.Hit.OnElement(Diagram.Element element) -> Optional.of(element);
            case DiagramIndex.Hit.OnEdge(Diagram.Edge _) -> Optional.empty();
        };
    }

    private Optional<DiagramIndex.Hit> hit(MouseEvent event) {
        Viewport viewport = view.viewportProperty().get();
        return view.index()
                .flatMap(index ->
                        index.hit(
                                viewport.toSceneX(event.getX()),
                                viewport.toSceneY(event.getY()),
                                REACH / viewport.scale()));
    }

    private void moved(MouseEvent event) {
        Optional<DiagramIndex.Hit> now = hit(event);
        if (now.equals(hovered)) {
            return;
        }
        hoverOver(now);
        double x = event.getScreenX() + 14;
        double y = event.getScreenY() + 18;
        now.ifPresent(hit -> {
            hoverDelay.setOnFinished(done -> linger(hit, x, y));
            hoverDelay.playFromStart();
        });
    }

    private void exited(MouseEvent event) {
        // Where a tooltip opens, some platforms say that the mouse left, though it did not move.
        if (!view.contains(event.getX(), event.getY())) {
            hoverOver(Optional.empty());
        }
    }

    private void hoverOver(Optional<DiagramIndex.Hit> hit) {
        hovered = hit;
        tooltip.hide();
        hoverDelay.stop();
        view.hover(hit);
        boolean clickable =
                hit.flatMap(CanvasGestures::element).flatMap(Diagram.Element::resource).isPresent();
        view.setCursor(clickable ? Cursor.HAND : Cursor.DEFAULT);
    }

    /** Another drawing is there: what the mouse was over still is if it is still there, at whatever place. */
    void redrawn(DiagramIndex index) {
        if (hovered.isEmpty()) {
            return;
        }
        boolean lingered = tooltip.isShowing();
        Optional<DiagramIndex.Hit> now = hovered.flatMap(hit -> again(index, hit));
        if (now.equals(hovered)) {
            view.hover(now);
            if (lingered) {
                now.ifPresent(view::linger);
            }
        } else {
            hoverOver(now);
        }
    }

    private static Optional<DiagramIndex.Hit> again(DiagramIndex index, DiagramIndex.Hit hit) {
        return switch (hit) {
            case DiagramIndex.Hit.OnElement(Diagram.Element element) ->
                    index.element(element.id()).map(DiagramIndex.Hit.OnElement::new);
            case DiagramIndex.Hit.OnEdge(Diagram.Edge edge) ->
                    index.edge(edge.id()).map(DiagramIndex.Hit.OnEdge::new);
        };
    }

    private void linger(DiagramIndex.Hit hit, double x, double y) {
        if (view.getScene() == null || view.getScene().getWindow() == null) {
            return; // the canvas gave way to something else meanwhile
        }
        view.linger(hit);
        view.index()
                .ifPresent(index -> {
                    tooltip.setText(new HoverWords(index).of(hit));
                    tooltip.show(view, x, y);
                });
    }

    private void scrolled(ScrollEvent event) {
        hoverOver(Optional.empty());
        if (event.isShortcutDown() || event.isControlDown()) {
            double wheel = event.getDeltaY() == 0 ? event.getDeltaX() : event.getDeltaY();
            view.camera().zoomAt(event.getX(), event.getY(), Math.exp(wheel * 0.004));
        } else {
            view.camera().panBy(event.getDeltaX(), event.getDeltaY());
        }
        event.consume();
    }

    /** Keys that only the focused canvas takes; the others are {@link DiagramView#handleKey}'s. */
    private void keyPressed(KeyEvent event) {
        if (event.isAltDown() || event.isMetaDown() || event.isShiftDown()) {
            return; // with Shift they go from node to node
        }
        boolean mine = true;
        switch (event.getCode()) {
            case LEFT, KP_LEFT -> view.camera().panBy(KEY_PAN, 0);
            case RIGHT, KP_RIGHT -> view.camera().panBy(-KEY_PAN, 0);
            case UP, KP_UP -> view.camera().panBy(0, KEY_PAN);
            case DOWN, KP_DOWN -> view.camera().panBy(0, -KEY_PAN);
            default -> mine = false; // JavaFX's key codes, not an enumeration of ours
        }
        if (mine) {
            event.consume();
        }
    }
}
