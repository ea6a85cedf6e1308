package io.stratoscope.doctor;

import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.servicediscovery.ServiceDiscoveryClient;

import java.util.List;
import java.util.function.Consumer;

/** Containers. */
final class ContainerProbes {

    private ContainerProbes() {}

    static List<Probe> containers() {
        return List.of(
                ecs("ListClusters", c -> c.listClusters(r -> r.maxResults(1))),
                ecs("DescribeClusters", c -> c.describeClusters(r -> r.clusters(Nothing.NAME))),
                ecs("ListServices", c -> c.listServices(r -> r.cluster(Nothing.NAME))),
                ecs(
                        "DescribeServices",
                        c ->
                                c.describeServices(
                                        r -> r.cluster(Nothing.NAME).services(Nothing.NAME))),
                ecs("ListTasks", c -> c.listTasks(r -> r.cluster(Nothing.NAME))),
                ecs(
                        "DescribeTasks",
                        c -> c.describeTasks(r -> r.cluster(Nothing.NAME).tasks(Nothing.UUID))),
                ecs("ListTaskDefinitions", c -> c.listTaskDefinitions(r -> r.maxResults(1))),
                // "Unable to describe task definition."
                ecs(
                                "DescribeTaskDefinition",
                                c -> c.describeTaskDefinition(r -> r.taskDefinition(Nothing.NAME)))
                        .allowing("ClientException"),
                Probe.of(
                        "application-autoscaling",
                        "DescribeScalableTargets",
                        t ->
                                t.client(ApplicationAutoScalingClient.class)
                                        .describeScalableTargets(r ->
                                                r.serviceNamespace(ServiceNamespace.ECS)
                                                        .maxResults(1))),
                Probe.of(
                        "servicediscovery",
                        "ListNamespaces",
                        t ->
                                t.client(ServiceDiscoveryClient.class)
                                        .listNamespaces(r -> r.maxResults(1))));
    }

    private static Probe ecs(String operation, Consumer<EcsClient> call) {
        return Probe.of("ecs", operation, t -> call.accept(t.client(EcsClient.class)));
    }
}
