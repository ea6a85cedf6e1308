package io.stratoscope.discovery;

import io.stratoscope.model.Failure;

/** A listing that failed: it is about no ARN that is known. */
record FailedListing(String service, String region, String action, Failure failure)
        implements Comparable<FailedListing> {
    @Override
    public int compareTo(FailedListing other) {
        return key().compareTo(other.key());
    }

    private String key() {
        return service + "\0" + region + "\0" + action;
    }
}
