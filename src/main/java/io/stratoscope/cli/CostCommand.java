package io.stratoscope.cli;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.cost.ActualCosts;
import io.stratoscope.cost.CostAnswer;
import io.stratoscope.cost.CostEstimate;
import io.stratoscope.cost.CostLimits;
import io.stratoscope.cost.CostRequests;
import io.stratoscope.cost.CostTable;
import io.stratoscope.cost.PricesFile;
import io.stratoscope.cost.UsageReader;
import io.stratoscope.cost.Waste;
import io.stratoscope.cost.WatchingCost;
import io.stratoscope.cost.WatchingMeter;
import io.stratoscope.cost.WhatIf;
import io.stratoscope.cost.WhatIfs;
import io.stratoscope.metrics.MetricReader;
import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;
import io.stratoscope.price.PriceTable;
import io.stratoscope.store.CostStore;
import io.stratoscope.store.CsvFile;
import io.stratoscope.store.FileException;
import io.stratoscope.store.SnapshotFile;
import io.stratoscope.topology.Topology;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what the project costs: by list price, by Cost Explorer, and what of it could be saved. */
@Command(
        name = "cost",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = "Say what the project costs a month, by list price and by Cost Explorer.",
        footerHeading = "%nFor example:%n",
        footer = {
            "  stratoscope cost --simulate --waste",
            "  stratoscope cost --simulate --what-if one-nat,graviton",
            "  stratoscope cost --profile prod --by tag:Environment",
            "  stratoscope cost --profile prod --budget 120 --check",
            "  stratoscope cost --profile prod --watching",
            "  stratoscope cost --from today.json -o cost.csv"
        })
final class CostCommand extends Subcommand {

    @Option(
            names = "--from",
            paramLabel = "SNAPSHOT",
            description = "Look at this snapshot file; Cost Explorer is not asked then.")
    @Nullable Path from;

    @Option(
            names = "--what-if",
            paramLabel = "NAME,…",
            hideParamSyntax = true,
            split = ",",
            description =
                    "Say what it would cost with one-nat, graviton, fargate-spot or one-replica-less.")
    List<String> whatIf = new ArrayList<>();

    @Option(
            names = "--by",
            paramLabel = "WHAT",
            description =
                    "Split what it costs by "
                            + CostSplit.CHOICES
                            + ". A tag that was not asked for within 12 hours takes a request to Cost Explorer.")
    String by = "service";

    @Option(names = "--waste", description = "List what is paid for in vain, with its evidence.")
    boolean waste;

    @Option(
            names = "--refresh",
            description =
                    "Ask Cost Explorer now, however often it was asked today: $0.01 a request,"
                            + " usually two. Without it, at most four requests a day are sent.")
    boolean refresh;

    @Option(
            names = "--watching",
            description =
                    "List what it costs to look: this month's calls that are paid for, and the cap at"
                            + " which they stop.")
    boolean watching;

    @Option(
            names = "--budget",
            paramLabel = "USD",
            description =
                    "What the project may cost a month, in place of the budget in the settings.")
    @Nullable BigDecimal budget;

    @Option(
            names = "--check",
            description =
                    "Exit code 1 when what is expected at the month's end passes the budget, or when"
                            + " that is not known.")
    boolean check;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write the estimate there, as a table: a .csv file.")
    @Nullable Path output;

    @Override
    List<Subcommand> subcommands() {
        return List.of(new CostUpdatePricesCommand());
    }

    @Override
    ExitCode run(Session session) {
        List<WhatIf> questions = whatIf.stream().map(CostCommand::question).toList();
        CostSplit split = CostSplit.of(by);
        CostLimits limits = limits(session);
        check(limits);
        CostReport report =
                from == null
                        ? ofAccount(session, questions, limits, split)
                        : ofFile(session, from, questions, limits, split);
        if (output != null) {
            CsvFile.write(output, CostTable.rows(report.estimate()));
            session.say("Written to " + output + ".");
        }
        if (session.options().json) {
            session.printJson(CostJson.of(report));
        } else {
            new CostText(session, report).print();
        }
        return check && !report.isWithinBudget() ? ExitCode.CHECK_FAILED : ExitCode.DONE;
    }

    private CostLimits limits(Session session) {
        CostLimits kept = session.environment().limits().apply(session.dataDirectory());
        return budget == null ? kept : kept.withBudget(budget);
    }

    private void check(CostLimits limits) {
        if (budget != null && budget.signum() <= 0) {
            throw new UsageException(
                    "--budget takes what a month may cost in US dollars, for example --budget 120");
        }
        if (check && limits.budgetUsd().isEmpty()) {
            throw new UsageException(
                    "--check needs a budget: give one with --budget USD, or set it in the window's settings");
        }
        if (from != null && (check || watching)) {
            throw new UsageException(
                    (check ? "--check" : "--watching")
                            + " and --from exclude each other: nobody was paid for a file");
        }
        if (refresh && from != null) {
            throw new UsageException(
                    "--refresh and --from exclude each other: a file has no Cost Explorer to ask");
        }
        TableFile.check(output, "cost.csv");
    }

    private static WhatIf question(String name) {
        return WhatIfs.named(name.strip())
                .orElseThrow(() ->
                        new UsageException(
                                "--what-if knows no "
                                        + Terminal.plain(name)
                                        + "; it knows "
                                        + String.join(
                                                ", ",
                                                WhatIfs.all().stream()
                                                        .map(WhatIf::name)
                                                        .toList())));
    }

    private CostReport ofFile(
            Session session,
            Path file,
            List<WhatIf> questions,
            CostLimits limits,
            CostSplit split) {
        Snapshot snapshot = SnapshotFile.read(file);
        return report(
                new CostAnswer.Unavailable(
                        "Cost Explorer is not asked about a snapshot file; leave --from out"),
                snapshot.takenAt(),
                questions,
                limits,
                Optional.empty(),
                split,
                CostEstimate.of(
                        Topology.of(snapshot), new PricesFile(session.dataDirectory()).read()));
    }

    private CostReport ofAccount(
            Session session, List<WhatIf> questions, CostLimits limits, CostSplit split) {
        PriceTable prices = new PricesFile(session.dataDirectory()).read();
        return session.withAccount(account -> {
            Snapshot snapshot = session.discover(account);
            if (refresh) {
                session.say(
                        "Asking Cost Explorer, $"
                                + CostRequests.USD
                                + " a request: usually two, more where the answer has pages.");
            }
            Topology topology = Topology.of(snapshot);
            MetricReader metrics = session.metrics(account);
            CostEstimate estimate =
                    session.await(
                            "measure what is used",
                            job ->
                                    CostEstimate.of(
                                            topology,
                                            prices,
                                            new UsageReader(metrics)
                                                    .read(
                                                            topology,
                                                            account.clock().instant(),
                                                            job::cancelled)));
            metrics.takeTrouble().ifPresent(session::say);
            CostAnswer actual = actual(session, account, snapshot.scope(), split.tag());
            return report(
                    actual,
                    account.clock().instant(),
                    questions,
                    limits,
                    watching ? Optional.of(watched(session, account, limits)) : Optional.empty(),
                    split,
                    estimate);
        });
    }

    /** What watching the account costs this month. */
    static WatchingCost watched(Session session, AwsAccount account, CostLimits limits) {
        account.meter().flush();
        return WatchingMeter.of(account, session.dataDirectory(), limits::watchingUsd).cost();
    }

    // Without a store nobody can count the requests: then none is sent, and the estimate goes on.
    private CostAnswer actual(Session session, AwsAccount account, Scope scope, String tag) {
        try {
            CostStore store = CostStore.open(session.dataDirectory(), account.clock());
            return new ActualCosts(account, store)
                    .of(scope, refresh ? CostRequests.AGREED : CostRequests.FOUR_A_DAY, tag);
        } catch (FileException e) {
            return new CostAnswer.Unavailable(String.valueOf(e.getMessage()));
        }
    }

    private CostReport report(
            CostAnswer actual,
            Instant now,
            List<WhatIf> questions,
            CostLimits limits,
            Optional<WatchingCost> watched,
            CostSplit split,
            CostEstimate estimate) {
        return new CostReport(
                estimate,
                actual,
                now,
                waste ? Optional.of(Waste.in(estimate)) : Optional.empty(),
                questions.stream()
                        .map(question ->
                                new CostReport.Answered(question, question.changes(estimate)))
                        .toList(),
                limits,
                watched,
                split);
    }
}
