package io.stratoscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

class FxWatchdogTest {

    private final Set<String> slowBefore = ConcurrentHashMap.newKeySet();

    @TempDir private Path folder;

    @BeforeEach
    void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
        FxWatchdog first = watchdog(); // of a JVM's first nothing is watched
        first.start();
        first.stop();
    }

    @Test
    void callThatTakesTooLongASecondTimeFailsTheTestAndIsTold() throws Exception {
        FxWatchdog watchdog = watchdog();
        watchdog.start();
        workTwice(Duration.ofMillis(110)); // beyond 50 even where the machine is at its slowest

        assertThatThrownBy(watchdog::stop)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("took more than 50 ms of processor time")
                .hasMessageContaining("FxWatchdogTest");
        assertThat(report()).content().contains("FxWatchdogTest").contains("let off");
    }

    @Test
    void firstSlowCallAtAPlaceIsToldOnly() throws Exception {
        FxWatchdog watchdog = watchdog();
        watchdog.start();
        work(Duration.ofMillis(110));

        watchdog.stop();
        assertThat(report()).content().contains("let off");
    }

    @Test
    void placeThatWasSlowInAnotherTestOfThisRunIsKnown() throws Exception {
        FxWatchdog before = watchdog();
        before.start();
        work(Duration.ofMillis(110));
        before.stop();
        FxWatchdog watchdog = watchdog();
        watchdog.start();
        work(Duration.ofMillis(110));

        assertThatThrownBy(watchdog::stop).isInstanceOf(AssertionError.class);
    }

    @Test
    void callThatIsJustShortEnoughPasses() throws Exception {
        FxWatchdog watchdog = watchdog();
        watchdog.start();
        workTwice(Duration.ofMillis(40));

        watchdog.stop();
    }

    @Test
    void noFirstTimeMayTakeHalfASecond() throws Exception {
        FxWatchdog watchdog = watchdog();
        watchdog.start();
        work(Duration.ofMillis(520));

        assertThatThrownBy(watchdog::stop).isInstanceOf(AssertionError.class);
    }

    @Test
    void callsThatAreShortPassHoweverManyTheyAre() throws Exception {
        FxWatchdog watchdog = watchdog();
        watchdog.start();
        for (int i = 0; i < 40; i++) {
            work(Duration.ofMillis(10));
        }

        watchdog.stop();
    }

    @Test
    void whatOnlyTheTestDoesIsNotCounted() throws Exception {
        FxWatchdog watchdog = watchdog();
        watchdog.start();
        WaitForAsyncUtils.waitForAsyncFx(
                20_000,
                () ->
                        FxWatchdog.aside(() -> {
                            spend(Duration.ofMillis(400));
                            return true;
                        }));
        WaitForAsyncUtils.waitForFxEvents();

        watchdog.stop();
    }

    private FxWatchdog watchdog() {
        return new FxWatchdog(Duration.ofMillis(50), report(), slowBefore);
    }

    private Path report() {
        return folder.resolve("slow-calls.txt");
    }

    private static void workTwice(Duration time) {
        work(time);
        work(time);
    }

    private static void work(Duration time) {
        WaitForAsyncUtils.waitForAsyncFx(
                20_000,
                () -> {
                    spend(time);
                    return true;
                });
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Processor time of this thread, whatever the clock says. */
    private static void spend(Duration time) {
        var threads = ManagementFactory.getThreadMXBean();
        long end = threads.getCurrentThreadCpuTime() + time.toNanos();
        while (threads.getCurrentThreadCpuTime() < end) {
            Thread.onSpinWait();
        }
    }
}
