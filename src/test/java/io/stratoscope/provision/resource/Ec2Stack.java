package io.stratoscope.provision.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonArray;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.JsonString;
import io.stratoscope.provision.blueprint.Blueprint;
import io.stratoscope.provision.blueprint.ShippedBlueprints;
import io.stratoscope.provision.driver.Comparison;
import io.stratoscope.provision.driver.Difference;
import io.stratoscope.provision.driver.Driver;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Order;
import io.stratoscope.provision.driver.Place;
import io.stratoscope.provision.driver.Removal;
import io.stratoscope.provision.driver.Scope;
import io.stratoscope.provision.driver.Waiting;
import io.stratoscope.provision.stack.Wanted;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The network of the blueprint that comes with the program: makes it in the order in which it has to be, and removes it. */
final class Ec2Stack {

    private static final String NAME = "immich";
    private static final Pattern IN_TEXT = Pattern.compile("\\$\\{([A-Za-z0-9:.]+)}");

    private final Place place;
    private final Waiting waiting;
    private final List<Wanted> wanted;
    private final Map<String, Existing> made = new LinkedHashMap<>();

    Ec2Stack(Place place, Waiting waiting) {
        this.place = place;
        this.waiting = waiting;
        wanted =
                Blueprint.stack(NAME, ShippedBlueprints.text("immich").orElseThrow(), Map.of())
                        .steps()
                        .stream()
                        .flatMap(List::stream)
                        .filter(each -> each.type().name().startsWith("AWS::EC2::"))
                        .toList();
    }

    /** Which types it has. */
    Set<String> types() {
        Set<String> types = new TreeSet<>();
        wanted.forEach(each -> types.add(each.type().name()));
        return types;
    }

    void make() {
        for (Wanted each : wanted) {
            Driver driver = driver(each);
            Order order = order(each);
            Existing found = driver.settle(driver.create(order), order);
            if (!differences(found, order).isEmpty()) {
                driver.update(found, order);
                found = driver.settle(found, order);
            }
            made.put(each.id(), found);
        }
    }

    /** Shows that everything is found again as it is wanted, and nothing else. */
    void check() {
        Map<String, List<Existing>> known = new HashMap<>();
        for (Wanted each : wanted) {
            Order order = order(each);
            String key = driver(each).key(order.properties());
            List<Existing> found =
                    list(each.type().name(), known).stream()
                            .filter(one ->
                                    key.isEmpty()
                                            ? one.tags().equals(order.tags())
                                            : one.key().equals(key))
                            .toList();
            assertThat(found).as(each.id()).hasSize(1);
            assertThat(found.getFirst().state()).isEqualTo(Existing.State.READY);
            assertThat(found.getFirst().ref()).isEqualTo(made(each.id()).ref());
            assertThat(differences(found.getFirst(), order)).as(each.id()).isEmpty();
        }
        assertThat(types().stream().mapToInt(type -> list(type, known).size()).sum())
                .isEqualTo(wanted.size());
    }

    /** Everything again, as if it was not known how far the last time went. */
    void update() {
        wanted.forEach(each -> driver(each).update(made(each.id()), order(each)));
    }

    void remove() {
        for (Wanted each : wanted.reversed()) {
            driver(each)
                    .delete(
                            made(each.id()),
                            new Removal(place, false, false, false, "run1", waiting));
        }
        Map<String, List<Existing>> known = new HashMap<>();
        assertThat(types()).allSatisfy(type -> assertThat(list(type, known)).isEmpty());
    }

    private Existing made(String id) {
        Existing found = made.get(id);
        if (found == null) {
            throw new IllegalStateException(id + " is not made yet");
        }
        return found;
    }

    private static Driver driver(Wanted each) {
        return Drivers.of(each.type().name()).orElseThrow();
    }

    private static List<Difference> differences(Existing existing, Order order) {
        return Comparison.of(order.properties(), existing.properties(), Set.of());
    }

    private List<Existing> list(String type, Map<String, List<Existing>> known) {
        List<Existing> found = known.get(type);
        if (found == null) {
            found =
                    Drivers.of(type)
                            .orElseThrow()
                            .list(new Scope(place, NAME, other -> list(other, known)));
            known.put(type, found);
        }
        return found;
    }

    private Order order(Wanted each) {
        JsonValue.ObjectBuilder properties = JsonValue.object();
        each.properties()
                .members()
                .forEach((name, value) -> {
                    if (!name.equals("Tags")) {
                        properties.put(name, resolved(value));
                    }
                });
        Map<String, String> tags = new TreeMap<>();
        each.properties()
                .objects("Tags")
                .forEach(tag ->
                        tags.put(tag.text("Key").orElseThrow(), tag.text("Value").orElseThrow()));
        return new Order(
                place, NAME, each.id(), properties.build(), tags, "token" + each.id(), waiting);
    }

    private JsonValue resolved(JsonValue value) {
        if (value instanceof JsonArray(List<JsonValue> items)) {
            return JsonValue.of(items.stream().map(this::resolved).toList());
        }
        if (!(value instanceof JsonObject object)) {
            return value;
        }
        if (object.text("Ref").isPresent()) {
            return new JsonString(made(object.text("Ref").orElseThrow()).ref());
        }
        if (object.text("Fn::Sub").isPresent()) {
            return new JsonString(
                    IN_TEXT.matcher(object.text("Fn::Sub").orElseThrow())
                            .replaceAll(place.region()));
        }
        List<String> attribute = new ArrayList<>(object.texts("Fn::GetAtt"));
        if (!attribute.isEmpty()) {
            return new JsonString(
                    attribute.getFirst().endsWith("Bucket")
                            ? "arn:aws:s3:::flow-logs"
                            : made(attribute.getFirst())
                                    .attribute(attribute.getLast())
                                    .orElseThrow());
        }
        JsonValue.ObjectBuilder all = JsonValue.object();
        object.members().forEach((name, member) -> all.put(name, resolved(member)));
        return all.build();
    }
}
