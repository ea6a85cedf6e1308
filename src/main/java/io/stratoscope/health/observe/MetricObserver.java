package io.stratoscope.health.observe;

import io.stratoscope.health.Measurement;
import io.stratoscope.metrics.MetricAnswer;
import io.stratoscope.metrics.MetricQuestion;
import io.stratoscope.metrics.MetricRange;
import io.stratoscope.metrics.MetricReader;
import io.stratoscope.metrics.ResourceMetrics;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Failure;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceState;
import io.stratoscope.model.ResourceType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The metrics that rules rest on, of all resources in one packed question. They are asked for by five minutes: who looks every minute
 * then pays for them once in five.
 */
final class MetricObserver implements Observer {

    private static final Duration LOOKED_AT = Duration.ofMinutes(15);
    private static final Duration PERIOD = Duration.ofMinutes(5);

    /** What rules ask for, by the type of the resource. */
    static final Map<ResourceType, Set<String>> ASKED =
            Map.of(
                    ResourceType.LOAD_BALANCER,
                    Set.of(
                            "RequestCount",
                            "HTTPCode_Target_5XX_Count",
                            "HTTPCode_ELB_5XX_Count",
                            "TargetResponseTime"),
                    ResourceType.TARGET_GROUP,
                    Set.of("RequestCount", "HTTPCode_Target_5XX_Count"),
                    ResourceType.ECS_SERVICE,
                    Set.of("CPUUtilization", "MemoryUtilization"),
                    ResourceType.DB_INSTANCE,
                    Set.of(
                            "CPUUtilization",
                            "DatabaseConnections",
                            "FreeLocalStorage",
                            "FreeStorageSpace",
                            "AuroraReplicaLag"),
                    ResourceType.CACHE_CLUSTER,
                    Set.of("DatabaseMemoryUsagePercentage", "Evictions", "ReplicationLag"),
                    ResourceType.EFS_FILE_SYSTEM,
                    Set.of("PercentIOLimit", "BurstCreditBalance"),
                    ResourceType.NAT_GATEWAY,
                    Set.of("ErrorPortAllocation"));

    private final MetricReader reader;

    MetricObserver(MetricReader reader) {
        this.reader = reader;
    }

    @Override
    public void observe(Asking asking) {
        Map<MetricQuestion, List<Arn>> questions = new LinkedHashMap<>();
        for (Resource resource : asking.topology().snapshot().resources()) {
            Set<String> names = ASKED.getOrDefault(resource.type(), Set.of());
            if (names.isEmpty() || resource.state() != ResourceState.LIVE) {
                continue;
            }
            ResourceMetrics.of(asking.topology(), resource.arn()).stream()
                    .filter(metric -> names.contains(metric.id().name()))
                    .map(metric -> new MetricQuestion(resource.region(), metric.slowedTo(PERIOD)))
                    .forEach(question ->
                            questions
                                    .computeIfAbsent(question, _ -> new ArrayList<>())
                                    .add(resource.arn()));
        }
        reader.read(questions.keySet(), MetricRange.last(LOOKED_AT, asking.now()), () -> false)
                .forEach((question, answer) ->
                        questions
                                .getOrDefault(question, List.of())
                                .forEach(arn -> note(arn, question, answer, asking)));
    }

    private static void note(
            Arn resource, MetricQuestion question, MetricAnswer answer, Asking asking) {
        switch (answer) {
            case MetricAnswer.Unread(Failure.Unsupported _) -> {
                // An endpoint without metrics: there is nothing that could be expected of it.
            }
            case MetricAnswer.Unread(Failure failure) -> {
                asking.failed(question.region(), MetricReader.ACTION, failure);
                asking.measured(resource, new Measurement(asking.now(), question, answer));
            }
            case MetricAnswer.Read _, MetricAnswer.NotListed _ ->
                    asking.measured(resource, new Measurement(asking.now(), question, answer));
        }
    }
}
