package io.stratoscope.cli;

import io.stratoscope.provision.plan.Change;
import io.stratoscope.provision.plan.Plan;
import io.stratoscope.provision.plan.PlanCodec;
import io.stratoscope.store.TextFile;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;

/** Follows a plan. */
@Command(
        name = "apply",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = {
            "Follow a plan: create, update, replace and delete, in its order. It is refused when the"
                    + " account has moved on since it was made. After a crash or a failure, the same command"
                    + " goes on where it stopped.",
        },
        footerHeading = "%nFor example:%n",
        footer = {"  stratoscope provision apply plan.json --unlock"})
final class ProvisionApplyCommand extends Subcommand {

    @Parameters(index = "0", paramLabel = "PLAN", description = "What 'provision plan -o' wrote.")
    Path file = Path.of("");

    @Option(
            names = "--unlock",
            description = "Let this run change the account. Without it, every change is refused.")
    boolean unlock;

    @Option(names = "--yes", description = "Do not ask before the first change.")
    boolean yes;

    @Option(
            names = "--include-data",
            description = "Also replace or delete what holds data, which is lost then.")
    boolean includeData;

    @Override
    ExitCode run(Session session) {
        Plan plan = PlanCodec.read(file.toString(), TextFile.read(file));
        if (!unlock) {
            throw new UsageException(
                    "this run is read-only; say --unlock to let it change the account");
        }
        if (plan.kind() == Plan.Kind.DESTROY) {
            throw new UsageException(
                    file + " is a plan to destroy; use 'stratoscope provision destroy'");
        }
        if (!session.options().json) {
            PlanText.print(session, plan);
        }
        boolean loses = plan.toDo().stream().anyMatch(Change::losesData);
        if (!yes && !plan.toDo().isEmpty()) {
            Confirmation.yes(
                    session,
                    "Do this in account " + plan.accountId() + ", " + plan.region() + "?",
                    "--yes");
        }
        if (loses && includeData) {
            Confirmation.name(session, plan.stack().name());
        }
        return session.withAccount(account ->
                Following.of(
                        session,
                        account,
                        StackOf.of(session, account, plan.stack().name()),
                        plan,
                        includeData,
                        true,
                        "stratoscope provision apply " + file + " --unlock"));
    }
}
