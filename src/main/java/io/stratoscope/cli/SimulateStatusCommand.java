package io.stratoscope.cli;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.simulator.KeptAccount;

import picocli.CommandLine.Command;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/** Says how the simulated account is. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = {
            "Say how the simulated account is: its time, what changed it, and the faults that are switched on."
        },
        footerHeading = "%nFor example:%n",
        footer = {"  stratoscope simulate status --json"})
final class SimulateStatusCommand extends Subcommand {

    @Override
    boolean looksAtAnAccount() {
        return false;
    }

    @Override
    ExitCode run(Session session) {
        print(session, session.simulation().open());
        return ExitCode.DONE;
    }

    /** Prints how it is now. */
    static void print(Session session, KeptAccount kept) {
        if (session.options().json) {
            session.printJson(json(kept));
            return;
        }
        session.printTable(
                List.of(
                        List.of("time", kept.now().truncatedTo(ChronoUnit.SECONDS).toString()),
                        List.of("speed", speed(kept)),
                        List.of(
                                "changed by",
                                kept.changes() + (kept.changes() == 1 ? " call" : " calls")),
                        List.of("faults", faults(kept))));
    }

    private static String speed(KeptAccount kept) {
        return kept.takesTime()
                ? kept.speed() + " times real time"
                : "as real time; nothing takes any";
    }

    private static String faults(KeptAccount kept) {
        return kept.faults().isEmpty()
                ? "none"
                : kept.faults().stream()
                        .map(fault -> fault.name() + " " + Terminal.plain(fault.action()))
                        .collect(Collectors.joining(", "));
    }

    private static JsonObject json(KeptAccount kept) {
        return JsonValue.object()
                .put("time", kept.now().toString())
                .put("takesTime", kept.takesTime())
                .put("speed", kept.speed())
                .put("changes", kept.changes())
                .put(
                        "faults",
                        kept.faults().stream()
                                .map(fault ->
                                        JsonValue.object()
                                                .put("fault", fault.name())
                                                .put("action", fault.action())
                                                .put("nth", fault.nth())
                                                .build())
                                .toList())
                .build();
    }
}
