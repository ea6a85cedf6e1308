package io.stratoscope.provision.plan;

import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.Driver;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.stack.TagProperty;
import io.stratoscope.provision.stack.Wanted;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what exists of what is wanted: by the logical id in its tags, or what has no tags by its key. Of two with the same id,
 * which a lost answer can leave behind, the first is it.
 */
final class Existences {

    private record Name(String type, String idOrKey) {}

    private final Map<Name, Existing> byId = new HashMap<>();
    private final Map<Name, Existing> byKey = new HashMap<>();

    Existences(StackState state) {
        for (Existing each : state.resources()) {
            if (each.state().counts()) {
                each.id().ifPresent(id -> byId.putIfAbsent(new Name(each.type(), id), each));
                if (!each.key().isEmpty()) {
                    byKey.putIfAbsent(new Name(each.type(), each.key()), each);
                }
            }
        }
    }

    /**
     * The one that a resource is.
     *
     * @param resolved what is known of its properties
     */
    Optional<Existing> of(Wanted wanted, Driver driver, JsonObject resolved) {
        String type = wanted.type().name();
        return TagProperty.isOn(wanted.type())
                ? Optional.ofNullable(byId.get(new Name(type, wanted.id())))
                : Optional.ofNullable(byKey.get(new Name(type, driver.key(resolved))));
    }
}
