package io.stratoscope.health;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;
import io.stratoscope.store.FileException;
import io.stratoscope.store.HealthStore;
import io.stratoscope.store.HealthStore.Trouble;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Keeps in a data directory what looks at projects found, and tells how they were. */
public final class RememberedHealth {
    private final Path dataDirectory;
    private final Clock clock;
    private Optional<HealthStore> opened = Optional.empty();

    /** @param clock ours; it names a damaged file that is put aside */
    public RememberedHealth(Path dataDirectory, Clock clock) {
        this.dataDirectory = dataDirectory;
        this.clock = clock;
    }

    /** To open it checks the whole file: once is enough, unless it failed. */
    private synchronized HealthStore store() {
        HealthStore store = opened.orElseGet(() -> HealthStore.open(dataDirectory, clock));
        opened = Optional.of(store);
        return store;
    }

    /**
     * Keeps what a look found. Where that cannot be written there is still the look: an operator whose disk is full must see it all the
     * more.
     *
     * @param failed is told in a line why it was not kept
     * @return the look; what no rule dates has the first of the looks that found it so, as far as they are remembered
     */
    public HealthLook add(HealthLook look, Consumer<String> failed) {
        Snapshot snapshot = look.topology().snapshot();
        HealthReport report = look.report();
        try {
            store().add(
                            snapshot.account().label(),
                            snapshot.scope(),
                            report.at(),
                            report.state().word(),
                            troubles(look));
            return new HealthLook(look.topology(), report.seenFirst(firstSeen(snapshot, report)));
        } catch (FileException e) {
            failed.accept("This look at the health is not remembered: " + e.getMessage());
            return look;
        }
    }

    private Map<Arn, FirstSeen.Finding> firstSeen(Snapshot snapshot, HealthReport report) {
        if (report.problems().isEmpty()) {
            return Map.of();
        }
        String account = snapshot.account().label();
        Instant since = report.at().minus(Duration.ofDays(HealthHistory.DAYS));
        return FirstSeen.of(
                store().looks(account, snapshot.scope(), since),
                store().troubles(account, snapshot.scope(), since),
                report.at());
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
     * How a project was on the last thirty days.
     *
     * @param account as the operator named it
     * @param now the account's time
     * @param zone whose days these are
     * @throws FileException when the store cannot be read
     */
    public HealthHistory history(String account, Scope scope, Instant now, ZoneId zone) {
        HealthStore store = store();
        Instant since = HealthHistory.begin(now, zone, HealthHistory.DAYS);
        return HealthHistory.of(
                store.looks(account, scope, since),
                store.troubles(account, scope, since),
                now,
                zone,
                HealthHistory.DAYS);
    }
}
