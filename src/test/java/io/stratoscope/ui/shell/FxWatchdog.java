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
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * Watches the application thread while a window is tested: no call on it, be it an event, a pulse or what was left for it to
 * run, may take long.
 *
 * <p>It queues itself behind whatever is queued, over and over, and each time asks how much processor time the thread has had
 * since. That is the time of all that was queued in between, mostly of one call and at times of a few: it can accuse two calls
 * of what they took together, and misses none. It is processor time because the clock of a busy machine tells of the others on
 * it; what the thread waits for, such as a picture that is being painted, is not in it.
 *
 * <p>A call that takes more than {@link #GOAL} is written to {@code target/slow-calls.txt} with where it was seen. One of more than {@link #AGAIN} fails the
 * test, unless it was the first slow one at its place in this JVM: what is done for the first time is mostly loading of classes.
 * For the same reason a call that loads classes is let off, but never beyond {@link #LIMIT}. That is stretched by how slow the
 * machine is in that moment ({@link MachineSpeed}). The place is where our own code is entered; of a pulse without any, the test's class. The first
 * window of a JVM is not watched at all, and {@link DesktopRobot} opens some more so that the JIT compiler is past them.
 */
final class FxWatchdog {

    /** What the issue asks for. */
    private static final Duration GOAL = Duration.ofMillis(50);

    /**
     * What fails a test the second time. It is well above the goal because a machine that tests run on may be busy, and a test's JVM has not compiled a place by then: a window opens
     * in 50 to 85 ms there, and in 40 in the warm one of {@link ActionsBench}.
     */
    private static final Duration AGAIN = Duration.ofMillis(250);

    /** What fails a test even where everything is done for the first time. */
    private static final Duration LIMIT = Duration.ofMillis(500);

    /** Further lambdas and accessors appear at any time; a new screen loads a hundred classes. */
    private static final long FEW_CLASSES = 8;

    private static final int DEPTH_OF_PLACE = 3;

    private static final Duration PAUSE = Duration.ofNanos(300_000);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);
    private static final Path REPORT = Path.of("target", "slow-calls.txt");
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final AtomicBoolean WARM = new AtomicBoolean();
    private static final AtomicLong ASIDE = new AtomicLong();
    private static final MachineSpeed SPEED = new MachineSpeed();
    private static final Set<String> SLOW_BEFORE = ConcurrentHashMap.newKeySet();

    /** A call that is being made, in nanoseconds of processor time. */
    private record Call(
            long thread, long began, long classes, Set<String> seen, List<String> places) {}

    /** One that was made and took long. */
    private record Slow(Duration took, boolean fails, String place, Set<String> seen) {}

    private final Duration again;
    private final Path report;
    private final Set<String> slowBefore;
    private final String test;
    private final List<Slow> slow = new CopyOnWriteArrayList<>();
    private volatile boolean watching;
    private volatile long longest;
    private volatile Optional<Call> now = Optional.empty();

    FxWatchdog() {
        this(AGAIN, REPORT, SLOW_BEFORE);
    }

    /**
     * Not watching yet.
     *
     * @param again the processor time that fails the test when a place has been slow before
     * @param report where slow calls are told
     * @param slowBefore the places at which a call was slow in this JVM
     */
    FxWatchdog(Duration again, Path report, Set<String> slowBefore) {
        this.again = again;
        this.report = report;
        this.slowBefore = slowBefore;
        this.test =
                StackWalker.getInstance()
                        .walk(frames ->
                                frames.map(StackWalker.StackFrame::getClassName)
                                        .filter(each -> each.startsWith("io.stratoscope."))
                                        .filter(each -> each.endsWith("Test"))
                                        .findFirst()
                                        .orElse("no test"));
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

    private static long loadedClasses() {
        return ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount();
    }

    private void next() {
        now.ifPresent(this::judge);
        now = Optional.empty();
        if (watching) {
            LockSupport.parkNanos(PAUSE.toNanos());
            Set<String> seen = Collections.synchronizedSet(new LinkedHashSet<>());
            now =
                    Optional.of(
                            new Call(
                                    Thread.currentThread().threadId(),
                                    spent(),
                                    loadedClasses(),
                                    seen,
                                    new CopyOnWriteArrayList<>()));
            Platform.runLater(this::next);
        }
    }

    private void judge(Call call) {
        Duration took = Duration.ofNanos(spent() - call.began());
        longest = Math.max(longest, took.toNanos());
        if (took.compareTo(GOAL) <= 0) {
            return;
        }
        String place = most(call.places());
        boolean known = !slowBefore.add(place);
        boolean repeated = known && loadedClasses() - call.classes() <= FEW_CLASSES;
        boolean tooSlow = took.toNanos() > again.toNanos() * SPEED.slowness();
        boolean fails = took.compareTo(LIMIT) > 0 || (tooSlow && repeated);
        this.slow.add(new Slow(took, fails, place, call.seen()));
    }

    /** Where the thread was seen most often. */
    private String most(List<String> places) {
        return Set.copyOf(places).stream()
                .max(Comparator.comparingInt(each -> Collections.frequency(places, each)))
                .orElse(test);
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
                    call.places().add(entry(info.getStackTrace()));
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

    /** Where our code is entered, without lines: the same call is at another one the next time it is looked at. */
    private String entry(StackTraceElement[] stack) {
        List<String> ours =
                Arrays.stream(stack)
                        .filter(each -> each.getClassName().startsWith("io.stratoscope."))
                        .filter(each -> !each.getClassName().contains("$$Lambda"))
                        .filter(each -> !each.getClassName().equals(FxWatchdog.class.getName()))
                        .map(each -> each.getClassName() + "." + methodOf(each))
                        .distinct()
                        .toList()
                        .reversed();
        return ours.isEmpty()
                ? "a pulse in " + test
                : ours.stream().limit(DEPTH_OF_PLACE).collect(Collectors.joining(" > "));
    }

    /** A lambda stands for the method that it is written in. */
    private static String methodOf(StackTraceElement call) {
        return call.getMethodName().replaceAll("^lambda\\$(.*)\\$\\d+$", "$1");
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
        for (Slow call : slow) {
            lines.add(
                    "%d ms, %s: %s"
                            .formatted(
                                    call.took().toMillis(),
                                    call.fails() ? "too long" : "let off",
                                    call.place()));
            call.seen().forEach(place -> lines.add("    " + place));
        }
        if (!lines.isEmpty()) {
            Files.createDirectories(report.toAbsolutePath().getParent());
            Files.write(report, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
        if (slow.stream().anyMatch(Slow::fails)) {
            throw new AssertionError(
                    "a call on the application thread took more than %d ms of processor time:%n%s"
                            .formatted(again.toMillis(), String.join("\n", lines)));
        }
    }
}
