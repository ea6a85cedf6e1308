package io.stratoscope.ui.diagram;

import io.stratoscope.diagram.Diagram.Element;
import io.stratoscope.model.Arn;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The marks of a drawing's elements.
 *
 * @param byElement by the element's id
 */
record Marked(Map<String, Mark> byElement) {

    Marked {
        byElement = Map.copyOf(byElement);
    }

    /**
     * Finds the elements. Where several marks meet in one folded node, it is changed: it holds what is marked, it is not
     * itself new or gone. So is one that holds anything new or gone. Of several
     * states the worst counts.
     */
    static Marked of(DiagramIndex index, Map<Arn, Mark> marks) {
        Map<String, Mark> found = new LinkedHashMap<>();
        marks.forEach((arn, mark) -> {
            Optional<Element> own = index.element(arn);
            own.ifPresent(element -> found.merge(element.id(), mark, Marked::both));
            if (own.isEmpty()) {
                index.holderOf(arn)
                        .ifPresent(element ->
                                found.merge(element.id(), ofTheHolder(mark), Marked::both));
            }
        });
        return new Marked(found);
    }

    private static Mark ofTheHolder(Mark inside) {
        return switch (inside) {
            case ADDED, REMOVED, CHANGED -> Mark.CHANGED;
            case MATCH, RUNNING, DONE, FAILED, UNKNOWN, STALE, DEGRADED, DOWN -> inside;
        };
    }

    private static Mark both(Mark one, Mark other) {
        if (one == other) {
            return one;
        }
        return isState(one) && isState(other)
                ? one.compareTo(other) > 0 ? one : other
                : Mark.CHANGED;
    }

    /** Those that say how something is stand in {@link Mark} from the best to the worst. */
    private static boolean isState(Mark mark) {
        return switch (mark) {
            case UNKNOWN, STALE, DEGRADED, DOWN -> true;
            case ADDED, REMOVED, CHANGED, MATCH, RUNNING, DONE, FAILED -> false;
        };
    }

    Set<String> ids() {
        return byElement.keySet();
    }

    /** Ids of the elements with this mark. */
    Collection<String> with(Mark mark) {
        return byElement.entrySet().stream()
                .filter(entry -> entry.getValue() == mark)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
