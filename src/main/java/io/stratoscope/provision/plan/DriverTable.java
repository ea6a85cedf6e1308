package io.stratoscope.provision.plan;

import io.stratoscope.provision.driver.Driver;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The drivers by their types, each with its rank: a type comes after those that its resources are made of. */
public final class DriverTable {
    private final List<Driver> all;
    private final Map<String, Integer> ranks = new HashMap<>();

    public DriverTable(List<Driver> drivers) {
        all = List.copyOf(drivers);
        for (int i = 0; i < all.size(); i++) {
            if (ranks.put(all.get(i).type(), i) != null) {
                throw new IllegalArgumentException("two drivers of " + all.get(i).type());
            }
        }
    }

    public List<Driver> all() {
        return all;
    }

    public Optional<Driver> of(String type) {
        return Optional.ofNullable(ranks.get(type)).map(all::get);
    }

    /** Its place in the order of types. */
    public int rank(String type) {
        return ranks.getOrDefault(type, Integer.MAX_VALUE);
    }
}
