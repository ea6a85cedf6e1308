package io.stratoscope.cli;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.metrics.MetricAnswer;
import io.stratoscope.metrics.MetricQuestion;
import io.stratoscope.metrics.MetricRange;
import io.stratoscope.metrics.MetricReader;
import io.stratoscope.metrics.MetricReading;
import io.stratoscope.metrics.MetricTable;
import io.stratoscope.metrics.ResourceMetrics;
import io.stratoscope.metrics.Statistic;
import io.stratoscope.model.Arn;
import io.stratoscope.model.NearNames;
import io.stratoscope.model.Resource;
import io.stratoscope.model.Snapshot;
import io.stratoscope.store.CsvFile;
import io.stratoscope.topology.Topology;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Prints what CloudWatch measured of resources. */
@Command(
        name = "metrics",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = {
            "Print what CloudWatch measured of resources: of a load balancer, target group, service, database,"
                    + " cache, file system, NAT gateway, bucket, DataSync task, log group or certificate.",
            "AWS bills $0.01 for 1,000 metrics; a metric that has no data is not asked for."
        },
        footerHeading = "%nFor example:%n",
        footer = {
            "  stratoscope metrics --simulate immich-server --since 1d",
            "  stratoscope metrics LoadBalancer/immich-alb --compare-week",
            "  stratoscope metrics immich-database --metric CPUUtilization -o cpu.csv"
        })
final class MetricsCommand extends Subcommand {

    @Parameters(
            paramLabel = "RESOURCE",
            arity = "0..*",
            description = "ARNs, ids or names of resources.")
    List<String> subjects = new ArrayList<>();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            defaultValue = "3h",
            description =
                    "From so long ago (30m, 2h, 3d) or from a time (2026-11-23T12:00:00Z) on."
                            + " Default: 3h.")
    String since = "3h";

    @Option(names = "--until", paramLabel = "TIME", description = "Up to then. Default: now.")
    @Nullable String until;

    @Option(
            names = "--metric",
            paramLabel = "NAME",
            description =
                    "Only metrics of this name, as AWS spells it. May be given several times.")
    List<String> names = new ArrayList<>();

    @Option(
            names = "--statistic",
            paramLabel = "STATISTIC",
            description =
                    "Average, Sum, Minimum, Maximum, SampleCount or a percentile such as p95."
                            + " Default: for each metric the one that says most of it.")
    @Nullable String statistic;

    @Option(names = "--compare-week", description = "Compare with the same hours a week earlier.")
    boolean compare;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE.csv",
            description = "Write all values there, as a table for spreadsheets.")
    @Nullable Path output;

    @Override
    ExitCode run(Session session) {
        Naming.need("metrics", subjects);
        Optional<Statistic> wanted = Optional.ofNullable(statistic).map(MetricsCommand::statistic);
        TableFile.check(output, "metrics.csv");
        return session.withAccount(account -> run(session, account, wanted));
    }

    private static Statistic statistic(String text) {
        return Statistic.parse(text)
                .orElseThrow(() ->
                        new UsageException(
                                "--statistic: '"
                                        + Terminal.plain(text)
                                        + "' is none; take Average, Sum, Minimum, Maximum,"
                                        + " SampleCount or a percentile such as p95"));
    }

    private ExitCode run(Session session, AwsAccount account, Optional<Statistic> wanted) {
        Instant now = account.clock().instant();
        Instant from = Span.moment("--since", since, now);
        Instant to = until == null ? now : Span.moment("--until", until, now);
        if (!from.isBefore(to)) {
            throw new UsageException(
                    "--since is not before " + (until == null ? "now" : "--until"));
        }
        MetricRange range = new MetricRange(from, to);
        Snapshot snapshot = session.discover(account);
        Topology topology = Topology.of(snapshot);
        Map<Resource, List<MetricQuestion>> questions = questions(session, topology, wanted);
        MetricReader reader = session.metrics(account);
        List<MetricQuestion> all = questions.values().stream().flatMap(List::stream).toList();
        MetricReading reading =
                session.await(
                        "read metrics",
                        context -> reader.reading(all, range, compare, context::cancelled));
        reader.takeTrouble().ifPresent(session::say);
        return report(
                session,
                new MetricsReport(
                        topology,
                        questions.entrySet().stream()
                                .map(each ->
                                        new MetricsReport.Part(
                                                each.getKey(), reading.of(each.getValue())))
                                .toList()));
    }

    /** What to ask of each resource that was named; says of which there is nothing to ask. */
    private Map<Resource, List<MetricQuestion>> questions(
            Session session, Topology topology, Optional<Statistic> wanted) {
        Map<Resource, List<MetricQuestion>> questions = new LinkedHashMap<>();
        List<String> without = new ArrayList<>();
        List<String> known = new ArrayList<>();
        for (String subject : subjects) {
            Arn arn = Naming.find(topology.snapshot(), subject, session::say);
            List<MetricQuestion> all = ResourceMetrics.questions(topology, arn);
            all.forEach(each -> known.add(each.metric().id().name()));
            List<MetricQuestion> chosen =
                    all.stream()
                            .filter(each -> names.isEmpty() || isWanted(each))
                            .map(each -> wanted.map(each::by).orElse(each))
                            .toList();
            if (all.isEmpty()) {
                without.add(
                        Terminal.plain(topology.name(arn)) + " has no metrics that are known of");
            }
            if (!chosen.isEmpty()) {
                questions.put(topology.resource(arn).orElseThrow(), chosen);
            }
        }
        if (known.isEmpty()) {
            throw new UsageException(
                    String.join("; ", without)
                            + "; name a load balancer, a service, a database, a cache or a file system");
        }
        names.stream()
                .filter(name -> known.stream().noneMatch(name::equalsIgnoreCase))
                .findFirst()
                .ifPresent(name -> {
                    throw new UsageException(
                            "--metric: there is no "
                                    + Terminal.plain(name)
                                    + " here; "
                                    + NearNames.hint(name, known.stream().distinct().toList()));
                });
        without.forEach(session::say);
        return questions;
    }

    private boolean isWanted(MetricQuestion question) {
        return names.stream().anyMatch(question.metric().id().name()::equalsIgnoreCase);
    }

    private ExitCode report(Session session, MetricsReport report) {
        if (session.options().json) {
            session.printJson(new MetricsJson(report).json());
        } else {
            new MetricsText(session, report).print();
        }
        if (output != null) {
            MetricTable table = new MetricTable();
            report.parts().forEach(part -> table.add(part.resource().arn(), part.reading()));
            CsvFile.write(output, table.rows());
            session.say("Written to " + output + ".");
        }
        boolean refused =
                report.parts().stream()
                        .flatMap(part -> part.reading().answers().values().stream())
                        .anyMatch(MetricAnswer.Unread.class::isInstance);
        return refused ? ExitCode.AWS : ExitCode.DONE;
    }
}
