package io.stratoscope.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * When uploads came to one place: a file system or a database that a service used for a while, and perhaps others after it.
 *
 * @param spans in the order of time
 */
record UploadTimes(List<Span> spans) {

    /**
     * Whatever came after one moment and until another.
     *
     * @param until {@link Instant#MAX} where they still come
     */
    record Span(Instant after, Instant until) {
        boolean holds(Instant time) {
            return time.isAfter(after) && !time.isAfter(until);
        }

        private Span until(Instant time) {
            return until.isAfter(time) ? new Span(after, time) : this;
        }
    }

    UploadTimes {
        spans = List.copyOf(spans);
    }

    /** From the first upload that there was. */
    static UploadTimes always() {
        return new UploadTimes(List.of(new Span(Instant.MIN, Instant.MAX)));
    }

    /** None yet. */
    static UploadTimes never() {
        return new UploadTimes(List.of());
    }

    boolean holds(Instant time) {
        return spans.stream().anyMatch(span -> span.holds(time));
    }

    /** The same up to a time, and nothing later. */
    UploadTimes until(Instant time) {
        return new UploadTimes(
                spans.stream()
                        .filter(span -> span.after().isBefore(time))
                        .map(span -> span.until(time))
                        .toList());
    }

    /** The same, and whatever comes after a time. */
    UploadTimes andAfter(Instant time) {
        List<Span> more = new ArrayList<>(until(time).spans);
        more.add(new Span(time, Instant.MAX));
        return new UploadTimes(more);
    }
}
