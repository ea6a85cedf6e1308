package io.stratoscope.cli;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.backup.drill.DrillException;
import io.stratoscope.backup.drill.DrillNotice;
import io.stratoscope.backup.drill.DrillReport;
import io.stratoscope.backup.drill.DrillReport.Verdict;
import io.stratoscope.backup.drill.DrillReportCodec;
import io.stratoscope.backup.drill.DrillWords;
import io.stratoscope.backup.drill.PreparedDrill;
import io.stratoscope.model.Arn;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.Locale;
import java.util.Optional;

/** Runs a drill. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = {
            "Run a restore drill: look whether it could work, say what it takes, ask, build a scratch copy of the"
                    + " project from its backup in a network of its own, ask the restored application whether"
                    + " everything is there, remove all of it, and file a report.",
            "What is live is not touched. Exits with 0 only when the restore is proved and nothing is left."
        },
        footerHeading = "%nFor example:%n",
        footer = {
            "  stratoscope drill run --simulate --unlock",
            "  stratoscope drill run --profile my-profile --project immich --from 198.51.100.7/32 --unlock"
        })
final class DrillRunCommand extends Subcommand {

    @Mixin DrillOptions drill = new DrillOptions();

    @Option(
            names = "--unlock",
            description = "Let this run change the account. Without it, every change is refused.")
    boolean unlock;

    @Option(names = "--yes", description = "Do not ask before it begins.")
    boolean yes;

    @Option(
            names = "--notify-sns",
            paramLabel = "ARN",
            description = "Tell this SNS topic how it ended.")
    @Nullable String topic;

    @Override
    ExitCode run(Session session) {
        if (!unlock) {
            throw new UsageException(
                    "this run is read-only; say --unlock to let it change the account");
        }
        Optional<Arn> notify =
                Optional.ofNullable(topic)
                        .map(text ->
                                Arn.parse(text)
                                        .filter(arn -> arn.service().equals("sns"))
                                        .orElseThrow(() ->
                                                new UsageException(
                                                        "--notify-sns: '"
                                                                + Terminal.plain(text)
                                                                + "' is no topic's ARN; write it like"
                                                                + " arn:aws:sns:eu-central-1:123456789012:drills")));
        return session.withAccount(account -> run(session, account, notify));
    }

    private ExitCode run(Session session, AwsAccount account, Optional<Arn> notify) {
        DrillOptions.Meant meant = drill.meant(session, account);
        PreparedDrill prepared = meant.prepare(session);
        if (!session.options().json) {
            prepared.quote().ifPresent(quote -> DrillPreparedText.printQuote(session, quote));
        }
        if (prepared.isReady() && !yes) {
            Confirmation.yes(
                    session,
                    "Run this drill of "
                            + Terminal.plain(prepared.request().point().id())
                            + "? It removes all of it afterwards.",
                    "--yes");
        }
        account.guard().unlock();
        DrillProgress progress = new DrillProgress(session, account);
        DrillReport report =
                session.await(
                        "restore drill",
                        context -> meant.desk().drills().run(prepared, progress, context));
        meant.desk().history().add(report, progress.picture());
        notify.ifPresent(arn -> tell(session, account, arn, report));
        print(session, report);
        return report.verdict() == Verdict.PROVED && report.left().isEmpty()
                ? ExitCode.DONE
                : ExitCode.CHECK_FAILED;
    }

    private static void tell(Session session, AwsAccount account, Arn topic, DrillReport report) {
        try {
            DrillNotice.send(account, topic, report);
        } catch (DrillException e) {
            session.say(Terminal.plain(String.valueOf(e.getMessage())));
        }
    }

    private static void print(Session session, DrillReport report) {
        if (session.options().json) {
            session.printJson(DrillReportCodec.write(report));
            return;
        }
        session.print(
                report.verdict().name().toUpperCase(Locale.ROOT)
                        + ": "
                        + Terminal.plain(report.reason()));
        report.recoveryTime()
                .ifPresent(
                        time -> session.print("  restored and proved in " + DrillWords.span(time)));
        report.recoveryPoint()
                .ifPresent(age ->
                        session.print("  what came back was " + DrillWords.span(age) + " old"));
        session.print(
                "  report: stratoscope drill show "
                        + report.id()
                        + (report.simulated() ? " --simulate" : ""));
    }
}
