package io.stratoscope.simulator;

import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.CreateTopicRequest;
import software.amazon.awssdk.services.sns.model.CreateTopicResponse;
import software.amazon.awssdk.services.sns.model.DeleteTopicRequest;
import software.amazon.awssdk.services.sns.model.DeleteTopicResponse;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesResponse;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicRequest;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicResponse;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsRequest;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsResponse;
import software.amazon.awssdk.services.sns.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.sns.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.sns.model.ListTopicsRequest;
import software.amazon.awssdk.services.sns.model.ListTopicsResponse;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sns.model.SetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.SetTopicAttributesResponse;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sns.model.SubscribeRequest;
import software.amazon.awssdk.services.sns.model.SubscribeResponse;
import software.amazon.awssdk.services.sns.model.Subscription;
import software.amazon.awssdk.services.sns.model.Tag;
import software.amazon.awssdk.services.sns.model.TagResourceRequest;
import software.amazon.awssdk.services.sns.model.TagResourceResponse;
import software.amazon.awssdk.services.sns.model.Topic;
import software.amazon.awssdk.services.sns.model.UnsubscribeRequest;
import software.amazon.awssdk.services.sns.model.UnsubscribeResponse;
import software.amazon.awssdk.services.sns.model.UntagResourceRequest;
import software.amazon.awssdk.services.sns.model.UntagResourceResponse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Amazon SNS: topics and subscriptions. Nothing is delivered. */
final class SimulatedSns extends SimulatedService implements SnsClient {

    /** SNS lets nobody choose: a page is a hundred. */
    private static final Paging.Limits PAGES = new Paging.Limits(100, 1, 100, "InvalidParameter");

    /** What stands for the ARN of a subscription that nobody has confirmed yet. */
    private static final String PENDING = "PendingConfirmation";

    private final Map<String, Map<String, String>> topics = new TreeMap<>();
    private final Map<String, List<Subscription>> subscriptions = new TreeMap<>();

    SimulatedSns(AccountState account, String region) {
        super(account, region, "sns", SnsException::builder);
    }

    /** As in AWS, making a topic that exists gives the one that exists. */
    @Override
    public CreateTopicResponse createTopic(CreateTopicRequest request) {
        return call(
                "CreateTopic",
                request,
                () -> {
                    String arn = arn(request.name());
                    if (topics.containsKey(arn)
                            && request.hasTags()
                            && !tags(request.tags()).equals(account().tags().tags(arn))) {
                        throw error(
                                InvalidParameterException.builder(),
                                400,
                                "InvalidParameter",
                                "Invalid parameter: Tags Reason: Topic already exists with"
                                        + " different tags");
                    }
                    if (!topics.containsKey(arn)) {
                        Map<String, String> attributes = new TreeMap<>(request.attributes());
                        attributes.put("TopicArn", arn);
                        attributes.put("Owner", account().accountId());
                        attributes.putIfAbsent("DisplayName", "");
                        attributes.putIfAbsent("Policy", defaultPolicy(arn));
                        topics.put(arn, attributes);
                        registerTags(arn, tags(request.tags()));
                    }
                    return CreateTopicResponse.builder().topicArn(arn).build();
                });
    }

    private String defaultPolicy(String arn) {
        return """
        {"Version":"2008-10-17","Id":"__default_policy_ID","Statement":[{"Sid":"__default_statement_ID",\
        "Effect":"Allow","Principal":{"AWS":"*"},"Action":["SNS:Publish","SNS:Subscribe"],"Resource":"%s",\
        "Condition":{"StringEquals":{"AWS:SourceOwner":"%s"}}}]}\
        """
                .formatted(arn, account().accountId());
    }

    @Override
    public DeleteTopicResponse deleteTopic(DeleteTopicRequest request) {
        return call(
                "DeleteTopic",
                request,
                () -> {
                    topics.remove(request.topicArn());
                    subscriptions.remove(request.topicArn());
                    account().tags().delete(request.topicArn());
                    return DeleteTopicResponse.builder().build();
                });
    }

    @Override
    public ListTopicsResponse listTopics(ListTopicsRequest request) {
        return call(
                "ListTopics",
                request,
                () -> {
                    var page = page(List.copyOf(topics.keySet()), PAGES, null, request.nextToken());
                    return ListTopicsResponse.builder()
                            .topics(
                                    page.items().stream()
                                            .map(arn -> Topic.builder().topicArn(arn).build())
                                            .toList())
                            .nextToken(page.token())
                            .build();
                });
    }

    @Override
    public GetTopicAttributesResponse getTopicAttributes(GetTopicAttributesRequest request) {
        return call(
                "GetTopicAttributes",
                request,
                () -> {
                    Map<String, String> attributes = new TreeMap<>(topic(request.topicArn()));
                    List<Subscription> all =
                            subscriptions.getOrDefault(request.topicArn(), List.of());
                    long pending =
                            all.stream()
                                    .filter(one -> PENDING.equals(one.subscriptionArn()))
                                    .count();
                    attributes.put("SubscriptionsConfirmed", String.valueOf(all.size() - pending));
                    attributes.put("SubscriptionsPending", String.valueOf(pending));
                    return GetTopicAttributesResponse.builder().attributes(attributes).build();
                });
    }

    @Override
    public SetTopicAttributesResponse setTopicAttributes(SetTopicAttributesRequest request) {
        return call(
                "SetTopicAttributes",
                request,
                () -> {
                    topic(request.topicArn())
                            .put(request.attributeName(), request.attributeValue());
                    return SetTopicAttributesResponse.builder().build();
                });
    }

    /** What goes to people waits for their confirmation. */
    @Override
    public SubscribeResponse subscribe(SubscribeRequest request) {
        return call(
                "Subscribe",
                request,
                () -> {
                    topic(request.topicArn());
                    boolean waits = request.protocol().startsWith("email");
                    Optional<Subscription> same = same(request);
                    if (same.isPresent()) {
                        String known = same.get().subscriptionArn();
                        return SubscribeResponse.builder()
                                .subscriptionArn(
                                        PENDING.equals(known) ? "pending confirmation" : known)
                                .build();
                    }
                    String arn =
                            waits
                                    ? PENDING
                                    : request.topicArn()
                                            + ":"
                                            + account().ids().uuid("subscription");
                    subscriptions
                            .computeIfAbsent(request.topicArn(), key -> new ArrayList<>())
                            .add(
                                    Subscription.builder()
                                            .subscriptionArn(arn)
                                            .topicArn(request.topicArn())
                                            .protocol(request.protocol())
                                            .endpoint(request.endpoint())
                                            .owner(account().accountId())
                                            .build());
                    return SubscribeResponse.builder()
                            .subscriptionArn(waits ? "pending confirmation" : arn)
                            .build();
                });
    }

    private Optional<Subscription> same(SubscribeRequest request) {
        return subscriptions.getOrDefault(request.topicArn(), List.of()).stream()
                .filter(one ->
                        one.protocol().equals(request.protocol())
                                && Objects.equals(one.endpoint(), request.endpoint()))
                .findFirst();
    }

    /** What waits for its confirmation cannot be taken back. */
    @Override
    public UnsubscribeResponse unsubscribe(UnsubscribeRequest request) {
        return call(
                "Unsubscribe",
                request,
                () -> {
                    String arn = request.subscriptionArn();
                    if (!arn.startsWith("arn:")) {
                        throw error(
                                InvalidParameterException.builder(),
                                400,
                                "InvalidParameter",
                                "Invalid parameter: SubscriptionArn Reason: An ARN must have at"
                                        + " least 6 elements");
                    }
                    // As in AWS, one that is gone is no error.
                    subscriptions
                            .values()
                            .forEach(of -> of.removeIf(one -> arn.equals(one.subscriptionArn())));
                    return UnsubscribeResponse.builder().build();
                });
    }

    @Override
    public ListSubscriptionsByTopicResponse listSubscriptionsByTopic(
            ListSubscriptionsByTopicRequest request) {
        return call(
                "ListSubscriptionsByTopic",
                request,
                () -> {
                    topic(request.topicArn());
                    var page =
                            page(
                                    subscriptions.getOrDefault(request.topicArn(), List.of()),
                                    PAGES,
                                    null,
                                    request.nextToken());
                    return ListSubscriptionsByTopicResponse.builder()
                            .subscriptions(page.items())
                            .nextToken(page.token())
                            .build();
                });
    }

    @Override
    public ListSubscriptionsResponse listSubscriptions(ListSubscriptionsRequest request) {
        return call(
                "ListSubscriptions",
                request,
                () -> {
                    List<Subscription> all =
                            subscriptions.values().stream().flatMap(List::stream).toList();
                    var page = page(all, PAGES, null, request.nextToken());
                    return ListSubscriptionsResponse.builder()
                            .subscriptions(page.items())
                            .nextToken(page.token())
                            .build();
                });
    }

    @Override
    public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        return call(
                "ListTagsForResource",
                request,
                () -> {
                    if (!topics.containsKey(request.resourceArn())) {
                        throw error(
                                ResourceNotFoundException.builder(),
                                404,
                                "ResourceNotFound",
                                "Resource does not exist");
                    }
                    return ListTagsForResourceResponse.builder()
                            .tags(
                                    TagLists.list(
                                            account().tags().tags(request.resourceArn()),
                                            (key, value) ->
                                                    Tag.builder().key(key).value(value).build()))
                            .build();
                });
    }

    @Override
    public TagResourceResponse tagResource(TagResourceRequest request) {
        return call(
                "TagResource",
                request,
                () -> {
                    account().tags().tag(request.resourceArn(), tags(request.tags()));
                    return TagResourceResponse.builder().build();
                });
    }

    @Override
    public UntagResourceResponse untagResource(UntagResourceRequest request) {
        return call(
                "UntagResource",
                request,
                () -> {
                    account().tags().untag(request.resourceArn(), request.tagKeys());
                    return UntagResourceResponse.builder().build();
                });
    }

    private Map<String, String> topic(String arn) {
        Map<String, String> attributes = topics.get(arn);
        if (attributes == null) {
            throw error(NotFoundException.builder(), 404, "NotFound", "Topic does not exist");
        }
        return attributes;
    }

    private static Map<String, String> tags(List<Tag> tags) {
        return TagLists.map(tags, Tag::key, Tag::value);
    }
}
