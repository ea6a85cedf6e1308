package io.stratoscope.cli;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.stack.Stack;
import io.stratoscope.provision.stack.Wanted;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Checks a blueprint, and says what its stack would be made of. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = {
            "Check a blueprint, and list the resources of its stack in the order in which they can be"
                    + " made: those of one step side by side. No account is asked.",
        },
        footerHeading = "%nFor example:%n",
        footer = {
            "  stratoscope provision check immich",
            "  stratoscope provision check mine.yaml --set name=photos --json"
        })
final class ProvisionCheckCommand extends Subcommand {

    @Mixin final BlueprintOptions blueprint = new BlueprintOptions();

    @Override
    boolean looksAtAnAccount() {
        return false;
    }

    @Override
    ExitCode run(Session session) {
        Stack stack = blueprint.stack();
        Map<String, Wanted> byId =
                stack.resources().stream()
                        .collect(Collectors.toMap(Wanted::id, Function.identity()));
        List<List<String>> waves = stack.graph().waves();
        if (session.options().json) {
            session.printJson(json(stack, waves, byId));
        } else {
            print(session, stack, waves, byId);
        }
        return ExitCode.DONE;
    }

    private static void print(
            Session session, Stack stack, List<List<String>> waves, Map<String, Wanted> byId) {
        List<List<String>> rows = new ArrayList<>();
        for (int step = 0; step < waves.size(); step++) {
            for (String id : waves.get(step)) {
                Wanted wanted = byId.get(id);
                if (wanted != null) {
                    rows.add(
                            List.of(
                                    String.valueOf(step + 1),
                                    wanted.type().name(),
                                    id,
                                    wanted.module()));
                }
            }
        }
        session.printTable(rows);
        session.print("");
        session.print(
                "The stack "
                        + stack.name()
                        + ": "
                        + stack.resources().size()
                        + " resources in "
                        + waves.size()
                        + " steps.");
    }

    private static JsonObject json(
            Stack stack, List<List<String>> waves, Map<String, Wanted> byId) {
        return JsonValue.object()
                .put("stack", stack.name())
                .put("project", stack.project())
                .put(
                        "steps",
                        JsonValue.of(
                                waves.stream()
                                        .map(wave ->
                                                JsonValue.of(
                                                        wave.stream()
                                                                .flatMap(id ->
                                                                        java.util.stream.Stream
                                                                                .ofNullable(
                                                                                        byId.get(
                                                                                                id)))
                                                                .map(ProvisionCheckCommand::json)
                                                                .toList()))
                                        .toList()))
                .build();
    }

    private static JsonObject json(Wanted wanted) {
        return JsonValue.object()
                .put("id", wanted.id())
                .put("type", wanted.type().name())
                .put("module", wanted.module())
                .put(
                        "after",
                        JsonValue.of(wanted.dependencies().stream().map(JsonValue::of).toList()))
                .build();
    }
}
