package io.stratoscope.provision.plan;

/** What is to be done with a resource. */
public enum Action {
    /** It is as it is wanted. */
    NONE,
    CREATE,
    /** Changed in place. */
    UPDATE,
    /** Removed and made anew, as AWS cannot change what differs. */
    REPLACE,
    DELETE
}
