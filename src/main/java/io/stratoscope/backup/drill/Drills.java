package io.stratoscope.backup.drill;

import io.stratoscope.backup.FilesCopy;
import io.stratoscope.job.JobContext;
import io.stratoscope.provision.plan.Plan;
import io.stratoscope.provision.plan.QuotaException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Restore drills of an account, for the faces of the program. Its methods are called in jobs: they ask AWS. */
public final class Drills {

    private final DrillTools tools;

    public Drills(DrillTools tools) {
        this.tools = tools;
    }

    /**
     * Looks whether a drill could work, and reckons what it takes. Makes nothing.
     *
     * @param former how long drills took before, the newest last
     * @throws DrillException when the project is none that can be drilled
     */
    public PreparedDrill prepare(DrillRequest request, List<Duration> former, JobContext context) {
        context.step("look at the project");
        Original original =
                new OriginalReader(tools.account(), request.snapshot(), request.target()).read();
        Instant now = tools.account().clock().instant();
        DrillStack stack =
                new DrillStack(
                        DrillId.at(now),
                        now.plus(request.lease()),
                        original,
                        request.database(),
                        request.visitor());
        context.step("preflight");
        List<DrillCheck> checks =
                Preflight.look(
                        new PreflightCase(
                                tools.account(),
                                tools.provisioning(),
                                request.target(),
                                request.point(),
                                original,
                                stack,
                                context));
        Optional<Plan> plan = plan(stack, context);
        return new PreparedDrill(
                stack.drill(),
                request,
                original,
                checks,
                plan,
                plan.map(all ->
                        new DrillQuotes(tools.prices().get()).quote(all, bytes(request), former)));
    }

    private Optional<Plan> plan(DrillStack stack, JobContext context) {
        try {
            return Optional.of(tools.provisioning().planToApply(stack.whole(), context));
        } catch (QuotaException | DrillException _) {
            return Optional.empty(); // the preflight says why
        }
    }

    /** How many bytes the last copy of the files had to move: at least so many are there. */
    private static long bytes(DrillRequest request) {
        return request.point().files().map(FilesCopy::bytes).orElse(0L);
    }

    /**
     * Runs a drill that was prepared. What it made it removes, whatever happens.
     *
     * @return its report, whatever became of it
     */
    public DrillReport run(PreparedDrill prepared, DrillListener listener, JobContext context) {
        return new DrillRun(tools, prepared, listener).run(context);
    }

    /** Finds what drills left. */
    public List<Leftover> leftovers(JobContext context) {
        return new DrillSweep(tools).find(context);
    }

    /** Removes what a drill left; empty when all of it is gone. */
    public List<String> sweep(Leftover leftover, DrillListener listener, JobContext context) {
        return new DrillSweep(tools).remove(leftover, listener, context);
    }
}
