package io.stratoscope.topology;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Relation;

import java.util.ArrayList;
import java.util.List;

/**
 * Something that a resource needs one of. While one provider is left it is met.
 *
 * @param essential whether the resource stops when none is left; else it is only degraded
 * @param what the providers are to it, in words: {@code NAT gateway}
 */
record Need(Arn dependent, String what, boolean essential, List<Provider> providers) {

    /** One that can meet a need, and the relations that say so, from the provider to the dependent. */
    record Provider(Arn arn, List<Relation> via) {}

    static Need one(Arn dependent, String what, boolean essential, Arn on, List<Relation> via) {
        return new Need(
                dependent, what, essential, new ArrayList<>(List.of(new Provider(on, via))));
    }
}
