package io.stratoscope.provision.resource;

import io.stratoscope.model.JsonValue;
import io.stratoscope.provision.driver.Driver;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Existing.State;
import io.stratoscope.provision.driver.Order;
import io.stratoscope.provision.driver.Removal;
import io.stratoscope.provision.driver.Scope;
import io.stratoscope.provision.driver.SdkWords;

import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A log group. Its name has the stack's in it: an account may have thousands, and by their tags AWS finds none. */
final class LogsLogGroupDriver implements Driver {

    private static final String NAME = "LogGroupName";
    private static final String DAYS = "RetentionInDays";
    private static final String KEY = "KmsKeyId";
    private static final String CLASS = "LogGroupClass";

    @Override
    public String type() {
        return "AWS::Logs::LogGroup";
    }

    @Override
    public Set<String> createOnly() {
        return Set.of(NAME, CLASS);
    }

    @Override
    public boolean holdsData() {
        return true;
    }

    @Override
    public List<Existing> list(Scope scope) {
        CloudWatchLogsClient logs = scope.client(CloudWatchLogsClient.class);
        return logs
                .describeLogGroupsPaginator(request -> request.logGroupNamePattern(scope.stack()))
                .logGroups()
                .stream()
                .flatMap(group -> owned(scope, logs, group).stream())
                .toList();
    }

    private Optional<Existing> owned(Scope scope, CloudWatchLogsClient logs, LogGroup group) {
        try {
            Map<String, String> tags =
                    logs.listTagsForResource(request -> request.resourceArn(arn(group))).tags();
            return scope.owns(tags) ? Optional.of(existing(group, tags)) : Optional.empty();
        } catch (ResourceNotFoundException _) {
            // It went since it was listed.
            return Optional.empty();
        }
    }

    /** Without the {@code :*} that means its streams, as the operations for tags want it. */
    private static String arn(LogGroup group) {
        return group.arn().endsWith(":*")
                ? group.arn().substring(0, group.arn().length() - 2)
                : group.arn();
    }

    private Existing existing(LogGroup group, Map<String, String> tags) {
        return Existing.tagged(
                type(),
                group.logGroupName(),
                State.READY,
                JsonValue.object().put("Arn", arn(group) + ":*").build(),
                Properties.only(SdkWords.SAME.read(group), NAME, DAYS, KEY, CLASS),
                tags);
    }

    @Override
    public Existing create(Order order) {
        String name = order.text(NAME);
        if (!name.contains(order.stack())) {
            throw new IllegalArgumentException(
                    "the name of a log group of " + order.stack() + " has to have it in itself");
        }
        CloudWatchLogsClient logs = order.client(CloudWatchLogsClient.class);
        logs.createLogGroup(
                SdkWords.without(DAYS)
                        .fill(CreateLogGroupRequest.builder(), order.properties())
                        .tags(order.tags())
                        .build());
        return existing(find(logs, name).orElseThrow(), order.tags());
    }

    private static Optional<LogGroup> find(CloudWatchLogsClient logs, String name) {
        return logs
                .describeLogGroupsPaginator(request -> request.logGroupNamePrefix(name))
                .logGroups()
                .stream()
                .filter(group -> group.logGroupName().equals(name))
                .findFirst();
    }

    @Override
    public void update(Existing existing, Order order) {
        CloudWatchLogsClient logs = order.client(CloudWatchLogsClient.class);
        String name = existing.ref();
        if (Properties.differ(existing, order, DAYS)) {
            int days = Integer.parseInt(order.text(DAYS));
            logs.putRetentionPolicy(request -> request.logGroupName(name).retentionInDays(days));
        }
        if (Properties.differ(existing, order, KEY)) {
            logs.associateKmsKey(request -> request.logGroupName(name).kmsKeyId(order.text(KEY)));
        }
        if (Properties.tagsDiffer(existing, order)) {
            String arn = existing.attribute("Arn").orElseThrow();
            logs.tagResource(request ->
                    request.resourceArn(arn.substring(0, arn.length() - 2)).tags(order.tags()));
        }
    }

    @Override
    public void delete(Existing existing, Removal removal) {
        try {
            removal.client(CloudWatchLogsClient.class)
                    .deleteLogGroup(request -> request.logGroupName(existing.ref()));
        } catch (ResourceNotFoundException _) {
            // Gone already.
        }
    }
}
