package io.stratoscope.topology;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Relation;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.ResourceType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who depends on whom. For a relation {@code A kind B}:
 *
 * <table>
 * <caption>What a relation means for who depends on whom</caption>
 * <tr><th>kind</th><th>meaning</th></tr>
 * <tr><td>PART_OF</td><td>A stops without B. B stops without its last part, and is degraded without one of several, where parts do the
 *     work: instances of a database cluster, members of a replication group, mount targets of a file system, tasks of a
 *     service, listeners of a load balancer that forward</td></tr>
 * <tr><td>LOCATED_IN</td><td>A stops without its VPC or its last subnet, and is degraded without one of several</td></tr>
 * <tr><td>ATTACHED_TO</td><td>a NAT gateway stops without its elastic IP (B needs A); otherwise A is degraded without B</td></tr>
 * <tr><td>ROUTES_TO</td><td>A stops without its last target, and is degraded without one of several. A route table is only degraded:
 *     it loses a route. What runs in its subnets (services, tasks, instances, functions) stops without the last way
 *     out of all its subnets, and an internet-facing load balancer and a NAT gateway stop without the internet gateway</td></tr>
 * <tr><td>PROTECTED_BY</td><td>A stops without its last security group: nobody is let in any more</td></tr>
 * <tr><td>ALLOWS_FROM</td><td>nothing: who loses a caller goes on working</td></tr>
 * <tr><td>MAY_USE</td><td>nothing: may is not does</td></tr>
 * <tr><td>CONNECTS_TO, MOUNTS, READS_SECRET, ASSUMES_ROLE</td><td>A stops without B; of a task definition: the services that are configured
 *     by it stop</td></tr>
 * <tr><td>STORES_IN, COPIES_FROM, COPIES_TO, ENCRYPTED_BY, ALIAS_OF</td><td>A stops without B</td></tr>
 * <tr><td>USES_CERTIFICATE</td><td>A stops without its last certificate, and is degraded without one of several</td></tr>
 * <tr><td>CONFIGURED_BY</td><td>a service stops without its task definition; else A is degraded without B (a parameter group)</td></tr>
 * <tr><td>REPLICATES_TO</td><td>B is degraded without A: it gets nothing new</td></tr>
 * <tr><td>HAS_POLICY</td><td>A is degraded without a managed policy; nothing where B is what the policy allows</td></tr>
 * <tr><td>LOGS_TO, MONITORS, NOTIFIES, REFERENCES</td><td>A is degraded without B</td></tr>
 * </table>
 *
 * <p>Being degraded is not passed on: whoever depends on something degraded still gets its answers.
 */
final class Dependencies {
    private static final Map<String, String> WORKING_PARTS =
            Map.of(
                    ResourceType.DB_INSTANCE.name(), "instance",
                    ResourceType.CACHE_CLUSTER.name(), "cache node",
                    ResourceType.EFS_MOUNT_TARGET.name(), "mount target",
                    ResourceType.ECS_TASK.name(), "task",
                    ResourceType.LISTENER.name(), "listener");
    private static final Set<String> GOES_OUT =
            Set.of(
                    ResourceType.ECS_SERVICE.name(),
                    ResourceType.ECS_TASK.name(),
                    ResourceType.EC2_INSTANCE.name(),
                    "AWS::Lambda::Function");

    private final Topology topology;
    private final Map<Arn, Map<String, Need>> needs = new TreeMap<>();
    private final Map<Arn, List<Need>> byProvider = new HashMap<>();

    private Dependencies(Topology topology) {
        this.topology = topology;
        for (Relation relation : topology.snapshot().relations()) {
            if (!relation.from().equals(relation.to())) {
                read(relation);
            }
        }
        waysOut();
        needs.values().stream()
                .flatMap(map -> map.values().stream())
                .forEach(need ->
                        need.providers().stream()
                                .map(Need.Provider::arn)
                                .distinct()
                                .forEach(on ->
                                        byProvider
                                                .computeIfAbsent(on, _ -> new ArrayList<>())
                                                .add(need)));
    }

    static Dependencies of(Topology topology) {
        return new Dependencies(topology);
    }

    /** The needs that a resource helps to meet, in the order of the dependents. */
    List<Need> metBy(Arn provider) {
        return byProvider.getOrDefault(provider, List.of());
    }

    String name(Arn arn) {
        return topology.name(arn);
    }

    private void read(Relation it) {
        switch (it.kind()) {
            case PART_OF -> partOf(it);
            case LOCATED_IN -> {
                boolean subnet = Containment.isSubnet(it.to());
                need(it.from(), subnet ? "subnet" : "place " + it.to(), true, it.to(), it);
            }
            case ATTACHED_TO -> attachedTo(it);
            case ROUTES_TO -> routesTo(it);
            case PROTECTED_BY -> need(it.from(), "security group", true, it.to(), it);
            case USES_CERTIFICATE -> need(it.from(), "certificate", true, it.to(), it);
            case CONNECTS_TO, MOUNTS, READS_SECRET, ASSUMES_ROLE -> configured(it, true);
            case STORES_IN, COPIES_FROM, COPIES_TO, ENCRYPTED_BY, ALIAS_OF -> alone(it, true);
            case CONFIGURED_BY ->
                    alone(it, topology.isA(it.to(), ResourceType.ECS_TASK_DEFINITION));
            case REPLICATES_TO ->
                    need(it.to(), "source of its data " + it.from(), false, it.from(), it);
            case HAS_POLICY -> {
                if (it.to().service().equals("iam")) {
                    alone(it, false);
                }
            }
            case LOGS_TO, NOTIFIES -> configured(it, false);
            case MONITORS, REFERENCES -> alone(it, false);
            case ALLOWS_FROM, MAY_USE -> {}
        }
    }

    private void partOf(Relation it) {
        need(it.from(), "whole " + it.to(), true, it.to(), it);
        topology.resource(it.from())
                .map(part -> WORKING_PARTS.get(part.type().name()))
                .filter(what -> !what.equals("listener") || forwards(it.from()))
                .ifPresent(what -> need(it.to(), what, true, it.from(), it));
    }

    private boolean forwards(Arn listener) {
        return topology.targets(listener, RelationKind.ROUTES_TO).findAny().isPresent();
    }

    private void attachedTo(Relation it) {
        if (it.to().resourceKind().equals("natgateway")) {
            need(it.to(), "elastic IP", true, it.from(), it);
        } else {
            alone(it, false);
        }
    }

    private void routesTo(Relation it) {
        if (it.from().resourceKind().equals("route-table")) {
            need(it.from(), "route " + it.detail(), false, it.to(), it);
        } else {
            need(it.from(), "target", true, it.to(), it);
        }
    }

    private void alone(Relation it, boolean essential) {
        need(it.from(), it.kind() + " " + it.to(), essential, it.to(), it);
    }

    /** What a task definition says holds for the services that it configures, and for itself where it configures none. */
    private void configured(Relation it, boolean essential) {
        List<Relation> heirs =
                topology.isA(it.from(), ResourceType.ECS_TASK_DEFINITION)
                        ? topology.incoming(it.from()).stream()
                                .filter(r -> r.kind() == RelationKind.CONFIGURED_BY)
                                .toList()
                        : List.of();
        for (Relation heir : heirs) {
            if (!heir.from().equals(it.to())) {
                need(heir.from(), it.kind() + " " + it.to(), essential, it.to(), it, heir);
            }
        }
        if (heirs.isEmpty()) {
            alone(it, essential);
        }
    }

    /** The ways out to the internet, and in from it. */
    private void waysOut() {
        for (TopologyNode node : topology.nodes()) {
            node.resource()
                    .ifPresent(resource -> {
                        String type = resource.type().name();
                        boolean gateway =
                                resource.type().equals(ResourceType.NAT_GATEWAY)
                                        || resource.description()
                                                .text("Scheme")
                                                .filter("internet-facing"::equals)
                                                .isPresent();
                        if (GOES_OUT.contains(type) || gateway) {
                            wayOut(node.arn());
                        }
                    });
        }
    }

    private void wayOut(Arn arn) {
        for (Relation location : topology.outgoing(arn)) {
            if (location.kind() != RelationKind.LOCATED_IN
                    || !Containment.isSubnet(location.to())) {
                continue;
            }
            for (Relation route : topology.defaultRoutes(location.to())) {
                Relation[] via =
                        topology.incoming(location.to()).stream()
                                .filter(r -> r.from().equals(route.from()))
                                .findFirst()
                                .map(attached -> new Relation[] {route, attached, location})
                                .orElse(new Relation[] {route, location});
                need(arn, "way to the internet", true, route.to(), via);
            }
        }
    }

    private void need(Arn dependent, String what, boolean essential, Arn on, Relation... via) {
        needs.computeIfAbsent(dependent, _ -> new TreeMap<>())
                .computeIfAbsent(what, _ -> new Need(dependent, what, essential, new ArrayList<>()))
                .providers()
                .add(new Need.Provider(on, List.of(via)));
    }
}
