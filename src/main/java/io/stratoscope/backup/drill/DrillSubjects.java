package io.stratoscope.backup.drill;

import io.stratoscope.backup.RestorePoint;

import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Attachment;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;

import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out who answers behind the drill's load balancer. */
final class DrillSubjects {

    private final IsolationCase drill;

    DrillSubjects(IsolationCase drill) {
        this.drill = drill;
    }

    DrillProof.Subject subject(RestorePoint point, Instant begunAt) {
        ElasticLoadBalancingV2Client balancing = drill.client(ElasticLoadBalancingV2Client.class);
        String address =
                balancing
                        .describeLoadBalancers(request ->
                                request.loadBalancerArns(drill.ref(DrillService.BALANCER)))
                        .loadBalancers()
                        .getFirst()
                        .dnsName();
        Map<String, Task> tasks = tasks();
        List<DrillProof.Target> targets =
                balancing
                        .describeTargetHealth(
                                request -> request.targetGroupArn(drill.ref(DrillService.TARGETS)))
                        .targetHealthDescriptions()
                        .stream()
                        .map(TargetHealthDescription::target)
                        .map(target ->
                                target(target.id(), Optional.ofNullable(tasks.get(target.id()))))
                        .toList();
        return new DrillProof.Subject(
                drill.account(),
                drill.original(),
                point,
                URI.create("http://" + address),
                targets,
                begunAt);
    }

    private static DrillProof.Target target(String address, Optional<Task> task) {
        return new DrillProof.Target(
                address,
                task.map(Task::taskArn).orElse(""),
                task.flatMap(each -> Optional.ofNullable(each.startedAt())).orElse(Instant.EPOCH));
    }

    /** The drill's tasks by their IP addresses. */
    private Map<String, Task> tasks() {
        EcsClient ecs = drill.client(EcsClient.class);
        List<String> arns =
                ecs
                        .listTasksPaginator(request -> request.cluster(drill.ref("Cluster")))
                        .taskArns()
                        .stream()
                        .toList();
        Map<String, Task> byAddress = new HashMap<>();
        if (!arns.isEmpty()) {
            ecs.describeTasks(request -> request.cluster(drill.ref("Cluster")).tasks(arns))
                    .tasks()
                    .forEach(task ->
                            address(task).ifPresent(address -> byAddress.put(address, task)));
        }
        return byAddress;
    }

    private static Optional<String> address(Task task) {
        return task.attachments().stream()
                .map(Attachment::details)
                .flatMap(List::stream)
                .filter(detail -> "privateIPv4Address".equals(detail.name()))
                .map(KeyValuePair::value)
                .findFirst();
    }
}
