package io.stratoscope.cli;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.cost.PricesFile;
import io.stratoscope.job.Jobs;
import io.stratoscope.logs.FollowedLine;
import io.stratoscope.logs.Insights;
import io.stratoscope.logs.InsightsAnswer;
import io.stratoscope.logs.InsightsQuery;
import io.stratoscope.logs.LogFilter;
import io.stratoscope.logs.LogFollowing;
import io.stratoscope.logs.LogLine;
import io.stratoscope.logs.LogPace;
import io.stratoscope.logs.LogReader;
import io.stratoscope.logs.LogReading;
import io.stratoscope.logs.LogSource;
import io.stratoscope.logs.LogSources;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Failure;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Snapshot;
import io.stratoscope.price.PriceTable;
import io.stratoscope.price.UnitPrice;
import io.stratoscope.topology.Topology;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Prints the log lines of resources, and follows them. */
@Command(
        name = "logs",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = {
            "Print the log lines of resources, merged by time: of a service, task, database,"
                    + " cache, DataSync task, load balancer, VPC or log group."
        },
        footerHeading = "%nFor example:%n",
        footer = {
            "  stratoscope logs --simulate immich-server --since 2h",
            "  stratoscope logs immich-server immich-database --filter 'level>=warn'",
            "  stratoscope logs immich-server --follow --filter '/asset [0-9a-f]+/'"
        })
final class LogsCommand extends Subcommand {

    @Parameters(
            paramLabel = "RESOURCE",
            arity = "0..*",
            description = "ARNs, ids or names of resources.")
    List<String> subjects = new ArrayList<>();

    @Option(
            names = "--follow",
            description =
                    "Go on with what comes in, until Ctrl+C: by live tails, and by asking where there"
                            + " are none.")
    boolean follow;

    @Option(
            names = "--poll",
            description =
                    "With --follow: ask every two seconds, at no cost, instead of opening live tails,"
                            + " for which AWS takes $0.01 a minute each.")
    boolean poll;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            defaultValue = "1h",
            description =
                    "From so long ago (30m, 2h, 3d) or from a time (2026-11-23T12:00:00Z) on."
                            + " Default: 1h.")
    String since = "1h";

    @Option(names = "--until", paramLabel = "TIME", description = "Up to then. Default: now.")
    @Nullable String until;

    @Option(
            names = "--filter",
            paramLabel = "EXPR",
            description =
                    "Only lines in which all of these hold: a word or \"a phrase\", /a regular"
                            + " expression/, level>=warn, field=value, field>=500.")
    String filter = "";

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Only the newest N lines; with --follow, end after N lines.")
    @Nullable Integer limit;

    @Option(
            names = "--insights",
            paramLabel = "QUERY",
            description =
                    "Ask CloudWatch Logs Insights instead, which AWS bills by the GB that it scans ($0.0063 in"
                            + " eu-central-1, $0.005 in us-east-1):"
                            + " a query, or the name of a saved one (newest, errors, rate, streams, jobs, slow,"
                            + " logins, rejected, evictions, transfers).")
    @Nullable String insights;

    @Override
    ExitCode run(Session session) {
        Naming.need("logs", subjects);
        if (limit != null && limit < 1) {
            throw new UsageException("--limit is a number of lines, 1 or more");
        }
        if (follow && until != null) {
            throw new UsageException("--follow has no --until; leave one of them out");
        }
        if (poll && !follow) {
            throw new UsageException("--poll says how to --follow; add it, or leave --poll out");
        }
        if (insights != null && (follow || limit != null || !filter.isEmpty())) {
            throw new UsageException(
                    "--insights has no --follow, --filter or --limit; write them into the query");
        }
        LogFilter wanted = LogFilter.parse(filter);
        Optional<String> query = Optional.ofNullable(insights).map(LogsCommand::query);
        return session.withAccount(account -> {
            ExitCode done = run(session, account, wanted, query);
            if (session.options().verbose) {
                CallsText.lines(account.meter().counts()).forEach(session::say);
            }
            return done;
        });
    }

    private ExitCode run(
            Session session, AwsAccount account, LogFilter wanted, Optional<String> query) {
        Instant now = account.clock().instant();
        Instant from = Span.moment("--since", since, now);
        Instant to = until == null ? now : Span.moment("--until", until, now);
        if (from.isAfter(to)) {
            throw new UsageException("--since is after " + (until == null ? "now" : "--until"));
        }
        List<LogSource.Reachable> groups = places(session, session.discover(account));
        LogPrinter printer = new LogPrinter(session, groups);
        LogPace pace = LogPace.of(account, Thread::sleep);
        if (query.isPresent()) {
            return ask(
                    session,
                    insights(session, account, pace),
                    asked(groups),
                    from,
                    to,
                    query.get());
        }
        return follow
                ? follow(
                        session,
                        account,
                        new LogFollowing(
                                account,
                                pace,
                                groups,
                                wanted,
                                from,
                                poll ? LogFollowing.Means.ASKING : LogFollowing.Means.LIVE_TAIL),
                        groups,
                        printer)
                : read(session, new LogReader(account, pace), groups, from, to, wanted, printer);
    }

    private static Insights insights(Session session, AwsAccount account, LogPace pace) {
        PriceTable prices = new PricesFile(session.dataDirectory()).read();
        return new Insights(
                account, pace, region -> prices.price(Insights.PRICE, region).map(UnitPrice::usd));
    }

    /** A saved query where it is the name of one; a word alone is no query. */
    private static String query(String text) {
        if (InsightsQuery.named(text).isEmpty() && text.strip().matches("\\w*")) {
            throw new UsageException(
                    "there is no saved query '"
                            + Terminal.plain(text)
                            + "'; write a query, or one of "
                            + String.join(", ", InsightsQuery.names()));
        }
        return InsightsQuery.named(text).map(InsightsQuery::query).orElse(text);
    }

    private static ExitCode ask(
            Session session,
            Insights asked,
            List<LogSource.Group> groups,
            Instant from,
            Instant to,
            String query) {
        InsightsAnswer answer =
                session.await(
                        "ask Insights",
                        context ->
                                asked.ask(
                                        groups, from, to, query, context::cancelled, soFar -> {}));
        if (session.options().json) {
            InsightsText.json(answer).forEach(session::printJsonLine);
        } else if (!answer.rows().isEmpty()) {
            InsightsText.lines(answer).forEach(session::print);
        }
        if (answer.failure().isEmpty() || answer.scanned() > 0) {
            session.say(answer.words());
        }
        answer.failure()
                .ifPresent(why -> session.say(Terminal.plain(why.message() + "; " + why.remedy())));
        return answer.failure().isEmpty() ? ExitCode.DONE : ExitCode.AWS;
    }

    /** Insights knows log groups only. */
    private static List<LogSource.Group> asked(List<LogSource.Reachable> places) {
        List<LogSource.Group> groups = LogSources.groups(places);
        if (groups.isEmpty()) {
            throw new UsageException(
                    "Insights asks log groups, and these logs are files in a bucket; leave"
                            + " --insights out and take --filter");
        }
        return groups;
    }

    /** Where the lines of all that was named are; says what has none, or none that is read. */
    private List<LogSource.Reachable> places(Session session, Snapshot snapshot) {
        Topology topology = Topology.of(snapshot);
        List<LogSource> sources = new ArrayList<>();
        List<String> without = new ArrayList<>();
        for (String subject : subjects) {
            Arn arn =
                    Naming.find(
                            snapshot, subject, one -> LogSources.mayHave(one.type()), session::say);
            List<LogSource> found = LogSources.of(topology, arn);
            String name = Terminal.plain(topology.name(arn));
            if (found.isEmpty()) {
                without.add(name + whyNone(topology, arn));
            }
            for (LogSource source : found) {
                switch (source) {
                    case LogSource.Reachable place -> sources.add(place);
                    case LogSource.Elsewhere elsewhere ->
                            without.add(
                                    "logs of "
                                            + name
                                            + " are "
                                            + Terminal.plain(elsewhere.words()));
                }
            }
        }
        List<LogSource.Reachable> groups = LogSources.readable(sources);
        if (groups.isEmpty()) {
            throw new UsageException(
                    String.join("; ", without)
                            + "; name a service, a database, a cache, a load balancer or a log group");
        }
        without.forEach(session::say);
        return groups;
    }

    private static String whyNone(Topology topology, Arn arn) {
        if (!topology.isA(arn, ResourceType.LOAD_BALANCER)) {
            return " has no logs that are known of";
        }
        boolean known =
                topology.resource(arn)
                        .flatMap(found -> found.description().get("Attributes"))
                        .isPresent();
        return known
                ? " writes no access log; its attribute access_logs.s3.enabled switches one on"
                : " may write an access log, but its attributes could not be read"
                        + " (elasticloadbalancing:DescribeLoadBalancerAttributes)";
    }

    private ExitCode read(
            Session session,
            LogReader reader,
            List<LogSource.Reachable> groups,
            Instant from,
            Instant to,
            LogFilter wanted,
            LogPrinter printer) {
        Deque<LogLine> newest = new ArrayDeque<>();
        LogReading reading =
                session.await(
                        "read logs",
                        context ->
                                reader.read(
                                        groups,
                                        from,
                                        to,
                                        wanted,
                                        context,
                                        line -> take(session, printer, newest, line)));
        newest.forEach(line -> printer.print(line, false));
        if (newest.size() < reading.lines() && limit != null) {
            session.say(
                    "The newest "
                            + limit
                            + " of "
                            + reading.lines()
                            + " lines; --limit takes more.");
        }
        if (reading.lines() == 0 && reading.failures().isEmpty()) {
            session.say(
                    "No lines from "
                            + from.truncatedTo(ChronoUnit.SECONDS)
                            + " to "
                            + to.truncatedTo(ChronoUnit.SECONDS)
                            + "; --since goes further back."
                            + (groups.stream().anyMatch(LogSource.Objects.class::isInstance)
                                    ? " AWS brings log files five to twenty minutes later."
                                    : ""));
        }
        reading.failures().forEach((group, why) -> session.say(words(group, why)));
        return reading.failures().isEmpty() ? ExitCode.DONE : ExitCode.AWS;
    }

    private boolean take(Session session, LogPrinter printer, Deque<LogLine> newest, LogLine line) {
        if (limit == null) {
            printer.print(line, false);
            return !session.isOutputGone();
        }
        newest.addLast(line);
        if (newest.size() > limit) {
            newest.removeFirst();
        }
        return true;
    }

    private ExitCode follow(
            Session session,
            AwsAccount account,
            LogFollowing following,
            List<LogSource.Reachable> groups,
            LogPrinter printer) {
        int names = (int) groups.stream().map(LogSource.Reachable::name).distinct().count();
        Followed followed = new Followed(session, printer, names);
        Runnable last = () -> followed.text.end(account).forEach(session::say);
        try (Jobs.Listening _ = session.atShutdown(last)) {
            session.await(
                    "follow logs",
                    context -> {
                        following.run(context, followed);
                        return true;
                    });
        }
        last.run();
        return followed.refused ? ExitCode.AWS : ExitCode.DONE;
    }

    /** Prints what comes in, and says once what fails. */
    private final class Followed implements LogFollowing.Listener {
        private final Session session;
        private final LogPrinter printer;
        private final int groups;
        private final FollowingText text = new FollowingText();
        private List<String> said = List.of();
        private int lines;
        private boolean refused;

        Followed(Session session, LogPrinter printer, int groups) {
            this.session = session;
            this.printer = printer;
            this.groups = groups;
        }

        @Override
        public boolean told(LogFollowing.Look look) {
            for (FollowedLine line : look.lines()) {
                if (limit != null && lines >= limit) {
                    break;
                }
                printer.print(line.line(), line.late());
                lines++;
            }
            text.of(look).forEach(session::say);
            List<String> failures =
                    look.failures().entrySet().stream()
                            .map(failure -> words(failure.getKey(), failure.getValue()))
                            .sorted()
                            .toList();
            failures.stream().filter(each -> !said.contains(each)).forEach(session::say);
            said = failures;
            refused =
                    look.failures().size() == groups
                            && look.failures().values().stream().noneMatch(LogsCommand::mayPass);
            return !refused && !session.isOutputGone() && (limit == null || lines < limit);
        }
    }

    /** Whether waiting helps. */
    private static boolean mayPass(Failure failure) {
        return switch (failure) {
            case Failure.Throttled _, Failure.Network _, Failure.ServiceError _ -> true;
            case Failure.AccessDenied _,
                    Failure.BadCredentials _,
                    Failure.NotFound _,
                    Failure.Unsupported _,
                    Failure.Capped _,
                    Failure.Cancelled _,
                    Failure.Bug _ ->
                    false;
        };
    }

    private static String words(String group, Failure why) {
        return Terminal.plain(
                (group.startsWith("s3://") ? "" : "log group ")
                        + group
                        + ": "
                        + why.message()
                        + "; "
                        + why.remedy());
    }
}
