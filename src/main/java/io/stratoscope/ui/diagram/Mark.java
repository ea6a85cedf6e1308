package io.stratoscope.ui.diagram;

/** Why a resource stands out: a frame round it and a small badge; an overlay, it moves nothing. */
public enum Mark {
    /** It is new. */
    ADDED("+"),
    /** It is no more. */
    REMOVED("−"),
    /** It is not as it was. */
    CHANGED("~"),
    /** A search or a filter found it. */
    MATCH(""),
    /** It is being worked on. */
    RUNNING("…"),
    /** What was to be done with it is done. */
    DONE("✓"),
    /** What was to be done with it went wrong. */
    FAILED("!"),
    /** Nobody knows how it is. */
    UNKNOWN("?"),
    /** How it was is known, and not how it is. */
    STALE("«"),
    /** It does its work in part. */
    DEGRADED("!"),
    /** It does not do its work. */
    DOWN("×");

    private final String badge;

    Mark(String badge) {
        this.badge = badge;
    }

    /** A character for the badge; empty where the frame says enough. */
    public String badge() {
        return badge;
    }
}
