package io.stratoscope.simulator;

import software.amazon.awssdk.services.rds.RdsClient;

/** Tries passwords that nobody is shown. */
public final class DatabaseLocks {

    private DatabaseLocks() {}

    /** Whether what is in a secret opens a database cluster. */
    public static boolean open(SimulatedAccount account, String cluster, String secret) {
        return account.state()
                .service(SimulatedRds.class, RdsClient.class, SimulatedAccount.HOME_REGION)
                .opens(cluster, secret);
    }
}
