package io.stratoscope.simulator.immich;

/** What a listener of a load balancer has behind it for one request. */
public sealed interface Upstream {

    /** No target to forward to. */
    record NoTarget() implements Upstream {}

    /** A target that does not answer: another program than Immich, or an Immich that does not start. */
    record Silent() implements Upstream {}

    /**
     * It sends elsewhere.
     *
     * @param status 301 or 302
     * @param location whither
     */
    record Redirect(int status, String location) implements Upstream {}

    /** It answers by itself. */
    record Fixed(int status, String contentType, String body) implements Upstream {}

    /** A running server. */
    record Forward(Immich immich) implements Upstream {}

    /** Finds out what is behind, request by request. */
    @FunctionalInterface
    interface Finder {
        /**
         * What is there now.
         *
         * @param path path and query, as asked for
         */
        Upstream find(String path);
    }
}
