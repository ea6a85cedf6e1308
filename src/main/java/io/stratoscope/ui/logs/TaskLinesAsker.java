package io.stratoscope.ui.logs;

import io.stratoscope.job.Job;
import io.stratoscope.job.JobContext;
import io.stratoscope.logs.LastLines;
import io.stratoscope.logs.LogSource;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Failure;
import io.stratoscope.topology.Topology;
import io.stratoscope.ui.session.Latest;
import io.stratoscope.ui.session.Session;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Asks what a task wrote last before it stopped. That does not change any more, so what was answered is not asked again. On the
 * application thread.
 */
public final class TaskLinesAsker {

    /** Who has answers of so many tasks begins anew. */
    private static final int MOST_KEPT = 50;

    private final Session session;
    private final LogPort port;
    private final Latest turns = new Latest();
    private final Map<Arn, LastLines> kept = new HashMap<>();
    private Optional<Job<LastLines>> running = Optional.empty();

    public TaskLinesAsker(Session session, LogPort port) {
        this.session = session;
        this.port = port;
    }

    /**
     * Asks; only one of the two is told, and neither when something else is asked in the meantime.
     *
     * @param service whose task it was
     * @param stopped when it stopped
     * @return whether there is anything to ask
     */
    public boolean ask(
            Topology topology,
            Arn service,
            Arn task,
            Instant stopped,
            Consumer<LastLines> done,
            Consumer<Failure> failed) {
        stop();
        LastLines known = kept.get(task);
        if (known != null) {
            done.accept(known);
            return true;
        }
        List<LogSource.Reachable> groups = LastLines.places(topology, service, task);
        if (groups.isEmpty()) {
            return false;
        }
        Latest.Turn turn = turns.next();
        running =
                Optional.of(
                        session.run(
                                "Read the last lines of a stopped task",
                                context -> read(groups, stopped, context),
                                turn.only((LastLines answer) -> keep(task, answer, done)),
                                turn.only(failed)));
        return true;
    }

    private LastLines read(List<LogSource.Reachable> groups, Instant stopped, JobContext context) {
        return LastLines.read(
                groups,
                stopped,
                (places, from, to, lines) -> port.read(places, from, to, context, lines));
    }

    private void keep(Arn task, LastLines answer, Consumer<LastLines> done) {
        if (answer.failures().isEmpty() && !answer.lines().isEmpty()) {
            if (kept.size() >= MOST_KEPT) {
                kept.clear();
            }
            kept.put(task, answer);
        }
        done.accept(answer);
    }

    /** Asks nothing more. */
    public void stop() {
        running.ifPresent(Job::cancel);
        running = Optional.empty();
        turns.forget();
    }
}
