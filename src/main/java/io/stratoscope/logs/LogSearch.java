package io.stratoscope.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Looks through a book for what a choice takes, from its end to its beginning: the newest lines are what an operator waits for. Pages are
 * looked through side by side where there is help; what is told meanwhile has no gaps all the same.
 */
public final class LogSearch {

    private static final long BETWEEN_NEWS_NANOS = 50_000_000;

    /** Who has fewer pages to do needs no help. */
    private static final int WORTH_HELP = 8;

    /** More than that wait for memory, not for the processor. */
    private static final int MOST_HELPERS = 3;

    private final LogChoice choice;
    private final BooleanSupplier cancelled;

    /** Those to be looked through, the newest first. */
    private final List<LogPage> pages;

    private final AtomicInteger next = new AtomicInteger();
    private final AtomicReferenceArray<int[]> results;

    private LogSearch(List<LogPage> pages, LogChoice choice, BooleanSupplier cancelled) {
        this.pages = pages;
        this.choice = choice;
        this.cancelled = cancelled;
        results = new AtomicReferenceArray<>(pages.size());
    }

    /**
     * Finds, with the help of other threads.
     *
     * @param before an earlier result: what it says of pages that did not change holds on
     * @param cancelled asked before each page; a search that is cancelled is not complete
     * @param soFar is told the first hits at once, and then now and again what there is; on the caller's thread
     * @param helpers has threads of its own; the caller's works too and waits for theirs
     */
    public static LogHits find(
            LogBook book,
            LogChoice choice,
            LogHits before,
            BooleanSupplier cancelled,
            Consumer<LogHits> soFar,
            Executor helpers) {
        return find(book, choice, before, cancelled, soFar, Optional.of(helpers));
    }

    /** The same by the caller's thread alone. */
    public static LogHits find(
            LogBook book,
            LogChoice choice,
            LogHits before,
            BooleanSupplier cancelled,
            Consumer<LogHits> soFar) {
        return find(book, choice, before, cancelled, soFar, Optional.empty());
    }

    private static LogHits find(
            LogBook book,
            LogChoice choice,
            LogHits before,
            BooleanSupplier cancelled,
            Consumer<LogHits> soFar,
            Optional<Executor> helpers) {
        Map<LogPage, int[]> found = before.known(choice);
        List<LogPage> pages =
                book.pages().reversed().stream().filter(page -> !found.containsKey(page)).toList();
        LogSearch search = new LogSearch(pages, choice, cancelled);
        List<CompletableFuture<Void>> help =
                helpers.filter(_ -> pages.size() >= WORTH_HELP).map(search::help).orElse(List.of());
        Telling telling = new Telling(book, choice, found, soFar);
        while (search.lookThroughOne()) {
            telling.of(search);
        }
        help.forEach(CompletableFuture::join);
        return LogHits.of(book, choice, telling.take(search) == pages.size(), found);
    }

    private List<CompletableFuture<Void>> help(Executor helpers) {
        int most = Math.min(MOST_HELPERS, Runtime.getRuntime().availableProcessors() - 1);
        List<CompletableFuture<Void>> help = new ArrayList<>();
        try {
            while (help.size() < most) {
                help.add(CompletableFuture.runAsync(this::lookThrough, helpers));
            }
        } catch (RejectedExecutionException _) {
            // The program ends: who is still here does it alone.
        }
        return help;
    }

    private void lookThrough() {
        while (lookThroughOne()) {
            // the next
        }
    }

    /** Looks through the next page that nobody has; false where there is none, or it is cancelled. */
    private boolean lookThroughOne() {
        int number = next.getAndIncrement();
        if (number >= pages.size() || cancelled.getAsBoolean()) {
            return false;
        }
        LogPage page = pages.get(number);
        results.set(number, choice.isAll() ? LogHits.every(page) : choice.taken(page));
        return true;
    }

    /** Takes over what was found, as far as there is no gap, and says it now and again. */
    private static final class Telling {
        private final LogBook book;
        private final LogChoice choice;
        private final Map<LogPage, int[]> found;
        private final Consumer<LogHits> soFar;
        private long told = System.nanoTime();
        private boolean any;
        private boolean anyTold;
        private int taken;

        Telling(
                LogBook book,
                LogChoice choice,
                Map<LogPage, int[]> found,
                Consumer<LogHits> soFar) {
            this.book = book;
            this.choice = choice;
            this.found = found;
            this.soFar = soFar;
        }

        int take(LogSearch search) {
            while (taken < search.pages.size() && search.results.get(taken) != null) {
                int[] hits = search.results.get(taken);
                found.put(search.pages.get(taken), hits);
                any |= hits.length > 0;
                taken++;
            }
            return taken;
        }

        void of(LogSearch search) {
            boolean left = take(search) < search.pages.size();
            boolean first = any && !anyTold;
            if (left && (first || System.nanoTime() - told > BETWEEN_NEWS_NANOS)) {
                anyTold = any;
                soFar.accept(LogHits.of(book, choice, false, found));
                told = System.nanoTime();
            }
        }
    }
}
