package io.stratoscope.bench;

import io.stratoscope.backup.drill.DrillReport;
import io.stratoscope.backup.drill.DrillSite;

import java.time.Duration;

/** Whole restore drills in the simulated account, whose clock whoever waits turns: what is left is the program's own time. */
final class DrillBench {

    private static final int TURNS = 5;

    /** So long a drill lasts of which the overhead is a part. */
    private static final Duration DRILL = Duration.ofMinutes(30);

    private DrillBench() {}

    public static void main(String[] arguments) {
        for (int i = 0; i < TURNS; i++) {
            try (DrillSite site = new DrillSite()) {
                long begin = System.nanoTime();
                DrillReport report = site.run();
                Duration took = Duration.ofNanos(System.nanoTime() - begin);
                System.out.printf(
                        "%s, %d resources: %.1f s with looking at the project and the preflight; not waiting"
                                + " %.1f s of its %d minutes (%.2f %% of 30)%n",
                        report.verdict(),
                        report.resources().size(),
                        took.toMillis() / 1e3,
                        report.overhead().toMillis() / 1e3,
                        Duration.between(report.startedAt(), report.endedAt()).toMinutes(),
                        100.0 * report.overhead().toMillis() / DRILL.toMillis());
            }
        }
    }
}
