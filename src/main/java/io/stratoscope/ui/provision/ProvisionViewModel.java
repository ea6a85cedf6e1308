package io.stratoscope.ui.provision;

import io.stratoscope.job.Job;
import io.stratoscope.job.JobContext;
import io.stratoscope.provision.apply.Execution;
import io.stratoscope.provision.apply.Listener;
import io.stratoscope.provision.apply.Provisioning;
import io.stratoscope.provision.plan.Action;
import io.stratoscope.provision.plan.Change;
import io.stratoscope.provision.plan.Extra;
import io.stratoscope.provision.plan.Plan;
import io.stratoscope.provision.plan.PlanWords;
import io.stratoscope.provision.stack.Stack;
import io.stratoscope.ui.control.Advice;
import io.stratoscope.ui.lock.LockViewModel;
import io.stratoscope.ui.provision.PlanRow.State;
import io.stratoscope.ui.session.Answer;
import io.stratoscope.ui.session.Session;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A stack from its blueprint to the account: a plan is made, looked at and followed, step by step. On the application thread; what
 * asks AWS runs in jobs.
 */
public final class ProvisionViewModel {

    /** Where one is on the way. */
    enum Phase {
        /** There is no plan. */
        NOTHING,
        PLANNING,
        PLANNED,
        FOLLOWING,
        /** It was asked to stop; what was begun is being finished. */
        STOPPING,
        /** It was followed in part: the same plan can be gone on with. */
        STOPPED,
        COMPLETE
    }

    private static final String STACK_NAME = "[a-z][a-z0-9-]*[a-z0-9]";

    private final Session session;
    private final Provisioning provisioning;
    private final LockViewModel lock;
    private final BlueprintForm form;
    private final PlanDiagram diagram;
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.NOTHING);
    private final ReadOnlyObjectWrapper<Optional<Plan>> plan =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<PlanRow> rows = FXCollections.observableArrayList();
    private final ObservableList<Extra> extras = FXCollections.observableArrayList();
    private final StringProperty stackName = new SimpleStringProperty("");
    private final StringProperty typedName = new SimpleStringProperty("");
    private final BooleanProperty finalSnapshots = new SimpleBooleanProperty(true);
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper took = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper whyNotPlan = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper whyNotRemove = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper whyNotFollow = new ReadOnlyStringWrapper("");
    private Optional<Job<?>> following = Optional.empty();

    public ProvisionViewModel(
            Session session,
            Provisioning provisioning,
            LockViewModel lock,
            ProvisionPorts.Drafting drafting) {
        this.session = session;
        this.provisioning = provisioning;
        this.lock = lock;
        this.form = new BlueprintForm(session);
        this.diagram = new PlanDiagram(session, drafting);
        form.stackProperty().subscribe(now -> now.ifPresent(stack -> stackName.set(stack.name())));
        form.stackProperty().subscribe(this::judge);
        form.checkingProperty().subscribe(this::judge);
        stackName.subscribe(this::judge);
        typedName.subscribe(this::judge);
        phase.subscribe(this::judge);
        lock.leftProperty().subscribe(this::judge);
        judge();
    }

    /** Looks at the account for what has to be done so that the stack is there. */
    void planToApply() {
        if (whyNotPlan.get().isEmpty()) {
            form.stackProperty()
                    .get()
                    .ifPresent(stack ->
                            plan(
                                    "Plan " + stack.name(),
                                    context -> provisioning.planToApply(stack, context)));
        }
    }

    /** Looks at the account for everything of the named stack, so as to remove it. */
    void planToRemove() {
        if (whyNotRemove.get().isEmpty()) {
            String name = stackName.get().strip();
            plan(
                    "Plan the removal of " + name,
                    context -> provisioning.planToDestroy(name, context));
        }
    }

    private void plan(String job, Function<JobContext, Plan> making) {
        forget();
        phase.set(Phase.PLANNING);
        message.set("Looking at the account …");
        session.run(
                job,
                context -> Answer.of(() -> making.apply(context), Refusals::words),
                answer -> answer.take(this::show, this::notPlanned),
                failure -> notPlanned(Advice.sentences(failure)));
    }

    private void forget() {
        plan.set(Optional.empty());
        rows.clear();
        diagram.show(Optional.empty(), rows);
        typedName.set("");
        finalSnapshots.set(true);
        extras.clear();
        took.set("");
        trouble.set("");
    }

    private void show(Plan made) {
        rows.setAll(made.toDo().stream().map(PlanRow::waiting).toList());
        diagram.show(Optional.of(made), rows);
        extras.setAll(made.extras());
        plan.set(Optional.of(made));
        message.set(PlanWords.summary(made));
        phase.set(Phase.PLANNED);
    }

    private void notPlanned(String why) {
        message.set("");
        trouble.set("There is no plan: " + why);
        phase.set(Phase.NOTHING);
    }

    /** Does what the plan says, from its beginning or from where it stopped. */
    void follow() {
        if (whyNotFollow.get().isEmpty()) {
            plan.get().ifPresent(this::follow);
        }
    }

    private void follow(Plan now) {
        boolean includeData = losesData();
        boolean snapshots = finalSnapshots.get();
        rows.replaceAll(PlanRow::again);
        diagram.show(rows);
        trouble.set("");
        message.set(
                now.kind() == Plan.Kind.APPLY
                        ? "Applying the plan …"
                        : "Removing the stack " + now.stack().name() + " …");
        phase.set(Phase.FOLLOWING);
        lock.hold();
        following =
                Optional.of(
                        session.run(
                                (now.kind() == Plan.Kind.APPLY ? "Apply " : "Destroy ")
                                        + now.stack().name(),
                                context ->
                                        Answer.of(
                                                () ->
                                                        provisioning.follow(
                                                                now,
                                                                includeData,
                                                                snapshots,
                                                                this::heard,
                                                                context),
                                                Refusals::words),
                                answer ->
                                        answer.take(result -> ended(now, result), this::brokenOff),
                                failure -> brokenOff(Advice.sentences(failure))));
    }

    /** On a step's thread. */
    private void heard(String id, Action action, Listener.Phase how, String detail) {
        session.applicationThread().execute(() -> stepped(id, action, how, detail));
    }

    private void stepped(String id, Action action, Listener.Phase how, String detail) {
        rows.replaceAll(row ->
                row.isAbout(id, action)
                        ? switch (how) {
                            case BEGUN -> row.running();
                            case DONE -> row.after(action, detail);
                            case FAILED -> row.failed(detail);
                        }
                        : row);
        diagram.show(rows);
    }

    private void ended(Plan followed, Execution.Result result) {
        rows.replaceAll(row -> row.state() == State.RUNNING ? row.again() : row);
        diagram.show(rows);
        if (result.complete()) {
            message.set(
                    followed.kind() == Plan.Kind.APPLY
                            ? "The stack " + followed.stack().name() + " is as it is wanted."
                            : "Nothing of the stack " + followed.stack().name() + " is left.");
            took.set(rows.isEmpty() ? "" : result.timing().words());
            over(Phase.COMPLETE);
        } else {
            message.set(count(State.DONE) + " of " + rows.size() + " done.");
            trouble.set(howItStopped(result));
            over(Phase.STOPPED);
        }
    }

    private String howItStopped(Execution.Result result) {
        long failed = count(State.FAILED);
        long waiting = count(State.WAITING);
        String words =
                failed == 0
                        ? result.failures().values().stream()
                                .findFirst()
                                .map(each -> each + ". ")
                                .orElse("Stopped. ")
                        : failed + " failed: what went wrong and what to do stands in the row. ";
        return words
                + (waiting > 0 ? waiting + (waiting == 1 ? " was" : " were") + " not begun. " : "")
                + "Resume goes on where it stopped.";
    }

    private long count(State state) {
        return rows.stream().filter(row -> row.state() == state).count();
    }

    private void brokenOff(String why) {
        rows.replaceAll(PlanRow::again);
        diagram.show(rows);
        message.set("");
        trouble.set("Broken off: " + why);
        over(Phase.STOPPED);
    }

    // Something may have been changed whatever came of it.
    private void over(Phase end) {
        following = Optional.empty();
        lock.release();
        phase.set(end);
        session.refresh();
    }

    /** Asks to stop: what was begun is finished, nothing else is begun. */
    void cancel() {
        if (phase.get() == Phase.FOLLOWING) {
            following.ifPresent(Job::cancel);
            message.set("Stopping: what was begun is finished first …");
            phase.set(Phase.STOPPING);
        }
    }

    /** The window leaves the project; a plan that is being followed is asked to stop. */
    void close() {
        following.ifPresent(Job::cancel);
    }

    /** Whether following the plan loses what is in a resource. */
    boolean losesData() {
        return plan.get().map(Plan::toDo).orElse(List.of()).stream().anyMatch(Change::losesData);
    }

    private void judge() {
        whyNotPlan.set(reasonAgainstPlanning());
        whyNotRemove.set(reasonAgainstRemoving());
        whyNotFollow.set(reasonAgainstFollowing());
    }

    private boolean busy() {
        return switch (phase.get()) {
            case PLANNING, FOLLOWING, STOPPING -> true;
            case NOTHING, PLANNED, STOPPED, COMPLETE -> false;
        };
    }

    private String reasonAgainstPlanning() {
        if (busy()) {
            return "Wait for what is under way.";
        }
        if (form.checkingProperty().get()) {
            return "The form is being checked.";
        }
        return form.stackProperty().get().isPresent()
                ? ""
                : "Choose a blueprint, and correct what is said in the form.";
    }

    private String reasonAgainstRemoving() {
        if (busy()) {
            return "Wait for what is under way.";
        }
        return stackName.get().strip().matches(STACK_NAME) ? "" : "Name the stack to remove.";
    }

    private String reasonAgainstFollowing() {
        if (plan.get().isEmpty() || rows.isEmpty()) {
            return "There is nothing to do.";
        }
        if (busy()) {
            return "Wait for what is under way.";
        }
        if (phase.get() == Phase.COMPLETE) {
            return "The plan was followed to its end.";
        }
        if (plan.get().filter(this::isOutdated).isPresent()) {
            return "The form has changed since this plan was made: plan again.";
        }
        if (!lock.whyNot().isEmpty()) {
            return lock.whyNot();
        }
        if (losesData() && !typedName.get().strip().equals(planned())) {
            return "Data would be lost: type the stack's name to allow that.";
        }
        return "";
    }

    private boolean isOutdated(Plan made) {
        Optional<Stack> wanted = form.stackProperty().get();
        return made.kind() == Plan.Kind.APPLY
                && wanted.filter(stack -> stack.equals(made.stack())).isEmpty();
    }

    private String planned() {
        return plan.get().map(made -> made.stack().name()).orElse("");
    }

    BlueprintForm form() {
        return form;
    }

    PlanDiagram diagram() {
        return diagram;
    }

    ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /** The plan that is shown. */
    ReadOnlyObjectProperty<Optional<Plan>> planProperty() {
        return plan.getReadOnlyProperty();
    }

    /** The changes of the plan, those that change something. */
    ObservableList<PlanRow> rows() {
        return rows;
    }

    /** What somebody else made in what the stack has; it is left alone. */
    ObservableList<Extra> extras() {
        return extras;
    }

    /** The stack that would be removed; the blueprint's until another is named. */
    StringProperty stackNameProperty() {
        return stackName;
    }

    /** What was typed to allow that data are lost. */
    StringProperty typedNameProperty() {
        return typedName;
    }

    /** Whether databases leave a snapshot behind. */
    BooleanProperty finalSnapshotsProperty() {
        return finalSnapshots;
    }

    /** How it stands, in a line. */
    ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /** How long the plan took, on the account's clock, and how long it had to; empty until it was followed to its end. */
    ReadOnlyStringProperty tookProperty() {
        return took.getReadOnlyProperty();
    }

    /** What went wrong and what to do; empty where nothing did. */
    ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /** Why no plan can be made; empty where one can. */
    ReadOnlyStringProperty whyNotPlanProperty() {
        return whyNotPlan.getReadOnlyProperty();
    }

    /** Why no removal can be planned; empty where one can. */
    ReadOnlyStringProperty whyNotRemoveProperty() {
        return whyNotRemove.getReadOnlyProperty();
    }

    /** Why the plan cannot be followed; empty where it can. */
    ReadOnlyStringProperty whyNotFollowProperty() {
        return whyNotFollow.getReadOnlyProperty();
    }
}
