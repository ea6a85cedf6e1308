package io.stratoscope.cost;

import io.stratoscope.model.Resource;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Asks what a project would cost if it were otherwise. One class a question, registered in {@link WhatIfs}. */
public interface WhatIf {

    /** As the operator writes it, for example {@code one-nat}. */
    String name();

    /** One line: what would be otherwise, and what is lost by it. */
    String about();

    /** What would change, resource by resource; nothing where there is nothing to change. */
    List<Change> changes(CostEstimate cost);

    /**
     * What would change with a resource.
     *
     * @param words what it would be instead
     * @param monthlyUsd by how much it would cost more, in US dollars a month, less than zero where it would cost less;
     *     empty where a price is not known
     */
    record Change(Resource resource, String words, Optional<BigDecimal> monthlyUsd) {}
}
