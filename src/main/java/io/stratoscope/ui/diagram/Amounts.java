package io.stratoscope.ui.diagram;

import io.stratoscope.diagram.Diagram.Element;
import io.stratoscope.model.Arn;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Amounts of a drawing's elements: those of what is folded into one are added up.
 *
 * @param byElement by the element's id
 * @param all all there is, also of what is not in the drawing
 */
record Amounts(Map<String, Double> byElement, double all) {

    /** The share from which on an amount is great, middling, small; below it is slight. */
    private static final double[] LEVELS = {0.2, 0.05, 0.01};

    Amounts {
        byElement = Map.copyOf(byElement);
    }

    static Amounts of(DiagramIndex index, Map<Arn, Double> amounts) {
        Map<String, Double> found = new LinkedHashMap<>();
        double all = 0;
        for (Map.Entry<Arn, Double> each : amounts.entrySet()) {
            all += each.getValue();
            Optional<Element> own = index.element(each.getKey());
            own.or(() -> index.holderOf(each.getKey()))
                    .ifPresent(element -> found.merge(element.id(), each.getValue(), Double::sum));
        }
        return new Amounts(found, all);
    }

    /** From 0 for a great share of all to 3 for a slight one. */
    static int level(double amount, double all) {
        int level = 0;
        while (level < LEVELS.length && amount < LEVELS[level] * all) {
            level++;
        }
        return level;
    }

    int level(String id) {
        return level(byElement.getOrDefault(id, 0.0), all);
    }
}
