package io.stratoscope.metrics;

import io.stratoscope.store.FileException;
import io.stratoscope.store.MetricStore;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What a data directory remembers of an account's metrics. Where it can be neither read nor written there are still the metrics,
 * asked for anew. Safe for many threads.
 */
public final class MetricHistory {

    /** No part of a metric's name has a control character in it. */
    private static final char BETWEEN = '\n';

    private final Path dataDirectory;
    private final String account;
    private final Clock clock;
    private final AtomicReference<Optional<String>> trouble =
            new AtomicReference<>(Optional.empty());
    private Optional<MetricStore> opened = Optional.empty();

    /**
     * @param account as the operator named it
     * @param clock ours; it names a damaged file that is put aside
     */
    public MetricHistory(Path dataDirectory, String account, Clock clock) {
        this.dataDirectory = dataDirectory;
        this.account = account;
        this.clock = clock;
    }

    /** To open it checks the whole file: once is enough, unless it failed. */
    private synchronized MetricStore store() {
        MetricStore store = opened.orElseGet(() -> MetricStore.open(dataDirectory, clock));
        opened = Optional.of(store);
        return store;
    }

    /** What is known of each question; one that cannot be answered as a whole is left out. */
    List<MetricSeries> known(Collection<MetricInquiry> inquiries) {
        if (inquiries.isEmpty()) {
            return List.of();
        }
        Map<MetricStore.Span, List<MetricInquiry>> spans = new LinkedHashMap<>();
        inquiries.forEach(each ->
                spans.computeIfAbsent(span(each.question(), each.window()), _ -> new ArrayList<>())
                        .add(each));
        List<MetricSeries> known = new ArrayList<>();
        try {
            store().read(spans.keySet())
                    .forEach((span, kept) ->
                            spans.getOrDefault(span, List.of())
                                    .forEach(each -> known.add(series(each, kept))));
        } catch (FileException e) {
            failed(e);
        }
        return known;
    }

    private static MetricSeries series(MetricInquiry inquiry, MetricStore.Kept kept) {
        return new MetricSeries(
                inquiry.question(),
                inquiry.window(),
                kept.points().entrySet().stream()
                        .map(each -> new MetricPoint(each.getKey(), each.getValue()))
                        .toList(),
                false,
                List.of());
    }

    /**
     * Keeps what was read as a whole.
     *
     * @param at when, by the account's clock
     */
    void keep(List<MetricSeries> read, Instant at) {
        List<MetricStore.Kept> kept = new ArrayList<>();
        for (MetricSeries series : read) {
            SortedMap<Instant, Double> points = new TreeMap<>();
            series.points().forEach(point -> points.put(point.at(), point.value()));
            kept.add(new MetricStore.Kept(span(series.question(), series.window()), points));
        }
        if (kept.isEmpty()) {
            return;
        }
        try {
            store().add(kept, at);
        } catch (FileException e) {
            failed(e);
        }
    }

    private void failed(FileException e) {
        trouble.set(Optional.of("What was read of metrics is not remembered: " + e.getMessage()));
    }

    /** Why something was not remembered, for people; whoever takes it is the only one to be told. */
    Optional<String> takeTrouble() {
        return trouble.getAndSet(Optional.empty());
    }

    private MetricStore.Span span(MetricQuestion question, MetricWindow window) {
        return new MetricStore.Span(
                new MetricStore.Series(
                        account,
                        question.region(),
                        name(question.metric().id()),
                        question.statistic().word(),
                        window.period()),
                window.from(),
                window.to());
    }

    private static String name(MetricId id) {
        StringBuilder name = new StringBuilder(id.namespace()).append(BETWEEN).append(id.name());
        id.dimensions()
                .forEach((dimension, value) ->
                        name.append(BETWEEN).append(dimension).append(BETWEEN).append(value));
        return name.toString();
    }
}
