package io.stratoscope.cli;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.backup.drill.PreparedDrill;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Looks whether a drill could work. */
@Command(
        name = "preflight",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description =
                "Look whether a restore drill could work: restore point, keys, secrets, engine version, quotas,"
                        + " address space, permissions and more. Changes nothing. Exits with 1 when something"
                        + " would stop it.",
        footerHeading = "%nFor example:%n",
        footer = {"  stratoscope drill preflight --simulate"})
final class DrillPreflightCommand extends Subcommand {

    @Mixin DrillOptions drill = new DrillOptions();

    @Override
    ExitCode run(Session session) {
        return session.withAccount(account -> run(session, account));
    }

    private ExitCode run(Session session, AwsAccount account) {
        PreparedDrill prepared = drill.meant(session, account).prepare(session);
        if (session.options().json) {
            session.printJson(DrillPreparedText.json(prepared));
        } else {
            DrillPreparedText.printChecks(session, prepared);
        }
        return prepared.isReady() ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }
}
