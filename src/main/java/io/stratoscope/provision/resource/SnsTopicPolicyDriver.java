package io.stratoscope.provision.resource;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.Driver;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Order;
import io.stratoscope.provision.driver.Removal;
import io.stratoscope.provision.driver.Scope;

import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.NotFoundException;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who may use one topic of the stack. Each topic has a policy; it counts as one when it is not that which AWS gave it. */
final class SnsTopicPolicyDriver implements Driver {

    private static final String TOPICS = "Topics";
    private static final String DOCUMENT = "PolicyDocument";
    private static final String POLICY = "Policy";

    /** What AWS itself calls the policy of a new topic. */
    private static final String USUAL = "__default_policy_ID";

    @Override
    public String type() {
        return "AWS::SNS::TopicPolicy";
    }

    @Override
    public Set<String> createOnly() {
        return Set.of(TOPICS);
    }

    @Override
    public String key(JsonObject properties) {
        return String.join(" ", properties.texts(TOPICS));
    }

    @Override
    public List<Existing> list(Scope scope) {
        SnsClient sns = scope.client(SnsClient.class);
        return scope.existing("AWS::SNS::Topic").stream()
                .flatMap(topic ->
                        policy(sns, topic.ref())
                                .filter(policy -> !policy.text("Id").equals(Optional.of(USUAL)))
                                .map(policy -> existing(topic.ref(), policy))
                                .stream())
                .toList();
    }

    private static Optional<JsonObject> policy(SnsClient sns, String topic) {
        return Optional.ofNullable(
                        sns.getTopicAttributes(request -> request.topicArn(topic))
                                .attributes()
                                .get(POLICY))
                .map(text -> (JsonObject) JsonText.parse(text));
    }

    private Existing existing(String topic, JsonValue policy) {
        return Existing.part(
                type(),
                topic,
                topic,
                JsonValue.object().put("Id", topic).build(),
                JsonValue.object()
                        .put(TOPICS, List.of(JsonValue.of(topic)))
                        .put(DOCUMENT, policy)
                        .build());
    }

    @Override
    public Existing create(Order order) {
        List<String> topics = order.properties().texts(TOPICS);
        if (topics.size() != 1) {
            throw new IllegalArgumentException("a policy here is for one topic");
        }
        put(topics.getFirst(), order);
        return existing(topics.getFirst(), order.properties().get(DOCUMENT).orElseThrow());
    }

    @Override
    public void update(Existing existing, Order order) {
        put(existing.ref(), order);
    }

    private static void put(String topic, Order order) {
        Properties.refuseAllBut(order.properties(), TOPICS, DOCUMENT);
        String policy = JsonText.compact(order.properties().get(DOCUMENT).orElseThrow());
        set(order.client(SnsClient.class), topic, policy);
    }

    private static void set(SnsClient sns, String topic, String policy) {
        sns.setTopicAttributes(
                request -> request.topicArn(topic).attributeName(POLICY).attributeValue(policy));
    }

    /** A topic is never without one: it gets again what AWS gave it. */
    @Override
    public void delete(Existing existing, Removal removal) {
        try {
            set(
                    removal.client(SnsClient.class),
                    existing.ref(),
                    usual(existing.ref(), removal.place().accountId()));
        } catch (NotFoundException _) {
            // Gone with its topic.
        }
    }

    private static String usual(String topic, String account) {
        return """
        {"Version":"2008-10-17","Id":"%s","Statement":[{"Sid":"__default_statement_ID",\
        "Effect":"Allow","Principal":{"AWS":"*"},"Action":["SNS:GetTopicAttributes",\
        "SNS:SetTopicAttributes","SNS:AddPermission","SNS:RemovePermission","SNS:DeleteTopic",\
        "SNS:Subscribe","SNS:ListSubscriptionsByTopic","SNS:Publish"],"Resource":"%s",\
        "Condition":{"StringEquals":{"AWS:SourceOwner":"%s"}}}]}\
        """
                .formatted(USUAL, topic, account);
    }
}
