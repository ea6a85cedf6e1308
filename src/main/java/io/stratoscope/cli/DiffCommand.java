package io.stratoscope.cli;

import io.stratoscope.json.JsonText;
import io.stratoscope.json.SnapshotCodec;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Resource;
import io.stratoscope.model.Snapshot;
import io.stratoscope.store.SnapshotFile;
import io.stratoscope.topology.Difference;
import io.stratoscope.topology.SnapshotDiff;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Says what changed between two snapshots. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = "Say what changed between two snapshot files.",
        footerHeading = "%nFor example:%n",
        footer = {
            "  stratoscope diff yesterday.json today.json",
            "  stratoscope diff --exit-code yesterday.json today.json"
        })
final class DiffCommand extends Subcommand {

    @Parameters(index = "0", paramLabel = "A.json", description = "The earlier snapshot.")
    @Nullable Path before;

    @Parameters(index = "1", paramLabel = "B.json", description = "The later snapshot.")
    @Nullable Path after;

    @Option(names = "--exit-code", description = "Exit with 1 when there is a difference.")
    boolean exitCode;

    @Override
    boolean looksAtAnAccount() {
        return false;
    }

    @Override
    ExitCode run(Session session) {
        Snapshot earlier = SnapshotFile.read(Objects.requireNonNull(before));
        Snapshot later = SnapshotFile.read(Objects.requireNonNull(after));
        SnapshotDiff diff = SnapshotDiff.between(earlier, later);
        if (session.options().json) {
            session.printJson(json(diff));
        } else {
            print(
                    session,
                    diff,
                    Difference.of(diff, Difference.names(earlier, later), JsonText::compact));
        }
        return exitCode && !diff.isEmpty() ? ExitCode.CHECK_FAILED : ExitCode.DONE;
    }

    private static JsonObject json(SnapshotDiff diff) {
        return JsonValue.object()
                .put("added", resources(diff.added()))
                .put("removed", resources(diff.removed()))
                .put("changed", diff.changed().stream().map(DiffCommand::json).toList())
                .put("becameStale", resources(diff.becameStale()))
                .put("notRead", resources(diff.notRead()))
                .put(
                        "relationsAdded",
                        diff.relationsAdded().stream().map(SnapshotCodec::relation).toList())
                .put(
                        "relationsRemoved",
                        diff.relationsRemoved().stream().map(SnapshotCodec::relation).toList())
                .build();
    }

    private static List<JsonObject> resources(List<Resource> resources) {
        return resources.stream()
                .map(resource ->
                        JsonValue.object()
                                .put("arn", resource.arn().toString())
                                .put("type", resource.type().name())
                                .put("name", resource.name())
                                .build())
                .toList();
    }

    private static JsonObject json(SnapshotDiff.Change change) {
        return JsonValue.object()
                .put("arn", change.after().arn().toString())
                .put("type", change.after().type().name())
                .put("name", change.after().name())
                .put("fields", change.fields().stream().map(DiffCommand::json).toList())
                .build();
    }

    private static JsonObject json(SnapshotDiff.FieldChange field) {
        JsonValue.ObjectBuilder object = JsonValue.object().put("field", field.field());
        field.before().ifPresent(value -> object.put("before", value));
        field.after().ifPresent(value -> object.put("after", value));
        return object.build();
    }

    private static void print(Session session, SnapshotDiff diff, List<Difference> differences) {
        if (diff.isEmpty()) {
            session.print("There is no difference.");
        }
        for (Difference difference : differences) {
            session.print(difference.sign().symbol() + " " + Terminal.plain(difference.words()));
            difference.details().forEach(detail -> session.print("    " + Terminal.plain(detail)));
        }
    }
}
