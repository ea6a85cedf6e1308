package io.stratoscope.cli;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.backup.restore.RestorePlan;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what a restore would do. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = {
            "Show what a restore would do: each step with how long it takes, what has to be so before, what it"
                    + " costs, and what it overwrites. Changes nothing. Exits with 1 when something is not as"
                    + " it has to be."
        },
        footerHeading = "%nFor example:%n",
        footer = {
            "  stratoscope restore plan --simulate --what files",
            "  stratoscope restore plan --profile my-profile --project immich --json"
        })
final class RestorePlanCommand extends Subcommand {

    @Mixin RestoreOptions restore = new RestoreOptions();

    @Override
    ExitCode run(Session session) {
        return session.withAccount(account -> run(session, account));
    }

    private ExitCode run(Session session, AwsAccount account) {
        RestorePlan plan = restore.plan(session, account, restore.meant(session, account));
        if (session.options().json) {
            session.printJson(plan.json());
        } else {
            RestoreText.print(session, plan);
        }
        return plan.obstacles().isEmpty() ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }
}
