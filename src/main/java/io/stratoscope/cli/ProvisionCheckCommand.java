package io.stratoscope.cli;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonArray;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.stack.Stack;
import io.stratoscope.provision.stack.Wanted;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.ArrayList;
import java.util.List;

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
        if (session.options().json) {
            session.printJson(json(stack));
        } else {
            print(session, stack);
        }
        return ExitCode.DONE;
    }

    private static void print(Session session, Stack stack) {
        List<List<Wanted>> steps = stack.steps();
        List<List<String>> rows = new ArrayList<>();
        for (int step = 0; step < steps.size(); step++) {
            for (Wanted wanted : steps.get(step)) {
                rows.add(
                        List.of(
                                String.valueOf(step + 1),
                                wanted.type().name(),
                                wanted.id(),
                                wanted.module()));
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
                        + steps.size()
                        + " steps.");
    }

    private static JsonObject json(Stack stack) {
        return JsonValue.object()
                .put("stack", stack.name())
                .put("project", stack.project())
                .put(
                        "steps",
                        JsonValue.of(
                                stack.steps().stream().map(ProvisionCheckCommand::step).toList()))
                .build();
    }

    private static JsonArray step(List<Wanted> step) {
        return JsonValue.of(step.stream().map(ProvisionCheckCommand::json).toList());
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
