package io.stratoscope.ui.session;

import io.stratoscope.job.Job;
import io.stratoscope.metrics.MetricLook;
import io.stratoscope.model.Failure;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * Asks for the metrics that one place of the window shows. A new question ends the one before: metrics are paid for, and what is not
 * on screen any more need not be read. On the application thread.
 */
public final class MetricsAsker {

    private final Session session;
    private final MetricsPort port;
    private final Latest questions = new Latest();
    private Optional<Job<MetricLook>> running = Optional.empty();

    public MetricsAsker(Session session, MetricsPort port) {
        this.session = session;
        this.port = port;
    }

    /** Asks; only one of the two is told, and neither when something else is asked in the meantime. */
    public void ask(
            MetricsPort.Wanted wanted, Consumer<MetricLook> done, Consumer<Failure> failed) {
        stop();
        Latest.Turn turn = questions.next();
        running =
                Optional.of(
                        session.run(
                                "Read metrics",
                                job -> port.look(wanted, job),
                                turn.only(done),
                                turn.only(failed)));
    }

    /** Asks nothing more. */
    public void stop() {
        running.ifPresent(Job::cancel);
        running = Optional.empty();
        questions.forget();
    }
}
