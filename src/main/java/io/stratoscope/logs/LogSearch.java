package io.stratoscope.logs;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Looks through a book for what a choice takes, from its end to its beginning: the newest lines are what an operator waits for.
 */
public final class LogSearch {

    private static final long BETWEEN_NEWS_NANOS = 50_000_000;

    private LogSearch() {}

    /**
     * Finds.
     *
     * @param before an earlier result: what it says of pages that did not change holds on
     * @param cancelled asked before each page; a search that is cancelled is not complete
     * @param soFar is told the first hits at once, and then now and again what there is
     */
    public static LogHits find(
            LogBook book,
            LogChoice choice,
            LogHits before,
            BooleanSupplier cancelled,
            Consumer<LogHits> soFar) {
        Map<LogPage, int[]> found = before.known(choice);
        List<LogPage> pages = book.pages();
        long told = System.nanoTime();
        boolean any = false;
        long left = pages.stream().filter(page -> !found.containsKey(page)).count();
        for (int i = pages.size() - 1; i >= 0; i--) {
            LogPage page = pages.get(i);
            if (found.containsKey(page)) {
                continue;
            }
            if (cancelled.getAsBoolean()) {
                return LogHits.of(book, choice, false, found);
            }
            int[] hits = hits(page, choice);
            found.put(page, hits);
            left--;
            boolean first = !any && hits.length > 0;
            if (left > 0 && (first || System.nanoTime() - told > BETWEEN_NEWS_NANOS)) {
                any |= first;
                soFar.accept(LogHits.of(book, choice, false, found));
                told = System.nanoTime();
            }
        }
        return LogHits.of(book, choice, true, found);
    }

    private static int[] hits(LogPage page, LogChoice choice) {
        if (choice.isAll()) {
            return LogHits.every(page);
        }
        int[] hits = new int[page.size()];
        int count = 0;
        for (int slot = 0; slot < page.size(); slot++) {
            if (choice.takes(page, slot)) {
                hits[count++] = slot;
            }
        }
        return Arrays.copyOf(hits, count);
    }
}
