package io.stratoscope.ui.backups;

import io.stratoscope.backup.drill.DrillQuote;
import io.stratoscope.backup.drill.DrillStep;
import io.stratoscope.backup.drill.DrillWords;
import io.stratoscope.model.ResourceType;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a drill makes: before it begins the resources of a kind, then each of them.
 *
 * @param type empty where nobody knows it
 * @param step what became of it; empty before it begins
 */
record DrillPart(String name, Optional<ResourceType> type, String words, Optional<DrillStep> step) {

    /** The kinds of a quote with how many there are and what they cost, in the order in which they are made. */
    static List<DrillPart> kinds(DrillQuote quote) {
        Map<String, List<DrillQuote.Line>> kinds = new LinkedHashMap<>();
        quote.lines()
                .forEach(line ->
                        kinds.computeIfAbsent(line.type(), _ -> new ArrayList<>()).add(line));
        return kinds.entrySet().stream()
                .map(kind -> {
                    ResourceType type = new ResourceType(kind.getKey());
                    return new DrillPart(
                            kind.getValue().size() + " × " + type.service() + " " + type.kind(),
                            Optional.of(type),
                            cost(kind.getValue()),
                            Optional.empty());
                })
                .toList();
    }

    private static String cost(List<DrillQuote.Line> lines) {
        if (lines.stream().anyMatch(line -> line.usd().isEmpty())) {
            return "price not known";
        }
        BigDecimal usd =
                lines.stream()
                        .flatMap(line -> line.usd().stream())
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        return usd.signum() == 0 ? "" : DrillWords.usd(usd);
    }

    /** A resource of which is heard. */
    static DrillPart of(String id, Optional<ResourceType> type, DrillStep step, String detail) {
        return new DrillPart(id, type, step.words(detail), Optional.of(step));
    }
}
