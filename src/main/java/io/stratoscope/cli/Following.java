package io.stratoscope.cli;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.job.StepGraph.Outcome;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonNumber;
import io.stratoscope.provision.apply.Execution;
import io.stratoscope.provision.apply.Listener;
import io.stratoscope.provision.apply.Timing;
import io.stratoscope.provision.plan.Action;
import io.stratoscope.provision.plan.Plan;
import io.stratoscope.provision.plan.PlanWords;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Follows a plan with its steps on the terminal, and says how it went. */
final class Following {

    private Following() {}

    /**
     * Follows a plan.
     *
     * @param again the command that goes on where this one stopped
     */
    static ExitCode of(
            Session session,
            AwsAccount account,
            StackOf stack,
            Plan plan,
            boolean includeData,
            boolean finalSnapshot,
            String again) {
        account.guard().unlock();
        Execution.Result result =
                session.await(
                        plan.kind() == Plan.Kind.APPLY
                                ? "apply " + stack.name()
                                : "destroy " + stack.name(),
                        context ->
                                stack.provisioning()
                                        .follow(
                                                plan,
                                                includeData,
                                                finalSnapshot,
                                                (id, action, phase, detail) ->
                                                        tell(session, id, action, phase, detail),
                                                context));
        report(session, stack, plan, result, again);
        return result.complete() ? ExitCode.DONE : ExitCode.AWS;
    }

    private static void tell(
            Session session, String id, Action action, Listener.Phase phase, String detail) {
        switch (phase) {
            case BEGUN -> {}
            case DONE ->
                    session.say(
                            done(action)
                                    + " "
                                    + Terminal.plain(id)
                                    + (detail.isEmpty() || id.endsWith(detail)
                                            ? ""
                                            : " (" + Terminal.plain(detail) + ")"));
            case FAILED ->
                    session.say(
                            "could not "
                                    + PlanWords.word(action)
                                    + " "
                                    + Terminal.plain(id)
                                    + ": "
                                    + Terminal.plain(detail));
        }
    }

    private static String done(Action action) {
        return switch (action) {
            case NONE -> "left";
            case CREATE -> "created";
            case UPDATE -> "updated";
            case REPLACE -> "replaced";
            case DELETE -> "deleted";
        };
    }

    private static void report(
            Session session, StackOf stack, Plan plan, Execution.Result result, String again) {
        Map<String, Integer> counts = counts(result);
        if (session.options().json) {
            JsonValue.ObjectBuilder object =
                    JsonValue.object()
                            .put("stack", stack.name())
                            .put("plan", plan.id())
                            .put("complete", result.complete());
            counts.forEach(object::put);
            object.put("tookSeconds", seconds(result.timing().took()))
                    .put("criticalPathSeconds", seconds(result.timing().criticalPathTook()))
                    .put(
                            "criticalPath",
                            JsonValue.of(
                                    result.timing().criticalPath().stream()
                                            .map(Following::json)
                                            .toList()));
            session.printJson(object.put("failures", result.failures()).build());
        } else if (result.complete()) {
            if (!plan.toDo().isEmpty()) {
                session.say(Terminal.plain(result.timing().words()));
            }
            session.print(
                    plan.kind() == Plan.Kind.APPLY
                            ? "The stack " + stack.name() + " is as it is wanted."
                            : "Nothing of the stack " + stack.name() + " is left.");
        } else {
            session.print(
                    counts.get("failed")
                            + " failed, "
                            + counts.get("notBegun")
                            + " were not begun because of that or because it was stopped. Mend what is said"
                            + " above, then go on with: "
                            + again);
        }
    }

    private static JsonValue json(Timing.Step step) {
        return JsonValue.object().put("id", step.id()).put("seconds", seconds(step.took())).build();
    }

    private static JsonValue seconds(Duration duration) {
        return new JsonNumber(BigDecimal.valueOf(duration.toMillis(), 3));
    }

    private static Map<String, Integer> counts(Execution.Result result) {
        Map<String, Integer> counts = new TreeMap<>(Map.of("done", 0, "failed", 0, "notBegun", 0));
        result.outcomes()
                .values()
                .forEach(outcome ->
                        counts.merge(
                                switch (outcome) {
                                    case Outcome.Done() -> "done";
                                    case Outcome.Failed(var _) -> "failed";
                                    case Outcome.Blocked(var _), Outcome.Cancelled() -> "notBegun";
                                },
                                1,
                                Integer::sum));
        return counts;
    }
}
