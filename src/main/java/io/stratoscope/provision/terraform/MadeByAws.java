package io.stratoscope.provision.terraform;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Relation;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Management.Apart;
import io.stratoscope.topology.Management.Part;
import io.stratoscope.topology.Management.Standing;
import io.stratoscope.topology.Topology;

import java.util.Optional;
import java.util.Set;

/** What AWS makes by itself, so that nobody can expect it in a state: the tasks of a service, a VPC's default ACL. */
final class MadeByAws {

    private static final Apart BY_AWS = new Apart("made by AWS");

    private static final Set<ResourceType> PARAMETERS =
            Set.of(
                    ResourceType.CACHE_PARAMETER_GROUP,
                    ResourceType.DB_CLUSTER_PARAMETER_GROUP,
                    ResourceType.DB_PARAMETER_GROUP);

    private final Topology topology;

    MadeByAws(Topology topology) {
        this.topology = topology;
    }

    /** How it stands to the state; empty for what people make. */
    Optional<Standing> standing(Resource resource) {
        if (isOfAws(resource)) {
            return Optional.of(BY_AWS);
        }
        return whole(resource).map(Part::new);
    }

    private static boolean isOfAws(Resource resource) {
        Arn arn = resource.arn();
        return arn.account().equals("aws")
                || (is(resource, ResourceType.KMS_ALIAS) && arn.resource().startsWith("alias/aws/"))
                || (is(resource, ResourceType.KMS_KEY)
                        && resource.description()
                                .text("KeyManager")
                                .filter("AWS"::equals)
                                .isPresent())
                || (is(resource, ResourceType.IAM_ROLE)
                        && arn.resource().startsWith("role/aws-service-role/"))
                || (is(resource, ResourceType.ALARM)
                        && resource.name().startsWith("TargetTracking-"))
                || (PARAMETERS.contains(resource.type()) && resource.name().startsWith("default."));
    }

    private static boolean is(Resource resource, ResourceType type) {
        return resource.type().equals(type);
    }

    private Optional<Arn> whole(Resource resource) {
        if (is(resource, ResourceType.ECS_TASK)) {
            return owner(resource, ResourceType.ECS_SERVICE);
        }
        if (is(resource, ResourceType.CACHE_CLUSTER)) {
            return owner(resource, ResourceType.REPLICATION_GROUP);
        }
        if (is(resource, ResourceType.RECORD_SET)) {
            return owner(resource, ResourceType.HOSTED_ZONE)
                    .filter(zone -> isDelegation(resource, zone));
        }
        return isDefaultOfVpc(resource) ? owner(resource, ResourceType.VPC) : Optional.empty();
    }

    private Optional<Arn> owner(Resource part, ResourceType type) {
        return topology.targets(part.arn(), RelationKind.PART_OF)
                .filter(whole -> topology.isA(whole, type))
                .findFirst();
    }

    /** A zone's own NS record. */
    private boolean isDelegation(Resource record, Arn zone) {
        boolean servers = record.description().text("Type").filter("NS"::equals).isPresent();
        return servers && plain(record.name()).equals(plain(topology.name(zone)));
    }

    private static String plain(String domain) {
        return domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
    }

    private boolean isDefaultOfVpc(Resource resource) {
        if (is(resource, ResourceType.NETWORK_ACL)) {
            return resource.description().isTrue("IsDefault");
        }
        if (is(resource, ResourceType.SECURITY_GROUP)) {
            return resource.description().text("GroupName").filter("default"::equals).isPresent();
        }
        return is(resource, ResourceType.ROUTE_TABLE)
                && topology.outgoing(resource.arn()).stream()
                        .filter(relation -> relation.kind() == RelationKind.ATTACHED_TO)
                        .map(Relation::detail)
                        .anyMatch("main"::equals);
    }
}
