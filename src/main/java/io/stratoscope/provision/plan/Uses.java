package io.stratoscope.provision.plan;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonArray;
import io.stratoscope.model.JsonValue.JsonBoolean;
import io.stratoscope.model.JsonValue.JsonNull;
import io.stratoscope.model.JsonValue.JsonNumber;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.JsonString;
import io.stratoscope.provision.driver.Existing;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;

/**
 * Which existing resources name which others in their properties: who has to go first. Names can be alike by chance, so that a
 * resource is only said to use one whose type comes earlier in the order of types; so nothing ever uses each other in a circle.
 */
public final class Uses {

    /** What ids and names are made of; what lies between them separates. */
    private static final Pattern BETWEEN = Pattern.compile("[^A-Za-z0-9_.-]+");

    private final IdentityHashMap<Existing, Set<Existing>> usersOf = new IdentityHashMap<>();

    /**
     * Reads who uses whom.
     *
     * @param rank of a type: those that are made of others come later
     */
    public Uses(List<Existing> resources, ToIntFunction<String> rank) {
        Map<String, Set<Existing>> byName = new HashMap<>();
        resources.forEach(each ->
                names(each)
                        .forEach(name ->
                                byName.computeIfAbsent(name, _ -> identitySet()).add(each)));
        for (Existing user : resources) {
            int later = rank.applyAsInt(user.type());
            for (String word : words(user.properties())) {
                for (Existing used : byName.getOrDefault(word, Set.of())) {
                    if (rank.applyAsInt(used.type()) < later) {
                        usersOf.computeIfAbsent(used, _ -> identitySet()).add(user);
                    }
                }
            }
        }
    }

    private static Set<Existing> identitySet() {
        return Names.identitySet(List.of());
    }

    /** Those that name a resource. */
    public Set<Existing> usersOf(Existing used) {
        return usersOf.getOrDefault(used, Set.of());
    }

    private static Set<String> names(Existing resource) {
        Set<String> names = new HashSet<>(Set.of(resource.ref()));
        resource.attributes()
                .members()
                .values()
                .forEach(value -> {
                    if (value instanceof JsonString(String text)) {
                        names.add(text);
                    }
                });
        return names;
    }

    private static Set<String> words(JsonValue value) {
        Set<String> words = new HashSet<>();
        collect(value, words);
        return words;
    }

    private static void collect(JsonValue value, Set<String> words) {
        switch (value) {
            case JsonObject object ->
                    object.members().values().forEach(each -> collect(each, words));
            case JsonArray(var items) -> items.forEach(each -> collect(each, words));
            case JsonString(String text) -> {
                words.add(text);
                words.addAll(Arrays.asList(BETWEEN.split(text)));
            }
            case JsonNumber _, JsonBoolean _, JsonNull _ -> {}
        }
    }
}
