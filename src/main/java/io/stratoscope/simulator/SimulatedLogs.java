package io.stratoscope.simulator;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.AssociateKmsKeyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.AssociateKmsKeyResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteResourcePolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteResourcePolicyResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeResourcePoliciesRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeResourcePoliciesResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroupClass;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutResourcePolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutResourcePolicyResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourcePolicy;
import software.amazon.awssdk.services.cloudwatchlogs.model.TagResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.TagResourceResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.UntagResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.UntagResourceResponse;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Amazon CloudWatch Logs: groups, their retention and key, their streams and lines, and resource policies. */
final class SimulatedLogs extends SimulatedService implements CloudWatchLogsClient {

    private static final Paging.Limits PAGES =
            new Paging.Limits(50, 1, 50, "InvalidParameterException");
    private static final int MOST_IDENTIFIERS = 50;

    /** The days that <a href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html">can be chosen</a>. */
    private static final Set<Integer> RETENTIONS =
            Set.of(
                    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192,
                    2557, 2922, 3288, 3653);

    private final NavigableMap<String, LogGroup> groups = new TreeMap<>();
    private final Map<String, ResourcePolicy> policies = new TreeMap<>();
    private final LogStreams streams;

    SimulatedLogs(AccountState account, String region) {
        super(account, region, "logs", CloudWatchLogsException::builder);
        streams = new LogStreams(this);
    }

    @Override
    public CreateLogGroupResponse createLogGroup(CreateLogGroupRequest request) {
        return call(
                "CreateLogGroup",
                request,
                () -> {
                    String name = request.logGroupName();
                    if (groups.containsKey(name)) {
                        throw error(
                                ResourceAlreadyExistsException.builder(),
                                400,
                                "ResourceAlreadyExistsException",
                                "The specified log group already exists");
                    }
                    groups.put(
                            name,
                            LogGroup.builder()
                                    .logGroupName(name)
                                    .arn(arn("log-group:" + name + ":*"))
                                    .logGroupArn(arn("log-group:" + name))
                                    .logGroupClass(LogGroupClass.STANDARD)
                                    .kmsKeyId(request.kmsKeyId())
                                    .creationTime(account().now().toEpochMilli())
                                    .metricFilterCount(0)
                                    .storedBytes(0L)
                                    .build());
                    registerTags(arn("log-group:" + name), request.tags());
                    return CreateLogGroupResponse.builder().build();
                });
    }

    @Override
    public DeleteLogGroupResponse deleteLogGroup(DeleteLogGroupRequest request) {
        return call(
                "DeleteLogGroup",
                request,
                () -> {
                    LogGroup group = group(request.logGroupName());
                    groups.remove(group.logGroupName());
                    streams.forget(group.logGroupName());
                    account().tags().delete(group.logGroupArn());
                    return DeleteLogGroupResponse.builder().build();
                });
    }

    @Override
    public PutRetentionPolicyResponse putRetentionPolicy(PutRetentionPolicyRequest request) {
        return call(
                "PutRetentionPolicy",
                request,
                () -> {
                    LogGroup group = group(request.logGroupName());
                    if (!RETENTIONS.contains(request.retentionInDays())) {
                        throw invalid(
                                "1 validation error detected: Value '%s' at 'retentionInDays'"
                                                .formatted(request.retentionInDays())
                                        + " failed to satisfy constraint");
                    }
                    groups.put(
                            group.logGroupName(),
                            group.toBuilder().retentionInDays(request.retentionInDays()).build());
                    return PutRetentionPolicyResponse.builder().build();
                });
    }

    @Override
    public AssociateKmsKeyResponse associateKmsKey(AssociateKmsKeyRequest request) {
        return call(
                "AssociateKmsKey",
                request,
                () -> {
                    LogGroup group = group(request.logGroupName());
                    groups.put(
                            group.logGroupName(),
                            group.toBuilder().kmsKeyId(request.kmsKeyId()).build());
                    return AssociateKmsKeyResponse.builder().build();
                });
    }

    @Override
    public DescribeLogGroupsResponse describeLogGroups(DescribeLogGroupsRequest request) {
        return call(
                "DescribeLogGroups",
                request,
                () -> {
                    if (request.logGroupNamePrefix() != null
                            && request.logGroupNamePattern() != null) {
                        throw invalid(
                                "LogGroup name prefix and LogGroup name pattern are mutually exclusive"
                                        + " parameters.");
                    }
                    if (request.logGroupIdentifiers().size() > MOST_IDENTIFIERS) {
                        throw invalid("At most 50 log group identifiers can be given.");
                    }
                    var page = page(matching(request), PAGES, request.limit(), request.nextToken());
                    return DescribeLogGroupsResponse.builder()
                            .logGroups(page.items())
                            .nextToken(page.token())
                            .build();
                });
    }

    /** For live tails. */
    LogStreams streams() {
        return streams;
    }

    /** For Cloud Control, which reads log groups too. */
    List<LogGroup> all() {
        return List.copyOf(groups.values());
    }

    private List<LogGroup> matching(DescribeLogGroupsRequest request) {
        if (!request.logGroupIdentifiers().isEmpty()) {
            return request.logGroupIdentifiers().stream()
                    .map(SimulatedLogs::nameOf)
                    .map(groups::get)
                    .filter(Objects::nonNull)
                    .toList();
        }
        String pattern = request.logGroupNamePattern();
        String prefix = request.logGroupNamePrefix();
        if (prefix != null) {
            return groups.tailMap(prefix, true).values().stream()
                    .takeWhile(group -> group.logGroupName().startsWith(prefix))
                    .toList();
        }
        return groups.values().stream()
                .filter(group -> pattern == null || group.logGroupName().contains(pattern))
                .toList();
    }

    @Override
    public CreateLogStreamResponse createLogStream(CreateLogStreamRequest request) {
        return call("CreateLogStream", request, () -> streams.create(request));
    }

    @Override
    public PutLogEventsResponse putLogEvents(PutLogEventsRequest request) {
        return call("PutLogEvents", request, () -> streams.put(request));
    }

    @Override
    public DescribeLogStreamsResponse describeLogStreams(DescribeLogStreamsRequest request) {
        return call("DescribeLogStreams", request, () -> streams.describe(request));
    }

    @Override
    public FilterLogEventsResponse filterLogEvents(FilterLogEventsRequest request) {
        return call("FilterLogEvents", request, () -> streams.filter(request));
    }

    @Override
    public PutResourcePolicyResponse putResourcePolicy(PutResourcePolicyRequest request) {
        return call(
                "PutResourcePolicy",
                request,
                () -> {
                    ResourcePolicy policy =
                            ResourcePolicy.builder()
                                    .policyName(request.policyName())
                                    .policyDocument(request.policyDocument())
                                    .lastUpdatedTime(account().now().toEpochMilli())
                                    .build();
                    policies.put(request.policyName(), policy);
                    return PutResourcePolicyResponse.builder().resourcePolicy(policy).build();
                });
    }

    @Override
    public DeleteResourcePolicyResponse deleteResourcePolicy(DeleteResourcePolicyRequest request) {
        return call(
                "DeleteResourcePolicy",
                request,
                () -> {
                    if (policies.remove(request.policyName()) == null) {
                        throw error(
                                ResourceNotFoundException.builder(),
                                400,
                                "ResourceNotFoundException",
                                "Policy with name [%s] does not exist."
                                        .formatted(request.policyName()));
                    }
                    return DeleteResourcePolicyResponse.builder().build();
                });
    }

    @Override
    public DescribeResourcePoliciesResponse describeResourcePolicies(
            DescribeResourcePoliciesRequest request) {
        return call(
                "DescribeResourcePolicies",
                request,
                () -> {
                    var page =
                            page(
                                    List.copyOf(policies.values()),
                                    PAGES,
                                    request.limit(),
                                    request.nextToken());
                    return DescribeResourcePoliciesResponse.builder()
                            .resourcePolicies(page.items())
                            .nextToken(page.token())
                            .build();
                });
    }

    @Override
    public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        return call(
                "ListTagsForResource",
                request,
                () ->
                        ListTagsForResourceResponse.builder()
                                .tags(
                                        account()
                                                .tags()
                                                .tags(
                                                        group(nameOf(request.resourceArn()))
                                                                .logGroupArn()))
                                .build());
    }

    @Override
    public TagResourceResponse tagResource(TagResourceRequest request) {
        return call(
                "TagResource",
                request,
                () -> {
                    account()
                            .tags()
                            .tag(
                                    group(nameOf(request.resourceArn())).logGroupArn(),
                                    request.tags());
                    return TagResourceResponse.builder().build();
                });
    }

    @Override
    public UntagResourceResponse untagResource(UntagResourceRequest request) {
        return call(
                "UntagResource",
                request,
                () -> {
                    account()
                            .tags()
                            .untag(
                                    group(nameOf(request.resourceArn())).logGroupArn(),
                                    request.tagKeys());
                    return UntagResourceResponse.builder().build();
                });
    }

    LogGroup group(String name) {
        LogGroup group = groups.get(name);
        if (group == null) {
            throw missing("The specified log group does not exist.");
        }
        return group;
    }

    /** The group that a caller names in one of the two ways, and not in both. */
    LogGroup groupOf(@Nullable String name, @Nullable String nameOrArn) {
        if (name == null && nameOrArn != null) {
            return group(nameOf(nameOrArn));
        }
        if (name == null || nameOrArn != null) {
            throw invalid("Exactly one of logGroupName and logGroupIdentifier must be specified.");
        }
        return group(name);
    }

    RuntimeException missing(String message) {
        return error(
                ResourceNotFoundException.builder(), 400, "ResourceNotFoundException", message);
    }

    RuntimeException invalid(String message) {
        return error(
                InvalidParameterException.builder(), 400, "InvalidParameterException", message);
    }

    static String nameOf(String nameOrArn) {
        String kind = ":log-group:";
        int at = nameOrArn.indexOf(kind);
        if (at < 0) {
            return nameOrArn;
        }
        String name = nameOrArn.substring(at + kind.length());
        return name.endsWith(":*") ? name.substring(0, name.length() - 2) : name;
    }
}
