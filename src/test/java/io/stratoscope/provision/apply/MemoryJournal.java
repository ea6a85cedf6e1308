package io.stratoscope.provision.apply;

import io.stratoscope.job.Journal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** What was done, for as long as a test lasts. */
final class MemoryJournal implements Journal {

    private final Clock clock;
    private final List<Entry> entries = new ArrayList<>();

    MemoryJournal(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void write(String run, String step, Phase phase, String detail) {
        entries.add(new Entry(clock.instant(), run, step, phase, detail));
    }

    @Override
    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }
}
