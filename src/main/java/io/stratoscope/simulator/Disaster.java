package io.stratoscope.simulator;

import software.amazon.awssdk.core.SdkRequest;

/**
 * Something that breaks in an account, and what follows from it, as AWS would show it. It changes no state: answers tell what would be so, and once it is
 * switched off all is as it was. One class each, listed in {@link Disasters}.
 */
interface Disaster {

    /** What it is called: {@code lost-files}. */
    String name();

    /** One line: what breaks. */
    String about();

    /**
     * An answer as it is while the disaster lasts.
     *
     * @param request what was asked
     * @param answer of any operation; the same comes back where it has nothing to do with it
     * @throws RuntimeException AWS's error where what was asked about is not there
     */
    Object shown(SdkRequest request, Object answer, AccountState account);

    /**
     * Refuses what cannot be done while the disaster lasts.
     *
     * @throws RuntimeException AWS's error
     */
    default void refuse(SdkRequest request, AccountState account) {}
}
