package io.stratoscope.model;

/** How sure a snapshot is of a resource. What a describe call reported as gone is not in the snapshot at all. */
public enum ResourceState {
    /** A describe call confirmed it for this snapshot. */
    LIVE,
    /** It could not be read this time; what an earlier snapshot knew stands here. */
    STALE,
    /** Something named it, but no describe call has ever confirmed it. */
    UNVERIFIED
}
