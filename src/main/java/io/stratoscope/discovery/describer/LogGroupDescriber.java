package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.DescribeContext;
import io.stratoscope.discovery.Described;
import io.stratoscope.discovery.Describer;
import io.stratoscope.discovery.SdkJson;
import io.stratoscope.model.Arn;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Scope;

import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** CloudWatch Logs log groups. */
public final class LogGroupDescriber implements Describer {

    private static final String ACTION = "logs:DescribeLogGroups";

    /** The most names, and the most groups a page, that the call takes. */
    private static final int PAGE = 50;

    @Override
    public String service() {
        return "logs";
    }

    @Override
    public boolean handles(Arn arn) {
        return arn.service().equals("logs")
                && arn.resourceKind().equals("log-group")
                && !arn.resource().contains(":log-stream:");
    }

    @Override
    public void find(DescribeContext context) {
        switch (context.scope()) {
            case Scope.Tagged _ -> {
                // The sweep names them.
            }
            case Scope.Everything() ->
                    Attempt.call(
                            context,
                            ACTION,
                            List.of(),
                            () ->
                                    fetch(
                                            context,
                                            request -> request.limit(PAGE),
                                            arn -> true,
                                            arn -> {}));
        }
    }

    @Override
    public void describe(List<Arn> wanted, DescribeContext context) {
        Attempt.batchesMissingAreGone(
                context,
                ACTION,
                wanted,
                PAGE,
                batch -> {
                    Set<Arn> found = new HashSet<>();
                    try {
                        byName(context, batch, found);
                    } catch (ResourceNotFoundException _) {
                        // One name that does not exist may refuse the whole batch: then each alone.
                        for (Arn arn : batch) {
                            if (!found.contains(arn)) {
                                alone(context, arn, found);
                            }
                        }
                    }
                    // Reported by the ARN that was asked for, with or without ":*".
                    batch.stream()
                            .filter(arn -> found.contains(LogGroupArn.of(arn)))
                            .toList()
                            .forEach(found::add);
                    return found;
                });
    }

    private static void alone(DescribeContext context, Arn arn, Set<Arn> found) {
        try {
            byName(context, List.of(arn), found);
        } catch (ResourceNotFoundException _) {
            // It is not in the set of those that were found: that says it.
        }
    }

    /** These by name: this filter allows no other parameter, not even a limit. */
    private static void byName(DescribeContext context, List<Arn> batch, Set<Arn> found) {
        Set<Arn> wanted = new HashSet<>(batch.stream().map(LogGroupArn::of).toList());
        List<String> names = wanted.stream().map(LogGroupDescriber::name).sorted().toList();
        // An endpoint that does not know the filter answers with all groups.
        fetch(context, request -> request.logGroupIdentifiers(names), wanted::contains, found::add);
    }

    private static String name(Arn arn) {
        return LogGroupArn.of(arn).resource().substring("log-group:".length());
    }

    private static void fetch(
            DescribeContext context,
            Consumer<DescribeLogGroupsRequest.Builder> filter,
            Predicate<Arn> wanted,
            Consumer<Arn> found) {
        CloudWatchLogsClient logs = context.client(CloudWatchLogsClient.class);
        Pages.forEach(
                context,
                token -> logs.describeLogGroups(request -> filter.accept(request.nextToken(token))),
                DescribeLogGroupsResponse::nextToken,
                page -> {
                    for (LogGroup group : page.logGroups()) {
                        Arn arn = context.arn("logs", "log-group:" + group.logGroupName());
                        if (wanted.test(arn)) {
                            report(group, arn, context);
                            found.accept(arn);
                        }
                    }
                });
    }

    private static void report(LogGroup group, Arn arn, DescribeContext context) {
        RelationsOf relations = new RelationsOf(arn, ACTION);
        relations.toId(
                RelationKind.ENCRYPTED_BY,
                group.kmsKeyId(),
                name -> KeyArn.of(name, context),
                "kmsKeyId");
        String name = group.logGroupName();
        context.found(
                Described.untagged(
                        arn, ResourceType.LOG_GROUP, name, name, ACTION, SdkJson.of(group)),
                relations.list());
    }
}
