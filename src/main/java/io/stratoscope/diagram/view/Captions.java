package io.stratoscope.diagram.view;

import io.stratoscope.model.Arn;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Relation;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;
import io.stratoscope.topology.TopologyNode;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The second lines: the one or two facts that tell a resource from its like. */
final class Captions {
    private static final Map<ResourceType, BiFunction<Topology, Resource, String>> BY_TYPE =
            Map.ofEntries(
                    Map.entry(ResourceType.VPC, (_, r) -> text(r, "CidrBlock")),
                    Map.entry(ResourceType.SUBNET, (_, r) -> text(r, "CidrBlock")),
                    Map.entry(ResourceType.NAT_GATEWAY, Captions::publicAddress),
                    Map.entry(ResourceType.ELASTIC_IP, (_, r) -> text(r, "PublicIp")),
                    Map.entry(ResourceType.VPC_ENDPOINT, (_, r) -> endpoint(r)),
                    Map.entry(ResourceType.LOAD_BALANCER, Captions::loadBalancer),
                    Map.entry(ResourceType.TARGET_GROUP, (_, r) -> port(r, "Protocol", "Port")),
                    Map.entry(ResourceType.LISTENER, (_, r) -> port(r, "Protocol", "Port")),
                    Map.entry(ResourceType.ECS_SERVICE, Captions::service),
                    Map.entry(ResourceType.ECS_TASK, (_, r) -> text(r, "lastStatus")),
                    Map.entry(ResourceType.DB_CLUSTER, (_, r) -> engine(r)),
                    Map.entry(ResourceType.DB_INSTANCE, Captions::dbInstance),
                    Map.entry(ResourceType.REPLICATION_GROUP, (_, r) -> text(r, "CacheNodeType")),
                    Map.entry(ResourceType.CACHE_CLUSTER, Captions::cacheNode),
                    Map.entry(ResourceType.RECORD_SET, Captions::record),
                    Map.entry(ResourceType.EC2_INSTANCE, (_, r) -> text(r, "InstanceType")),
                    Map.entry(ResourceType.EFS_MOUNT_TARGET, Captions::mountTarget),
                    Map.entry(ResourceType.EFS_FILE_SYSTEM, (_, _) -> "file system"),
                    Map.entry(ResourceType.DATASYNC_TASK, (_, _) -> "DataSync task"),
                    Map.entry(ResourceType.BUCKET, (_, _) -> "S3 bucket"),
                    Map.entry(ResourceType.INTERNET_GATEWAY, (_, _) -> "internet gateway"),
                    Map.entry(ResourceType.KMS_KEY, Captions::key));

    private final Topology topology;

    Captions(Topology topology) {
        this.topology = topology;
    }

    /** Empty where the name says enough. */
    String of(Resource resource) {
        BiFunction<Topology, Resource, String> caption = BY_TYPE.get(resource.type());
        return caption == null
                ? TypeNames.singular(resource.type())
                : caption.apply(topology, resource);
    }

    private static String text(Resource resource, String member) {
        return resource.description().text(member).orElse("");
    }

    private static String join(Stream<String> facts) {
        return facts.filter(fact -> !fact.isEmpty()).collect(Collectors.joining(" · "));
    }

    private static String number(JsonObject of, String member) {
        return of.number(member).map(n -> n.toBigInteger().toString()).orElse("");
    }

    private static String port(Resource resource, String protocol, String port) {
        String number = number(resource.description(), port);
        return (text(resource, protocol) + " " + number).strip();
    }

    private static String publicAddress(Topology topology, Resource nat) {
        return topology.sources(nat.arn(), RelationKind.ATTACHED_TO)
                .flatMap(eip -> topology.resource(eip).stream())
                .map(eip -> text(eip, "PublicIp"))
                .findFirst()
                .orElse("NAT gateway");
    }

    private static String endpoint(Resource endpoint) {
        String type = text(endpoint, "VpcEndpointType");
        return join(
                Stream.of(
                        awsService(text(endpoint, "ServiceName")),
                        type.isEmpty() ? "" : type + " endpoint"));
    }

    /** {@code com.amazonaws.eu-central-1.s3} is S3. */
    static String awsService(String endpointService) {
        return ServiceNames.of(endpointService.substring(endpointService.lastIndexOf('.') + 1));
    }

    /** A prefix list stands for a service's addresses, and the endpoint that it leads to knows which. */
    static String destination(Topology topology, Relation route) {
        if (!route.detail().startsWith("pl-")) {
            return route.detail();
        }
        String service =
                topology.resource(route.to())
                        .flatMap(endpoint -> endpoint.description().text("ServiceName"))
                        .orElse("");
        return service.isEmpty() ? route.detail() : awsService(service);
    }

    /** What is said of a node in its first line: its name, or for a mount target without one, where it is. */
    String name(TopologyNode node) {
        boolean nameless = node.name().equals(node.arn().lastSegment());
        return topology.availabilityZone(node.arn())
                .filter(_ -> nameless && topology.isA(node.arn(), ResourceType.EFS_MOUNT_TARGET))
                .map(zone -> "mount target " + zoneLetter(zone))
                .orElse(node.name());
    }

    private static String mountTarget(Topology topology, Resource target) {
        return topology.owner(target.arn()).map(topology::name).orElse("mount target");
    }

    private static String loadBalancer(Topology topology, Resource balancer) {
        String listeners =
                topology.parts(balancer.arn(), ResourceType.LISTENER).stream()
                        .flatMap(listener -> topology.resource(listener).stream())
                        .map(listener -> port(listener, "Protocol", "Port"))
                        .sorted()
                        .collect(Collectors.joining(", "));
        return listeners.isEmpty() ? text(balancer, "Scheme") : listeners;
    }

    private static String service(Topology topology, Resource service) {
        JsonObject said = service.description();
        String running = number(said, "runningCount");
        String desired = number(said, "desiredCount");
        String zones =
                topology.parts(service.arn(), ResourceType.ECS_TASK).stream()
                        .flatMap(task -> topology.availabilityZone(task).stream())
                        .distinct()
                        .sorted()
                        .map(Captions::zoneLetter)
                        .collect(Collectors.joining(", "));
        return join(
                Stream.of(
                        desired.isEmpty() ? "" : running + "/" + desired + " tasks",
                        zones.isEmpty() ? "" : "in " + zones));
    }

    private static String zoneLetter(String zone) {
        return zone.substring(zone.lastIndexOf('-') + 1);
    }

    private static String engine(Resource database) {
        return (text(database, "Engine") + " " + text(database, "EngineVersion")).strip();
    }

    private static String dbInstance(Topology topology, Resource instance) {
        Optional<Relation> membership = membership(topology, instance.arn());
        String engine =
                membership
                        .flatMap(part -> topology.resource(part.to()))
                        .map(Captions::engine)
                        .filter(words -> !words.isEmpty())
                        .orElseGet(() -> engine(instance));
        return join(
                Stream.of(
                        membership.map(Relation::detail).orElse(""),
                        engine,
                        text(instance, "DBInstanceClass")));
    }

    private static String cacheNode(Topology topology, Resource node) {
        return join(
                Stream.of(
                        membership(topology, node.arn()).map(Relation::detail).orElse(""),
                        engine(node),
                        text(node, "CacheNodeType")));
    }

    private static Optional<Relation> membership(Topology topology, Arn part) {
        return topology.outgoing(part).stream()
                .filter(relation -> relation.kind() == RelationKind.PART_OF)
                .findFirst();
    }

    private static String record(Topology topology, Resource record) {
        String type = record.arn().lastSegment();
        return record.description().text("Type").orElse(type) + " record";
    }

    private static String key(Topology topology, Resource key) {
        List<String> aliases =
                topology.sources(key.arn(), RelationKind.ALIAS_OF).map(topology::name).toList();
        return aliases.isEmpty() ? "KMS key" : String.join(", ", aliases);
    }
}
