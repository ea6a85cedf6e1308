package io.stratoscope.provision.resource;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.Driver;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Order;
import io.stratoscope.provision.driver.Removal;
import io.stratoscope.provision.driver.Scope;
import io.stratoscope.provision.driver.SdkWords;

import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.SubscribeRequest;
import software.amazon.awssdk.services.sns.model.Subscription;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who gets what is sent to a topic of the stack. One by mail begins when the recipient has confirmed it; until then AWS tells
 * no ARN of it, and its key stands for that. Nobody can take back what waits for its confirmation: AWS forgets it <a
 * href="https://docs.aws.amazon.com/sns/latest/dg/sns-delete-subscription-topic.html">after 48 hours</a>, or with its topic.
 */
final class SnsSubscriptionDriver implements Driver {

    private static final String TOPIC = "TopicArn";
    private static final String PROTOCOL = "Protocol";
    private static final String ENDPOINT = "Endpoint";

    @Override
    public String type() {
        return "AWS::SNS::Subscription";
    }

    @Override
    public Set<String> createOnly() {
        return Set.of(TOPIC, PROTOCOL, ENDPOINT);
    }

    @Override
    public String key(JsonObject properties) {
        return Stream.of(TOPIC, PROTOCOL, ENDPOINT)
                .map(name -> properties.text(name).orElse(""))
                .collect(Collectors.joining(" "));
    }

    @Override
    public List<Existing> list(Scope scope) {
        SnsClient sns = scope.client(SnsClient.class);
        return scope.existing("AWS::SNS::Topic").stream()
                .flatMap(topic ->
                        sns
                                .listSubscriptionsByTopicPaginator(
                                        request -> request.topicArn(topic.ref()))
                                .subscriptions()
                                .stream())
                // "Deleted" stands there for a while, instead of an ARN.
                .filter(subscription -> !"Deleted".equals(subscription.subscriptionArn()))
                .map(this::existing)
                .toList();
    }

    private Existing existing(Subscription subscription) {
        JsonObject properties =
                JsonValue.object()
                        .put(TOPIC, subscription.topicArn())
                        .put(PROTOCOL, subscription.protocol())
                        .put(ENDPOINT, subscription.endpoint())
                        .build();
        return existing(subscription.subscriptionArn(), properties);
    }

    private Existing existing(String arn, JsonObject properties) {
        String key = key(properties);
        return Existing.part(type(), isArn(arn) ? arn : key, key, JsonObject.EMPTY, properties);
    }

    private static boolean isArn(String text) {
        return text.startsWith("arn:") && text.indexOf(' ') < 0;
    }

    @Override
    public Existing create(Order order) {
        String arn =
                order.client(SnsClient.class)
                        .subscribe(
                                SdkWords.SAME
                                        .fill(SubscribeRequest.builder(), order.properties())
                                        .build())
                        .subscriptionArn();
        return existing(arn, order.properties());
    }

    /** All that it has makes it another one. */
    @Override
    public void update(Existing existing, Order order) {}

    @Override
    public void delete(Existing existing, Removal removal) {
        if (!isArn(existing.ref())) {
            return;
        }
        try {
            removal.client(SnsClient.class)
                    .unsubscribe(request -> request.subscriptionArn(existing.ref()));
        } catch (NotFoundException _) {
            // Gone already.
        }
    }
}
