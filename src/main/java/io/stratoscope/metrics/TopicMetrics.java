package io.stratoscope.metrics;

import static io.stratoscope.metrics.MetricUnit.*;

import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

import java.util.List;
import java.util.Map;

/** A topic: <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-monitoring-using-cloudwatch.html">what is sent, and what did not arrive</a>. */
final class TopicMetrics implements MetricFinder {
    @Override
    public boolean knows(Resource resource) {
        return resource.type().equals(ResourceType.TOPIC);
    }

    @Override
    public List<Metric> find(Topology topology, Resource resource) {
        MetricFamily topic =
                new MetricFamily(
                        "AWS/SNS",
                        Map.of("TopicName", resource.arn().lastSegment()),
                        MetricFamily.FIVE_MINUTES);
        return List.of(
                topic.sum("NumberOfMessagesPublished", COUNT, "Messages"),
                topic.sum("NumberOfNotificationsDelivered", COUNT, "Delivered"),
                topic.sum("NumberOfNotificationsFailed", COUNT, "Not delivered").worseHigher());
    }
}
