package io.stratoscope.cli;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.backup.drill.PreparedDrill;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says what a drill takes. */
@Command(
        name = "quote",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description =
                "Say what a restore drill takes: dollars, minutes and the exact resources. Changes nothing.",
        footerHeading = "%nFor example:%n",
        footer = {"  stratoscope drill quote --simulate --json"})
final class DrillQuoteCommand extends Subcommand {

    @Mixin DrillOptions drill = new DrillOptions();

    @Override
    ExitCode run(Session session) {
        return session.withAccount(account -> run(session, account));
    }

    private ExitCode run(Session session, AwsAccount account) {
        PreparedDrill prepared = drill.meant(session, account).prepare(session);
        if (session.options().json) {
            session.printJson(DrillPreparedText.json(prepared));
        } else if (prepared.quote().isPresent()) {
            DrillPreparedText.printQuote(session, prepared.quote().get());
        } else {
            DrillPreparedText.printChecks(session, prepared);
        }
        return prepared.quote().isPresent() ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }
}
