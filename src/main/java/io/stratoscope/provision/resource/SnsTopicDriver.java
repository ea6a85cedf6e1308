package io.stratoscope.provision.resource;

import io.stratoscope.model.JsonValue;
import io.stratoscope.provision.driver.Driver;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Existing.State;
import io.stratoscope.provision.driver.Order;
import io.stratoscope.provision.driver.Removal;
import io.stratoscope.provision.driver.Scope;

import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.CreateTopicRequest;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sns.model.Tag;
import software.amazon.awssdk.services.sns.model.TagResourceRequest;
import software.amazon.awssdk.services.sns.model.Topic;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A topic of SNS. Deleting it takes its subscriptions along. */
final class SnsTopicDriver implements Driver {

    private static final String NAME = "TopicName";

    /** Those that SNS has as attributes of the same name. */
    private static final List<String> ATTRIBUTES = List.of("DisplayName", "KmsMasterKeyId");

    @Override
    public String type() {
        return "AWS::SNS::Topic";
    }

    @Override
    public Set<String> createOnly() {
        return Set.of(NAME);
    }

    @Override
    public List<Existing> list(Scope scope) {
        SnsClient sns = scope.client(SnsClient.class);
        return sns.listTopicsPaginator().topics().stream()
                .map(Topic::topicArn)
                .flatMap(arn -> owned(scope, sns, arn).stream())
                .toList();
    }

    private Optional<Existing> owned(Scope scope, SnsClient sns, String arn) {
        try {
            Map<String, String> tags =
                    TagMaps.of(
                            sns.listTagsForResource(request -> request.resourceArn(arn)).tags(),
                            Tag::key,
                            Tag::value);
            return scope.owns(tags) ? Optional.of(read(sns, arn, tags)) : Optional.empty();
        } catch (NotFoundException _) {
            // It went since it was listed.
            return Optional.empty();
        } catch (ResourceNotFoundException _) {
            // The same, as the tags' operations say it.
            return Optional.empty();
        }
    }

    private Existing read(SnsClient sns, String arn, Map<String, String> tags) {
        String name = arn.substring(arn.lastIndexOf(':') + 1);
        JsonValue.ObjectBuilder properties = JsonValue.object().put(NAME, name);
        sns.getTopicAttributes(request -> request.topicArn(arn))
                .attributes()
                .forEach((attribute, value) -> {
                    if (ATTRIBUTES.contains(attribute)) {
                        properties.put(attribute, value);
                    }
                });
        return Existing.tagged(
                type(),
                arn,
                State.READY,
                JsonValue.object().put("Arn", arn).put("TopicArn", arn).put(NAME, name).build(),
                properties.build(),
                tags);
    }

    @Override
    public Existing create(Order order) {
        SnsClient sns = order.client(SnsClient.class);
        CreateTopicRequest.Builder request =
                CreateTopicRequest.builder().name(order.text(NAME)).attributes(attributes(order));
        String arn = sns.createTopic(Properties.tagged(request, order).build()).topicArn();
        return read(sns, arn, order.tags());
    }

    private static Map<String, String> attributes(Order order) {
        Properties.refuseAllBut(order.properties(), NAME, "DisplayName", "KmsMasterKeyId");
        Map<String, String> attributes = new TreeMap<>();
        for (String attribute : ATTRIBUTES) {
            if (order.properties().get(attribute).isPresent()) {
                attributes.put(attribute, order.text(attribute));
            }
        }
        return attributes;
    }

    @Override
    public void update(Existing existing, Order order) {
        SnsClient sns = order.client(SnsClient.class);
        attributes(order)
                .forEach((name, value) -> {
                    if (Properties.differ(existing, order, name)) {
                        sns.setTopicAttributes(request ->
                                request.topicArn(existing.ref())
                                        .attributeName(name)
                                        .attributeValue(value));
                    }
                });
        if (Properties.tagsDiffer(existing, order)) {
            sns.tagResource(
                    Properties.tagged(
                                    TagResourceRequest.builder().resourceArn(existing.ref()), order)
                            .build());
        }
    }

    /** Deleting one that is gone is no error in SNS. */
    @Override
    public void delete(Existing existing, Removal removal) {
        removal.client(SnsClient.class).deleteTopic(request -> request.topicArn(existing.ref()));
    }
}
