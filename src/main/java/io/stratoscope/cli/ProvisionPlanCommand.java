package io.stratoscope.cli;

import io.stratoscope.json.JsonText;
import io.stratoscope.provision.plan.Plan;
import io.stratoscope.provision.plan.PlanCodec;
import io.stratoscope.provision.plan.QuotaException;
import io.stratoscope.provision.stack.Stack;
import io.stratoscope.store.AtomicFile;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Compares a blueprint with the account, and says what would have to be done. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = {
            "Compare a blueprint with the account: what would have to be created, updated, replaced or"
                    + " deleted, why, and in which order. Changes nothing.",
        },
        footerHeading = "%nFor example:%n",
        footer = {
            "  stratoscope provision plan immich --simulate -o plan.json",
            "  stratoscope provision plan immich --set name=photos --profile my-profile -o plan.json"
        })
final class ProvisionPlanCommand extends Subcommand {

    @Mixin final BlueprintOptions blueprint = new BlueprintOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write the plan there, for 'provision apply'.")
    @Nullable Path output;

    @Override
    ExitCode run(Session session) {
        Stack stack = blueprint.stack();
        if (output != null) {
            AtomicFile.check(output);
        }
        Plan plan = plan(session, stack);
        if (session.options().json) {
            session.printJson(PlanCodec.write(plan));
        } else {
            PlanText.print(session, plan);
        }
        if (output != null) {
            byte[] text = JsonText.pretty(PlanCodec.write(plan)).getBytes(StandardCharsets.UTF_8);
            AtomicFile.write(output, text);
            session.say(
                    "Written to "
                            + output
                            + "; follow it with: stratoscope provision apply "
                            + output
                            + " --unlock");
        }
        return ExitCode.DONE;
    }

    private Plan plan(Session session, Stack stack) {
        try {
            return session.withAccount(
                    account -> StackOf.of(session, account, stack.name()).planToApply(stack));
        } catch (QuotaException e) {
            throw blueprint.placed(e);
        }
    }
}
