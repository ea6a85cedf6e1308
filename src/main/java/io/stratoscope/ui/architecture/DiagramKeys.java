package io.stratoscope.ui.architecture;

import io.stratoscope.diagram.Diagram.Element;
import io.stratoscope.model.Arn;
import io.stratoscope.ui.diagram.DiagramViewModel;
import io.stratoscope.ui.diagram.DiagramWalk;
import io.stratoscope.ui.diagram.DiagramWalk.Direction;

import javafx.scene.input.KeyEvent;

import java.util.Optional;
import java.util.function.Function;

/** What the mouse does on the diagram, with the keyboard: go from node to node, out to the container, open and close. */
final class DiagramKeys {

    private final DiagramViewModel diagram;

    DiagramKeys(DiagramViewModel diagram) {
        this.diagram = diagram;
    }

    /** Takes the event if it is one of these keys. */
    boolean handleKey(KeyEvent event) {
        boolean mine =
                event.isShiftDown()
                        ? switch (event.getCode()) {
                            case LEFT, KP_LEFT -> walk(Direction.LEFT);
                            case RIGHT, KP_RIGHT -> walk(Direction.RIGHT);
                            case UP, KP_UP -> walk(Direction.UP);
                            case DOWN, KP_DOWN -> walk(Direction.DOWN);
                            case ENTER -> goAround();
                            default -> false; // JavaFX's key codes, not an enumeration of ours
                        }
                        : switch (event.getCode()) {
                            case ENTER -> toggle();
                            default -> false;
                        };
        if (mine) {
            event.consume();
        }
        return mine;
    }

    private boolean walk(Direction direction) {
        return select(walk -> walk.next(diagram.selectionProperty().get(), direction));
    }

    /** Selects the container around the selected resource. */
    boolean goAround() {
        return select(walk -> diagram.selectionProperty().get().flatMap(walk::around));
    }

    private boolean select(Function<DiagramWalk, Optional<Arn>> choice) {
        diagram.indexProperty()
                .get()
                .flatMap(index -> choice.apply(new DiagramWalk(index)))
                .ifPresent(next -> diagram.selectionProperty().set(Optional.of(next)));
        return true; // also where there is nothing further: the key means nothing else
    }

    /** Opens what is folded, closes what is open; a single thing is neither. */
    boolean toggle() {
        Optional<Element> selected =
                diagram.indexProperty()
                        .get()
                        .flatMap(
                                index -> diagram.selectionProperty().get().flatMap(index::element));
        selected.ifPresent(diagram::toggle);
        return selected.isPresent();
    }
}
