package io.stratoscope.model;

/** Why a resource is in a snapshot. */
public enum DiscoveredBy {
    /** It carries the project's tag. */
    TAG,
    /** It does not carry the tag: a relative of one that does (an untagged mount target, a listener, a shared key). */
    EXPANSION,
    /** Everything was asked for. */
    ALL
}
