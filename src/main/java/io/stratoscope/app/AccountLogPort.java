package io.stratoscope.app;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.job.JobContext;
import io.stratoscope.logs.LogFilter;
import io.stratoscope.logs.LogFollowing;
import io.stratoscope.logs.LogPace;
import io.stratoscope.logs.LogReader;
import io.stratoscope.logs.LogReading;
import io.stratoscope.logs.LogSource;
import io.stratoscope.ui.logs.LogPort;

import java.time.Instant;
import java.util.List;

/** The log lines of an account: whoever reads them keeps one pace. */
public final class AccountLogPort implements LogPort {

    private final AwsAccount account;
    private final LogPace pace;

    public AccountLogPort(AwsAccount account) {
        this.account = account;
        pace = LogPace.of(account, Thread::sleep);
    }

    @Override
    public Instant now() {
        return account.clock().instant();
    }

    @Override
    public LogReading read(
            List<LogSource.Group> groups,
            Instant from,
            Instant to,
            JobContext context,
            LogReader.Taker lines) {
        return new LogReader(account, pace).read(groups, from, to, LogFilter.NONE, context, lines);
    }

    @Override
    public void follow(
            List<LogSource.Group> groups,
            Instant from,
            JobContext context,
            LogFollowing.Listener listener) {
        new LogFollowing(account, pace, groups, LogFilter.NONE, from).run(context, listener);
    }
}
