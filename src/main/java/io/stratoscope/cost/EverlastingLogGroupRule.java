package io.stratoscope.cost;

import io.stratoscope.model.ResourceType;

import java.util.List;

/** A log group that keeps everything for ever. */
final class EverlastingLogGroupRule implements WasteRule {
    @Override
    public List<Waste> find(CostEstimate cost) {
        return cost.topology().resources(ResourceType.LOG_GROUP).stream()
                .filter(group -> group.description().number("retentionInDays").isEmpty())
                .filter(group -> !group.description().members().isEmpty())
                .map(group ->
                        new Waste(
                                "everlasting-logs",
                                group,
                                WasteRule.monthly(cost, group.arn()),
                                "The log group never expires: what it keeps is paid for each month, and grows.",
                                List.of(WasteRule.says(group, "no retentionInDays")),
                                "Set a retention; at most what it keeps now is saved at once."))
                .toList();
    }
}
