package io.stratoscope.ui;

import io.stratoscope.job.Journal;

import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Stops whoever writes of a step until the test lets it go on. That a plan is begun, which has no step's id, goes through.
 *
 * @param begun counts who has begun to write
 * @param goOn lets them go on when it is at zero
 */
public record HeldJournal(Journal journal, CountDownLatch begun, CountDownLatch goOn)
        implements Journal {

    @Override
    public void write(String run, String step, Phase phase, String detail) {
        if (step.contains(" ")) {
            hold();
        }
        journal.write(run, step, phase, detail);
    }

    private void hold() {
        begun.countDown();
        try {
            goOn.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<Entry> entries() {
        return journal.entries();
    }
}
