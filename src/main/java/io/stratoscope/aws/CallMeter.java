package io.stratoscope.aws;

import software.amazon.awssdk.core.SdkRequest;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts the calls that leave the program, by service and operation. Safe for many threads. */
public final class CallMeter {

    /**
     * What the calls of one operation came to.
     *
     * @param service the service's prefix as in IAM actions
     * @param calls attempts that were sent, retries included
     * @param units what AWS charges for: the attempts, or the metrics that they asked for, or the minutes of live tails
     * @param throttles attempts that AWS answered with "slow down"
     * @param retries attempts after the first of a call
     * @param errors calls that failed in the end
     * @param usd what AWS charges for the units by its list price, estimated, in US dollars
     */
    public record Count(
            String service,
            String operation,
            long calls,
            long units,
            long throttles,
            long retries,
            long errors,
            BigDecimal usd) {}

    private record Key(String service, String operation) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byService = service.compareTo(other.service);
            return byService != 0 ? byService : operation.compareTo(other.operation);
        }
    }

    /** Which call a live tail is. */
    private static final Key LIVE_TAIL = new Key("logs", "StartLiveTail");

    private static final class Tally {
        long calls;
        long units;
        long throttles;
        long retries;
        long errors;
    }

    private final Map<Key, Tally> tallies = new TreeMap<>();
    private volatile PaidCalls payer = PaidCalls.UNLIMITED;

    /** Says who pays from now on. */
    public void paidBy(PaidCalls other) {
        payer = other;
    }

    /**
     * Asks who pays whether a call may leave the program. What costs a cent or less for a thousand calls and is needed to see
     * anything at all (descriptions in S3, KMS, Secrets Manager and CloudWatch) is counted and goes on.
     *
     * @param units how often its price is to be paid, see {@link #units}; where that is told later, it has to do for one
     * @throws PaidCallRefusedException when it must not
     */
    void check(String service, String operation, long units) {
        if (CallPrices.onlyWatches(service, operation)) {
            payer.check(service, operation, usd(service, operation, Math.max(1, units)));
        }
    }

    /** Writes down what was paid for. */
    public void flush() {
        payer.flush();
    }

    /** What AWS charges for one attempt by its list price, in US dollars. */
    public static BigDecimal usdPerCall(String service, String operation) {
        return CallPrices.perUnit(service, operation);
    }

    /** How often the price of a call is to be paid for one attempt: for {@code GetMetricData} once a metric. */
    public static long units(SdkRequest request) {
        return CallPrices.units(request);
    }

    /** An attempt was sent, which is charged for once if at all. */
    public void attempt(String service, String operation, boolean retry) {
        attempt(service, operation, retry, 1);
    }

    /**
     * An attempt was sent.
     *
     * @param units how often its price is to be paid, see {@link #units}
     */
    public void attempt(String service, String operation, boolean retry, long units) {
        synchronized (this) {
            Tally tally = tally(service, operation);
            tally.calls++;
            tally.units += units;
            if (retry) {
                tally.retries++;
            }
        }
        BigDecimal usd = usd(service, operation, units);
        if (usd.signum() > 0) {
            payer.sent(service, operation, units, usd);
        }
    }

    private static BigDecimal usd(Key key, long units) {
        return usd(key.service(), key.operation(), units);
    }

    private static BigDecimal usd(String service, String operation, long units) {
        return CallPrices.perUnit(service, operation).multiply(BigDecimal.valueOf(units));
    }

    /** AWS answered an attempt with "slow down". */
    public synchronized void throttled(String service, String operation) {
        tally(service, operation).throttles++;
    }

    /** A call failed in the end. */
    public synchronized void failed(String service, String operation) {
        tally(service, operation).errors++;
    }

    /** What AWS charges for one minute of one live tail by its list price, in US dollars. */
    public static BigDecimal usdPerLiveTailMinute() {
        return usd(LIVE_TAIL, 1);
    }

    /**
     * Another minute of a live tail has begun; whoever holds it open tells.
     *
     * @throws PaidCallRefusedException when it must not be held open for another
     */
    public void liveTailMinute() {
        synchronized (this) {
            tally(LIVE_TAIL).units++;
        }
        BigDecimal usd = usdPerLiveTailMinute();
        payer.sent(LIVE_TAIL.service(), LIVE_TAIL.operation(), 1, usd);
        payer.check(LIVE_TAIL.service(), LIVE_TAIL.operation(), usd);
    }

    /** The minutes of all live tails so far, each that began counted whole. */
    public synchronized long liveTailMinutes() {
        Tally tally = tallies.get(LIVE_TAIL);
        return tally == null ? 0 : tally.units;
    }

    /** The counts so far, sorted by service and operation. */
    public synchronized List<Count> counts() {
        return tallies.entrySet().stream()
                .map(entry -> count(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** All attempts so far. */
    public synchronized long calls() {
        return tallies.values().stream().mapToLong(tally -> tally.calls).sum();
    }

    private Tally tally(String service, String operation) {
        return tally(new Key(service, operation));
    }

    private Tally tally(Key key) {
        return tallies.computeIfAbsent(key, made -> new Tally());
    }

    private static Count count(Key key, Tally tally) {
        return new Count(
                key.service(),
                key.operation(),
                tally.calls,
                tally.units,
                tally.throttles,
                tally.retries,
                tally.errors,
                usd(key, tally.units));
    }
}
