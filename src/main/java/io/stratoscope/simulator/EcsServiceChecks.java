package io.stratoscope.simulator;

import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.NamespaceNotFoundException;
import software.amazon.awssdk.services.ecs.model.ServiceConnectConfiguration;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;
import software.amazon.awssdk.services.servicediscovery.ServiceDiscoveryClient;

import java.util.List;

/** What ECS checks before it takes a service. */
final class EcsServiceChecks {

    private final SimulatedEcs ecs;

    EcsServiceChecks(SimulatedEcs ecs) {
        this.ecs = ecs;
    }

    /** A task definition is not one that was taken back. */
    void active(TaskDefinition definition) {
        if (definition.status() != TaskDefinitionStatus.ACTIVE) {
            throw ecs.clientException("TaskDefinition is inactive");
        }
    }

    /** Each target group is behind a load balancer, and what it is for is in the task definition. */
    void balanced(List<LoadBalancer> balancers, TaskDefinition definition) {
        for (LoadBalancer balancer : balancers) {
            if (definition.containerDefinitions().stream()
                    .map(ContainerDefinition::name)
                    .noneMatch(name -> name.equals(balancer.containerName()))) {
                throw ecs.invalid(
                        "The container %s does not exist in the task definition."
                                .formatted(balancer.containerName()));
            }
            if (group(balancer.targetGroupArn()).loadBalancerArns().isEmpty()) {
                throw ecs.invalid(
                        "The target group with targetGroupArn %s does not have an associated load"
                                        .formatted(balancer.targetGroupArn())
                                + " balancer.");
            }
        }
    }

    private TargetGroup group(String arn) {
        try {
            return ecs.account()
                    .client(ElasticLoadBalancingV2Client.class, ecs.region())
                    .describeTargetGroups(request -> request.targetGroupArns(arn))
                    .targetGroups()
                    .getFirst();
        } catch (TargetGroupNotFoundException _) {
            throw ecs.invalid("The specified target group does not exist.");
        }
    }

    /** The namespace of Service Connect is there. */
    void connected(ServiceConnectConfiguration connect) {
        String namespace = connect.namespace();
        if (Boolean.TRUE.equals(connect.enabled())
                && namespace != null
                && !ecs.account()
                        .service(
                                SimulatedCloudMap.class, ServiceDiscoveryClient.class, ecs.region())
                        .has(namespace)) {
            throw ecs.error(
                    NamespaceNotFoundException.builder(),
                    400,
                    "NamespaceNotFoundException",
                    "The specified namespace wasn't found.");
        }
    }
}
