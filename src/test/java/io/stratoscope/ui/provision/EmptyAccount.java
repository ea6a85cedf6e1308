package io.stratoscope.ui.provision;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.aws.AwsFailures;
import io.stratoscope.diagram.plantuml.PlantUmlLayout;
import io.stratoscope.diagram.view.ViewOptions;
import io.stratoscope.discovery.Discovery;
import io.stratoscope.discovery.DiscoveryRequest;
import io.stratoscope.job.Jobs;
import io.stratoscope.job.Journal;
import io.stratoscope.model.AccountInfo;
import io.stratoscope.model.Scope;
import io.stratoscope.provision.apply.Provisioning;
import io.stratoscope.provision.driver.Waiting;
import io.stratoscope.simulator.SimulatedAccount;
import io.stratoscope.store.JournalFile;
import io.stratoscope.ui.SampleProject;
import io.stratoscope.ui.architecture.ArchitecturePorts.DraftingPort;
import io.stratoscope.ui.lock.LockViewModel;
import io.stratoscope.ui.session.Session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/** A session on an empty simulated account and a small blueprint; the test's own thread plays the application thread. */
final class EmptyAccount implements AutoCloseable {

    static final String SMALL =
            """
            blueprint: small
            about: Keys and a network
            stack: ${name}
            parameters:
              name: {about: The stack's name, default: photos}
              zones: {about: In how many zones, type: integer, default: 2}
              flow-log: {about: Whether traffic is logged, type: boolean, default: false}
            modules:
              kms: {keys: [files]}
              vpc:
                zones: ${zones}
                nat: none
                flow-log: ${flow-log}
            """;

    final Clock clock = Clock.fixed(SampleProject.TAKEN_AT, ZoneOffset.UTC);
    final SimulatedAccount account = SimulatedAccount.empty(clock);
    final LockViewModel lock = new LockViewModel(account.guard(), clock, "");
    final Session session;
    final ProvisionViewModel model;
    private final Path folder;
    private final Jobs jobs = new Jobs(clock);
    private final BlockingQueue<Runnable> applicationThread = new LinkedBlockingQueue<>();

    EmptyAccount(Path folder) {
        this(folder, journal -> journal);
    }

    /** @param watching stands between the work and its journal */
    EmptyAccount(Path folder, UnaryOperator<Journal> watching) {
        this.folder = folder;
        Scope photos = Scope.project("photos");
        session =
                new Session(
                        new AccountInfo("", "simulated", true),
                        photos,
                        (previous, job) ->
                                new Discovery(account, clock)
                                        .run(
                                                new DiscoveryRequest(
                                                        photos, account.regions(), previous),
                                                job),
                        AwsFailures::of,
                        jobs,
                        applicationThread::add,
                        clock);
        DraftingPort drafting = DraftingPort.with(new PlantUmlLayout());
        model =
                new ProvisionViewModel(
                        session,
                        new Provisioning(
                                account,
                                clock,
                                new Waiting(Duration.ofSeconds(15), 40, _ -> {}),
                                file ->
                                        watching.apply(
                                                new JournalFile(folder.resolve(file), clock))),
                        lock,
                        (snapshot, view) -> drafting.draw(snapshot, view, ViewOptions.DEFAULT));
    }

    /** Opens a blueprint and waits until it is checked. */
    void open(String blueprint) throws Exception {
        Path file = Files.writeString(folder.resolve("small.yaml"), blueprint);
        model.form().choose(file);
        until(() -> model.form().blueprintProperty().get().isPresent());
        checked();
    }

    /** Waits for what the check of the form says. */
    void checked() throws InterruptedException {
        until(() -> !model.form().checkingProperty().get());
    }

    /** Sets a parameter and waits until the form is checked. */
    void set(String parameter, String value) throws InterruptedException {
        field(parameter).valueProperty().set(value);
        checked();
    }

    Field field(String parameter) {
        return model.form().fieldsProperty().get().stream()
                .filter(field -> field.parameter().name().equals(parameter))
                .findFirst()
                .orElseThrow();
    }

    void unlock() {
        assertThat(lock.unlock("", Duration.ofMinutes(15))).isTrue();
    }

    /** Plans the small stack and waits for the plan. */
    void plan() throws Exception {
        if (model.form().stackProperty().get().isEmpty()) {
            open(SMALL);
        }
        model.planToApply();
        until(() -> model.phaseProperty().get() != ProvisionViewModel.Phase.PLANNING);
    }

    /** Follows the plan and waits for its end. */
    void follow() throws InterruptedException {
        model.follow();
        untilItEnds();
    }

    void untilItEnds() throws InterruptedException {
        until(() ->
                switch (model.phaseProperty().get()) {
                    case FOLLOWING, STOPPING -> false;
                    case NOTHING, PLANNING, PLANNED, STOPPED, COMPLETE -> true;
                });
    }

    List<String> rows() {
        return model.rows().stream()
                .map(row -> row.state().words() + " " + row.change().action() + " " + id(row))
                .sorted()
                .toList();
    }

    private static String id(PlanRow row) {
        return row.change().id();
    }

    /** The lines of the stack's journal. */
    List<String> journal() throws IOException {
        return Files.readAllLines(
                folder.resolve("stacks").resolve("simulated-eu-central-1-photos.jsonl"));
    }

    /** Runs what jobs hand over until something is so. */
    void until(BooleanSupplier so) throws InterruptedException {
        while (!so.getAsBoolean()) {
            handOver();
        }
    }

    private void handOver() throws InterruptedException {
        Runnable task = applicationThread.poll(60, TimeUnit.SECONDS);
        assertThat(task).as("something handed over to the application thread").isNotNull();
        task.run();
    }

    @Override
    public void close() {
        jobs.close();
    }
}
