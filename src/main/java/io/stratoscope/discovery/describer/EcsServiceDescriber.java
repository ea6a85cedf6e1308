package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.DescribeContext;
import io.stratoscope.discovery.Described;
import io.stratoscope.discovery.Describer;
import io.stratoscope.discovery.SdkJson;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Relation;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;

import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.AwsVpcConfiguration;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceConnectConfiguration;
import software.amazon.awssdk.services.ecs.model.ServiceEvent;
import software.amazon.awssdk.services.ecs.model.ServiceField;
import software.amazon.awssdk.services.ecs.model.Tag;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** ECS services; their parts are their running tasks. ECS goes on describing a deleted one as inactive. */
public final class EcsServiceDescriber implements Describer {

    private static final String ACTION = "ecs:DescribeServices";

    /** The most that ECS describes in a call. */
    private static final int BATCH = 10;

    private final EcsTaskDescriber tasks = new EcsTaskDescriber();

    @Override
    public String service() {
        return "ecs";
    }

    @Override
    public boolean handles(Arn arn) {
        return arn.service().equals("ecs") && arn.resourceKind().equals("service");
    }

    @Override
    public void describe(List<Arn> wanted, DescribeContext context) {
        EcsArns.byCluster(wanted)
                .forEach((cluster, arns) ->
                        Attempt.batchesMissingAreGone(
                                context,
                                ACTION,
                                arns,
                                BATCH,
                                batch -> describe(cluster, batch, context)));
    }

    private static Set<Arn> describe(String cluster, List<Arn> batch, DescribeContext context) {
        Set<Arn> found = new HashSet<>();
        try {
            context
                    .client(EcsClient.class)
                    .describeServices(request ->
                            request.cluster(cluster)
                                    .services(batch.stream().map(Arn::toString).toList())
                                    .include(ServiceField.TAGS))
                    .services()
                    .stream()
                    .filter(service -> !"INACTIVE".equals(service.status()))
                    .forEach(service -> found.add(report(service, context)));
        } catch (ClusterNotFoundException e) {
            // Its services went with it.
            return Set.of();
        }
        return found;
    }

    @Override
    public void parts(List<Resource> owners, DescribeContext context) {
        Map<String, Set<String>> namesByCluster = new TreeMap<>();
        for (Resource owner : owners) {
            owner.description()
                    .text("clusterArn")
                    .ifPresent(cluster ->
                            namesByCluster
                                    .computeIfAbsent(cluster, key -> new HashSet<>())
                                    .add(owner.id()));
        }
        namesByCluster.forEach((cluster, names) -> tasks.ofServices(cluster, names, context));
    }

    private static Arn report(Service service, DescribeContext context) {
        Arn arn = Arn.of(service.serviceArn());
        // What happened lately is no property of the service, and never the same twice.
        Service lasting = service.toBuilder().events((Collection<ServiceEvent>) null).build();
        context.found(
                Described.tagged(
                        arn,
                        ResourceType.ECS_SERVICE,
                        service.serviceName(),
                        service.serviceName(),
                        TagMap.of(service.tags(), Tag::key, Tag::value),
                        ACTION,
                        SdkJson.of(lasting)),
                relations(service, arn, context));
        return arn;
    }

    private static List<Relation> relations(Service service, Arn arn, DescribeContext context) {
        RelationsOf relations =
                new RelationsOf(arn, ACTION)
                        .toArn(RelationKind.PART_OF, service.clusterArn(), "clusterArn")
                        .toArn(
                                RelationKind.CONFIGURED_BY,
                                service.taskDefinition(),
                                "taskDefinition");
        AwsVpcConfiguration network =
                service.networkConfiguration() == null
                        ? null
                        : service.networkConfiguration().awsvpcConfiguration();
        if (network != null) {
            String field = "networkConfiguration.awsvpcConfiguration.";
            relations
                    .toIds(
                            RelationKind.LOCATED_IN,
                            network.subnets(),
                            Ec2Arns.in(context, "subnet"),
                            field + "subnets")
                    .toIds(
                            RelationKind.PROTECTED_BY,
                            network.securityGroups(),
                            Ec2Arns.in(context, "security-group"),
                            field + "securityGroups");
        }
        for (int i = 0; i < service.loadBalancers().size(); i++) {
            LoadBalancer balancer = service.loadBalancers().get(i);
            String field = "loadBalancers[" + i + "].targetGroupArn";
            String port = balancer.containerName() + ":" + balancer.containerPort();
            Optional.ofNullable(balancer.targetGroupArn())
                    .flatMap(Arn::parse)
                    .ifPresent(group -> relations.from(RelationKind.ROUTES_TO, group, port, field));
        }
        for (int i = 0; i < service.serviceRegistries().size(); i++) {
            relations.toArn(
                    RelationKind.REFERENCES,
                    service.serviceRegistries().get(i).registryArn(),
                    "serviceRegistries[" + i + "].registryArn");
        }
        for (int i = 0; i < service.deployments().size(); i++) {
            Deployment deployment = service.deployments().get(i);
            ServiceConnectConfiguration connect = deployment.serviceConnectConfiguration();
            // The others are on their way out.
            if (connect != null && "PRIMARY".equals(deployment.status())) {
                relations.toArn(
                        RelationKind.REFERENCES,
                        connect.namespace(),
                        "Service Connect",
                        "deployments[" + i + "].serviceConnectConfiguration.namespace");
            }
        }
        return relations.list();
    }
}
