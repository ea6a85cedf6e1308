package io.stratoscope.app;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.job.JobContext;
import io.stratoscope.logs.Insights;
import io.stratoscope.logs.InsightsAnswer;
import io.stratoscope.logs.LogFilter;
import io.stratoscope.logs.LogFollowing;
import io.stratoscope.logs.LogPace;
import io.stratoscope.logs.LogReader;
import io.stratoscope.logs.LogReading;
import io.stratoscope.logs.LogSource;
import io.stratoscope.ui.logs.LogPort;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** The log lines of an account: whoever reads them keeps one pace. */
public final class AccountLogPort implements LogPort {

    private final AwsAccount account;
    private final Function<String, Optional<BigDecimal>> prices;
    private final LogPace pace;

    /** @param prices the list price in US dollars of a GB that a query scans in a region, where it is known */
    public AccountLogPort(AwsAccount account, Function<String, Optional<BigDecimal>> prices) {
        this.account = account;
        this.prices = prices;
        pace = LogPace.of(account, Thread::sleep);
    }

    @Override
    public Instant now() {
        return account.clock().instant();
    }

    @Override
    public LogReading read(
            List<? extends LogSource.Reachable> groups,
            Instant from,
            Instant to,
            JobContext context,
            LogReader.Taker lines) {
        return new LogReader(account, pace).read(groups, from, to, LogFilter.NONE, context, lines);
    }

    @Override
    public InsightsAnswer ask(
            List<LogSource.Group> groups,
            Instant from,
            Instant to,
            String query,
            JobContext context,
            Consumer<InsightsAnswer> soFar) {
        return new Insights(account, pace, prices)
                .ask(groups, from, to, query, context::cancelled, soFar);
    }

    @Override
    public Optional<BigDecimal> usdAScannedGb(String region) {
        return prices.apply(region);
    }

    @Override
    public void follow(
            List<? extends LogSource.Reachable> groups,
            Instant from,
            LogFollowing.Means means,
            JobContext context,
            LogFollowing.Listener listener) {
        try (LogFollowing following =
                new LogFollowing(account, pace, groups, LogFilter.NONE, from, means)) {
            following.run(context, listener);
        }
    }
}
