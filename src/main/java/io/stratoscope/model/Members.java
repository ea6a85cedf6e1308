package io.stratoscope.model;

import org.jspecify.annotations.Nullable;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The members of a JSON object, immutable and in order. A snapshot holds hundreds of thousands of small objects, and a hash
 * table for each would be most of its memory: up to a few members are found faster by looking at each.
 */
final class Members extends AbstractMap<String, JsonValue> {

    /** Above this many, a hash table is worth its memory. */
    private static final int FEW = 24;

    /** Name, value, name, value. */
    private final Object[] flat;

    private Members(Map<String, JsonValue> members) {
        this.flat = new Object[2 * members.size()];
        int at = 0;
        for (Entry<String, JsonValue> member : members.entrySet()) {
            flat[at++] = member.getKey();
            flat[at++] = member.getValue();
        }
    }

    static Map<String, JsonValue> copyOf(Map<String, JsonValue> members) {
        if (members instanceof Members) {
            return members;
        }
        return members.size() <= FEW
                ? new Members(members)
                : Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    private String name(int index) {
        return (String) flat[2 * index];
    }

    private JsonValue value(int index) {
        return (JsonValue) flat[2 * index + 1];
    }

    @Override
    public int size() {
        return flat.length / 2;
    }

    @Override
    public @Nullable JsonValue get(@Nullable Object name) {
        for (int i = 0; i < flat.length; i += 2) {
            if (flat[i].equals(name)) {
                return (JsonValue) flat[i + 1];
            }
        }
        return null;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return get(name) != null;
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super JsonValue> action) {
        for (int i = 0; i < size(); i++) {
            action.accept(name(i), value(i));
        }
    }

    @Override
    public Set<Entry<String, JsonValue>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return Members.this.size();
            }

            @Override
            public Iterator<Entry<String, JsonValue>> iterator() {
                return new Entries();
            }
        };
    }

    private final class Entries implements Iterator<Entry<String, JsonValue>> {
        private int next;

        @Override
        public boolean hasNext() {
            return next < size();
        }

        @Override
        public Entry<String, JsonValue> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Entry<String, JsonValue> entry = Map.entry(name(next), value(next));
            next++;
            return entry;
        }
    }
}
