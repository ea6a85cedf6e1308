package io.stratoscope.cli;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.backup.BackUp;
import io.stratoscope.backup.BackupTarget;
import io.stratoscope.job.Journal;
import io.stratoscope.model.JsonValue;
import io.stratoscope.provision.apply.Provisioning;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.Locale;
import java.util.Optional;

/** Backs a project up. */
@Command(
        name = "now",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = {
            "Make a restore point: take a snapshot of the database, and, once it is there, copy the files"
                    + " with DataSync. An execution that waits in DataSync's queue is joined; one that has"
                    + " begun already is waited for.",
            "If this is interrupted, AWS goes on; the same command goes on following it. Exits with 1 when"
                    + " the restore point is not complete."
        },
        footerHeading = "%nFor example:%n",
        footer = {
            "  stratoscope backup now --simulate --unlock",
            "  stratoscope backup now --profile my-profile --project immich --unlock --yes --json"
        })
final class BackupNowCommand extends Subcommand {

    @Mixin BackupOptions target = new BackupOptions();

    @Option(
            names = "--unlock",
            description = "Let this run change the account. Without it, every change is refused.")
    boolean unlock;

    @Option(names = "--yes", description = "Do not ask before it begins.")
    boolean yes;

    @Override
    ExitCode run(Session session) {
        if (!unlock) {
            throw new UsageException(
                    "this run is read-only; say --unlock to let it change the account");
        }
        return session.withAccount(account -> run(session, account));
    }

    private ExitCode run(Session session, AwsAccount account) {
        BackupTarget meant = target.target(session, account);
        Journal journal = BackupOptions.journal(session, account, meant);
        if (!yes) {
            Confirmation.yes(session, question(meant, BackUp.open(journal)), "--yes");
        }
        BackUp backUp =
                new BackUp(
                        account,
                        meant,
                        Provisioning.waiting(account),
                        journal,
                        new BackupProgress(session, account.clock()));
        account.guard().unlock();
        BackUp.Result result = session.await("back up " + meant.clusterId(), backUp::run);
        report(session, result);
        return result.outcome() == BackUp.Outcome.COMPLETE ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }

    private static String question(BackupTarget target, Optional<String> open) {
        String what =
                "snapshot of the database "
                        + Terminal.plain(target.clusterId())
                        + ", then the files by the task "
                        + Terminal.plain(target.taskName())
                        + " in account "
                        + target.cluster().account()
                        + ", "
                        + target.region()
                        + "?";
        return open.map(id -> "Go on with " + id + ", which was cut off: " + what)
                .orElse("Back up now: " + what);
    }

    private static void report(Session session, BackUp.Result result) {
        if (session.options().json) {
            session.printJson(
                    JsonValue.object()
                            .put("outcome", word(result.outcome()))
                            .put("resumed", result.resumed())
                            .put("detail", result.detail())
                            .put("restorePoint", BackupJson.of(result.point()))
                            .build());
            return;
        }
        if (!result.detail().isEmpty()) {
            session.say(Terminal.plain(result.detail()) + ".");
        }
        BackupText.lines(result.point()).forEach(session::print);
        if (result.outcome() == BackUp.Outcome.FILES_FAILED) {
            session.say(
                    "The files are not whole: look at the task's log group with 'stratoscope logs', then back"
                            + " up again.");
        }
    }

    private static String word(BackUp.Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
