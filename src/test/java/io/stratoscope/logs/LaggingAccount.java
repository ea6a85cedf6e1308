package io.stratoscope.logs;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.aws.CallMeter;
import io.stratoscope.aws.WriteGuard;

import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * An account in which FilterLogEvents finds lines a while after they came in, as AWS's does.
 *
 * @param account where they are
 */
record LaggingAccount(AwsAccount account, Duration lag) implements AwsAccount {

    @Override
    public <C extends SdkClient> C client(Class<C> type, String region) {
        C client = account.client(type, region);
        return client instanceof CloudWatchLogsClient logs ? type.cast(new Lagging(logs)) : client;
    }

    private final class Lagging implements CloudWatchLogsClient {
        private final CloudWatchLogsClient logs;

        Lagging(CloudWatchLogsClient logs) {
            this.logs = logs;
        }

        @Override
        public FilterLogEventsResponse filterLogEvents(FilterLogEventsRequest request) {
            FilterLogEventsResponse all = logs.filterLogEvents(request);
            long until = clock().instant().minus(lag).toEpochMilli();
            return all.toBuilder()
                    .events(
                            all.events().stream()
                                    .filter(event -> event.ingestionTime() <= until)
                                    .toList())
                    .build();
        }

        @Override
        public String serviceName() {
            return logs.serviceName();
        }

        @Override
        public void close() {}
    }

    @Override
    public String label() {
        return account.label();
    }

    @Override
    public boolean simulated() {
        return account.simulated();
    }

    @Override
    public List<String> regions() {
        return account.regions();
    }

    @Override
    public Clock clock() {
        return account.clock();
    }

    @Override
    public CallMeter meter() {
        return account.meter();
    }

    @Override
    public WriteGuard guard() {
        return account.guard();
    }

    @Override
    public void close() {
        account.close();
    }
}
