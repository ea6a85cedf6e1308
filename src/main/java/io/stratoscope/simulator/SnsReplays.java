package io.stratoscope.simulator;

import static io.stratoscope.simulator.Replay.change;

import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.CreateTopicRequest;
import software.amazon.awssdk.services.sns.model.DeleteTopicRequest;
import software.amazon.awssdk.services.sns.model.SetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.SubscribeRequest;
import software.amazon.awssdk.services.sns.model.TagResourceRequest;
import software.amazon.awssdk.services.sns.model.UnsubscribeRequest;
import software.amazon.awssdk.services.sns.model.UntagResourceRequest;

import java.util.List;

/** The operations that change something, for doing them again when a kept account is opened. */
final class SnsReplays {
    static final List<Replay<?, ?>> ALL =
            List.of(
                    change(
                            SnsClient.class,
                            CreateTopicRequest.class,
                            CreateTopicRequest::builder,
                            SnsClient::createTopic),
                    change(
                            SnsClient.class,
                            DeleteTopicRequest.class,
                            DeleteTopicRequest::builder,
                            SnsClient::deleteTopic),
                    change(
                            SnsClient.class,
                            SetTopicAttributesRequest.class,
                            SetTopicAttributesRequest::builder,
                            SnsClient::setTopicAttributes),
                    change(
                            SnsClient.class,
                            SubscribeRequest.class,
                            SubscribeRequest::builder,
                            SnsClient::subscribe),
                    change(
                            SnsClient.class,
                            TagResourceRequest.class,
                            TagResourceRequest::builder,
                            SnsClient::tagResource),
                    change(
                            SnsClient.class,
                            UnsubscribeRequest.class,
                            UnsubscribeRequest::builder,
                            SnsClient::unsubscribe),
                    change(
                            SnsClient.class,
                            UntagResourceRequest.class,
                            UntagResourceRequest::builder,
                            SnsClient::untagResource));

    private SnsReplays() {}
}
