package io.stratoscope.ui.logs;

import io.stratoscope.logs.LogBook;
import io.stratoscope.logs.LogChoice;
import io.stratoscope.logs.LogHistogram;
import io.stratoscope.logs.LogHits;
import io.stratoscope.logs.LogSearch;
import io.stratoscope.ui.session.Latest;
import io.stratoscope.ui.session.Session;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Keeps what is shown of a book in step with it, aside from the application thread, on which it is called and answers. Another choice
 * stops the search for the one before; a book that grew waits for the search that runs.
 */
final class LogFinding {

    /** So many bars there are over time. */
    static final int BARS = 120;

    /** What was found, and when it is from. */
    record Found(LogHits hits, LogHistogram histogram) {}

    private final Session session;
    private final Consumer<Found> told;
    private final Latest turns = new Latest();
    private LogBook book;
    private LogChoice choice = LogChoice.ALL;
    private LogHits known;
    private Instant from = Instant.EPOCH;
    private Instant to = Instant.EPOCH;
    private AtomicBoolean cancelled = new AtomicBoolean();
    private boolean running;
    private boolean again;

    LogFinding(Session session, LogBook book, Consumer<Found> told) {
        this.session = session;
        this.book = book;
        this.told = told;
        known = LogHits.none(book, choice);
    }

    /** Looks at a book that grew, or at another, with the range that the histogram has. */
    void look(LogBook newest, Instant start, Instant end) {
        book = newest;
        from = start;
        to = end;
        if (running) {
            again = true;
        } else {
            search();
        }
    }

    /** Looks for something else. */
    void choose(LogChoice other) {
        choice = other;
        cancelled.set(true);
        search();
    }

    LogChoice choice() {
        return choice;
    }

    void close() {
        cancelled.set(true);
        turns.forget();
    }

    private void search() {
        Latest.Turn turn = turns.next();
        AtomicBoolean stop = new AtomicBoolean();
        Search search = new Search(book, choice, known, from, to);
        cancelled = stop;
        running = true;
        again = false;
        session.jobs()
                .aside(() -> {
                    LogHits all =
                            LogSearch.find(
                                    search.book(),
                                    search.choice(),
                                    search.known(),
                                    stop::get,
                                    hits -> answer(turn, search, hits),
                                    session.jobs()::aside);
                    answer(turn, search, all);
                });
    }

    private record Search(LogBook book, LogChoice choice, LogHits known, Instant from, Instant to) {
        Found found(LogHits hits) {
            return new Found(hits, LogHistogram.of(hits, from, to, BARS));
        }
    }

    private void answer(Latest.Turn turn, Search search, LogHits hits) {
        Found found = search.found(hits);
        session.applicationThread().execute(() -> turn.<Found>only(this::accept).accept(found));
    }

    private void accept(Found found) {
        told.accept(found);
        if (found.hits().isComplete()) {
            known = found.hits();
            running = false;
            if (again) {
                search();
            }
        }
    }
}
