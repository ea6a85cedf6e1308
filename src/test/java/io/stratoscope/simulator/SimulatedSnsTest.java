package io.stratoscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.Tag;

final class SimulatedSnsTest {

    private final SnsClient sns = TestAccounts.empty().client(SnsClient.class, TestAccounts.REGION);

    @Test
    void makingATopicTwiceGivesTheSame() {
        String first = sns.createTopic(request -> request.name("alerts")).topicArn();
        assertThat(sns.createTopic(request -> request.name("alerts")).topicArn()).isEqualTo(first);
        assertThat(sns.listTopics().topics()).hasSize(1);
    }

    @Test
    void pagesAHundredTopicsAtATime() {
        for (int i = 0; i < 101; i++) {
            String name = "t" + i;
            sns.createTopic(request -> request.name(name));
        }
        assertThat(sns.listTopics().topics()).hasSize(100);
        assertThat(sns.listTopicsPaginator().topics()).hasSize(101);
    }

    @Test
    void countsSubscriptionsThatWaitForTheirConfirmation() {
        String topic = sns.createTopic(request -> request.name("alerts")).topicArn();
        sns.subscribe(request -> request.topicArn(topic).protocol("email").endpoint("a@b.c"));
        sns.subscribe(
                request -> request.topicArn(topic).protocol("sqs").endpoint("arn:aws:sqs:::q"));

        assertThat(sns.getTopicAttributes(request -> request.topicArn(topic)).attributes())
                .containsEntry("SubscriptionsPending", "1")
                .containsEntry("SubscriptionsConfirmed", "1");
    }

    @Test
    void aTopicWithALongerNameIsAnotherTopic() {
        String topic = sns.createTopic(request -> request.name("alerts")).topicArn();
        assertThatThrownBy(() -> sns.getTopicAttributes(request -> request.topicArn(topic + "-2")))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void whatWaitsForItsConfirmationIsMadeOnceAndCannotBeTakenBack() {
        String topic = sns.createTopic(request -> request.name("alerts")).topicArn();
        for (int i = 0; i < 2; i++) {
            sns.subscribe(
                    request -> request.topicArn(topic).protocol("email").endpoint("a@example.com"));
        }

        assertThat(sns.listSubscriptionsByTopic(request -> request.topicArn(topic)).subscriptions())
                .hasSize(1);
        assertThatThrownBy(() ->
                        sns.unsubscribe(request -> request.subscriptionArn("PendingConfirmation")))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void aTopicIsNotMadeAgainWithOtherTags() {
        Tag one = Tag.builder().key("k").value("1").build();
        Tag two = Tag.builder().key("k").value("2").build();
        sns.createTopic(request -> request.name("a").tags(one));

        sns.createTopic(request -> request.name("a").tags(one));
        assertThatThrownBy(() -> sns.createTopic(request -> request.name("a").tags(two)))
                .isInstanceOf(InvalidParameterException.class);
    }
}
