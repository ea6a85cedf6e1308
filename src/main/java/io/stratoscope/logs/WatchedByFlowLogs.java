package io.stratoscope.logs;

import io.stratoscope.model.Arn;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A VPC or a subnet: the flow logs that watch it. A NAT gateway: what the flow logs of its subnet and of its VPC have of
 * its network interface.
 */
final class WatchedByFlowLogs implements LogFinder {
    private static final Set<ResourceType> PLACES = Set.of(ResourceType.VPC, ResourceType.SUBNET);

    @Override
    public boolean knows(Resource resource) {
        return PLACES.contains(resource.type()) || resource.type().equals(ResourceType.NAT_GATEWAY);
    }

    @Override
    public List<LogSource> find(Topology topology, Resource resource) {
        if (PLACES.contains(resource.type())) {
            return watchers(topology, resource.arn())
                    .flatMap(flowLog -> FlowLogFiles.of(topology, flowLog, "").stream())
                    .toList();
        }
        return faces(resource)
                .flatMap(face ->
                        topology.targets(resource.arn(), RelationKind.LOCATED_IN)
                                .flatMap(place -> around(topology, place))
                                .distinct()
                                .flatMap(place -> watchers(topology, place))
                                .flatMap(flowLog ->
                                        FlowLogFiles.of(topology, flowLog, face).stream()))
                .distinct()
                .toList();
    }

    /** A place and what it is in. */
    private static Stream<Arn> around(Topology topology, Arn place) {
        return Stream.concat(Stream.of(place), topology.targets(place, RelationKind.LOCATED_IN));
    }

    private static Stream<Resource> watchers(Topology topology, Arn watched) {
        return topology.sources(watched, RelationKind.MONITORS)
                .filter(watcher -> topology.isA(watcher, ResourceType.FLOW_LOG))
                .flatMap(flowLog -> topology.resource(flowLog).stream());
    }

    private static Stream<String> faces(Resource gateway) {
        return gateway.description().objects("NatGatewayAddresses").stream()
                .flatMap(address -> address.text("NetworkInterfaceId").stream());
    }
}
