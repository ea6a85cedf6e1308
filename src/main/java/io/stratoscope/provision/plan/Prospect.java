package io.stratoscope.provision.plan;

import io.stratoscope.model.Arn;
import io.stratoscope.model.DiscoveredBy;
import io.stratoscope.model.Evidence;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Relation;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceState;
import io.stratoscope.model.Snapshot;
import io.stratoscope.provision.stack.References;
import io.stratoscope.provision.stack.Wanted;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A project as it would be with what a plan creates in it: for a picture before anything is done. What is not there yet has a
 * made-up ARN.
 *
 * @param snapshot the project, and the planned resources with their relations
 * @param planned the made-up ARNs by logical id
 */
public record Prospect(Snapshot snapshot, Map<String, Arn> planned) {

    /** Resources that are no more than a tie between two others, and what its ends are called. */
    private static final Map<String, Tie> TIES =
            Map.of(
                    "AWS::EC2::Route",
                    new Tie(
                            "RouteTableId",
                            List.of("GatewayId", "NatGatewayId"),
                            RelationKind.ROUTES_TO),
                    "AWS::EC2::VPCGatewayAttachment",
                    new Tie("InternetGatewayId", List.of("VpcId"), RelationKind.ATTACHED_TO),
                    "AWS::EC2::SubnetRouteTableAssociation",
                    new Tie("RouteTableId", List.of("SubnetId"), RelationKind.ATTACHED_TO),
                    "AWS::EC2::SubnetNetworkAclAssociation",
                    new Tie("NetworkAclId", List.of("SubnetId"), RelationKind.ATTACHED_TO));

    /** Resources that no picture shows. */
    private static final Set<String> UNSEEN =
            Set.of(
                    "AWS::EC2::NetworkAclEntry",
                    "AWS::EC2::SecurityGroupIngress",
                    "AWS::EC2::SecurityGroupEgress");

    private static final Set<String> GLOBAL = Set.of("IAM", "Route53", "CloudFront");

    /** Kinds of ARNs that the picture looks for, where they are not the type's last word. */
    private static final Map<String, String> KINDS =
            Map.of(
                    "AWS::EC2::EIP", "elastic-ip",
                    "AWS::EC2::NatGateway", "natgateway",
                    "AWS::RDS::DBSubnetGroup", "subgrp",
                    "AWS::ElastiCache::SubnetGroup", "subnetgroup");

    private static final Map<String, String> SERVICES =
            Map.of(
                    "ElasticLoadBalancingV2", "elasticloadbalancing",
                    "EFS", "elasticfilesystem",
                    "CertificateManager", "acm");

    private record Tie(String from, List<String> to, RelationKind kind) {}

    private record Name(String type, String ref) {}

    public Prospect {
        planned = Map.copyOf(planned);
    }

    /**
     * Puts what a plan creates into a project.
     *
     * @param refs by logical id, what the API knows those by that were made since
     */
    public static Prospect of(Snapshot now, Plan plan, Map<String, String> refs) {
        return new Drawing(now, plan, refs).prospect();
    }

    private static final class Drawing {
        private final Snapshot now;
        private final Plan plan;
        private final Map<String, Wanted> wanted = new HashMap<>();
        private final Map<String, Arn> there = new HashMap<>();
        private final Map<String, Arn> planned = new HashMap<>();
        private final List<Relation> relations = new ArrayList<>();

        Drawing(Snapshot now, Plan plan, Map<String, String> refs) {
            this.now = now;
            this.plan = plan;
            Map<Name, Arn> known = new HashMap<>();
            for (Resource each : now.resources()) {
                known.put(new Name(each.type().name(), each.id()), each.arn());
                known.put(new Name(each.type().name(), each.arn().toString()), each.arn());
            }
            plan.stack().resources().forEach(each -> wanted.put(each.id(), each));
            for (Change change : plan.changes()) {
                Optional<String> ref = Optional.ofNullable(refs.get(change.id())).or(change::ref);
                Optional<Arn> arn = ref.map(each -> known.get(new Name(change.type(), each)));
                if (arn.isPresent()) {
                    there.put(change.id(), arn.get());
                } else if (change.action() == Action.CREATE && isSeen(change.type())) {
                    planned.put(change.id(), arn(change));
                }
            }
        }

        private static boolean isSeen(String type) {
            return !TIES.containsKey(type) && !UNSEEN.contains(type);
        }

        private Arn arn(Change change) {
            String[] words = change.type().split("::", 3);
            String service = SERVICES.getOrDefault(words[1], words[1].toLowerCase(Locale.ROOT));
            String kind =
                    Optional.ofNullable(KINDS.get(change.type()))
                            .orElseGet(() ->
                                    words[2].replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                                            .toLowerCase(Locale.ROOT));
            return new Arn(
                    "aws",
                    service,
                    GLOBAL.contains(words[1]) ? "" : plan.region(),
                    plan.accountId(),
                    kind + "/planned-" + change.id());
        }

        Prospect prospect() {
            List<Resource> resources = new ArrayList<>(now.resources());
            relations.addAll(now.relations());
            for (Wanted each : plan.stack().resources()) {
                Arn arn = planned.get(each.id());
                if (arn != null) {
                    resources.add(resource(each, arn));
                    relate(each, arn);
                } else {
                    tie(each);
                }
            }
            return new Prospect(
                    new Snapshot(
                            now.account(),
                            now.scope(),
                            now.regions(),
                            now.takenAt(),
                            resources,
                            relations,
                            now.issues(),
                            now.coverage()),
                    planned);
        }

        private Resource resource(Wanted each, Arn arn) {
            return new Resource(
                    arn,
                    each.type(),
                    each.id(),
                    name(each),
                    arn.region().isEmpty() ? Resource.GLOBAL : plan.region(),
                    text(each.properties(), "AvailabilityZone"),
                    Map.of(),
                    DiscoveredBy.TAG,
                    ResourceState.LIVE,
                    "stratoscope:Plan",
                    plan.madeAt(),
                    each.properties());
        }

        private String name(Wanted each) {
            return each.properties().objects("Tags").stream()
                    .filter(tag -> tag.text("Key").filter("Name"::equals).isPresent())
                    .flatMap(tag -> tag.text("Value").stream())
                    .findFirst()
                    .orElse(each.id());
        }

        /** A text, also one with the region in it. */
        private Optional<String> text(JsonObject properties, String name) {
            return properties
                    .text(name)
                    .or(() ->
                            properties
                                    .text(name, "Fn::Sub")
                                    .map(text -> text.replace("${AWS::Region}", plan.region())));
        }

        private void relate(Wanted each, Arn arn) {
            each.properties()
                    .members()
                    .forEach((property, value) -> {
                        for (String id : References.in(value)) {
                            Wanted other = wanted.get(id);
                            arn(id).filter(to -> other != null && !to.equals(arn))
                                    .ifPresent(to ->
                                            relate(
                                                    arn,
                                                    to,
                                                    Bond.of(each.type().name(), typeOf(id)),
                                                    property));
                        }
                    });
        }

        private String typeOf(String id) {
            return Optional.ofNullable(wanted.get(id)).map(each -> each.type().name()).orElse("");
        }

        private void relate(Arn from, Arn to, Bond bond, String property) {
            relations.add(
                    bond.backwards()
                            ? relation(to, from, bond.kind(), "", property)
                            : relation(from, to, bond.kind(), "", property));
        }

        private void tie(Wanted each) {
            Tie tie = TIES.get(each.type().name());
            if (tie == null) {
                return;
            }
            Optional<Arn> from = end(each, tie.from());
            for (String property : tie.to()) {
                Optional<Arn> to = end(each, property);
                if (from.isPresent() && to.isPresent() && isNew(from.get(), to.get())) {
                    relations.add(
                            relation(
                                    from.get(),
                                    to.get(),
                                    tie.kind(),
                                    text(each.properties(), "DestinationCidrBlock").orElse(""),
                                    property));
                }
            }
        }

        // What is between two that are there, the snapshot tells.
        private boolean isNew(Arn from, Arn to) {
            return planned.containsValue(from) || planned.containsValue(to);
        }

        private Optional<Arn> end(Wanted each, String property) {
            return each.properties().get(property).stream()
                    .flatMap((JsonValue value) -> References.in(value).stream())
                    .flatMap(id -> arn(id).stream())
                    .findFirst();
        }

        private Optional<Arn> arn(String id) {
            return Optional.ofNullable(there.get(id))
                    .or(() -> Optional.ofNullable(planned.get(id)));
        }

        private static Relation relation(
                Arn from, Arn to, RelationKind kind, String detail, String property) {
            return new Relation(from, to, kind, detail, new Evidence("stratoscope:Plan", property));
        }
    }
}
