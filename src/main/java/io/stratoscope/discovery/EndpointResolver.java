package io.stratoscope.discovery;

import io.stratoscope.model.Relation;
import io.stratoscope.model.Resource;

import java.util.Collection;
import java.util.List;

/** Finds out which resource a host name belongs to. */
final class EndpointResolver {

    private EndpointResolver() {}

    static EndpointResolver over(Collection<Resource> resources) {
        return new EndpointResolver();
    }

    List<Relation> relations() {
        return List.of();
    }
}
