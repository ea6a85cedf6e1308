package io.stratoscope.app;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.cli.AccountOptions;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The accounts that the windows show, each opened once: two windows on the simulated account see the same one. They stay open
 * until the program ends, so that a job of a window that has moved on never finds its clients closed.
 */
final class OpenAccounts implements AutoCloseable {

    private final Function<AccountOptions, AwsAccount> opener;
    private final Map<AccountOptions, AwsAccount> open = new HashMap<>();

    OpenAccounts(Function<AccountOptions, AwsAccount> opener) {
        this.opener = opener;
    }

    /** The account; opened when it is first asked for. */
    synchronized AwsAccount open(AccountOptions options) {
        AwsAccount known = open.get(options);
        if (known != null) {
            return known;
        }
        AwsAccount account = opener.apply(options);
        open.put(options, account);
        return account;
    }

    /** Another name for one that is open. */
    synchronized void add(AccountOptions options, AwsAccount account) {
        open.put(options, account);
    }

    @Override
    public synchronized void close() {
        open.values().stream().distinct().forEach(AwsAccount::close);
        open.clear();
    }
}
