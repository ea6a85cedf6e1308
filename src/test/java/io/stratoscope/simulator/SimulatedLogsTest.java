package io.stratoscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

import java.util.List;
import java.util.Map;

final class SimulatedLogsTest {

    private final CloudWatchLogsClient logs =
            TestAccounts.empty().client(CloudWatchLogsClient.class, TestAccounts.REGION);

    @Test
    void pagesFiftyAtATimeAndNoMore() {
        for (int i = 0; i < 51; i++) {
            String name = "/g/" + i;
            logs.createLogGroup(request -> request.logGroupName(name));
        }
        assertThat(logs.describeLogGroups().logGroups()).hasSize(50);
        assertThat(logs.describeLogGroupsPaginator().logGroups()).hasSize(51);
        assertThatThrownBy(() -> logs.describeLogGroups(request -> request.limit(51)))
                .isInstanceOf(CloudWatchLogsException.class);
    }

    @Test
    void findsByPrefixAndNotByWhatOnlyContainsIt() {
        for (String name : List.of("/ecs/a", "/ecs/b", "/old/ecs/c")) {
            logs.createLogGroup(request -> request.logGroupName(name));
        }
        assertThat(
                        logs.describeLogGroups(request -> request.logGroupNamePrefix("/ecs/"))
                                .logGroups())
                .extracting(LogGroup::logGroupName)
                .containsExactly("/ecs/a", "/ecs/b");
        assertThat(
                        logs.describeLogGroups(request -> request.logGroupNamePattern("/ecs/"))
                                .logGroups())
                .hasSize(3);
    }

    @Test
    void groupArnComesWithAndWithoutTheStar() {
        logs.createLogGroup(
                request -> request.logGroupName("/g").tags(Map.of("Project", "immich")));

        LogGroup group = logs.describeLogGroups().logGroups().getFirst();
        assertThat(group.arn()).isEqualTo(group.logGroupArn() + ":*");
        assertThat(
                        logs.listTagsForResource(
                                        request -> request.resourceArn(group.logGroupArn()))
                                .tags())
                .containsEntry("Project", "immich");
    }

    @Test
    void aGroupIsMadeOnceAndDeletedOnce() {
        logs.createLogGroup(request -> request.logGroupName("/g"));
        assertThatThrownBy(() -> logs.createLogGroup(request -> request.logGroupName("/g")))
                .isInstanceOf(ResourceAlreadyExistsException.class);
        logs.deleteLogGroup(request -> request.logGroupName("/g"));
        assertThatThrownBy(() -> logs.deleteLogGroup(request -> request.logGroupName("/g")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void aRetentionThatNobodyCanChooseIsRefused() {
        logs.createLogGroup(request -> request.logGroupName("a"));

        logs.putRetentionPolicy(request -> request.logGroupName("a").retentionInDays(30));
        assertThatThrownBy(() ->
                        logs.putRetentionPolicy(
                                request -> request.logGroupName("a").retentionInDays(31)))
                .isInstanceOf(CloudWatchLogsException.class);
    }

    @Test
    void aPolicyThatIsNotThereCannotBeDeleted() {
        logs.putResourcePolicy(request -> request.policyName("a").policyDocument("{}"));
        logs.deleteResourcePolicy(request -> request.policyName("a"));

        assertThatThrownBy(() -> logs.deleteResourcePolicy(request -> request.policyName("a")))
                .isInstanceOf(ResourceNotFoundException.class);
    }
}
