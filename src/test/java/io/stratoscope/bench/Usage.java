package io.stratoscope.bench;

import com.sun.management.OperatingSystemMXBean;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.concurrent.Callable;

/**
 * What a piece of work took: milliseconds by the clock, and milliseconds of processor time of this process, compiler and
 * collector included. On a machine that has other things to do only the second says much.
 */
record Usage(double wall, double cpu) {

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    /** A result and what it took. */
    record Measured<T>(T result, Usage usage) {}

    static <T> Measured<T> of(Callable<T> work) throws Exception {
        long cpu = SYSTEM.getProcessCpuTime();
        long start = System.nanoTime();
        T result = work.call();
        return new Measured<>(
                result,
                new Usage(
                        (System.nanoTime() - start) / 1e6,
                        (SYSTEM.getProcessCpuTime() - cpu) / 1e6));
    }

    /** Processor time of this process so far, in milliseconds. */
    static double cpuNow() {
        return SYSTEM.getProcessCpuTime() / 1e6;
    }

    /** Of several turns, the middle one by either measure. */
    static Usage median(Usage... turns) {
        return new Usage(
                median(Arrays.stream(turns).mapToDouble(Usage::wall).toArray()),
                median(Arrays.stream(turns).mapToDouble(Usage::cpu).toArray()));
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    /** Bytes of the heap that are in use, once what can be collected is. */
    static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
