package io.stratoscope.ui.shell;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.Map;

/**
 * How much slower than at its best in this run the machine is just now. Processor time does not count what others do, but two
 * virtual processors may share one core and its caches: then the same work takes up to twice as much of it.
 */
final class MachineSpeed {

    /** More is not the machine's. */
    private static final double MOST = 2;

    private static final int KEYS = 2_000;
    private static final int TURNS_UNTIL_COMPILED = 200;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Map<Integer, Integer> numbers = new HashMap<>();
    private long best = Long.MAX_VALUE;

    MachineSpeed() {
        for (int i = 0; i < KEYS; i++) {
            numbers.put(i, i * 31 % KEYS);
        }
        for (int i = 0; i < TURNS_UNTIL_COMPILED; i++) {
            slowness();
        }
    }

    /** Does a fixed piece of work on this thread; 1 when it took no longer than ever. */
    synchronized double slowness() {
        long before = THREADS.getCurrentThreadCpuTime();
        int at = 1;
        for (int i = 0; i < KEYS * 5; i++) {
            at = numbers.getOrDefault((at + i) % KEYS, 0);
        }
        // What was found is used, so that finding it is not left out.
        long took = Math.max(1, THREADS.getCurrentThreadCpuTime() - before + at % 2);
        best = Math.min(best, took);
        return Math.min(MOST, (double) took / best);
    }
}
