package io.stratoscope.cli;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.backup.restore.RestorePlan;
import io.stratoscope.backup.restore.RestoreResult;
import io.stratoscope.backup.restore.RestoreResult.Outcome;
import io.stratoscope.model.JsonValue;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.Locale;
import java.util.Optional;

/** Restores. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = {
            "Restore what is gone, or what the options say: show the plan, ask, and follow it until the services"
                    + " are healthy again. Exits with 0 only then.",
            "If this is interrupted, the same command goes on where it stopped, whatever its other options"
                    + " say; --give-up ends that."
        },
        footerHeading = "%nFor example:%n",
        footer = {
            "  stratoscope restore run --simulate --unlock",
            "  stratoscope restore run --profile my-profile --project immich --what files --unlock"
        })
final class RestoreRunCommand extends Subcommand {

    @Mixin RestoreOptions restore = new RestoreOptions();

    @Option(
            names = "--unlock",
            description = "Let this run change the account. Without it, every change is refused.")
    boolean unlock;

    @Option(names = "--yes", description = "Do not ask before it begins.")
    boolean yes;

    @Option(
            names = "--give-up",
            description =
                    "Do not go on with a restore that was cut off: what it made stays, and carries its id in"
                            + " the tag stratoscope:restore.")
    boolean giveUp;

    @Override
    ExitCode run(Session session) {
        if (!unlock) {
            throw new UsageException(
                    "this run is read-only; say --unlock to let it change the account");
        }
        return session.withAccount(account -> run(session, account));
    }

    private ExitCode run(Session session, AwsAccount account) {
        RestoreOptions.Meant meant = restore.meant(session, account);
        if (giveUp) {
            meant.restores().giveUp();
        }
        Optional<RestorePlan> open = meant.restores().open();
        open.ifPresent(plan ->
                session.say("Goes on with " + Terminal.plain(plan.run()) + ", which was cut off."));
        RestorePlan plan = open.orElseGet(() -> restore.plan(session, account, meant));
        if (!session.options().json) {
            RestoreText.print(session, plan);
        }
        if (open.isEmpty() && !plan.obstacles().isEmpty()) {
            return refused(session, plan);
        }
        if (!yes) {
            Confirmation.yes(
                    session,
                    (open.isPresent() ? "Go on" : "Restore")
                            + " in account "
                            + meant.project().account().id()
                            + ", "
                            + plan.region()
                            + "?",
                    "--yes");
        }
        account.guard().unlock();
        RestoreResult result =
                session.await(
                        "restore",
                        context ->
                                meant.restores()
                                        .run(
                                                plan,
                                                new RestoreProgress(session, account.clock()),
                                                context));
        return report(session, result);
    }

    private static ExitCode refused(Session session, RestorePlan plan) {
        if (session.options().json) {
            session.printJson(plan.json());
        }
        session.say("Nothing was changed: something is not as it has to be.");
        return ExitCode.CHECK_FAILED;
    }

    private static ExitCode report(Session session, RestoreResult result) {
        if (session.options().json) {
            session.printJson(
                    JsonValue.object()
                            .put("outcome", result.outcome().name().toLowerCase(Locale.ROOT))
                            .put("resumed", result.resumed())
                            .put("detail", result.detail())
                            .put("plan", result.plan().json())
                            .build());
        }
        session.say(
                switch (result.outcome()) {
                    case RESTORED -> RestoreText.done(result.plan());
                    case CANCELLED ->
                            Terminal.plain(result.detail())
                                    + "; what was made stays, and the same command goes on.";
                });
        return result.outcome() == Outcome.RESTORED ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }
}
