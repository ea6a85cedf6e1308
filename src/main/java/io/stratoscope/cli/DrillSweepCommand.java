package io.stratoscope.cli;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.backup.drill.Drills;
import io.stratoscope.backup.drill.Leftover;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.time.Instant;
import java.util.List;

/** Removes what drills left. */
@Command(
        name = "sweep",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = {
            "Find what restore drills left that were cut off, and remove it: by the drill's id, and by no other"
                    + " tag. Without --unlock it only lists.",
            "A drill whose lease is not over may still run: it is left alone, unless --running is given."
                    + " Exits with 1 while something is left."
        },
        footerHeading = "%nFor example:%n",
        footer = {
            "  stratoscope drill sweep --simulate",
            "  stratoscope drill sweep --profile my-profile --unlock --running"
        })
final class DrillSweepCommand extends Subcommand {

    @Option(
            names = "--unlock",
            description = "Let this run change the account. Without it, it only lists.")
    boolean unlock;

    @Option(names = "--yes", description = "Do not ask before it begins.")
    boolean yes;

    @Option(names = "--running", description = "Also those whose lease is not over.")
    boolean running;

    @Override
    ExitCode run(Session session) {
        return session.withAccount(account -> run(session, account));
    }

    private ExitCode run(Session session, AwsAccount account) {
        Drills drills = DrillOptions.desk(session, account, _ -> List.of()).drills();
        List<Leftover> found = session.await("look for drills", drills::leftovers);
        Instant now = account.clock().instant();
        if (session.options().json) {
            session.printJson(
                    JsonValue.object()
                            .put("drills", found.stream().map(each -> json(each, now)).toList())
                            .build());
        } else {
            print(session, found, now);
        }
        if (found.isEmpty() || !unlock) {
            return found.isEmpty() ? ExitCode.DONE : ExitCode.CHECK_FAILED;
        }
        List<Leftover> meant =
                found.stream().filter(each -> running || each.isExpired(now)).toList();
        if (!meant.isEmpty() && !yes) {
            Confirmation.yes(
                    session,
                    "Remove all of "
                            + String.join(
                                    ", ", meant.stream().map(each -> each.drill().text()).toList())
                            + "?",
                    "--yes");
        }
        account.guard().unlock();
        boolean clean = meant.size() == found.size();
        for (Leftover each : meant) {
            clean &= swept(session, account, drills, each);
        }
        return clean ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }

    private static boolean swept(
            Session session, AwsAccount account, Drills drills, Leftover leftover) {
        List<String> left =
                session.await(
                        "remove " + leftover.drill(),
                        context ->
                                drills.sweep(
                                        leftover, new DrillProgress(session, account), context));
        session.say(
                left.isEmpty()
                        ? "Nothing of " + leftover.drill() + " is left."
                        : "Still there of "
                                + leftover.drill()
                                + ": "
                                + Terminal.plain(String.join(", ", left))
                                + "; mend what is said above, then sweep again");
        return left.isEmpty();
    }

    private static void print(Session session, List<Leftover> found, Instant now) {
        if (found.isEmpty()) {
            session.print("No drill has left anything.");
        }
        for (Leftover each : found) {
            session.print(
                    each.drill()
                            + ": "
                            + each.resources().size()
                            + " resources, "
                            + (each.isExpired(now)
                                    ? "its lease is over"
                                    : "its lease ends "
                                            + each.expires().orElseThrow()
                                            + ": it may still run; --running removes it"));
            each.resources().forEach(one -> session.print("  " + Terminal.plain(one)));
        }
    }

    private static JsonObject json(Leftover leftover, Instant now) {
        JsonValue.ObjectBuilder object =
                JsonValue.object()
                        .put("drill", leftover.drill().text())
                        .put("expired", leftover.isExpired(now))
                        .put("begunHere", leftover.begunHere())
                        .put(
                                "resources",
                                leftover.resources().stream().map(JsonValue::of).toList());
        leftover.expires().ifPresent(time -> object.put("expires", time.toString()));
        return object.build();
    }
}
