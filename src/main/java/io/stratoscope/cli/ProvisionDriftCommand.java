package io.stratoscope.cli;

import io.stratoscope.provision.plan.Plan;
import io.stratoscope.provision.plan.PlanCodec;
import io.stratoscope.provision.stack.Stack;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says where a stack is not as its blueprint wants it, or an account not as Terraform's state says. */
@Command(
        name = "drift",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = {
            "Compare a stack with its blueprint, or a project with Terraform's state, and end with exit"
                    + " code 1 where they differ. Changes nothing.",
        },
        footerHeading = "%nFor example:%n",
        footer = {
            "  stratoscope provision drift immich --simulate",
            "  stratoscope provision drift --terraform-state terraform.tfstate"
        })
final class ProvisionDriftCommand extends Subcommand {

    @Mixin final StackOptions options = new StackOptions();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "BLUEPRINT",
            description = BlueprintOptions.DESCRIPTION)
    @Nullable String blueprint;

    @Mixin final TerraformOption terraform = new TerraformOption();

    @Override
    ExitCode run(Session session) {
        if (blueprint != null && terraform.isGiven()) {
            throw new UsageException(
                    "a blueprint and --terraform-state exclude each other: compare with one of them");
        }
        if (blueprint != null) {
            return fromBlueprint(session, options.stack(blueprint));
        }
        if (!terraform.isGiven()) {
            throw new UsageException(
                    "drift from what? Give a blueprint, or --terraform-state terraform.tfstate");
        }
        if (!options.chosen.isEmpty()) {
            throw new UsageException("--set goes with a blueprint, and none is given");
        }
        return fromState(session);
    }

    private static ExitCode fromBlueprint(Session session, Stack stack) {
        Plan plan =
                session.withAccount(
                        account -> StackOf.of(session, account, stack.name()).compare(stack));
        if (session.options().json) {
            session.printJson(PlanCodec.write(plan));
        } else {
            PlanText.print(session, plan);
        }
        return plan.toDo().isEmpty() ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }

    private ExitCode fromState(Session session) {
        TerraformOption.Compared compared =
                session.withAccount(account -> terraform.discover(session, account));
        ManagementText text = new ManagementText(session, compared);
        if (session.options().json) {
            session.printJson(text.json());
        } else {
            text.print();
        }
        return compared.management().drifted() ? ExitCode.CHECK_FAILED : ExitCode.DONE;
    }
}
