package io.stratoscope.simulator;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** Accounts on a clock that stands still. */
final class TestAccounts {

    static final String REGION = SimulatedAccount.HOME_REGION;
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

    private TestAccounts() {}

    /** Nothing in it, and writing is allowed. */
    static SimulatedAccount empty() {
        SimulatedAccount account = SimulatedAccount.empty(CLOCK);
        account.guard().unlock();
        return account;
    }

    /** The whole demonstration account, and writing is allowed. */
    static SimulatedAccount immich() {
        SimulatedAccount account = SimulatedAccount.immich(CLOCK);
        account.guard().unlock();
        return account;
    }
}
