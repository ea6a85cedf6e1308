package io.stratoscope.aws;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The lock on writing. It sits under every client, so that a feature with a bug still cannot change anything: an
 * operation that is not known to only read is refused until this run is unlocked. Operations that hand out secret values
 * are always refused.
 */
public final class WriteGuard {

    private final AtomicBoolean unlocked = new AtomicBoolean();
    private final boolean forSignIn;

    /** A locked one. */
    public WriteGuard() {
        this(false);
    }

    private WriteGuard(boolean forSignIn) {
        this.forSignIn = forSignIn;
    }

    /**
     * For the clients that fetch the account's own credentials, which no feature gets at: it lets that through and nothing
     * else, locked or not.
     */
    static WriteGuard ofSignIn() {
        return new WriteGuard(true);
    }

    /** Lets writing calls through from now on. */
    public void unlock() {
        unlocked.set(true);
    }

    /** Refuses writing calls from now on. */
    public void lock() {
        unlocked.set(false);
    }

    public boolean isUnlocked() {
        return unlocked.get();
    }

    /**
     * Lets a call through or refuses it.
     *
     * @param service the service's prefix as in IAM actions
     * @param operation the API operation, for example {@code DescribeVpcs}
     * @throws WriteRefusedException when the run is read-only and the operation may change something
     */
    public void check(String service, String operation) {
        if (forSignIn) {
            checkSignIn(service, operation);
            return;
        }
        if (Operations.revealsSecrets(service, operation)) {
            throw new WriteRefusedException(
                    service + ":" + operation + " would fetch a secret; Stratoscope never does");
        }
        if (!unlocked.get() && !Operations.onlyReads(service, operation)) {
            throw new WriteRefusedException(
                    service
                            + ":"
                            + operation
                            + " may change the account, and this run is read-only; unlock it first");
        }
    }

    /** Whether an operation is not known to only read. */
    public static boolean mayChange(String service, String operation) {
        return !Operations.onlyReads(service, operation);
    }

    private static void checkSignIn(String service, String operation) {
        if (!Operations.signsIn(service, operation)) {
            throw new WriteRefusedException(
                    service
                            + ":"
                            + operation
                            + " is no part of signing in; Stratoscope refuses it");
        }
    }
}
