package io.stratoscope.provision.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.Existing;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.sns.SnsClient;

final class SnsDriversTest {

    private static final String TOPIC = "AWS::SNS::Topic";
    private static final String POLICY = "AWS::SNS::TopicPolicy";
    private static final String SUBSCRIPTION = "AWS::SNS::Subscription";

    private final Workbench bench = new Workbench();
    private final SnsClient sns = bench.client(SnsClient.class);

    private static JsonObject object(String text) {
        return (JsonObject) JsonText.parse(text);
    }

    private static JsonObject topic(String title) {
        return object(
                "{\"TopicName\": \"bench-alerts\", \"DisplayName\": \"%s\"}".formatted(title));
    }

    private static JsonObject policy(String topic, String service) {
        return object(
                """
                {"Topics": ["%1$s"], "PolicyDocument": {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Allow", "Principal": {"Service": "%2$s"}, "Action": "sns:Publish",
                   "Resource": "%1$s"}]}}
                """
                        .formatted(topic, service));
    }

    private static JsonObject subscription(String topic, String protocol, String endpoint) {
        return object(
                "{\"TopicArn\": \"%s\", \"Protocol\": \"%s\", \"Endpoint\": \"%s\"}"
                        .formatted(topic, protocol, endpoint));
    }

    @Test
    void makesChangesAndRemovesATopic() {
        Existing made = bench.make(TOPIC, "Alerts", topic("bench alerts"));
        assertThat(made.ref()).isEqualTo("arn:aws:sns:eu-central-1:123456789012:bench-alerts");
        assertThat(made.attribute("TopicName")).contains("bench-alerts");

        bench.change(made, "Alerts", topic("alerts"));
        bench.remove(made);
    }

    @Test
    void somebodyElsesTopicIsNotTheStacks() {
        sns.createTopic(request -> request.name("bench-alerts"));

        assertThat(bench.list(TOPIC)).isEmpty();
    }

    @Test
    void refusesPropertiesThatItDoesNotKnow() {
        JsonObject fifo = object("{\"TopicName\": \"a.fifo\", \"FifoTopic\": true}");
        JsonObject raw =
                object(
                        """
                        {"TopicArn": "a", "Protocol": "sqs", "Endpoint": "b",
                         "RawMessageDelivery": true}
                        """);

        assertThatThrownBy(() -> Workbench.driver(TOPIC).create(bench.order("A", fifo)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Workbench.driver(SUBSCRIPTION).create(bench.order("A", raw)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPolicyReplacesTheUsualOneUntilItIsRemoved() {
        String topic = bench.make(TOPIC, "Alerts", topic("x")).ref();
        assertThat(bench.list(POLICY)).isEmpty();
        Existing made = bench.make(POLICY, "Policy", policy(topic, "cloudwatch.amazonaws.com"));

        bench.change(made, "Policy", policy(topic, "events.amazonaws.com"));
        bench.remove(made);

        assertThat(sns.getTopicAttributes(request -> request.topicArn(topic)).attributes())
                .hasEntrySatisfying(
                        "Policy", text -> assertThat(text).contains("__default_policy_ID"));
    }

    @Test
    void aConfirmedSubscriptionIsKnownByItsArn() {
        String topic = bench.make(TOPIC, "Alerts", topic("x")).ref();

        Existing made =
                bench.make(
                        SUBSCRIPTION, "Hook", subscription(topic, "https", "https://a.example/"));

        assertThat(made.ref()).startsWith(topic + ":");
        bench.remove(made);
    }

    @Test
    void mailsThatWaitForTheirConfirmationAreToldFromOneAnother() {
        Existing alerts = bench.make(TOPIC, "Alerts", topic("x"));
        Existing one =
                bench.make(
                        SUBSCRIPTION,
                        "One",
                        subscription(alerts.ref(), "email", "one@example.com"));
        bench.make(SUBSCRIPTION, "Two", subscription(alerts.ref(), "email", "two@example.com"));
        // A second attempt makes no third.
        Workbench.driver(SUBSCRIPTION)
                .create(bench.order("Two", subscription(alerts.ref(), "email", "two@example.com")));
        assertThat(bench.list(SUBSCRIPTION))
                .hasSize(2)
                .extracting(Existing::key)
                .contains(one.key());

        bench.remove(alerts);

        assertThat(bench.list(SUBSCRIPTION)).isEmpty();
    }
}
