package io.stratoscope.provision.driver;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonArray;
import io.stratoscope.model.JsonValue.JsonNull;
import io.stratoscope.model.JsonValue.JsonNumber;
import io.stratoscope.model.JsonValue.JsonObject;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Compares what is wanted with what there is. What nobody wants to be in a certain way may be in any; only policies are compared
 * as a whole, as a condition more or less in them changes everything. The order of a list does not matter, but for command lines.
 */
public final class Comparison {

    /** Lists whose order says something. */
    private static final Set<String> ORDERED = Set.of("Command", "EntryPoint");

    /** Lists of named settings: there, too, what nobody wants to be in a certain way may be in any. */
    private static final Set<String> SETTINGS =
            Set.of("ClusterSettings", "LoadBalancerAttributes", "TargetGroupAttributes");

    /** What only a policy's statement, or a policy, has. */
    private static final Set<String> OF_POLICIES = Set.of("Effect", "Statement");

    private Comparison() {}

    /**
     * Where the properties of a resource differ from what is wanted. A property that is null in the resource is moved by
     * something else than the stack, such as the count of a service that scales itself: it is never different.
     *
     * @param wanted resolved, without tags
     * @param notCompared names of properties that no call tells
     */
    public static List<Difference> of(
            JsonObject wanted, JsonObject actual, Set<String> notCompared) {
        List<Difference> found = new ArrayList<>();
        wanted.members()
                .forEach((name, value) -> {
                    if (!notCompared.contains(name)) {
                        compare(name, name, value, actual.get(name), found);
                    }
                });
        return List.copyOf(found);
    }

    private static void compare(
            String path,
            String name,
            JsonValue wanted,
            Optional<JsonValue> actual,
            List<Difference> found) {
        if (actual.isEmpty()) {
            if (!isEmpty(wanted)) {
                found.add(new Difference(path, Optional.empty(), Optional.of(wanted)));
            }
        } else if (actual.get() instanceof JsonNull) {
            // Something else than the stack says what it is.
            return;
        } else if (wanted instanceof JsonObject object
                && actual.get() instanceof JsonObject other) {
            objects(path, object, other, found);
        } else if (wanted instanceof JsonArray || actual.get() instanceof JsonArray) {
            if (!same(name, listOf(wanted), listOf(actual.get()))) {
                found.add(new Difference(path, actual, Optional.of(wanted)));
            }
        } else if (!sameScalar(wanted, actual.get())) {
            found.add(new Difference(path, actual, Optional.of(wanted)));
        }
    }

    private static boolean isEmpty(JsonValue value) {
        return (value instanceof JsonObject object && object.members().isEmpty())
                || (value instanceof JsonArray array && array.items().isEmpty());
    }

    private static void objects(
            String path, JsonObject wanted, JsonObject actual, List<Difference> found) {
        wanted.members()
                .forEach((name, value) ->
                        compare(path + "." + name, name, value, actual.get(name), found));
        if (wanted.members().keySet().stream().anyMatch(OF_POLICIES::contains)) {
            actual.members()
                    .forEach((name, value) -> {
                        if (wanted.get(name).isEmpty()) {
                            found.add(
                                    new Difference(
                                            path + "." + name,
                                            Optional.of(value),
                                            Optional.empty()));
                        }
                    });
        }
    }

    // IAM takes one text for a list of one.
    private static List<JsonValue> listOf(JsonValue value) {
        return value instanceof JsonArray(List<JsonValue> items) ? items : List.of(value);
    }

    private static boolean same(String name, List<JsonValue> wanted, List<JsonValue> actual) {
        if (wanted.size() != actual.size()
                && !(SETTINGS.contains(name) && wanted.size() < actual.size())) {
            return false;
        }
        List<JsonValue> left = new ArrayList<>(actual);
        for (JsonValue each : wanted) {
            Optional<JsonValue> match =
                    left.stream()
                            .limit(ORDERED.contains(name) ? 1 : left.size())
                            .filter(other -> same(each, other))
                            .findFirst();
            if (match.isEmpty()) {
                return false;
            }
            left.remove(match.get());
        }
        return true;
    }

    private static boolean same(JsonValue wanted, JsonValue actual) {
        List<Difference> found = new ArrayList<>();
        compare("", "", wanted, Optional.of(actual), found);
        return found.isEmpty();
    }

    private static boolean sameScalar(JsonValue wanted, JsonValue actual) {
        if (wanted instanceof JsonNumber(var number) && actual instanceof JsonNumber(var other)) {
            return number.compareTo(other) == 0;
        }
        return !SdkWords.plain(wanted).isEmpty()
                && SdkWords.plain(wanted).equals(SdkWords.plain(actual));
    }
}
