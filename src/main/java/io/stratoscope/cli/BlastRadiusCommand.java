package io.stratoscope.cli;

import io.stratoscope.json.SnapshotCodec;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Resource;
import io.stratoscope.model.Snapshot;
import io.stratoscope.topology.BlastRadius;
import io.stratoscope.topology.Topology;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says what stops working if a resource, or a whole availability zone, is gone. */
@Command(
        name = "blast-radius",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = "Say what stops working if a resource (or an availability zone) is gone.",
        footerHeading = "%nFor example:%n",
        footer = {
            "  stratoscope blast-radius --simulate immich-database",
            "  stratoscope blast-radius --from today.json eu-central-1a"
        })
final class BlastRadiusCommand extends Subcommand {

    @Parameters(
            paramLabel = "ARN|NAME",
            description = "The resource's ARN, id or name, or an availability zone.")
    String subject = "";

    @Option(names = "--from", paramLabel = "SNAPSHOT", description = "Look at this snapshot file.")
    @Nullable Path from;

    @Override
    ExitCode run(Session session) {
        if (subject.isBlank()) {
            throw new UsageException(
                    "blast-radius needs an ARN, an id or a name; 'stratoscope discover' lists them");
        }
        Snapshot snapshot = session.snapshot(Optional.ofNullable(from));
        Topology topology = Topology.of(snapshot);
        BlastRadius radius =
                isZone(snapshot)
                        ? topology.blastRadiusOfZone(subject)
                        : topology.blastRadius(Naming.find(snapshot, subject, session::say));
        if (session.options().json) {
            session.printJson(json(topology, radius));
        } else {
            print(session, topology, radius);
        }
        return ExitCode.DONE;
    }

    private boolean isZone(Snapshot snapshot) {
        return snapshot.resources().stream()
                .map(Resource::availabilityZone)
                .flatMap(Optional::stream)
                .anyMatch(subject::equals);
    }

    private static JsonObject json(Topology topology, BlastRadius radius) {
        return JsonValue.object()
                .put("subject", radius.subject())
                .put(
                        "gone",
                        radius.gone().stream().map(arn -> JsonValue.of(arn.toString())).toList())
                .put(
                        "impacts",
                        radius.impacts().stream()
                                .map(impact ->
                                        JsonValue.object()
                                                .put("arn", impact.resource().toString())
                                                .put("name", topology.name(impact.resource()))
                                                .put("effect", word(impact))
                                                .put("hops", impact.hops())
                                                .put("reason", impact.reason())
                                                .put(
                                                        "path",
                                                        impact.path().stream()
                                                                .map(SnapshotCodec::relation)
                                                                .toList())
                                                .build())
                                .toList())
                .build();
    }

    private static String word(BlastRadius.Impact impact) {
        return impact.effect().name().toLowerCase(Locale.ROOT);
    }

    private static void print(Session session, Topology topology, BlastRadius radius) {
        if (radius.impacts().isEmpty()) {
            session.print(
                    "Nothing that is known here depends on "
                            + Terminal.plain(radius.subject())
                            + ".");
            return;
        }
        long stops =
                radius.impacts().stream()
                        .filter(impact -> impact.effect() == BlastRadius.Effect.STOPS)
                        .count();
        session.print(
                "If "
                        + Terminal.plain(radius.subject())
                        + " is gone, "
                        + stops
                        + " stop working and "
                        + (radius.impacts().size() - stops)
                        + " are degraded:");
        session.print("");
        List<List<String>> rows = new ArrayList<>();
        radius.impacts()
                .forEach(impact ->
                        rows.add(
                                List.of(
                                        word(impact),
                                        Terminal.plain(topology.name(impact.resource())),
                                        type(topology, impact),
                                        Terminal.plain(impact.reason()))));
        session.printTable(rows);
    }

    private static String type(Topology topology, BlastRadius.Impact impact) {
        return topology.resource(impact.resource())
                .map(resource -> resource.type().name())
                .orElse("(not found)");
    }
}
