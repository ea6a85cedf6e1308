package io.stratoscope.health;

import io.stratoscope.model.Scope;
import io.stratoscope.store.HealthStore;
import io.stratoscope.store.HealthStore.Trouble;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** Keeps what looks at a project found, and tells how it was. */
public final class RememberedHealth {
    private final HealthStore store;
    private final String account;
    private final Scope scope;

    /** @param account as the operator named it */
    public RememberedHealth(HealthStore store, String account, Scope scope) {
        this.store = store;
        this.account = account;
        this.scope = scope;
    }

    /**
     * Keeps what a look found.
     *
     * @throws io.stratoscope.store.FileException when it cannot be written
     */
    public void add(HealthLook look) {
        HealthReport report = look.report();
        store.add(account, scope, report.at(), report.state().word(), troubles(look));
    }

    private static List<Trouble> troubles(HealthLook look) {
        return look.report().resources().values().stream()
                .filter(each -> each.state() != HealthState.HEALTHY)
                .map(each ->
                        Trouble.at(
                                look.report().at(),
                                each.resource().toString(),
                                look.topology().name(each.resource()),
                                each.state().word(),
                                each.worst().rule(),
                                each.worst().words()))
                .toList();
    }

    /**
     * How it was on the last thirty days.
     *
     * @param now the account's time
     * @param zone whose days these are
     * @throws io.stratoscope.store.FileException when the store cannot be read
     */
    public HealthHistory history(Instant now, ZoneId zone) {
        Instant since = HealthHistory.begin(now, zone, HealthHistory.DAYS);
        return HealthHistory.of(
                store.looks(account, scope, since),
                store.troubles(account, scope, since),
                now,
                zone,
                HealthHistory.DAYS);
    }
}
