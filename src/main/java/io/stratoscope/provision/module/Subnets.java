package io.stratoscope.provision.module;

import static io.stratoscope.provision.stack.References.attribute;
import static io.stratoscope.provision.stack.References.to;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonArray;
import io.stratoscope.model.JsonValue.JsonObject;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The subnets of one tier of the stack's network, one in each availability zone.
 *
 * @param ids their logical ids, in the order of the zones; none when the stack has no network
 */
record Subnets(List<String> ids) {

    Subnets {
        ids = List.copyOf(ids);
    }

    /** Those that the internet reaches. */
    static Subnets ofPublic(Design design) {
        return of(design, "PublicSubnet");
    }

    static Subnets ofPrivate(Design design) {
        return of(design, "PrivateSubnet");
    }

    private static Subnets of(Design design, String prefix) {
        // What belongs to a subnet has a longer name.
        Pattern subnet = Pattern.compile(prefix + "[A-Z]");
        return new Subnets(
                design.idsBeginning(prefix).stream().filter(subnet.asMatchPredicate()).toList());
    }

    /** All of them, as references. */
    JsonArray references() {
        return JsonValue.of(ids.stream().map(id -> to(id)).toList());
    }

    /** The zone of the n-th of what is spread over the subnets, the first one being number 0. */
    JsonObject zone(int n) {
        return attribute(ids.get(n % ids.size()), "AvailabilityZone");
    }

    boolean isEmpty() {
        return ids.isEmpty();
    }
}
