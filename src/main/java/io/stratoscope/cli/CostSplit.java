package io.stratoscope.cli;

import io.stratoscope.cost.CostBy;
import io.stratoscope.model.ModuleTag;

/** What the command {@code cost} splits the cost by, as {@code --by} spells it. */
sealed interface CostSplit {

    /** What {@code --by} takes, for people. */
    String CHOICES = "service, day, module, kind or tag:KEY";

    /** By the services of the bill. */
    record Service() implements CostSplit {}

    /** By the days of this month and the one before, which only a bill has. */
    record Day() implements CostSplit {}

    /** By what resources have in common. */
    record Grouped(CostBy by) implements CostSplit {}

    /**
     * Reads it.
     *
     * @throws UsageException when it is none of {@link #CHOICES}
     */
    static CostSplit of(String text) {
        return switch (text) {
            case "service" -> new Service();
            case "day" -> new Day();
            case "module" -> new Grouped(new CostBy.Module());
            case "kind" -> new Grouped(new CostBy.Kind());
            default -> {
                String key = text.startsWith("tag:") ? text.substring("tag:".length()) : "";
                if (key.isBlank()) {
                    throw new UsageException(
                            "--by knows no "
                                    + Terminal.plain(text)
                                    + "; it takes "
                                    + CHOICES
                                    + ", for example --by tag:Environment");
                }
                yield new Grouped(new CostBy.Tag(key));
            }
        };
    }

    /** The key of the tag by which Cost Explorer is asked; where none is wanted, that of modules, which costs no more. */
    default String tag() {
        return switch (this) {
            case Service(), Day() -> ModuleTag.KEY;
            case Grouped(CostBy by) -> by.tag().orElse(ModuleTag.KEY);
        };
    }
}
