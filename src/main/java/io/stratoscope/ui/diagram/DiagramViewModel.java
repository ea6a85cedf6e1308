package io.stratoscope.ui.diagram;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.Diagram.Element;
import io.stratoscope.model.Arn;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What the canvas shows and what is selected on it. */
public final class DiagramViewModel {

    private final ReadOnlyObjectWrapper<Optional<DiagramIndex>> index =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Optional<Arn>> selection;
    private final ObjectProperty<Optional<Highlight>> highlight =
            new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Map<Arn, Mark>> marks = new SimpleObjectProperty<>(Map.of());
    private final ObjectProperty<Map<Arn, Double>> amounts = new SimpleObjectProperty<>(Map.of());
    private final BooleanProperty dimOthers = new SimpleBooleanProperty();
    private final Consumer<String> toggleExpanded;

    /**
     * Nothing is drawn yet.
     *
     * @param selection shared with whoever else shows it
     * @param toggleExpanded is given the id of a collapsed node or a group that was double-clicked
     */
    public DiagramViewModel(
            ObjectProperty<Optional<Arn>> selection, Consumer<String> toggleExpanded) {
        this.selection = selection;
        this.toggleExpanded = toggleExpanded;
    }

    /** The drawing on screen. */
    public ReadOnlyObjectProperty<Optional<DiagramIndex>> indexProperty() {
        return index.getReadOnlyProperty();
    }

    /** Shows a drawing; one that equals what is on screen changes nothing at all. */
    public void show(DiagramIndex drawing) {
        boolean same =
                index.get().filter(now -> now.drawing().equals(drawing.drawing())).isPresent();
        if (!same) {
            index.set(Optional.of(drawing));
        }
    }

    /** The selected resource, whether or not this view shows it. */
    public ObjectProperty<Optional<Arn>> selectionProperty() {
        return selection;
    }

    /** What stands out while the rest steps back; an overlay. */
    public ObjectProperty<Optional<Highlight>> highlightProperty() {
        return highlight;
    }

    /** What is marked; an overlay. What is folded into a node is marked there, where the drawing tells. */
    public ObjectProperty<Map<Arn, Mark>> marksProperty() {
        return marks;
    }

    /** What things cost in US dollars a month; an overlay. What is folded into a node is added up there. */
    public ObjectProperty<Map<Arn, Double>> amountsProperty() {
        return amounts;
    }

    /** Whether all without a mark steps back while anything is marked. */
    public BooleanProperty dimOthersProperty() {
        return dimOthers;
    }

    /** Opens what is folded and closes a container; a single thing stays as it is. */
    public void toggle(Element element) {
        boolean expandable =
                switch (element) {
                    case Diagram.Node node -> node.count() > 1;
                    case Diagram.Group _ -> true;
                };
        if (expandable) {
            toggleExpanded.accept(element.id());
        }
    }
}
