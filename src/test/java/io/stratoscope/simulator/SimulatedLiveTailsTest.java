package io.stratoscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsAsyncClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.LimitExceededException;
import software.amazon.awssdk.services.cloudwatchlogs.model.LiveTailSessionLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.LiveTailSessionUpdate;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cloudwatchlogs.model.SessionTimeoutException;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartLiveTailRequest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

final class SimulatedLiveTailsTest {

    private static final String ARN = "arn:aws:logs:eu-central-1:123456789012:log-group:";
    private static final String GROUP = ARN + "/a";

    private final TurnedClock clock = new TurnedClock();
    private final SimulatedAccount account = SimulatedAccount.empty(clock);
    private final CloudWatchLogsClient logs =
            account.client(CloudWatchLogsClient.class, SimulatedAccount.HOME_REGION);
    private final CloudWatchLogsAsyncClient tails =
            account.client(CloudWatchLogsAsyncClient.class, SimulatedAccount.HOME_REGION);

    @BeforeEach
    void make() {
        account.guard().unlock();
        group("/a", "s");
    }

    private void group(String name, String stream) {
        logs.createLogGroup(request -> request.logGroupName(name));
        logs.createLogStream(request -> request.logGroupName(name).logStreamName(stream));
    }

    private void write(int secondsAgo, String... texts) {
        write("s", secondsAgo, texts);
    }

    private void write(String stream, int secondsAgo, String... texts) {
        long time = clock.instant().minusSeconds(secondsAgo).toEpochMilli();
        logs.putLogEvents(request ->
                request.logGroupName("/a")
                        .logStreamName(stream)
                        .logEvents(
                                Stream.of(texts)
                                        .map(text ->
                                                InputLogEvent.builder()
                                                        .timestamp(time)
                                                        .message(text)
                                                        .build())
                                        .toList()));
    }

    private void seconds(int count) {
        clock.turn(Duration.ofSeconds(count));
    }

    @Test
    void eachSecondHasItsUpdateAndWhatCameInWithIt() {
        write(0, "before");
        TailListener tail = TailListener.of(tails, GROUP);
        tail.ask(100);
        assertThat(tail.starts)
                .singleElement()
                .satisfies(start -> assertThat(start.logGroupIdentifiers()).containsExactly(GROUP));
        seconds(1);
        tail.ask(1);
        write(0, "now");
        write(3600, "late");
        seconds(2);
        tail.ask(1);

        assertThat(tail.updates)
                .extracting(update -> update.sessionResults().size())
                .containsExactly(1, 2, 0);
        assertThat(tail.texts())
                .as(
                        "nobody can tell what came in in the millisecond of the start from what was there")
                .containsExactly("before", "late", "now");
        assertThat(tail.updates.getFirst().sessionMetadata().sampled()).isFalse();
        assertThat(tail.updates.getFirst().sessionResults())
                .extracting(LiveTailSessionLogEvent::logGroupIdentifier)
                .containsOnly(GROUP);
        assertThat(tail.session).isNotDone();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    broken-route | /ecs/immich/server           | ETIMEDOUT
                    failed-nat   | /ecs/immich/machine-learning | timed out
                    full-storage | /ecs/immich/server           | No space left on device
                    disabled-key | /ecs/immich/server           | ECONNREFUSED
                    killed-tasks | /ecs/immich/machine-learning | SIGKILL
                    lost-files   | /ecs/immich/server           | ENOENT
                    """)
    void aDisasterIsToldWhileItIsFollowed(String disaster, String group, String words) {
        SimulatedAccount immich = SimulatedAccount.immich(clock);
        TailListener tail =
                TailListener.of(
                        immich.client(
                                CloudWatchLogsAsyncClient.class, SimulatedAccount.HOME_REGION),
                        ARN + group);
        seconds(300);
        tail.ask(1000);
        assertThat(tail.texts()).noneMatch(text -> text.contains(words));
        int calm = tail.texts().size();
        immich.disasters().turn(disaster, true);
        seconds(6);
        tail.ask(10);
        assertThat(tail.texts().subList(calm, tail.texts().size()))
                .anyMatch(text -> text.contains(words));
        immich.disasters().turn(disaster, false);
        int told = tail.texts().size();
        seconds(300);
        tail.ask(1000);
        assertThat(tail.texts().subList(told, tail.texts().size()))
                .noneMatch(text -> text.contains(words));
    }

    @Test
    void noMoreIsToldThanWasAskedFor() {
        TailListener tail = TailListener.of(tails, GROUP);
        seconds(10);
        assertThat(tail.starts).isEmpty();
        tail.ask(3);
        assertThat(tail.updates).hasSize(2);
    }

    /** The same lines with the same times, whichever way one asks. */
    @Test
    void whatWritersWriteIsWhatFilteringFinds() {
        SimulatedAccount immich = SimulatedAccount.immich(clock);
        String server = ARN + "/ecs/immich/server";
        TailListener tail =
                TailListener.of(
                        immich.client(
                                CloudWatchLogsAsyncClient.class, SimulatedAccount.HOME_REGION),
                        server);
        Instant start = clock.instant();
        seconds(3600);
        tail.ask(4000);

        List<FilteredLogEvent> found =
                immich
                        .client(CloudWatchLogsClient.class, SimulatedAccount.HOME_REGION)
                        .filterLogEventsPaginator(
                                FilterLogEventsRequest.builder()
                                        .logGroupIdentifier(server)
                                        .startTime(start.minusSeconds(60).toEpochMilli())
                                        .build())
                        .stream()
                        .flatMap(page -> page.events().stream())
                        .filter(event ->
                                event.ingestionTime() >= start.toEpochMilli()
                                        && event.ingestionTime() < clock.instant().toEpochMilli())
                        .toList();
        assertThat(found).hasSizeGreaterThan(10);
        assertThat(tail.texts())
                .containsExactlyInAnyOrderElementsOf(
                        found.stream().map(FilteredLogEvent::message).toList());
    }

    @Test
    void moreThanFiveHundredInASecondAreSampled() {
        TailListener tail = TailListener.of(tails, GROUP);
        write(0, texts(501));
        seconds(1);
        write(0, "one");
        seconds(1);
        tail.ask(100);

        assertThat(tail.updates)
                .extracting(update -> update.sessionMetadata().sampled())
                .containsExactly(true, false);
        assertThat(tail.texts()).hasSize(501).doesNotHaveDuplicates().endsWith("one");
    }

    private static String[] texts(int count) {
        return IntStream.range(0, count).mapToObj(i -> "line " + i).toArray(String[]::new);
    }

    @Test
    void fiveHundredAreNotSampled() {
        TailListener tail = TailListener.of(tails, GROUP);
        write(0, texts(500));
        seconds(1);
        tail.ask(100);

        assertThat(tail.updates)
                .singleElement()
                .satisfies(update -> assertThat(update.sessionMetadata().sampled()).isFalse())
                .extracting(LiveTailSessionUpdate::sessionResults)
                .satisfies(results -> assertThat(results).hasSize(500));
    }

    @Test
    void itEndsAfterThreeHours() {
        TailListener tail = TailListener.of(tails, GROUP);
        seconds(3 * 3600);
        tail.ask(1 + 3 * 3600);
        assertThat(tail.updates).hasSize(3 * 3600);
        assertThat(tail.session).isNotDone();
        tail.ask(1);

        assertThat(tail.errors).singleElement().isInstanceOf(SessionTimeoutException.class);
        assertThat(tail.session).isCompletedExceptionally();
    }

    @Test
    void itTellsOfTheStreamsThatWereChosen() {
        logs.createLogStream(request -> request.logGroupName("/a").logStreamName("other"));
        TailListener tail =
                new TailListener(
                        tails,
                        StartLiveTailRequest.builder()
                                .logGroupIdentifiers(GROUP)
                                .logStreamNamePrefixes("oth")
                                .build());
        write(0, "of s");
        write("other", 0, "of other");
        seconds(1);
        tail.ask(10);
        assertThat(tail.texts()).containsExactly("of other");
    }

    private void refused(Class<? extends Exception> type, StartLiveTailRequest request) {
        TailListener tail = new TailListener(tails, request);
        assertThatThrownBy(tail.session::join)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOf(type);
        assertThat(tail.starts).isEmpty();
    }

    private static StartLiveTailRequest of(List<String> groups) {
        return StartLiveTailRequest.builder().logGroupIdentifiers(groups).build();
    }

    @Test
    void whatAwsRefusesIsRefused() {
        List<String> ten = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            group("/g/" + i, "s");
            ten.add(ARN + "/g/" + i);
        }
        refused(InvalidParameterException.class, of(ten));
        ten.removeLast();
        assertThat(new TailListener(tails, of(ten)).session).isNotDone();
        refused(InvalidParameterException.class, of(List.of()));
        refused(InvalidParameterException.class, of(List.of(GROUP + ":*")));
        refused(InvalidParameterException.class, of(List.of("/a")));
        refused(ResourceNotFoundException.class, of(List.of(ARN + "/none")));
        refused(
                InvalidParameterException.class,
                of(ten).toBuilder().logStreamNamePrefixes("s").build());
        account.faults().deny("logs:StartLiveTail");
        assertThatThrownBy(TailListener.of(tails, GROUP).session::join)
                .hasMessageContaining("not authorized to perform: logs:StartLiveTail");
    }

    @Test
    void fifteenAtATime() {
        List<TailListener> open =
                IntStream.range(0, 15).mapToObj(_ -> TailListener.of(tails, GROUP)).toList();
        refused(LimitExceededException.class, of(List.of(GROUP)));
        assertThat(open.getFirst().session.cancel(true)).isTrue();
        assertThat(TailListener.of(tails, GROUP).session).isNotDone();
    }

    @Test
    void itBreaksWithTheNetwork() {
        TailListener tail = TailListener.of(tails, GROUP);
        tail.ask(100);
        account.faults().network("logs:FilterLogEvents");
        seconds(1);
        tail.ask(1);
        assertThat(tail.errors).isEmpty();
        account.faults().network("logs:StartLiveTail");
        tail.ask(1);

        assertThat(tail.updates).hasSize(1);
        assertThat(tail.errors).singleElement().isInstanceOf(SdkClientException.class);
        assertThat(tail.session).isCompletedExceptionally();
    }
}
