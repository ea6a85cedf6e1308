package io.stratoscope.cli;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.backup.BackUp;
import io.stratoscope.backup.BackupTarget;
import io.stratoscope.backup.RestorePoint;
import io.stratoscope.backup.Retention;
import io.stratoscope.model.JsonValue;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Removes restore points that are no longer needed. */
@Command(
        name = "prune",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = {
            "Remove the database snapshots of old restore points: only those that Stratoscope took, and never"
                    + " the newest good one. The files are in the bucket once for all restore points, and stay."
                    + " What will go is shown first.",
        },
        footerHeading = "%nFor example:%n",
        footer = {
            "  stratoscope backup prune --simulate --keep 7 --unlock",
            "  stratoscope backup prune --profile my-profile --keep 7 --older-than 30d --unlock --yes"
        })
final class BackupPruneCommand extends Subcommand {

    private static final int USUAL = 7;

    @Mixin BackupOptions target = new BackupOptions();

    @Option(
            names = "--keep",
            paramLabel = "N",
            description = "So many of the newest stay. Default: 7.")
    int keep = USUAL;

    @Option(
            names = "--older-than",
            paramLabel = "SPAN",
            description = "Of the others, only what is older than this goes: 24h, 30d.")
    @Nullable String olderThan;

    @Option(
            names = "--unlock",
            description =
                    "Let this run change the account. Without it, it only shows what would go.")
    boolean unlock;

    @Option(names = "--yes", description = "Do not ask before the first is removed.")
    boolean yes;

    @Override
    ExitCode run(Session session) {
        if (keep < 1) {
            throw new UsageException(
                    "--keep takes a number from 1: one restore point always stays");
        }
        Optional<Duration> age =
                Optional.ofNullable(olderThan)
                        .map(text -> BackupListCommand.span("--older-than", text));
        return session.withAccount(account -> run(session, account, new Retention(keep, age)));
    }

    private ExitCode run(Session session, AwsAccount account, Retention retention) {
        BackupTarget meant = target.target(session, account);
        List<RestorePoint> surplus =
                retention.surplus(
                        BackupOptions.points(session, account, meant),
                        BackUp.open(BackupOptions.journal(session, account, meant)),
                        account.clock().instant());
        if (!session.options().json && !surplus.isEmpty()) {
            session.printTable(
                    BackupText.table(
                            surplus,
                            BackupOptions.drills(session, account, meant),
                            account.clock().instant()));
        }
        List<RestorePoint> removed = new ArrayList<>();
        if (surplus.isEmpty()) {
            session.say("Nothing has to go.");
        } else if (!unlock) {
            session.say("Nothing was changed: say --unlock to remove their database snapshots.");
        } else {
            remove(session, account, meant, surplus, removed);
        }
        if (session.options().json) {
            session.printJson(
                    JsonValue.object()
                            .put("surplus", surplus.stream().map(BackupJson::of).toList())
                            .put(
                                    "removed",
                                    removed.stream().map(each -> JsonValue.of(each.id())).toList())
                            .build());
        }
        return ExitCode.DONE;
    }

    private void remove(
            Session session,
            AwsAccount account,
            BackupTarget meant,
            List<RestorePoint> surplus,
            List<RestorePoint> removed) {
        if (!yes) {
            Confirmation.yes(
                    session,
                    "Remove "
                            + surplus.size()
                            + (surplus.size() == 1 ? " database snapshot" : " database snapshots")
                            + " from account "
                            + meant.cluster().account()
                            + ", "
                            + meant.region()
                            + "? They cannot be brought back.",
                    "--yes");
        }
        account.guard().unlock();
        session.await(
                "prune restore points",
                context -> {
                    for (RestorePoint point : surplus) {
                        Retention.remove(account, meant, point);
                        removed.add(point);
                        context.log("removed " + point.id());
                    }
                    return removed;
                });
    }
}
