package io.stratoscope.backup.restore;

import io.stratoscope.backup.BackupException;
import io.stratoscope.model.Failure;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.Place;
import io.stratoscope.provision.driver.SdkWords;
import io.stratoscope.provision.driver.Waiting;

import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.SortOrder;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionField;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stops services, and runs them on what was restored. */
final class Services {

    /** So many of the newest revisions are looked at for one that was registered before the restore was cut off. */
    private static final int NEWEST = 5;

    /** What ECS tells of a revision and takes from nobody. */
    private static final SdkWords REGISTERED =
            SdkWords.without(
                    "TaskDefinitionArn",
                    "Revision",
                    "Status",
                    "RequiresAttributes",
                    "Compatibilities",
                    "RegisteredAt",
                    "DeregisteredAt",
                    "DeleteRequestedAt",
                    "RegisteredBy");

    private final EcsClient ecs;
    private final ElasticLoadBalancingV2Client balancing;
    private final ApplicationAutoScalingClient scaling;

    Services(Place place) {
        ecs = place.client(EcsClient.class);
        scaling = place.client(ApplicationAutoScalingClient.class);
        balancing = place.client(ElasticLoadBalancingV2Client.class);
    }

    /** Stops all tasks of a service, lets nothing start them again, and waits until none runs. */
    void stop(JsonObject settings, Waiting waiting) {
        Service service = service(settings);
        scaling(service, true);
        if (service.desiredCount() != 0) {
            ecs.updateService(request ->
                    request.cluster(service.clusterArn())
                            .service(service.serviceArn())
                            .desiredCount(0));
        }
        waiting.until(
                "no task of " + service.serviceName() + " runs",
                () -> service(settings).runningCount() == 0);
    }

    /** Whether Application Auto Scaling, where it moves the number of tasks, keeps off. */
    private void scaling(Service service, boolean suspended) {
        String cluster = service.clusterArn().substring(service.clusterArn().lastIndexOf('/') + 1);
        scaling.describeScalableTargets(request ->
                        request.serviceNamespace(ServiceNamespace.ECS)
                                .resourceIds("service/" + cluster + "/" + service.serviceName()))
                .scalableTargets()
                .forEach(target ->
                        scaling.registerScalableTarget(request ->
                                request.serviceNamespace(target.serviceNamespace())
                                        .resourceId(target.resourceId())
                                        .scalableDimension(target.scalableDimension())
                                        .suspendedState(state ->
                                                state.dynamicScalingInSuspended(suspended)
                                                        .dynamicScalingOutSuspended(suspended)
                                                        .scheduledScalingSuspended(suspended))));
    }

    /**
     * Runs a service on what was restored.
     *
     * @param tags what a new revision of its task definition carries beside the former one's tags
     * @return the revision that it runs now, and the one that it ran before
     */
    JsonObject move(JsonObject settings, Renames renames, Map<String, String> tags) {
        Service service = service(settings);
        int count = settings.number("count").orElseThrow().intValueExact();
        DescribeTaskDefinitionResponse former = definition(service.taskDefinition());
        String next =
                tags.entrySet().stream().allMatch(tag -> former.tags().contains(tag(tag)))
                        ? service.taskDefinition()
                        : revision(former, settings, renames, tags);
        if (!next.equals(service.taskDefinition()) || service.desiredCount() != count) {
            ecs.updateService(request ->
                    request.cluster(service.clusterArn())
                            .service(service.serviceArn())
                            .taskDefinition(next)
                            .desiredCount(count));
        }
        if (settings.isTrue("stopped")) {
            scaling(service, false);
        }
        return JsonValue.object()
                .put("taskDefinition", next)
                .put("before", service.taskDefinition())
                .build();
    }

    private String revision(
            DescribeTaskDefinitionResponse former,
            JsonObject settings,
            Renames renames,
            Map<String, String> tags) {
        TaskDefinition definition = former.taskDefinition();
        JsonObject read = REGISTERED.read(definition);
        JsonObject wanted = Images.in(renames.in(read), Maker.object(settings, "images"));
        if (wanted.equals(read)) {
            return definition.taskDefinitionArn();
        }
        List<Tag> all = new ArrayList<>(former.tags());
        all.removeIf(tag -> tags.containsKey(tag.key()));
        tags.entrySet().forEach(tag -> all.add(tag(tag)));
        return registered(definition.family(), tags)
                .orElseGet(() ->
                        ecs.registerTaskDefinition(
                                        SdkWords.SAME
                                                .fill(
                                                        RegisterTaskDefinitionRequest.builder(),
                                                        wanted)
                                                .tags(all)
                                                .build())
                                .taskDefinition()
                                .taskDefinitionArn());
    }

    private static Tag tag(Map.Entry<String, String> tag) {
        return Tag.builder().key(tag.getKey()).value(tag.getValue()).build();
    }

    private Optional<String> registered(String family, Map<String, String> tags) {
        return ecs
                .listTaskDefinitions(request ->
                        request.familyPrefix(family).sort(SortOrder.DESC).maxResults(NEWEST))
                .taskDefinitionArns()
                .stream()
                .filter(arn ->
                        definition(arn)
                                .tags()
                                .containsAll(tags.entrySet().stream().map(Services::tag).toList()))
                .findFirst();
    }

    private DescribeTaskDefinitionResponse definition(String arn) {
        return ecs.describeTaskDefinition(
                request -> request.taskDefinition(arn).include(TaskDefinitionField.TAGS));
    }

    /**
     * Waits until a service runs all its tasks, by one deployment, and all targets that they are behind are healthy.
     *
     * @throws BackupException when ECS gave the deployment up
     */
    void awaitHealth(JsonObject settings, Waiting waiting) {
        String name = settings.text("service").orElseThrow();
        waiting.until(
                "the service " + name + " runs and its targets are healthy",
                () -> isHealthy(settings));
    }

    private boolean isHealthy(JsonObject settings) {
        Service service = service(settings);
        if (service.deployments().stream()
                .anyMatch(one -> one.rolloutState() == DeploymentRolloutState.FAILED)) {
            throw new BackupException(
                    "run the service " + service.serviceName(),
                    new Failure.ServiceError(
                            "ecs:UpdateService",
                            "ECS gave its deployment up",
                            "see why its tasks stopped with 'stratoscope health', mend it, and run the same"
                                    + " command again"));
        }
        return service.deployments().size() == 1
                && service.runningCount().equals(service.desiredCount())
                && settings.texts("targetGroups").stream()
                        .allMatch(group -> isHealthy(group, service.desiredCount()));
    }

    private boolean isHealthy(String targetGroup, int count) {
        List<TargetHealthDescription> targets =
                balancing
                        .describeTargetHealth(request -> request.targetGroupArn(targetGroup))
                        .targetHealthDescriptions()
                        .stream()
                        .filter(target ->
                                target.targetHealth().state() != TargetHealthStateEnum.DRAINING)
                        .toList();
        return targets.size() >= count
                && targets.stream()
                        .allMatch(target ->
                                target.targetHealth().state() == TargetHealthStateEnum.HEALTHY);
    }

    private Service service(JsonObject settings) {
        String name = settings.text("service").orElseThrow();
        return ecs
                .describeServices(request ->
                        request.cluster(settings.text("cluster").orElseThrow()).services(name))
                .services()
                .stream()
                .findFirst()
                .orElseThrow(() ->
                        new BackupException(
                                "look at the service " + name,
                                new Failure.NotFound("it is not there")));
    }
}
