package io.stratoscope.cli;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.health.Health;
import io.stratoscope.health.HealthHistory;
import io.stratoscope.health.HealthLook;
import io.stratoscope.health.HealthReport;
import io.stratoscope.health.HealthRule;
import io.stratoscope.health.HealthSettings;
import io.stratoscope.health.HealthState;
import io.stratoscope.health.Observations;
import io.stratoscope.health.RememberedHealth;
import io.stratoscope.health.Situation;
import io.stratoscope.health.observe.Observers;
import io.stratoscope.health.rule.HealthRules;
import io.stratoscope.logs.LastLines;
import io.stratoscope.logs.LogFilter;
import io.stratoscope.logs.LogPace;
import io.stratoscope.logs.LogReader;
import io.stratoscope.metrics.MetricReader;
import io.stratoscope.model.Snapshot;
import io.stratoscope.store.AtomicFile;
import io.stratoscope.store.SnapshotFile;
import io.stratoscope.topology.Topology;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what is broken, why, since when, and what it takes down with it. */
@Command(
        name = "health",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = {
            "Say what is broken, why, since when, and what it takes down with it; the likely causes first.",
            "Exits with 1 when something is down. Rules are switched off, and their thresholds changed, in"
                    + " health.yaml in the data directory."
        },
        footerHeading = "%nFor example:%n",
        footer = {
            "  stratoscope health --simulate",
            "  stratoscope health --profile my-profile --project immich --junit health.xml",
            "  stratoscope health --simulate --lines",
            "  stratoscope health --simulate --watch 60",
            "  stratoscope health --simulate --history",
            "  stratoscope health --rules"
        })
final class HealthCommand extends Subcommand {

    @Option(
            names = "--from",
            paramLabel = "SNAPSHOT",
            description = "Judge this snapshot file; what stands in no description stays unknown.")
    @Nullable Path from;

    @Option(
            names = "--junit",
            paramLabel = "FILE",
            description = "Write the result there too, as JUnit's XML, for a CI server.")
    @Nullable Path junit;

    @Option(
            names = "--watch",
            paramLabel = "SECONDS",
            description = "Look again every so many seconds, and say what changed, until stopped.")
    @Nullable Integer watch;

    @Option(names = "--full", description = "Print what is healthy or only to be noted, too.")
    boolean everything;

    @Option(
            names = "--lines",
            description =
                    "Print what stopped tasks wrote last, too: it is read from their log groups.")
    boolean lines;

    @Option(
            names = "--rules",
            description = "List the rules with their thresholds, and do nothing.")
    boolean rules;

    @Option(
            names = "--history",
            description = "Say how the last 30 days were, as far as anybody looked.")
    boolean history;

    private final Health health = new Health(HealthRules.all());

    @Override
    ExitCode run(Session session) {
        if (rules) {
            new HealthText(session).printRules(health.rules());
            return ExitCode.DONE;
        }
        if (junit != null) {
            AtomicFile.check(junit);
        }
        if (history) {
            return history(session);
        }
        HealthSettings settings = session.healthSettings(health.rules());
        if (from != null) {
            if (watch != null) {
                throw new UsageException("--watch looks at an account; leave --from away");
            }
            if (lines) {
                throw new UsageException("--lines are read from an account; leave --from away");
            }
            Topology topology = Topology.of(SnapshotFile.read(from));
            return report(
                    session,
                    new HealthText(session),
                    topology,
                    health.assess(
                            new Situation(
                                    topology,
                                    Observations.NONE,
                                    settings,
                                    topology.snapshot().takenAt())));
        }
        return session.withAccount(account ->
                watch == null
                        ? once(session, account, settings)
                        : watch(session, account, settings));
    }

    private ExitCode history(Session session) {
        if (from != null || watch != null || junit != null || lines) {
            throw new UsageException(
                    "--history tells what is remembered; leave --from, --watch, --junit and --lines away");
        }
        return session.withAccount(account -> {
            HealthHistory days =
                    memory(session)
                            .history(
                                    account.label(),
                                    session.scope(account),
                                    account.clock().instant(),
                                    ZoneOffset.UTC);
            if (session.options().json) {
                session.printJson(HealthHistoryText.json(days));
            } else {
                new HealthHistoryText(session).print(days);
            }
            return ExitCode.DONE;
        });
    }

    private static RememberedHealth memory(Session session) {
        return new RememberedHealth(session.dataDirectory(), session.environment().clock());
    }

    /** Who looks at an account; from one look to the next it remembers what changes seldom. */
    private record Watcher(
            AwsAccount account,
            MetricReader metrics,
            Observers observers,
            RememberedHealth memory) {

        static Watcher of(Session session, AwsAccount account) {
            MetricReader metrics = session.metrics(account);
            return new Watcher(
                    account,
                    metrics,
                    new Observers(account, metrics),
                    HealthCommand.memory(session));
        }
    }

    private HealthLook look(Session session, Watcher watcher, HealthSettings settings) {
        Snapshot snapshot = session.discover(watcher.account());
        HealthLook look =
                session.await(
                        "look at the health",
                        _ -> watcher.observers().look(snapshot, health, settings));
        HealthLook dated = watcher.memory().add(look, session::say);
        watcher.metrics().takeTrouble().ifPresent(session::say);
        return dated;
    }

    private ExitCode once(Session session, AwsAccount account, HealthSettings settings) {
        HealthLook looked = look(session, Watcher.of(session, account), settings);
        return report(session, text(session, account), looked.topology(), looked.report());
    }

    private HealthText text(Session session, AwsAccount account) {
        if (!lines) {
            return new HealthText(session);
        }
        LogReader reader = new LogReader(account, LogPace.of(account, Thread::sleep));
        return new HealthText(
                session,
                Optional.of((places, stopped) ->
                        session.await(
                                "read the last lines",
                                context ->
                                        LastLines.read(
                                                places,
                                                stopped,
                                                (groups, from, to, taker) ->
                                                        reader.read(
                                                                groups,
                                                                from,
                                                                to,
                                                                LogFilter.NONE,
                                                                context,
                                                                taker)))));
    }

    private ExitCode report(
            Session session, HealthText text, Topology topology, HealthReport report) {
        if (session.options().json) {
            session.printJson(new HealthJson(topology).of(report));
        } else {
            text.print(topology, report, everything);
        }
        if (junit != null) {
            AtomicFile.write(
                    junit, new HealthJunit(topology).of(report).getBytes(StandardCharsets.UTF_8));
            session.say("Written to " + junit + ".");
        }
        boolean down =
                report.resources().values().stream()
                        .anyMatch(each -> each.state() == HealthState.DOWN);
        return down ? ExitCode.CHECK_FAILED : ExitCode.DONE;
    }

    /** Says what changed since the last look; ends when the process is told to. */
    private ExitCode watch(Session session, AwsAccount account, HealthSettings settings) {
        int seconds = Optional.ofNullable(watch).orElseThrow();
        if (seconds < 1) {
            throw new UsageException("--watch takes a number of seconds, from 1");
        }
        Watcher watcher = Watcher.of(session, account);
        HealthLook before = look(session, watcher, settings);
        ExitCode code = report(session, text(session, account), before.topology(), before.report());
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(Duration.ofSeconds(seconds));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return code;
            }
            HealthLook after = look(session, watcher, settings);
            new HealthText(session).printChanges(before.report(), after.report(), after.topology());
            before = after;
        }
        return code;
    }

    /** Every threshold of a rule, as {@code --rules} lists it. */
    static List<String> thresholds(HealthRule rule) {
        List<String> lines = new ArrayList<>();
        rule.thresholds()
                .forEach(each ->
                        lines.add(
                                each.name()
                                        + ": "
                                        + each.usual().stripTrailingZeros().toPlainString()
                                        + " ("
                                        + each.meaning()
                                        + ")"));
        return lines;
    }
}
