package io.stratoscope.ui.logs;

import io.stratoscope.job.Job;
import io.stratoscope.job.JobContext;
import io.stratoscope.logs.LogLine;
import io.stratoscope.logs.LogReading;
import io.stratoscope.logs.LogSource;
import io.stratoscope.logs.LogSources;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Failure;
import io.stratoscope.topology.Topology;
import io.stratoscope.ui.session.Latest;
import io.stratoscope.ui.session.Session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
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

    /** Enough to see what it died of. */
    private static final int MOST = 6;

    private static final Duration BEFORE = Duration.ofMinutes(10);

    /** Who has answers of so many tasks begins anew. */
    private static final int MOST_KEPT = 50;

    /**
     * What a task wrote last.
     *
     * @param lines oldest first
     * @param failures why log groups could not be read, by their names
     */
    public record Answer(List<LogLine> lines, Map<String, Failure> failures) {
        public Answer {
            lines = List.copyOf(lines);
            failures = Map.copyOf(failures);
        }
    }

    private final Session session;
    private final LogPort port;
    private final Latest turns = new Latest();
    private final Map<Arn, Answer> kept = new HashMap<>();
    private Optional<Job<Answer>> running = Optional.empty();

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
            Consumer<Answer> done,
            Consumer<Failure> failed) {
        stop();
        Answer known = kept.get(task);
        if (known != null) {
            done.accept(known);
            return true;
        }
        List<LogSource.Readable> groups =
                LogSources.readable(
                        LogSources.of(topology, service).stream()
                                .flatMap(source -> ofTask(source, task).stream())
                                .toList());
        if (groups.isEmpty()) {
            return false;
        }
        Latest.Turn turn = turns.next();
        running =
                Optional.of(
                        session.run(
                                "Read the last lines of a stopped task",
                                context -> read(groups, stopped, context),
                                turn.only((Answer answer) -> keep(task, answer, done)),
                                turn.only(failed)));
        return true;
    }

    private static Optional<LogSource> ofTask(LogSource source, Arn task) {
        return switch (source) {
            case LogSource.Group group -> group.ofTask(task).map(LogSource.class::cast);
            case LogSource.Objects _, LogSource.Elsewhere _ -> Optional.empty();
        };
    }

    private Answer read(List<LogSource.Readable> groups, Instant stopped, JobContext context) {
        Deque<LogLine> last = new ArrayDeque<>();
        LogReading reading =
                port.read(
                        groups,
                        stopped.minus(BEFORE),
                        stopped,
                        context,
                        line -> {
                            last.addLast(line);
                            if (last.size() > MOST) {
                                last.removeFirst();
                            }
                            return true;
                        });
        return new Answer(List.copyOf(last), reading.failures());
    }

    private void keep(Arn task, Answer answer, Consumer<Answer> done) {
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
