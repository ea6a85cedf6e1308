package io.stratoscope.cost;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.aws.IamActions;
import io.stratoscope.aws.PaidCallRefusedException;
import io.stratoscope.aws.PaidCalls;
import io.stratoscope.store.FileException;
import io.stratoscope.store.WatchingStore;
import io.stratoscope.store.WatchingStore.Spent;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Adds up what watching an account costs, and stops it at the operator's cap. Months are those of UTC, as on the bill. What
 * was sent is written down before a call that may be refused, when a tenth of a cent has come together, and at the end, so that
 * processes on one data directory add up. Where it cannot be written it is counted in this process, and the cap holds there.
 */
public final class WatchingMeter implements PaidCalls {
    private static final BigDecimal WORTH_WRITING = new BigDecimal("0.001");

    private record Key(YearMonth month, String service, String operation)
            implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::month)
                        .thenComparing(Key::service)
                        .thenComparing(Key::operation);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    private final String account;
    private final Supplier<WatchingStore> store;
    private final Supplier<BigDecimal> capUsd;
    private final Clock clock;
    private final Map<Key, Spent> pending = new TreeMap<>();
    private Optional<String> problem = Optional.empty();
    private Optional<WatchingStore> opened = Optional.empty();

    /**
     * Nothing is opened yet.
     *
     * @param account as the operator named it
     * @param store fails with {@link FileException} where it cannot be used
     * @param capUsd what the operator wants to pay at most in a month; asked before each call that may be refused
     * @param clock the account's
     */
    public WatchingMeter(
            String account,
            Supplier<WatchingStore> store,
            Supplier<BigDecimal> capUsd,
            Clock clock) {
        this.account = account;
        this.store = store;
        this.capUsd = capUsd;
        this.clock = clock;
    }

    /**
     * What watching an account costs, as a data directory keeps it.
     *
     * @param capUsd what the operator wants to pay at most in a month
     */
    public static WatchingMeter of(
            AwsAccount account, Path dataDirectory, Supplier<BigDecimal> capUsd) {
        return new WatchingMeter(
                account.label(),
                () -> WatchingStore.open(dataDirectory, account.clock()),
                capUsd,
                account.clock());
    }

    @Override
    public void check(String service, String operation, BigDecimal usd) {
        WatchingCost cost = cost();
        if (cost.isStopped() || cost.usd().add(usd).compareTo(cost.capUsd()) > 0) {
            String action = IamActions.of(service, operation);
            throw new PaidCallRefusedException(
                    action,
                    action
                            + " was not sent: it costs "
                            + Dollars.exact(usd)
                            + ", and "
                            + Dollars.exact(cost.usd())
                            + " of the "
                            + Dollars.words(cost.capUsd())
                            + " are spent that watching may cost in "
                            + cost.month());
        }
    }

    @Override
    public synchronized void sent(String service, String operation, long units, BigDecimal usd) {
        pending.merge(
                new Key(month(), service, operation),
                new Spent(service, operation, 1, units, usd),
                WatchingMeter::sum);
        if (sum(pending.values()).compareTo(WORTH_WRITING) >= 0) {
            flush();
        }
    }

    @Override
    public synchronized void flush() {
        if (pending.isEmpty()) {
            return;
        }
        try {
            WatchingStore open = opened();
            for (YearMonth month : pending.keySet().stream().map(Key::month).distinct().toList()) {
                open.add(account, month, of(month));
                pending.keySet().removeIf(key -> key.month().equals(month));
            }
            problem = Optional.empty();
        } catch (FileException e) {
            // It stays pending, and counts: the cap holds for this process all the same.
            problem = Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** What this month cost so far, in all processes. */
    public synchronized WatchingCost cost() {
        flush();
        YearMonth month = month();
        Map<Key, Spent> sums = new TreeMap<>();
        try {
            opened().of(account, month)
                    .forEach(each ->
                            sums.put(new Key(month, each.service(), each.operation()), each));
        } catch (FileException e) {
            problem = Optional.of(String.valueOf(e.getMessage()));
        }
        pending.forEach((key, spent) -> {
            if (key.month().equals(month)) {
                sums.merge(key, spent, WatchingMeter::sum);
            }
        });
        List<Spent> spent = new ArrayList<>(sums.values());
        spent.sort(Comparator.comparing(Spent::usd).reversed());
        return new WatchingCost(month, spent, capUsd.get(), problem);
    }

    /** To open it checks the whole file, and this is asked before each paid call: once is enough, unless it failed. */
    private WatchingStore opened() {
        WatchingStore there = opened.orElseGet(store);
        opened = Optional.of(there);
        return there;
    }

    private List<Spent> of(YearMonth month) {
        return pending.entrySet().stream()
                .filter(entry -> entry.getKey().month().equals(month))
                .map(Map.Entry::getValue)
                .toList();
    }

    private YearMonth month() {
        return YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
    }

    private static Spent sum(Spent one, Spent other) {
        return new Spent(
                one.service(),
                one.operation(),
                one.calls() + other.calls(),
                one.units() + other.units(),
                one.usd().add(other.usd()));
    }

    private static BigDecimal sum(Iterable<Spent> all) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Spent each : all) {
            sum = sum.add(each.usd());
        }
        return sum;
    }
}
