package io.stratoscope.provision.resource;

import io.stratoscope.model.JsonValue;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Existing.State;
import io.stratoscope.provision.driver.Order;
import io.stratoscope.provision.driver.SdkWords;
import io.stratoscope.provision.driver.Waiting;

import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.AddTagsToResourceRequest;
import software.amazon.awssdk.services.rds.model.Tag;
import software.amazon.awssdk.services.rds.waiters.RdsWaiter;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What all drivers of RDS do the same way. */
final class RdsCalls {

    private RdsCalls() {}

    static Map<String, String> tags(List<Tag> tags) {
        return TagMaps.of(tags, Tag::key, Tag::value);
    }

    /** The tags of something that is not told of together with them. */
    static Map<String, String> tags(RdsClient rds, String arn) {
        return tags(rds.listTagsForResource(request -> request.resourceName(arn)).tagList());
    }

    /** Sets the tags, where one is missing. */
    static void tag(RdsClient rds, Existing existing, Order order) {
        if (existing.tags().entrySet().containsAll(order.tags().entrySet())) {
            return;
        }
        String arn = existing.attribute("Arn").orElseThrow();
        rds.addTagsToResource(
                SdkWords.SAME
                        .fill(
                                AddTagsToResourceRequest.builder().resourceName(arn),
                                JsonValue.object().put("Tags", order.tagList()).build())
                        .build());
    }

    static void wait(RdsClient rds, Waiting waiting, Consumer<RdsWaiter> until) {
        try (RdsWaiter waiter =
                RdsWaiter.builder().client(rds).overrideConfiguration(waiting.ofSdk()).build()) {
            until.accept(waiter);
        }
    }

    /**
     * How far a cluster or an instance is.
     *
     * @param status one of RDS's <a
     *     href="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/accessing-monitoring.html">many</a>
     */
    static State state(String status) {
        return switch (status) {
            case "available", "backing-up", "storage-optimization", "stopped" -> State.READY;
            case "deleting" -> State.DELETING;
            case "failed" -> State.FAILED;
            default -> State.PENDING;
        };
    }
}
