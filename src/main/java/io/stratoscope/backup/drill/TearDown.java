package io.stratoscope.backup.drill;

import io.stratoscope.job.JobContext;
import io.stratoscope.provision.apply.Execution;
import io.stratoscope.provision.apply.Listener;
import io.stratoscope.provision.plan.Change;
import io.stratoscope.provision.plan.Plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Removes what carries a drill's id, and looks whether it is gone. */
final class TearDown {

    private static final int ATTEMPTS = 3;

    private final DrillTools tools;
    private final DrillId drill;
    private final DrillFence fence;

    TearDown(DrillTools tools, DrillId drill, DrillFence fence) {
        this.tools = tools;
        this.drill = drill;
        this.fence = fence;
    }

    /**
     * What became of it.
     *
     * @param left what is still there, in words; empty when nothing is
     * @param removed what there was
     */
    record Result(List<String> left, List<Change> removed) {

        boolean complete() {
            return left.isEmpty();
        }
    }

    /** What is there of it. */
    Plan plan(JobContext context) {
        Plan plan = tools.provisioning().planToDestroy(drill.text(), context);
        // By the tag that holds the drill's id, and by nothing else.
        fence.own(plan.changes().stream().flatMap(change -> change.ref().stream()).toList());
        return plan;
    }

    /** Removes all of it, and tries again what was refused as something else still needed it. */
    Result run(Listener listener, JobContext context) {
        Plan plan = plan(context);
        List<Change> removed = plan.toDo();
        Map<String, String> failures = Map.of();
        for (int attempt = 1; attempt <= ATTEMPTS && !plan.toDo().isEmpty(); attempt++) {
            Execution.Result result =
                    tools.provisioning().follow(plan, true, false, listener, context);
            failures = result.failures();
            plan = plan(context);
        }
        Map<String, String> why = failures;
        return new Result(
                plan.changes().stream()
                        .map(change ->
                                Stream.of(
                                                Optional.of(change.type()),
                                                change.ref(),
                                                Optional.ofNullable(why.get(change.id())))
                                        .flatMap(Optional::stream)
                                        .collect(Collectors.joining(" ")))
                        .toList(),
                removed);
    }
}
