package io.stratoscope.backup.restore;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.JsonString;
import io.stratoscope.provision.driver.Comparison;
import io.stratoscope.provision.driver.Driver;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Existing.State;
import io.stratoscope.provision.driver.Order;
import io.stratoscope.provision.driver.Place;
import io.stratoscope.provision.driver.Removal;
import io.stratoscope.provision.driver.Scope;
import io.stratoscope.provision.driver.Waiting;
import io.stratoscope.provision.plan.Resolver;
import io.stratoscope.provision.resource.Drivers;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Makes what a restore needs, by the drivers that make stacks: each thing once, however often it is asked for, as it is found again by
 * the tags that it was made with.
 */
final class Maker {

    private static final String REF = "ref";
    private static final String TYPE = "type";
    private static final String ATTRIBUTES = "attributes";

    private final Place place;
    private final String run;
    private final Map<String, Existing> made = new HashMap<>();

    Maker(Place place, String run) {
        this.place = place;
        this.run = run;
    }

    /** What a step made before the restore was cut off. */
    void knows(String step, JsonObject before) {
        if (before.text(REF).isPresent()) {
            made.put(
                    step,
                    new Existing(
                            before.text(TYPE).orElseThrow(),
                            before.text(REF).orElseThrow(),
                            "",
                            State.READY,
                            object(before, ATTRIBUTES),
                            JsonObject.EMPTY,
                            Map.of()));
        }
    }

    /** Makes what a step wants, or finds it. */
    JsonObject make(RestoreStep step, Waiting waiting) {
        Driver driver = driver(step.settings().text(TYPE).orElseThrow());
        Order order =
                new Order(
                        place,
                        step.settings().text("tags", Scope.STACK_TAG).orElse(run),
                        step.id(),
                        resolved(object(step.settings(), "properties")),
                        tags(step),
                        token(step),
                        waiting);
        Existing existing = find(driver, step, order).orElseGet(() -> driver.create(order));
        existing = driver.settle(existing, order);
        if (!Comparison.of(order.properties(), existing.properties(), driver.writeOnly())
                .isEmpty()) {
            driver.update(existing, order);
            existing = driver.settle(existing, order);
        }
        made.put(step.id(), existing);
        return JsonValue.object()
                .put(TYPE, existing.type())
                .put(REF, existing.ref())
                .put(ATTRIBUTES, existing.attributes())
                .build();
    }

    private Optional<Existing> find(Driver driver, RestoreStep step, Order order) {
        Scope scope =
                new Scope(
                        place,
                        RestorePlan.TAG,
                        run,
                        type ->
                                made.values().stream()
                                        .filter(each -> each.type().equals(type))
                                        .toList());
        String key = driver.key(order.properties());
        return driver.list(scope).stream()
                .filter(each -> each.state().counts())
                .filter(each ->
                        each.key().isEmpty()
                                ? step.id().equals(each.tags().get(RestorePlan.STEP_TAG))
                                : each.key().equals(key))
                .findFirst();
    }

    /** What everything that a step makes carries. */
    Map<String, String> tags(RestoreStep step) {
        Map<String, String> tags = new TreeMap<>();
        object(step.settings(), "tags")
                .members()
                .forEach((key, value) -> {
                    if (value instanceof JsonString(String text)) {
                        tags.put(key, text);
                    }
                });
        tags.put(RestorePlan.TAG, run);
        tags.put(RestorePlan.STEP_TAG, step.id());
        return tags;
    }

    /** The same for each attempt: 32 letters and digits. */
    private String token(RestoreStep step) {
        return UUID.nameUUIDFromBytes((run + "/" + step.id()).getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
    }

    /** Removes what has been made anew. */
    void remove(RestoreStep step, Waiting waiting) {
        String type = step.settings().text(TYPE).orElseThrow();
        Existing old =
                new Existing(
                        type,
                        step.settings().text(REF).orElseThrow(),
                        "",
                        State.READY,
                        JsonObject.EMPTY,
                        JsonObject.EMPTY,
                        Map.of());
        driver(type).delete(old, new Removal(place, false, false, true, token(step), waiting));
    }

    /** What settings say, with what was made in place of references to it. */
    JsonObject resolved(JsonObject settings) {
        return new Resolver(place, made).all(settings);
    }

    static Driver driver(String type) {
        return Drivers.of(type)
                .orElseThrow(() -> new IllegalStateException("nothing here can make " + type));
    }

    static JsonObject object(JsonObject object, String name) {
        return object.get(name)
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .orElse(JsonObject.EMPTY);
    }

    static JsonObject with(JsonObject object, String name, JsonValue value) {
        JsonValue.ObjectBuilder more = JsonValue.object();
        object.members().forEach(more::put);
        return more.put(name, value).build();
    }
}
