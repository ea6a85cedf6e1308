package io.stratoscope.provision.resource;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Existing.State;
import io.stratoscope.provision.driver.NotInTimeException;
import io.stratoscope.provision.driver.Order;
import io.stratoscope.provision.driver.Removal;
import io.stratoscope.provision.driver.Scope;
import io.stratoscope.provision.driver.SdkWords;

import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cloudwatch.model.Tag;
import software.amazon.awssdk.services.cloudwatch.model.TagResourceRequest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What alarms of metrics and of other alarms have in common. One call makes and changes an alarm, and would change somebody
 * else's of the same name as well.
 *
 * @param type CloudFormation's
 * @param kind CloudWatch's
 * @param alarms those of this kind in an answer
 */
record CloudWatchAlarms(
        String type,
        AlarmType kind,
        Function<DescribeAlarmsResponse, ? extends List<? extends SdkPojo>> alarms) {

    static final String NAME = "AlarmName";

    private static final String ARN = "AlarmArn";

    /** What is told of an alarm beside what it was made with. */
    private static final SdkWords TOLD =
            SdkWords.without(
                    ARN,
                    "AlarmConfigurationUpdatedTimestamp",
                    "EvaluationState",
                    "StateReason",
                    "StateReasonData",
                    "StateTransitionedTimestamp",
                    "StateUpdatedTimestamp",
                    "StateValue",
                    "ActionsSuppressedBy",
                    "ActionsSuppressedReason");

    /** DescribeAlarms knows no tags: they are asked for alarm by alarm. */
    List<Existing> list(Scope scope) {
        CloudWatchClient watch = scope.client(CloudWatchClient.class);
        return watch.describeAlarmsPaginator(request -> request.alarmTypes(kind)).stream()
                .flatMap(page -> alarms.apply(page).stream())
                .map(alarm -> existing(watch, alarm))
                .filter(alarm -> scope.owns(alarm.tags()))
                .toList();
    }

    private Existing existing(CloudWatchClient watch, SdkPojo alarm) {
        String arn = SdkWords.SAME.read(alarm).text(ARN).orElseThrow();
        Map<String, String> tags =
                TagMaps.of(
                        watch.listTagsForResource(request -> request.resourceARN(arn)).tags(),
                        Tag::key,
                        Tag::value);
        JsonObject properties = TOLD.read(alarm);
        return Existing.tagged(
                type,
                properties.text(NAME).orElseThrow(),
                State.READY,
                JsonValue.object().put("Arn", arn).build(),
                properties,
                tags);
    }

    /**
     * Refuses to go on where somebody else has an alarm of the name that is wanted.
     *
     * @throws IllegalStateException then
     */
    void checkNameIsFree(Order order) {
        CloudWatchClient watch = order.client(CloudWatchClient.class);
        String name = order.text(NAME);
        if (named(watch, name).stream()
                .anyMatch(alarm -> !order.stack().equals(alarm.tags().get(Scope.STACK_TAG)))) {
            throw new IllegalStateException(
                    "There is an alarm named %s that is not the stack's.".formatted(name));
        }
    }

    /** The alarm that an order made. */
    Existing made(Order order) {
        return named(order.client(CloudWatchClient.class), order.text(NAME)).stream()
                .findFirst()
                .orElseThrow(() ->
                        new NotInTimeException(
                                "the alarm %s was made and is not told yet"
                                        .formatted(order.text(NAME))));
    }

    private List<Existing> named(CloudWatchClient watch, String name) {
        DescribeAlarmsResponse answer =
                watch.describeAlarms(request -> request.alarmNames(name).alarmTypes(kind));
        List<Existing> found = new ArrayList<>();
        alarms.apply(answer).forEach(alarm -> found.add(existing(watch, alarm)));
        return found;
    }

    /** The call that changes an alarm leaves its tags as they are. */
    static void tag(Existing existing, Order order) {
        TagResourceRequest.Builder request =
                TagResourceRequest.builder().resourceARN(existing.attribute("Arn").orElseThrow());
        order.client(CloudWatchClient.class)
                .tagResource(
                        SdkWords.SAME
                                .fill(
                                        request,
                                        JsonValue.object().put("Tags", order.tagList()).build())
                                .build());
    }

    static void delete(Existing existing, Removal removal) {
        try {
            removal.client(CloudWatchClient.class)
                    .deleteAlarms(request -> request.alarmNames(existing.ref()));
        } catch (ResourceNotFoundException _) {
            // Gone already.
        }
    }
}
