package io.stratoscope.metrics;

import io.stratoscope.aws.AccountException;
import io.stratoscope.aws.AwsAccount;
import io.stratoscope.aws.AwsFailures;
import io.stratoscope.aws.NotAwsException;
import io.stratoscope.model.Failure;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Reads metrics, of as many resources as are asked about with as few calls as AWS's limits allow. What does not exist is not asked
 * for, and what was read is kept until its period is over. One that lasts as long as the account is open keeps most. Safe for many
 * threads.
 */
public final class MetricReader {

    /** The call, as an IAM action. */
    public static final String ACTION = "cloudwatch:GetMetricData";

    private static final String SERVICE = "cloudwatch";

    /** About ten megabytes. */
    private static final int KEPT_POINTS = 200_000;

    /**
     * What goes into calls together.
     *
     * @param longer how much longer than the others it is looked at; empty where it is not
     */
    private record Batch(String region, Optional<MetricWindow> longer) {}

    private record Place(String region, String namespace) {}

    private final AwsAccount account;
    private final MetricCatalogue catalogue;
    private final MetricCache cache = new MetricCache(KEPT_POINTS);
    private final Optional<MetricHistory> history;

    /** Remembers as long as it lasts itself. */
    public MetricReader(AwsAccount account) {
        this(account, Optional.empty());
    }

    /** @param history where what was read outlasts the program */
    public MetricReader(AwsAccount account, MetricHistory history) {
        this(account, Optional.of(history));
    }

    private MetricReader(AwsAccount account, Optional<MetricHistory> history) {
        this.account = account;
        this.catalogue = new MetricCatalogue(account);
        this.history = history;
    }

    /**
     * Reads.
     *
     * @param cancelled asked before each call
     * @return an answer to each question, in their order; nothing is thrown for what AWS refuses
     */
    public Map<MetricQuestion, MetricAnswer> read(
            Collection<MetricQuestion> questions, MetricRange range, BooleanSupplier cancelled) {
        Instant now = account.clock().instant();
        cache.sweep(now);
        Map<MetricQuestion, MetricAnswer> answers = new HashMap<>();
        Map<MetricQuestion, MetricWindow> windows = new LinkedHashMap<>();
        for (MetricQuestion question : questions) {
            MetricWindow window = MetricWindow.of(range, question.metric().step(), now);
            windows.put(question, window);
            cache.get(question, window, now)
                    .ifPresent(known -> answers.put(question, new MetricAnswer.Read(known)));
        }
        remember(windows, answers, now);
        List<MetricQuestion> open =
                windows.keySet().stream().filter(each -> !answers.containsKey(each)).toList();
        Set<MetricQuestion> there = new LinkedHashSet<>(open);
        answers.putAll(withoutMetric(open, cancelled));
        there.removeAll(answers.keySet());
        Map<Batch, List<MetricInquiry>> batches = new LinkedHashMap<>();
        for (Map.Entry<MetricQuestion, MetricWindow> each : windows.entrySet()) {
            MetricQuestion question = each.getKey();
            MetricWindow window = each.getValue();
            if (!there.contains(question)) {
                continue;
            }
            Optional<MetricWindow> longer =
                    Optional.of(window).filter(it -> it.isLongerThan(range));
            batches.computeIfAbsent(new Batch(question.region(), longer), _ -> new ArrayList<>())
                    .add(new MetricInquiry(question, window));
        }
        Map<MetricQuestion, MetricAnswer> asked = new LinkedHashMap<>();
        batches.forEach((batch, each) -> asked.putAll(ask(batch.region(), each, cancelled)));
        keep(asked.values(), now);
        answers.putAll(asked);
        Map<MetricQuestion, MetricAnswer> inOrder = new LinkedHashMap<>();
        windows.keySet().forEach(each -> inOrder.put(each, answers.get(each)));
        return inOrder;
    }

    /**
     * Reads.
     *
     * @param compare whether the same hours of the week before are read, too
     * @param cancelled asked before each call
     */
    public MetricReading reading(
            Collection<MetricQuestion> questions,
            MetricRange range,
            boolean compare,
            BooleanSupplier cancelled) {
        return new MetricReading(
                range,
                read(questions, range, cancelled),
                compare
                        ? Optional.of(read(questions, range.weekBefore(), cancelled))
                        : Optional.empty());
    }

    /** The answers to what need not or cannot be asked, since CloudWatch lists no such metric or does not say. */
    private Map<MetricQuestion, MetricAnswer> withoutMetric(
            List<MetricQuestion> questions, BooleanSupplier cancelled) {
        Map<Place, List<MetricQuestion>> places = new LinkedHashMap<>();
        for (MetricQuestion each : questions) {
            places.computeIfAbsent(
                            new Place(each.region(), each.metric().id().namespace()),
                            _ -> new ArrayList<>())
                    .add(each);
        }
        Map<MetricQuestion, MetricAnswer> answers = new HashMap<>();
        places.forEach((place, each) -> {
            Set<MetricId> wanted = new HashSet<>();
            each.forEach(question -> wanted.add(question.metric().id()));
            Set<MetricId> listed = new HashSet<>();
            Optional<MetricAnswer> unread =
                    attempt(
                            "ListMetrics",
                            cancelled,
                            () ->
                                    listed.addAll(
                                            catalogue.listed(
                                                    place.region(),
                                                    place.namespace(),
                                                    wanted,
                                                    cancelled)));
            each.stream()
                    .filter(question -> !listed.contains(question.metric().id()))
                    .forEach(question ->
                            answers.put(question, unread.orElse(new MetricAnswer.NotListed())));
        });
        return answers;
    }

    private Map<MetricQuestion, MetricAnswer> ask(
            String region, List<MetricInquiry> inquiries, BooleanSupplier cancelled) {
        Map<MetricQuestion, MetricAnswer> answers = new HashMap<>();
        CloudWatchClient client = account.client(CloudWatchClient.class, region);
        for (MetricCall call : MetricCall.pack(inquiries)) {
            attempt("GetMetricData", cancelled, () -> answers.putAll(call.send(client, cancelled)))
                    .ifPresent(unread ->
                            call.inquiries().forEach(each -> answers.put(each.question(), unread)));
        }
        return answers;
    }

    /** Does something that asks CloudWatch; the answer is there where it fails. */
    private static Optional<MetricAnswer> attempt(
            String operation, BooleanSupplier cancelled, Runnable question) {
        if (cancelled.getAsBoolean()) {
            return Optional.of(
                    new MetricAnswer.Unread(
                            new Failure.Cancelled("stopped before the metric was read")));
        }
        try {
            question.run();
            return Optional.empty();
        } catch (SdkException
                | UnsupportedOperationException
                | NotAwsException
                | AccountException e) {
            return Optional.of(new MetricAnswer.Unread(AwsFailures.of(SERVICE, operation, e)));
        }
    }

    /** Adds the answers that an earlier run of the program, or another one, read. */
    private void remember(
            Map<MetricQuestion, MetricWindow> windows,
            Map<MetricQuestion, MetricAnswer> answers,
            Instant now) {
        List<MetricInquiry> unknown =
                windows.entrySet().stream()
                        .filter(each -> !answers.containsKey(each.getKey()))
                        .map(each -> new MetricInquiry(each.getKey(), each.getValue()))
                        .toList();
        history.map(each -> each.known(unknown))
                .orElse(List.of())
                .forEach(series -> {
                    cache.put(series, now);
                    answers.put(series.question(), new MetricAnswer.Read(series));
                });
    }

    private void keep(Collection<MetricAnswer> answers, Instant now) {
        List<MetricSeries> whole =
                answers.stream()
                        .filter(MetricAnswer.Read.class::isInstance)
                        .map(answer -> ((MetricAnswer.Read) answer).series())
                        // What is not whole may be whole when it is asked again.
                        .filter(series -> !series.partial())
                        .toList();
        whole.forEach(series -> cache.put(series, now));
        history.ifPresent(each -> each.keep(whole, now));
    }

    /** Why what was read is not remembered beyond this run, for people; whoever takes it is the only one to be told. */
    public Optional<String> takeTrouble() {
        return history.flatMap(MetricHistory::takeTrouble);
    }
}
