package io.stratoscope.ui.logs;

import io.stratoscope.job.JobContext;
import io.stratoscope.logs.InsightsAnswer;
import io.stratoscope.logs.LogFollowing;
import io.stratoscope.logs.LogReader;
import io.stratoscope.logs.LogReading;
import io.stratoscope.logs.LogSource;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the log lines of the account. All but {@link #now} and {@link #usdAScannedGb} is called on a job's thread. */
public interface LogPort {

    /** The account's time. */
    Instant now();

    /** Reads what is there, oldest first. */
    LogReading read(
            List<? extends LogSource.Reachable> groups,
            Instant from,
            Instant to,
            JobContext context,
            LogReader.Taker lines);

    /** Asks CloudWatch Logs Insights, which takes money for what it scans. */
    InsightsAnswer ask(
            List<LogSource.Group> groups,
            Instant from,
            Instant to,
            String query,
            JobContext context,
            Consumer<InsightsAnswer> soFar);

    /** The list price in US dollars of a GB that such a query scans in a region; empty where it is not known. */
    Optional<BigDecimal> usdAScannedGb(String region);

    /** Goes on with what comes in, until the job is cancelled or the listener has enough. */
    void follow(
            List<? extends LogSource.Reachable> groups,
            Instant from,
            LogFollowing.Means means,
            JobContext context,
            LogFollowing.Listener listener);
}
