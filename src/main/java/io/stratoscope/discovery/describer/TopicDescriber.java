package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.DescribeContext;
import io.stratoscope.discovery.Described;
import io.stratoscope.discovery.Describer;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Evidence;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Relation;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Scope;

import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicResponse;
import software.amazon.awssdk.services.sns.model.ListTopicsResponse;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.Subscription;
import software.amazon.awssdk.services.sns.model.Tag;
import software.amazon.awssdk.services.sns.model.Topic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * SNS topics. Of a subscription only the protocol is kept, and the ARN where its endpoint is one: the others are people's
 * e-mail addresses, phone numbers, and URLs that may hold tokens.
 */
public final class TopicDescriber implements Describer {

    private static final String ACTION = "sns:GetTopicAttributes";
    private static final String LIST_ACTION = "sns:ListTopics";
    private static final String SUBSCRIPTIONS_ACTION = "sns:ListSubscriptionsByTopic";
    private static final String TAGS_ACTION = "sns:ListTagsForResource";

    private static final String SUBSCRIPTIONS = "Subscriptions";

    /** Retry settings, repeated in full for every topic. */
    private static final Set<String> LEFT_OUT = Set.of("DeliveryPolicy", "EffectiveDeliveryPolicy");

    @Override
    public String service() {
        return "sns";
    }

    /** A subscription's ARN is its topic's with one more segment. */
    @Override
    public boolean handles(Arn arn) {
        return arn.service().equals("sns") && !arn.resource().contains(":");
    }

    /** Each takes calls of its own. */
    @Override
    public int taskSize() {
        return 25;
    }

    @Override
    public void find(DescribeContext context) {
        switch (context.scope()) {
            case Scope.Tagged _ -> {
                // The sweep names them.
            }
            case Scope.Everything() -> {
                List<Arn> topics = new ArrayList<>();
                SnsClient sns = context.client(SnsClient.class);
                Attempt.call(
                        context,
                        LIST_ACTION,
                        List.of(),
                        () ->
                                Pages.forEach(
                                        context,
                                        token ->
                                                sns.listTopics(request -> request.nextToken(token)),
                                        ListTopicsResponse::nextToken,
                                        page ->
                                                page.topics().stream()
                                                        .map(Topic::topicArn)
                                                        .map(Arn::of)
                                                        .forEach(topics::add)));
                describe(topics, context);
            }
        }
    }

    @Override
    public void describe(List<Arn> wanted, DescribeContext context) {
        Details details = new Details(context);
        FurtherCalls further = new FurtherCalls(context);
        for (Arn arn : wanted) {
            Attempt.call(
                    context,
                    ACTION,
                    List.of(arn),
                    () -> {
                        try {
                            describe(arn, context, details, further);
                        } catch (NotFoundException _) {
                            context.gone(arn);
                        }
                    });
        }
        further.tell();
    }

    private static void describe(
            Arn arn, DescribeContext context, Details details, FurtherCalls further) {
        SnsClient sns = context.client(SnsClient.class);
        Map<String, String> attributes =
                new TreeMap<>(
                        sns.getTopicAttributes(request -> request.topicArn(arn.toString()))
                                .attributes());
        attributes.keySet().removeAll(LEFT_OUT);
        List<Subscription> subscriptions =
                further.ask(
                                SUBSCRIPTIONS_ACTION,
                                SUBSCRIPTIONS,
                                arn,
                                () -> subscriptions(sns, arn, context))
                        .orElse(List.of());
        Optional<Map<String, String>> tags =
                details.ask(
                        TAGS_ACTION,
                        () ->
                                TagMap.of(
                                        sns.listTagsForResource(request ->
                                                        request.resourceArn(arn.toString()))
                                                .tags(),
                                        Tag::key,
                                        Tag::value));
        RelationsOf relations = new RelationsOf(arn, ACTION);
        relations.toId(
                RelationKind.ENCRYPTED_BY,
                attributes.get("KmsMasterKeyId"),
                name -> KeyArn.of(name, context),
                "Attributes.KmsMasterKeyId");
        List<Relation> all = new ArrayList<>(relations.list());
        for (int i = 0; i < subscriptions.size(); i++) {
            Subscription subscription = subscriptions.get(i);
            Evidence evidence =
                    new Evidence(SUBSCRIPTIONS_ACTION, SUBSCRIPTIONS + "[" + i + "].Endpoint");
            endpoint(subscription)
                    .ifPresent(target ->
                            all.add(
                                    new Relation(
                                            arn,
                                            target,
                                            RelationKind.NOTIFIES,
                                            subscription.protocol(),
                                            evidence)));
        }
        String name = arn.resource();
        context.found(
                new Described(
                        arn,
                        ResourceType.TOPIC,
                        name,
                        name,
                        Optional.empty(),
                        tags.orElse(Map.of()),
                        tags.isPresent(),
                        ACTION,
                        description(attributes, subscriptions)),
                all);
    }

    private static List<Subscription> subscriptions(
            SnsClient sns, Arn topic, DescribeContext context) {
        List<Subscription> subscriptions = new ArrayList<>();
        Pages.forEach(
                context,
                token ->
                        sns.listSubscriptionsByTopic(
                                request -> request.topicArn(topic.toString()).nextToken(token)),
                ListSubscriptionsByTopicResponse::nextToken,
                page -> subscriptions.addAll(page.subscriptions()));
        return subscriptions;
    }

    private static Optional<Arn> endpoint(Subscription subscription) {
        return Optional.ofNullable(subscription.endpoint()).flatMap(Arn::parse);
    }

    private static JsonObject description(
            Map<String, String> attributes, List<Subscription> subscriptions) {
        return JsonValue.object()
                .put("Attributes", attributes)
                .put(
                        SUBSCRIPTIONS,
                        subscriptions.stream().map(TopicDescriber::subscription).toList())
                .build();
    }

    private static JsonObject subscription(Subscription subscription) {
        var json = JsonValue.object();
        if (subscription.protocol() != null) {
            json.put("Protocol", subscription.protocol());
        }
        endpoint(subscription).ifPresent(arn -> json.put("Endpoint", arn.toString()));
        return json.build();
    }
}
