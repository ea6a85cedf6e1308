package io.stratoscope.provision.plan;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.JsonString;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.stack.Wanted;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** By how much what a stack costs a month grows with a change. */
final class PriceDifference {
    private static final String TASK_DEFINITION = "AWS::ECS::TaskDefinition";

    private final MonthlyPrice price;
    private final Map<String, JsonObject> wantedTasks = new HashMap<>();
    private final Map<String, JsonObject> existingTasks = new HashMap<>();

    PriceDifference(List<Wanted> wanted, List<Existing> existing, MonthlyPrice price) {
        this.price = price;
        wanted.stream()
                .filter(each -> each.type().name().equals(TASK_DEFINITION))
                .forEach(each -> wantedTasks.put(each.id(), each.properties()));
        existing.stream()
                .filter(each -> each.type().equals(TASK_DEFINITION))
                .forEach(each -> existingTasks.put(each.ref(), each.properties()));
    }

    Optional<BigDecimal> of(Wanted wanted, Optional<Existing> existing) {
        Optional<BigDecimal> now =
                price.of(wanted.type().name(), wanted.properties(), this::wantedTask);
        if (existing.isEmpty()) {
            return now;
        }
        Optional<BigDecimal> before = ofRemoving(existing.get());
        return now.flatMap(sum -> before.map(sum::add));
    }

    Optional<BigDecimal> ofRemoving(Existing existing) {
        return price.of(existing.type(), existing.properties(), this::existingTask)
                .map(BigDecimal::negate);
    }

    private Optional<JsonObject> wantedTask(JsonValue reference) {
        return reference instanceof JsonObject object
                ? object.text("Ref").flatMap(id -> Optional.ofNullable(wantedTasks.get(id)))
                : existingTask(reference);
    }

    private Optional<JsonObject> existingTask(JsonValue reference) {
        return reference instanceof JsonString(String arn)
                ? Optional.ofNullable(existingTasks.get(arn))
                : Optional.empty();
    }
}
