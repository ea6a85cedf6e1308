package io.stratoscope.discovery.describer;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Scope;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesResponse;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicRequest;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicResponse;
import software.amazon.awssdk.services.sns.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.sns.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.sns.model.ListTopicsRequest;
import software.amazon.awssdk.services.sns.model.ListTopicsResponse;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.Subscription;
import software.amazon.awssdk.services.sns.model.Tag;
import software.amazon.awssdk.services.sns.model.Topic;

import java.util.List;
import java.util.Map;

class TopicDescriberTest {

    private static final Arn ALERTS = RecordedContext.arnOf("sns", "alerts");

    private static class FakeSns implements SnsClient {
        final Served<Subscription> subscriptions =
                new Served<>(
                        List.of(subscription("email", "someone@example.com")),
                        List.of(),
                        List.of(
                                subscription("https", "https://example.com/hook?token=abc"),
                                subscription(
                                        "sqs", "arn:aws:sqs:eu-central-1:123456789012:queue")));

        private static Subscription subscription(String protocol, String endpoint) {
            return Subscription.builder().protocol(protocol).endpoint(endpoint).build();
        }

        @Override
        public ListTopicsResponse listTopics(ListTopicsRequest request) {
            return request.nextToken() == null
                    ? ListTopicsResponse.builder().nextToken("more").build()
                    : ListTopicsResponse.builder()
                            .topics(Topic.builder().topicArn(ALERTS.toString()).build())
                            .build();
        }

        @Override
        public GetTopicAttributesResponse getTopicAttributes(GetTopicAttributesRequest request) {
            if (!request.topicArn().equals(ALERTS.toString())) {
                throw NotFoundException.builder().message("none").build();
            }
            return GetTopicAttributesResponse.builder()
                    .attributes(
                            Map.of(
                                    "KmsMasterKeyId",
                                    "alias/immich",
                                    "SubscriptionsConfirmed",
                                    "3",
                                    "EffectiveDeliveryPolicy",
                                    "{}"))
                    .build();
        }

        @Override
        public ListSubscriptionsByTopicResponse listSubscriptionsByTopic(
                ListSubscriptionsByTopicRequest request) {
            return ListSubscriptionsByTopicResponse.builder()
                    .subscriptions(subscriptions.page(request.nextToken()))
                    .nextToken(subscriptions.next(request.nextToken()))
                    .build();
        }

        @Override
        public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
            return ListTagsForResourceResponse.builder()
                    .tags(Tag.builder().key("Project").value("immich").build())
                    .build();
        }

        @Override
        public String serviceName() {
            return "sns";
        }

        @Override
        public void close() {}
    }

    @Test
    void aTopicHasItsKeyItsTagsAndTheResourcesThatItNotifies() {
        RecordedContext context = new RecordedContext(new FakeSns());

        new TopicDescriber().describe(List.of(ALERTS), context);

        assertThat(context.lines())
                .containsExactly(
                        "alerts ENCRYPTED_BY kms:alias/immich"
                                + " sns:GetTopicAttributes Attributes.KmsMasterKeyId",
                        "alerts NOTIFIES sqs:queue (sqs)"
                                + " sns:ListSubscriptionsByTopic Subscriptions[2].Endpoint");
        assertThat(context.described(ALERTS).tags()).containsEntry("Project", "immich");
    }

    @Test
    void ofPeoplesSubscriptionsOnlyTheProtocolIsKept() {
        RecordedContext context = new RecordedContext(new FakeSns());

        new TopicDescriber().describe(List.of(ALERTS), context);

        var description = context.described(ALERTS).description();
        assertThat(description.objects("Subscriptions"))
                .extracting(each -> each.text("Protocol").orElseThrow())
                .containsExactly("email", "https", "sqs");
        assertThat(JsonText.compact(description))
                .doesNotContain("example.com")
                .doesNotContain("token");
    }

    @Test
    void aTopicThatIsNotThereIsGoneAndADeniedOneIsNot() {
        Arn deleted = RecordedContext.arnOf("sns", "deleted");
        RecordedContext context = new RecordedContext(new FakeSns());
        new TopicDescriber().describe(List.of(deleted), context);
        assertThat(context.gone).containsExactly(deleted);

        RecordedContext refused =
                new RecordedContext(
                        new FakeSns() {
                            @Override
                            public GetTopicAttributesResponse getTopicAttributes(
                                    GetTopicAttributesRequest request) {
                                throw RecordedContext.denied();
                            }
                        });
        new TopicDescriber().describe(List.of(ALERTS), refused);
        assertThat(refused.gone).isEmpty();
        assertThat(refused.failed).containsExactly("sns:GetTopicAttributes alerts");
    }

    @Test
    void aTopicIsConfirmedWhereItsSubscriptionsMayNotBeRead() {
        RecordedContext context =
                new RecordedContext(
                        new FakeSns() {
                            @Override
                            public ListSubscriptionsByTopicResponse listSubscriptionsByTopic(
                                    ListSubscriptionsByTopicRequest request) {
                                throw RecordedContext.denied();
                            }
                        });

        new TopicDescriber().describe(List.of(ALERTS), context);

        assertThat(context.found).containsOnlyKeys(ALERTS);
        assertThat(context.failed).containsExactly("sns:ListSubscriptionsByTopic alerts");
        assertThat(context.unread).containsExactly("Subscriptions");
    }

    @Test
    void everyTopicIsListedPastAnEmptyPage() {
        RecordedContext context = new RecordedContext(new FakeSns(), new Scope.Everything());

        new TopicDescriber().find(context);

        assertThat(context.found).containsOnlyKeys(ALERTS);
    }

    @Test
    void aSubscriptionIsNotATopic() {
        assertThat(new TopicDescriber().handles(ALERTS)).isTrue();
        assertThat(new TopicDescriber().handles(RecordedContext.arnOf("sns", "alerts:4711")))
                .isFalse();
    }
}
