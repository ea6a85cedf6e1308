package io.stratoscope.diagram.view;

import io.stratoscope.model.Arn;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What part a resource plays in the data flow. */
final class FlowRoles {
    /** Drawn on its own, wherever it is. */
    private static final Set<ResourceType> ACTORS =
            Set.of(
                    ResourceType.RECORD_SET,
                    ResourceType.LOAD_BALANCER,
                    ResourceType.INTERNET_GATEWAY,
                    ResourceType.NAT_GATEWAY,
                    ResourceType.ECS_SERVICE,
                    ResourceType.EC2_INSTANCE,
                    ResourceType.DB_INSTANCE,
                    ResourceType.CACHE_CLUSTER,
                    ResourceType.EFS_MOUNT_TARGET,
                    ResourceType.EFS_FILE_SYSTEM,
                    ResourceType.DATASYNC_TASK,
                    ResourceType.BUCKET);

    /** Stands aside, stacked. */
    private static final Set<ResourceType> ASIDE =
            Set.of(
                    ResourceType.KMS_KEY,
                    ResourceType.SECRET,
                    ResourceType.LOG_GROUP,
                    ResourceType.ALARM,
                    ResourceType.TOPIC,
                    ResourceType.CERTIFICATE);

    /** Not drawn: a part, a setting or plumbing of what is. */
    private static final Set<ResourceType> HIDDEN =
            Set.of(
                    ResourceType.ACCOUNT,
                    ResourceType.VPC,
                    ResourceType.SUBNET,
                    ResourceType.ROUTE_TABLE,
                    ResourceType.NETWORK_ACL,
                    ResourceType.SECURITY_GROUP,
                    ResourceType.ELASTIC_IP,
                    ResourceType.FLOW_LOG,
                    ResourceType.VPC_ENDPOINT,
                    ResourceType.ECS_CLUSTER,
                    ResourceType.ECS_TASK_DEFINITION,
                    ResourceType.SCALABLE_TARGET,
                    ResourceType.HTTP_NAMESPACE,
                    ResourceType.PRIVATE_DNS_NAMESPACE,
                    ResourceType.PUBLIC_DNS_NAMESPACE,
                    ResourceType.EFS_ACCESS_POINT,
                    ResourceType.LISTENER,
                    ResourceType.LISTENER_RULE,
                    ResourceType.TARGET_GROUP,
                    ResourceType.DB_SUBNET_GROUP,
                    ResourceType.DB_PARAMETER_GROUP,
                    ResourceType.DB_CLUSTER_PARAMETER_GROUP,
                    ResourceType.CACHE_SUBNET_GROUP,
                    ResourceType.CACHE_PARAMETER_GROUP,
                    ResourceType.IAM_ROLE,
                    ResourceType.IAM_POLICY,
                    ResourceType.IAM_INSTANCE_PROFILE,
                    ResourceType.KMS_ALIAS,
                    ResourceType.DATASYNC_LOCATION,
                    ResourceType.DATASYNC_LOCATION_EFS,
                    ResourceType.DATASYNC_LOCATION_S3,
                    ResourceType.HOSTED_ZONE);

    private final Topology topology;

    FlowRoles(Topology topology) {
        this.topology = topology;
    }

    /** Whether it takes part in flows; a group of servers does only where its members are not known. */
    boolean isDrawn(Resource resource) {
        if (ASIDE.contains(resource.type()) || HIDDEN.contains(resource.type())) {
            return false;
        }
        return standIn(resource.arn()).equals(resource.arn());
    }

    boolean isAside(Resource resource) {
        return ASIDE.contains(resource.type());
    }

    /** A type that this view knows nothing of, such as a function or a queue. */
    boolean isUnknown(ResourceType type) {
        return !ACTORS.contains(type)
                && !ASIDE.contains(type)
                && !HIDDEN.contains(type)
                && !type.equals(ResourceType.DB_CLUSTER)
                && !type.equals(ResourceType.REPLICATION_GROUP)
                && !type.equals(ResourceType.ECS_TASK);
    }

    boolean goesOut(ResourceType type) {
        return type.equals(ResourceType.ECS_SERVICE)
                || type.equals(ResourceType.ECS_TASK)
                || type.equals(ResourceType.EC2_INSTANCE);
    }

    /** What is drawn in its stead: the writer for a database cluster, the service for its task, the store for a location. */
    Arn standIn(Arn arn) {
        Optional<Resource> resource = topology.resource(arn);
        if (resource.isEmpty()) {
            return arn;
        }
        ResourceType type = resource.get().type();
        if (type.equals(ResourceType.DB_CLUSTER)) {
            return leader(arn, ResourceType.DB_INSTANCE, "writer");
        }
        if (type.equals(ResourceType.REPLICATION_GROUP)) {
            return leader(arn, ResourceType.CACHE_CLUSTER, "primary");
        }
        if (type.equals(ResourceType.ECS_TASK)) {
            return topology.owner(arn)
                    .filter(owner -> topology.isA(owner, ResourceType.ECS_SERVICE))
                    .orElse(arn);
        }
        if (type.equals(ResourceType.EFS_ACCESS_POINT)) {
            return topology.owner(arn).orElse(arn);
        }
        return arn;
    }

    private Arn leader(Arn group, ResourceType memberType, String role) {
        List<Arn> members = topology.parts(group, memberType);
        return topology.incoming(group).stream()
                .filter(r -> r.kind() == RelationKind.PART_OF && r.detail().equals(role))
                .map(io.stratoscope.model.Relation::from)
                .filter(members::contains)
                .findFirst()
                .or(() -> members.stream().findFirst())
                .orElse(group);
    }

    /** Whether an edge may end there: something drawn, or something that is missing. */
    boolean mayBeDrawn(Arn arn) {
        return topology.resource(arn).map(this::isDrawn).orElse(true);
    }

    /** Whether it only stands for something else that is drawn. */
    boolean leadsOn(Arn arn) {
        return topology.isA(arn, ResourceType.RECORD_SET)
                && topology.targets(arn, RelationKind.ROUTES_TO).findAny().isPresent();
    }

    boolean isPrivateRecord(Arn record) {
        return topology.owner(record)
                .flatMap(topology::resource)
                .map(zone ->
                        zone.description().isTrue("Config", "PrivateZone")
                                || topology.targets(zone.arn(), RelationKind.ATTACHED_TO)
                                        .findAny()
                                        .isPresent())
                .orElse(false);
    }

    /** What says where it runs: for a service whose tasks all run in one subnet, that subnet. */
    Arn placeOf(Arn arn) {
        if (!topology.isA(arn, ResourceType.ECS_SERVICE)) {
            return arn;
        }
        List<Arn> subnets =
                topology.parts(arn, ResourceType.ECS_TASK).stream()
                        .flatMap(task -> topology.subnet(task).stream())
                        .distinct()
                        .toList();
        return subnets.size() == 1 ? subnets.getFirst() : arn;
    }
}
