package io.stratoscope.cli;

import io.stratoscope.provision.plan.Plan;
import io.stratoscope.provision.plan.PlanCodec;
import io.stratoscope.provision.stack.Stack;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says where a stack is not as its blueprint wants it. */
@Command(
        name = "drift",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = {
            "Compare a stack with its blueprint, and end with exit code 1 where they differ, also by what"
                    + " somebody else made in it. Changes nothing.",
        },
        footerHeading = "%nFor example:%n",
        footer = {"  stratoscope provision drift immich --simulate"})
final class ProvisionDriftCommand extends Subcommand {

    @Mixin final BlueprintOptions blueprint = new BlueprintOptions();

    @Override
    ExitCode run(Session session) {
        Stack stack = blueprint.stack();
        Plan plan =
                session.withAccount(
                        account -> StackOf.of(session, account, stack.name()).compare(stack));
        if (session.options().json) {
            session.printJson(PlanCodec.write(plan));
        } else {
            PlanText.print(session, plan);
        }
        return plan.isAsWanted() ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }
}
