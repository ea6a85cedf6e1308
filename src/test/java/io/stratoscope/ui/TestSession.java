package io.stratoscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.job.Jobs;
import io.stratoscope.model.AccountInfo;
import io.stratoscope.model.Failure;
import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;
import io.stratoscope.ui.session.CostPort;
import io.stratoscope.ui.session.HealthPort;
import io.stratoscope.ui.session.Notice;
import io.stratoscope.ui.session.Session;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A session without a toolkit: the test's own thread plays the application thread, and what jobs hand over waits for it. */
public final class TestSession implements AutoCloseable {

    public final Clock clock = Clock.fixed(SampleProject.TAKEN_AT, ZoneOffset.UTC);
    public final Jobs jobs = new Jobs(clock);
    public final BlockingQueue<Runnable> applicationThread = new LinkedBlockingQueue<>();
    public final Session session;

    /** What the next discovery finds. */
    private volatile Snapshot answer = SampleProject.snapshot();

    public TestSession() {
        this(Optional.empty(), Optional.empty());
    }

    /** One of which somebody says how it is: each discovery is followed by a look, another thing that is handed over. */
    public TestSession(HealthPort health) {
        this(Optional.of(health), Optional.empty());
    }

    /** One of which somebody says what it costs: each discovery is followed by a look at what is kept. */
    public TestSession(CostPort costs) {
        this(Optional.empty(), Optional.of(costs));
    }

    private TestSession(Optional<HealthPort> health, Optional<CostPort> costs) {
        session =
                new Session(
                        new AccountInfo("", "simulated", true),
                        Scope.project("immich"),
                        (previous, job) -> answer,
                        thrown -> new Failure.Bug(String.valueOf(thrown.getMessage())),
                        health,
                        costs,
                        jobs,
                        applicationThread::add,
                        clock);
    }

    /** Discovers this; whoever follows the snapshot has heard of it then. */
    public void discover(Snapshot found) throws InterruptedException {
        answer = found;
        session.refresh();
        handOver();
    }

    /** Waits for what a job hands over to the application thread, and runs it. */
    public void handOver() throws InterruptedException {
        Runnable task = applicationThread.poll(20, TimeUnit.SECONDS);
        assertThat(task).as("something handed over to the application thread").isNotNull();
        task.run();
    }

    /** What the window says, newest last. */
    public List<String> notices() {
        return session.notices().shown().stream().map(Notice::words).toList();
    }

    @Override
    public void close() {
        jobs.close();
    }
}
