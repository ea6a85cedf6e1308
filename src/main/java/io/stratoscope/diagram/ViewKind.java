package io.stratoscope.diagram;

import java.util.Arrays;
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
    ALL("all", "Everything");

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

    public static Optional<ViewKind> ofKey(String key) {
        return Arrays.stream(values()).filter(view -> view.key.equals(key)).findFirst();
    }
}
