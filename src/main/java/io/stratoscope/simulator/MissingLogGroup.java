package io.stratoscope.simulator;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.datasync.DataSyncClient;
import software.amazon.awssdk.services.datasync.model.DescribeTaskResponse;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The log groups of DataSync's tasks are gone: the tasks go on, and nobody learns which files failed. */
final class MissingLogGroup implements BackupFault {

    static final String NAME = "missing-log-group";

    private static final String GROUP = ":log-group:";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String about() {
        return "the log groups of DataSync's tasks are deleted";
    }

    @Override
    public Object shown(SdkRequest request, Object answer, AccountState account) {
        Optional<String> asked =
                switch (request) {
                    case DescribeLogStreamsRequest it ->
                            either(it.logGroupName(), it.logGroupIdentifier());
                    case FilterLogEventsRequest it ->
                            either(it.logGroupName(), it.logGroupIdentifier());
                    case GetLogEventsRequest it ->
                            either(it.logGroupName(), it.logGroupIdentifier());
                    default -> Optional.empty();
                };
        if (asked.isEmpty() && !(answer instanceof DescribeLogGroupsResponse)) {
            return answer;
        }
        Set<String> gone = groups(account);
        asked.filter(gone::contains)
                .ifPresent(_ -> {
                    throw ResourceNotFoundException.builder()
                            .awsErrorDetails(
                                    AwsErrorDetails.builder()
                                            .serviceName("CloudWatchLogs")
                                            .errorCode("ResourceNotFoundException")
                                            .errorMessage("The specified log group does not exist.")
                                            .build())
                            .message("The specified log group does not exist.")
                            .statusCode(400)
                            .build();
                });
        return answer instanceof DescribeLogGroupsResponse it
                ? it.toBuilder()
                        .logGroups(
                                it.logGroups().stream()
                                        .filter(group -> !gone.contains(group.logGroupName()))
                                        .toList())
                        .build()
                : answer;
    }

    private static Optional<String> either(@Nullable String name, @Nullable String arn) {
        return Optional.ofNullable(name == null ? arn : name).map(MissingLogGroup::name);
    }

    private static String name(String nameOrArn) {
        int group = nameOrArn.indexOf(GROUP);
        return (group < 0 ? nameOrArn : nameOrArn.substring(group + GROUP.length()))
                .replaceFirst(":\\*$", "");
    }

    private static Set<String> groups(AccountState account) {
        return account
                .service(SimulatedDataSync.class, DataSyncClient.class, account.homeRegion())
                .all()
                .stream()
                .map(DescribeTaskResponse::cloudWatchLogGroupArn)
                .filter(Objects::nonNull)
                .map(MissingLogGroup::name)
                .collect(Collectors.toSet());
    }
}
