package io.stratoscope.cli;

import io.stratoscope.json.SnapshotCodec;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.topology.SinglePointOfFailure;
import io.stratoscope.topology.Topology;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Lists the single points of failure. */
@Command(
        name = "spof",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = "List the single points of failure, each with its evidence and a remedy.",
        footerHeading = "%nFor example:%n",
        footer = {"  stratoscope spof --simulate", "  stratoscope spof --from today.json --json"})
final class SpofCommand extends Subcommand {

    @Option(names = "--from", paramLabel = "SNAPSHOT", description = "Look at this snapshot file.")
    @Nullable Path from;

    @Override
    ExitCode run(Session session) {
        Topology topology = Topology.of(session.snapshot(Optional.ofNullable(from)));
        List<SinglePointOfFailure> found = topology.singlePointsOfFailure();
        if (session.options().json) {
            session.printJson(
                    JsonValue.object()
                            .put(
                                    "singlePointsOfFailure",
                                    found.stream().map(each -> json(topology, each)).toList())
                            .build());
        } else {
            print(session, topology, found);
        }
        return ExitCode.DONE;
    }

    private static JsonObject json(Topology topology, SinglePointOfFailure point) {
        return JsonValue.object()
                .put("rule", point.rule())
                .put("arn", point.resource().toString())
                .put("name", topology.name(point.resource()))
                .put("reason", point.reason())
                .put("remedy", point.remedy())
                .put("evidence", point.evidence().stream().map(SnapshotCodec::relation).toList())
                .build();
    }

    private static void print(
            Session session, Topology topology, List<SinglePointOfFailure> found) {
        if (found.isEmpty()) {
            session.print("No single point of failure is known.");
        }
        for (SinglePointOfFailure point : found) {
            session.print(
                    Terminal.plain(topology.name(point.resource())) + "  [" + point.rule() + "]");
            session.print("  " + Terminal.plain(point.reason()));
            point.evidence()
                    .forEach(relation ->
                            session.print(
                                    "  known from "
                                            + relation.evidence()
                                            + ": "
                                            + Terminal.plain(topology.name(relation.from()))
                                            + " "
                                            + relation.kind().verb()
                                            + " "
                                            + Terminal.plain(topology.name(relation.to()))));
            session.print("  Remedy: " + Terminal.plain(point.remedy()));
            session.print("");
        }
    }
}
