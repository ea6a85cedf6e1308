package io.stratoscope.discovery.describer;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Scope;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

import java.util.List;
import java.util.stream.IntStream;

class LogGroupDescriberTest {

    private static Arn group(String name) {
        return RecordedContext.arnOf("logs", "log-group:" + name);
    }

    /** Groups {@code /a} and {@code /b} on pages of which the middle one is empty. */
    private static class FakeLogs implements CloudWatchLogsClient {
        final Served<LogGroup> groups =
                new Served<>(List.of(logGroup("/a")), List.of(), List.of(logGroup("/b")));
        boolean knowsTheFilter = true;
        boolean refusesUnknownNames;
        int calls;

        private static LogGroup logGroup(String name) {
            return LogGroup.builder()
                    .logGroupName(name)
                    .arn(group(name) + ":*")
                    .kmsKeyId("arn:aws:kms:eu-central-1:123456789012:key/k1")
                    .build();
        }

        @Override
        public DescribeLogGroupsResponse describeLogGroups(DescribeLogGroupsRequest request) {
            calls++;
            List<String> names = request.logGroupIdentifiers();
            if (knowsTheFilter && request.hasLogGroupIdentifiers()) {
                assertThat(names).hasSizeLessThanOrEqualTo(50);
                assertThat(request.limit()).isNull();
                if (refusesUnknownNames && !List.of("/a", "/b").containsAll(names)) {
                    throw ResourceNotFoundException.builder().message("none").build();
                }
                return DescribeLogGroupsResponse.builder()
                        .logGroups(
                                groups.all().stream()
                                        .filter(each -> names.contains(each.logGroupName()))
                                        .toList())
                        .build();
            }
            return DescribeLogGroupsResponse.builder()
                    .logGroups(groups.page(request.nextToken()))
                    .nextToken(groups.next(request.nextToken()))
                    .build();
        }

        @Override
        public String serviceName() {
            return "logs";
        }

        @Override
        public void close() {}
    }

    @Test
    void groupsAreAskedForByNameAndHaveTheirKey() {
        RecordedContext context = new RecordedContext(new FakeLogs());

        new LogGroupDescriber().describe(List.of(group("/b"), group("/deleted")), context);

        assertThat(context.lines())
                .containsExactly(
                        "log-group:/b ENCRYPTED_BY kms:key/k1 logs:DescribeLogGroups kmsKeyId");
        assertThat(context.gone).containsExactly(group("/deleted"));
    }

    @Test
    void anEndpointThatDoesNotKnowTheFilterIsReadToItsEnd() {
        FakeLogs logs = new FakeLogs();
        logs.knowsTheFilter = false;
        RecordedContext context = new RecordedContext(logs);

        new LogGroupDescriber().describe(List.of(group("/b"), group("/deleted")), context);

        assertThat(context.found).containsOnlyKeys(group("/b"));
        assertThat(context.gone).containsExactly(group("/deleted"));
    }

    @Test
    void oneNameThatIsRefusedDoesNotTakeTheOthersWithIt() {
        FakeLogs logs = new FakeLogs();
        logs.refusesUnknownNames = true;
        RecordedContext context = new RecordedContext(logs);

        new LogGroupDescriber()
                .describe(List.of(group("/a"), group("/deleted"), group("/b")), context);

        assertThat(context.found).containsOnlyKeys(group("/a"), group("/b"));
        assertThat(context.gone).containsExactly(group("/deleted"));
    }

    @Test
    void fiftyNamesAreOneCallAndFiftyOneAreTwo() {
        FakeLogs logs = new FakeLogs();
        List<Arn> wanted = IntStream.range(0, 51).mapToObj(i -> group("/" + i)).toList();

        new LogGroupDescriber().describe(wanted.subList(0, 50), new RecordedContext(logs));
        assertThat(logs.calls).isEqualTo(1);

        new LogGroupDescriber().describe(wanted, new RecordedContext(logs));
        assertThat(logs.calls).isEqualTo(3);
    }

    @Test
    void theArnWithAllItsStreamsIsTheSameGroup() {
        RecordedContext context = new RecordedContext(new FakeLogs());

        new LogGroupDescriber().describe(List.of(group("/a:*")), context);

        assertThat(context.found).containsOnlyKeys(group("/a"));
        assertThat(context.gone).isEmpty();
        assertThat(new LogGroupDescriber().handles(group("/a:log-stream:s"))).isFalse();
    }

    @Test
    void everyGroupIsListedWhenEverythingIsAskedFor() {
        RecordedContext context = new RecordedContext(new FakeLogs(), new Scope.Everything());

        new LogGroupDescriber().find(context);

        assertThat(context.found).containsOnlyKeys(group("/a"), group("/b"));
    }

    @Test
    void aDeniedCallFailsForWhatItWasAbout() {
        RecordedContext context =
                new RecordedContext(
                        new FakeLogs() {
                            @Override
                            public DescribeLogGroupsResponse describeLogGroups(
                                    DescribeLogGroupsRequest request) {
                                throw RecordedContext.denied();
                            }
                        });

        new LogGroupDescriber().describe(List.of(group("/a")), context);

        assertThat(context.failed).containsExactly("logs:DescribeLogGroups log-group:/a");
    }
}
