package io.stratoscope.diagram;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The views of a topology. */
public enum ViewKind {
    /** VPC ⊃ AZ ⊃ subnet, routes, gateways. */
    NETWORK("network", "Network"),
    /** Internet → DNS → load balancer → service → database, cache, files → backup. */
    DATAFLOW("dataflow", "Data flow"),
    /** Who may reach what on which port; which key encrypts what; which role is used by what. */
    SECURITY("security", "Security"),
    /** Everything. */
    ALL("all", "Everything"),
    /** Terraform's modules with what they manage, what is missing, and what nobody manages. */
    MODULES("modules", "Modules");

    private final String key;
    private final String title;

    ViewKind(String key, String title) {
        this.key = key;
        this.title = title;
    }

    /** The word on the command line and in file names. */
    public String key() {
        return key;
    }

    /** Words for people. */
    public String title() {
        return title;
    }

    /** Whether a snapshot alone is not enough, and Terraform's state is needed too. */
    public boolean needsState() {
        return switch (this) {
            case NETWORK, DATAFLOW, SECURITY, ALL -> false;
            case MODULES -> true;
        };
    }

    /** Those for which a snapshot is enough. */
    public static List<ViewKind> ofSnapshots() {
        return Arrays.stream(values()).filter(view -> !view.needsState()).toList();
    }

    public static Optional<ViewKind> ofKey(String key) {
        return Arrays.stream(values()).filter(view -> view.key.equals(key)).findFirst();
    }
}
