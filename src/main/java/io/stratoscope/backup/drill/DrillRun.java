package io.stratoscope.backup.drill;

import io.stratoscope.aws.AwsFailures;
import io.stratoscope.aws.Fence;
import io.stratoscope.aws.NotAwsException;
import io.stratoscope.aws.WriteRefusedException;
import io.stratoscope.backup.drill.DrillReport.Verdict;
import io.stratoscope.job.JobContext;
import io.stratoscope.provision.apply.Execution;
import io.stratoscope.provision.apply.Listener;
import io.stratoscope.provision.apply.StackStatus;
import io.stratoscope.provision.driver.NotInTimeException;
import io.stratoscope.provision.plan.Action;
import io.stratoscope.provision.plan.Plan;
import io.stratoscope.provision.plan.PlanException;
import io.stratoscope.provision.plan.UnreadException;
import io.stratoscope.provision.stack.Stack;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.datasync.DataSyncClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One drill, from its lease to its report. What fails is told in the report; what was made is removed in any case. */
final class DrillRun {

    private final DrillTools tools;
    private final PreparedDrill prepared;
    private final DrillListener listener;
    private final DrillFence fence;
    private final DrillJournal journal;
    private final DrillLog log;
    private final DrillStack stack;
    private final Map<String, String> types = new HashMap<>();
    private final Instant startedAt;
    private final Instant really;
    private final Duration waitedBefore;
    private List<String> leftBehind = List.of();
    private boolean cancelled;

    DrillRun(DrillTools tools, PreparedDrill prepared, DrillListener listener) {
        this.tools = tools;
        this.prepared = prepared;
        this.listener = listener;
        fence = new DrillFence(prepared.drill());
        journal = new DrillJournal(tools.journal());
        log = new DrillLog(tools.account().clock(), listener);
        startedAt = tools.account().clock().instant();
        really = tools.meter().now();
        waitedBefore = tools.meter().waited();
        stack =
                new DrillStack(
                        prepared.drill(),
                        startedAt.plus(prepared.request().lease()),
                        prepared.original(),
                        prepared.request().database(),
                        prepared.request().visitor());
    }

    /** Why a drill does not go on; the message is one line. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped(String message) {
            super(message);
        }
    }

    DrillReport run(JobContext context) {
        try {
            return Fence.within(fence, () -> fenced(new FencedContext(context, fence)));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private DrillReport fenced(JobContext context) {
        log.begin(DrillPhase.PREFLIGHT);
        log.add(prepared.checks());
        if (!prepared.isReady()) {
            log.end();
            return report(verdict(), List.of());
        }
        journal.begin(
                prepared.drill(), prepared.request().point().id() + " until " + stack.expires());
        Optional<String> stopped = Optional.empty();
        try {
            build(context);
        } catch (Stopped e) {
            stopped = Optional.of(String.valueOf(e.getMessage()));
        } catch (SdkException
                | NotAwsException
                | UnreadException
                | PlanException
                | NotInTimeException
                | WriteRefusedException
                | DrillException e) {
            stopped = Optional.of(words(e));
        } finally {
            // Also when something was thrown that nobody expected: nothing may stay.
            tearDown(context);
        }
        stopped.ifPresent(this::addStop);
        return report(verdict(), leftBehind);
    }

    private static String words(RuntimeException e) {
        return e instanceof SdkException || e instanceof NotAwsException
                ? AwsFailures.of(e).message()
                : String.valueOf(e.getMessage());
    }

    /** What stopped it is found among the checks, too. */
    private void addStop(String why) {
        DrillPhase phase =
                log.phases().stream()
                        .map(DrillReport.Span::phase)
                        .filter(each -> each != DrillPhase.TEAR_DOWN)
                        .reduce((_, last) -> last)
                        .orElse(DrillPhase.BUILD);
        log.add(
                DrillCheck.fail(
                        phase,
                        phase.words().toLowerCase(Locale.ROOT),
                        why,
                        "mend that, then run the drill again"));
    }

    private void build(JobContext context) {
        begin(DrillPhase.BUILD, context);
        make(stack.data(), context);
        begin(DrillPhase.FILES, context);
        List<DrillCheck> copied =
                new DrillCopy(
                                tools.provisioning().place().client(DataSyncClient.class),
                                tools,
                                listener)
                        .run(ref(DrillData.TASK, context), context);
        log.add(copied);
        stopWhenCancelled(context);
        copied.stream()
                .filter(DrillCheck::failed)
                .findFirst()
                .ifPresent(check -> {
                    throw new Stopped("the files were not restored whole: " + check.evidence());
                });
        begin(DrillPhase.START, context);
        make(stack.whole(), context);
        log.add(
                new DrillHealth(
                                tools.provisioning()
                                        .place()
                                        .client(ElasticLoadBalancingV2Client.class),
                                tools.account().clock(),
                                tools.waiting())
                        .await(ref(DrillService.TARGETS, context), context));
        begin(DrillPhase.PROVE, context);
        prove(context);
        log.end(); // whoever looks at it takes no part of the recovery time
        listener.standing(prepared.drill(), context);
    }

    private void begin(DrillPhase phase, JobContext context) {
        stopWhenCancelled(context);
        log.begin(phase);
        journal.phase(prepared.drill(), phase);
        context.step(phase.words());
    }

    private void stopWhenCancelled(JobContext context) {
        if (context.cancelled()) {
            cancelled = true;
            throw new Stopped("it was cancelled");
        }
    }

    private void make(Stack wanted, JobContext context) {
        wanted.resources().forEach(each -> types.put(each.id(), each.type().name()));
        Plan plan = tools.provisioning().planToApply(wanted, context);
        Execution.Result result =
                tools.provisioning().follow(plan, false, false, this::heard, context);
        if (!result.complete()) {
            stopWhenCancelled(context);
            throw new Stopped(
                    result.failures().entrySet().stream()
                            .map(failure -> failure.getKey() + ": " + failure.getValue())
                            .collect(Collectors.joining("; ")));
        }
    }

    private void heard(String id, Action action, Listener.Phase phase, String detail) {
        if (phase == Listener.Phase.DONE && (action == Action.CREATE || action == Action.REPLACE)) {
            log.made(id, types.getOrDefault(id, ""), detail);
        }
        if (phase == Listener.Phase.DONE && action == Action.DELETE) {
            log.gone(id, "");
        }
        DrillSteps.tell(listener, id, action, phase, detail);
    }

    private Map<String, String> refs(JobContext context) {
        return tools.provisioning().status(prepared.drill().text(), context).parts().stream()
                .filter(part -> !part.id().isEmpty())
                .collect(
                        Collectors.toMap(
                                StackStatus.Part::id, StackStatus.Part::name, (one, _) -> one));
    }

    private String ref(String id, JobContext context) {
        return Optional.ofNullable(refs(context).get(id))
                .orElseThrow(() -> new Stopped("the drill's " + id + " is not there"));
    }

    private void prove(JobContext context) {
        IsolationCase isolation =
                new IsolationCase(
                        tools.account(),
                        tools.provisioning().place().region(),
                        prepared.original(),
                        prepared.request().visitor(),
                        refs(context));
        log.add(Isolation.look(isolation));
        DrillProof.Subject subject =
                new DrillSubjects(isolation).subject(prepared.request().point(), startedAt);
        log.add(tools.proof().prove(subject));
        stopWhenCancelled(context);
    }

    private void tearDown(JobContext context) {
        log.begin(DrillPhase.TEAR_DOWN);
        journal.phase(prepared.drill(), DrillPhase.TEAR_DOWN);
        context.step(DrillPhase.TEAR_DOWN.words());
        JobContext all = new UncancelledContext(context);
        TearDown tearDown = new TearDown(tools, prepared.drill(), fence);
        try {
            TearDown.Result result = tearDown.run(this::heard, all);
            leftBehind = result.left();
        } catch (SdkException
                | NotAwsException
                | UnreadException
                | PlanException
                | NotInTimeException
                | WriteRefusedException e) {
            leftBehind = List.of("it is not known what: " + words(e));
        }
        if (leftBehind.isEmpty()) {
            log.resources()
                    .forEach(made ->
                            log.gone(
                                    made.id(),
                                    "not among the resources with the drill's tag, nor among their parts"));
            log.add(
                    DrillCheck.pass(
                            DrillPhase.TEAR_DOWN,
                            "nothing left behind",
                            log.resources().size()
                                    + " resources were removed; asked again, AWS has none with the tag "
                                    + DrillId.TAG
                                    + "="
                                    + prepared.drill()));
            journal.end(prepared.drill(), "");
        } else {
            log.add(
                    DrillCheck.fail(
                            DrillPhase.TEAR_DOWN,
                            "nothing left behind",
                            String.join(", ", leftBehind),
                            "remove it with: stratoscope drill sweep --unlock"));
            journal.left(prepared.drill(), String.join(", ", leftBehind));
        }
        log.end();
    }

    private Verdict verdict() {
        // Whoever cancels while it is torn down comes too late: it is known by then.
        if (cancelled) {
            return Verdict.CANCELLED;
        }
        return log.checks().stream().anyMatch(DrillCheck::failed) ? Verdict.FAILED : Verdict.PROVED;
    }

    private DrillReport report(Verdict verdict, List<String> left) {
        return new DrillReports(tools, prepared, log, startedAt)
                .report(
                        verdict,
                        left,
                        Duration.between(really, tools.meter().now())
                                .minus(tools.meter().waited().minus(waitedBefore)));
    }
}
