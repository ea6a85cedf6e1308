package io.stratoscope.cli;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.NearNames;
import io.stratoscope.provision.apply.LastRun;
import io.stratoscope.provision.apply.Provisioning;
import io.stratoscope.provision.apply.StackStatus;
import io.stratoscope.provision.apply.StatusWords;
import io.stratoscope.store.JournalFile;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;

/** Says which stacks there are, and how they are. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = {
            "List the stacks of the account with what they have and how the last apply or destroy from this"
                    + " computer ended; of one stack, its resources. Changes nothing.",
        },
        footerHeading = "%nFor example:%n",
        footer = {
            "  stratoscope provision status --simulate",
            "  stratoscope provision status photos --profile my-profile"
        })
final class ProvisionStatusCommand extends Subcommand {

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "STACK",
            description = "The stack's name. Default: all stacks.")
    @Nullable String name;

    @Override
    ExitCode run(Session session) {
        return session.withAccount(account -> run(session, account));
    }

    private ExitCode run(Session session, AwsAccount account) {
        Provisioning provisioning = StackOf.of(session, account, "").provisioning();
        if (name == null) {
            all(session, provisioning);
        } else {
            one(session, provisioning, name);
        }
        return ExitCode.DONE;
    }

    private static SortedSet<String> names(Session session, Provisioning provisioning) {
        List<String> journals =
                JournalFile.names(session.dataDirectory().resolve(Provisioning.JOURNALS));
        return session.await("list stacks", _ -> provisioning.names(journals));
    }

    private static StackStatus status(Session session, Provisioning provisioning, String stack) {
        return session.await("look at " + stack, context -> provisioning.status(stack, context));
    }

    private static String where(Provisioning provisioning) {
        return "account " + provisioning.place().accountId() + ", " + provisioning.place().region();
    }

    private static void all(Session session, Provisioning provisioning) {
        List<StackStatus> stacks =
                names(session, provisioning).stream()
                        .map(stack -> status(session, provisioning, stack))
                        .filter(stack -> !stack.isGone())
                        .toList();
        if (session.options().json) {
            session.printJson(
                    place(provisioning)
                            .put("stacks", stacks.stream().map(each -> json(each)).toList())
                            .build());
            return;
        }
        if (stacks.isEmpty()) {
            session.say(
                    "There is no stack in "
                            + where(provisioning)
                            + ". Plan one with: stratoscope provision plan BLUEPRINT -o plan.json");
            return;
        }
        session.printTable(
                stacks.stream()
                        .map(each ->
                                List.of(
                                        Terminal.plain(each.name()),
                                        StatusWords.counts(each),
                                        StatusWords.lastRun(each)))
                        .toList());
        for (StackStatus stack : stacks) {
            StatusWords.advice(stack)
                    .forEach(line ->
                            session.say(
                                    Terminal.plain(stack.name()) + ": " + Terminal.plain(line)));
        }
    }

    private static void one(Session session, Provisioning provisioning, String wanted) {
        StackStatus stack = status(session, provisioning, wanted);
        if (stack.parts().isEmpty() && stack.lastRun().isEmpty()) {
            throw unknown(session, provisioning, wanted);
        }
        if (session.options().json) {
            session.printJson(place(provisioning).put("stack", json(stack)).build());
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        for (StackStatus.Part part : stack.parts()) {
            rows.add(
                    List.of(
                            part.standing().words(),
                            part.type(),
                            Terminal.plain(part.id()),
                            Terminal.plain(part.name())));
        }
        session.printTable(rows);
        if (!rows.isEmpty()) {
            session.print("");
        }
        session.print(
                "The stack "
                        + Terminal.plain(stack.name())
                        + ": "
                        + StatusWords.counts(stack)
                        + "; "
                        + StatusWords.lastRun(stack)
                        + ".");
        StatusWords.advice(stack).forEach(line -> session.say(Terminal.plain(line)));
    }

    private static UsageException unknown(
            Session session, Provisioning provisioning, String wanted) {
        SortedSet<String> names = names(session, provisioning);
        // What was deleted is named for some hours more.
        names.remove(wanted);
        return new UsageException(
                "there is no stack "
                        + Terminal.plain(wanted)
                        + " in "
                        + where(provisioning)
                        + "; "
                        + (names.isEmpty()
                                ? "there is none at all"
                                : Terminal.plain(NearNames.hint(wanted, names))));
    }

    private static JsonValue.ObjectBuilder place(Provisioning provisioning) {
        return JsonValue.object()
                .put("account", provisioning.place().accountId())
                .put("region", provisioning.place().region());
    }

    private static JsonObject json(StackStatus stack) {
        JsonValue.ObjectBuilder object = JsonValue.object().put("name", stack.name());
        JsonValue.ObjectBuilder counts = JsonValue.object();
        stack.counts().forEach((standing, count) -> counts.put(word(standing), count));
        object.put("counts", counts.build()).put("untagged", stack.untagged());
        stack.lastRun().ifPresent(run -> object.put("lastRun", json(run)));
        return object.put("advice", texts(StatusWords.advice(stack)))
                .put("resources", stack.parts().stream().map(part -> json(part)).toList())
                .build();
    }

    private static JsonObject json(LastRun run) {
        JsonValue.ObjectBuilder object =
                JsonValue.object()
                        .put("plan", run.plan())
                        .put("kind", run.kind().name().toLowerCase(Locale.ROOT))
                        .put("at", run.at().toString());
        return switch (run.end()) {
            case LastRun.End.Finished() -> object.put("end", "finished").build();
            case LastRun.End.Failed(List<LastRun.Failure> failures) ->
                    object.put("end", "failed").put("failures", reasons(failures)).build();
            case LastRun.End.Open(List<String> steps) ->
                    object.put("end", "open").put("openSteps", texts(steps)).build();
        };
    }

    /** The last of each, in the order in which they failed. */
    private static Map<String, String> reasons(List<LastRun.Failure> failures) {
        Map<String, String> reasons = new LinkedHashMap<>();
        failures.forEach(failure -> reasons.put(failure.id(), failure.why()));
        return reasons;
    }

    private static JsonObject json(StackStatus.Part part) {
        return JsonValue.object()
                .put("state", word(part.standing()))
                .put("type", part.type())
                .put("id", part.id())
                .put("name", part.name())
                .put("tagged", part.tagged())
                .build();
    }

    private static List<JsonValue> texts(List<String> lines) {
        return lines.stream().<JsonValue>map(JsonValue::of).toList();
    }

    private static String word(StackStatus.Standing standing) {
        return standing.words().replace(' ', '-');
    }
}
