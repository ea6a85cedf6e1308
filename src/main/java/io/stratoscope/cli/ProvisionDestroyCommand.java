package io.stratoscope.cli;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.provision.plan.Change;
import io.stratoscope.provision.plan.Plan;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.List;
import java.util.stream.Collectors;

/** Removes a stack to its last resource. */
@Command(
        name = "destroy",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = {
            "Remove all resources of a stack: those whose tag stratoscope:stack is its name, and nothing"
                    + " else. Everything that will go is shown first. What holds data stays, unless"
                    + " --include-data is given and the stack's name is typed; databases leave a final"
                    + " snapshot. After a crash, the same command goes on.",
        },
        footerHeading = "%nFor example:%n",
        footer = {
            "  stratoscope provision destroy photos --unlock",
            "  stratoscope provision destroy photos --unlock --include-data"
        })
final class ProvisionDestroyCommand extends Subcommand {

    @Parameters(index = "0", paramLabel = "STACK", description = "The stack's name.")
    String name = "";

    @Option(
            names = "--unlock",
            description =
                    "Let this run change the account. Without it, it only shows what would go.")
    boolean unlock;

    @Option(names = "--yes", description = "Do not ask before the first change.")
    boolean yes;

    @Option(
            names = "--include-data",
            description =
                    "Also remove what holds data: buckets are emptied, all versions of all objects.")
    boolean includeData;

    @Option(names = "--no-final-snapshot", description = "Databases leave no snapshot behind.")
    boolean noFinalSnapshot;

    @Override
    ExitCode run(Session session) {
        return session.withAccount(account -> run(session, account));
    }

    private ExitCode run(Session session, AwsAccount account) {
        StackOf stack = StackOf.of(session, account, name);
        Plan plan = stack.planToDestroy();
        if (!session.options().json || !unlock) {
            PlanText.print(session, plan);
        }
        if (plan.toDo().isEmpty()) {
            return ExitCode.DONE;
        }
        if (!unlock) {
            session.say("Nothing was changed: say --unlock to remove it.");
            return ExitCode.DONE;
        }
        List<Change> holding = plan.toDo().stream().filter(Change::losesData).toList();
        if (!holding.isEmpty() && !includeData) {
            throw new UsageException(
                    "these hold data: "
                            + holding.stream()
                                    .map(Change::id)
                                    .map(Terminal::plain)
                                    .sorted()
                                    .collect(Collectors.joining(", "))
                            + "; nothing was changed. Back up first, then say --include-data");
        }
        if (!holding.isEmpty()) {
            Confirmation.name(session, name);
        } else if (!yes) {
            Confirmation.yes(
                    session,
                    "Remove all this from account " + plan.accountId() + ", " + plan.region() + "?",
                    "--yes");
        }
        return Following.of(
                session,
                account,
                stack,
                plan,
                includeData,
                !noFinalSnapshot,
                "stratoscope provision destroy " + name + " --unlock");
    }
}
