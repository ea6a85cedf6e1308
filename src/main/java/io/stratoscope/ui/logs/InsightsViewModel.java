package io.stratoscope.ui.logs;

import io.stratoscope.job.Job;
import io.stratoscope.logs.InsightsAnswer;
import io.stratoscope.logs.InsightsQuery;
import io.stratoscope.model.Failure;
import io.stratoscope.model.Resource;
import io.stratoscope.model.Snapshot;
import io.stratoscope.ui.session.Latest;
import io.stratoscope.ui.session.Session;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A query of CloudWatch Logs Insights and its answer. Nothing is asked unless the operator says so. On the application thread. */
final class InsightsViewModel {

    private final Session session;
    private final LogsViewModel logs;
    private final Optional<LogPort> port;
    private final Latest turns = new Latest();
    private final StringProperty query = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<InsightsAnswer>> answer =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Failure>> failure =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<Job<InsightsAnswer>> job = Optional.empty();

    /** @param logs says of whose lines and of which time is asked */
    InsightsViewModel(Session session, LogsViewModel logs, Optional<LogPort> port) {
        this.session = session;
        this.logs = logs;
        this.port = port;
        query.set(InsightsQuery.named("newest").map(InsightsQuery::query).orElse(""));
    }

    /** What is worth asking of the resource whose lines are shown, its own first. */
    List<InsightsQuery> saved() {
        Optional<Snapshot> snapshot = session.snapshotProperty().get();
        return logs.subjectProperty()
                .get()
                .flatMap(subject -> snapshot.flatMap(known -> known.resource(subject.arn())))
                .map(Resource::type)
                .map(InsightsQuery::of)
                .orElse(List.of());
    }

    /** What AWS takes for a query of the groups that are shown. */
    ObservableValue<String> priceWords() {
        return logs.subjectProperty()
                .map(subject ->
                        InsightsAnswer.priceWords(
                                subject.stream()
                                        .flatMap(one -> one.groups().stream())
                                        .findFirst()
                                        .flatMap(group ->
                                                port.flatMap(known ->
                                                        known.usdAScannedGb(
                                                                group.group().region())))));
    }

    /** Whether something can be asked now. */
    boolean canAsk() {
        return port.isPresent()
                && !query.get().isBlank()
                && logs.subjectProperty().get().filter(one -> !one.groups().isEmpty()).isPresent();
    }

    /** Asks; a query that still runs is stopped. */
    void ask() {
        if (!canAsk()) {
            return;
        }
        stop();
        LogSubject whose = logs.subjectProperty().get().orElseThrow();
        LogPort asked = port.orElseThrow();
        Instant now = asked.now();
        Instant from = logs.rangeProperty().get().from(now);
        Instant to = logs.rangeProperty().get().to(now);
        String text = query.get();
        Latest.Turn turn = turns.next();
        running.set(true);
        answer.set(Optional.empty());
        failure.set(Optional.empty());
        job =
                Optional.of(
                        session.run(
                                "Ask Insights of " + whose.name(),
                                context ->
                                        asked.ask(
                                                whose.groups(),
                                                from,
                                                to,
                                                text,
                                                context,
                                                soFar -> handOver(turn, soFar)),
                                turn.only(this::ended),
                                turn.only(this::failed)));
    }

    private void handOver(Latest.Turn turn, InsightsAnswer soFar) {
        session.applicationThread()
                .execute(() ->
                        turn.<InsightsAnswer>only(newest -> answer.set(Optional.of(newest)))
                                .accept(soFar));
    }

    private void ended(InsightsAnswer all) {
        answer.set(Optional.of(all));
        failure.set(all.failure());
        running.set(false);
    }

    private void failed(Failure why) {
        failure.set(Optional.of(why));
        running.set(false);
    }

    /** Stops the query that runs; what it found so far stays. */
    void stop() {
        turns.forget();
        job.ifPresent(Job::cancel);
        job = Optional.empty();
        running.set(false);
    }

    StringProperty queryProperty() {
        return query;
    }

    ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** What there is; empty before the first. */
    ReadOnlyObjectProperty<Optional<InsightsAnswer>> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    /** Why there is no answer, or not all of it. */
    ReadOnlyObjectProperty<Optional<Failure>> failureProperty() {
        return failure.getReadOnlyProperty();
    }
}
