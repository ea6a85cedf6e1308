package io.stratoscope.diagram.view;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.Diagram.GroupKind;
import io.stratoscope.diagram.Diagram.Node;
import io.stratoscope.diagram.Diagram.NodeStatus;
import io.stratoscope.diagram.view.Draft.Box;
import io.stratoscope.model.AccountInfo;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Relation;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.SubnetKind;
import io.stratoscope.topology.Topology;
import io.stratoscope.topology.TopologyNode;
import io.stratoscope.topology.TopologyNode.Presence;

import java.util.List;
import java.util.Optional;

/** Puts resources into their account, region, VPC, zone and subnet; makes each container when the first one needs it. */
final class Frame {
    static final ResourceType REGION = new ResourceType("Stratoscope::Diagram::Region");
    static final ResourceType ZONE = new ResourceType("Stratoscope::Diagram::AvailabilityZone");

    private static final String INTERNET = "internet";

    private final Topology topology;
    private final Draft draft;
    private final Captions captions;

    Frame(Topology topology, Draft draft) {
        this.topology = topology;
        this.draft = draft;
        this.captions = new Captions(topology);
    }

    Captions captions() {
        return captions;
    }

    Box account() {
        AccountInfo account = topology.snapshot().account();
        String id = "account:" + account.id();
        return draft.box(id)
                .orElseGet(() ->
                        draft.addBox(
                                draft.root(),
                                id,
                                GroupKind.ACCOUNT,
                                "AWS " + account.id(),
                                account.label(),
                                Optional.empty(),
                                ResourceType.ACCOUNT));
    }

    Box region(String region) {
        if (region.isEmpty() || region.equals(Resource.GLOBAL)) {
            return account();
        }
        String id = "region:" + region;
        return draft.box(id)
                .orElseGet(() ->
                        draft.addBox(
                                account(),
                                id,
                                GroupKind.REGION,
                                region,
                                "",
                                Optional.empty(),
                                REGION));
    }

    /** Where a resource stands: its subnet, its VPC, else its region or the account. */
    Box placeOf(Arn arn) {
        return topology.subnet(arn)
                .filter(subnet -> !subnet.equals(arn))
                .map(this::subnet)
                .or(() -> topology.vpc(arn).filter(vpc -> !vpc.equals(arn)).map(this::vpc))
                .orElseGet(() -> region(regionOf(arn)));
    }

    String regionOf(Arn arn) {
        return topology.resource(arn).map(Resource::region).orElse(arn.region());
    }

    Box vpc(Arn vpc) {
        return draft.box(vpc.toString())
                .orElseGet(() ->
                        draft.addBox(
                                region(vpc.region()),
                                vpc.toString(),
                                GroupKind.VPC,
                                topology.name(vpc),
                                caption(vpc),
                                Optional.of(vpc),
                                ResourceType.VPC));
    }

    Box subnet(Arn subnet) {
        return subnet(subnet, "");
    }

    /** The subnet's box; the first one who asks for it says what follows its addresses in the second line. */
    Box subnet(Arn subnet, String more) {
        Optional<Box> known = draft.box(subnet.toString());
        if (known.isPresent()) {
            return known.get();
        }
        Box parent = zone(subnet);
        boolean open = topology.subnetKind(subnet) == SubnetKind.PUBLIC;
        return draft.addBox(
                parent,
                subnet.toString(),
                open ? GroupKind.PUBLIC_SUBNET : GroupKind.PRIVATE_SUBNET,
                topology.name(subnet),
                caption(subnet) + more,
                Optional.of(subnet),
                ResourceType.SUBNET);
    }

    private Box zone(Arn subnet) {
        Box around = topology.vpc(subnet).map(this::vpc).orElseGet(() -> region(subnet.region()));
        Optional<String> zone = topology.availabilityZone(subnet);
        if (zone.isEmpty()) {
            return around;
        }
        String id = zoneId(subnet, zone.get());
        return draft.box(id)
                .orElseGet(() ->
                        draft.addBox(
                                around,
                                id,
                                GroupKind.AVAILABILITY_ZONE,
                                zone.get(),
                                "",
                                Optional.empty(),
                                ZONE));
    }

    /** The id of the zone's box that a subnet stands in. */
    Optional<String> zoneOf(Arn subnet) {
        return topology.availabilityZone(subnet).map(zone -> zoneId(subnet, zone));
    }

    private String zoneId(Arn subnet, String zone) {
        String owner = topology.vpc(subnet).map(Arn::lastSegment).orElse(subnet.region());
        return "az:" + owner + ":" + zone;
    }

    /** The node that stands for the internet; its id. */
    String internet() {
        draft.addLeaf(
                draft.root(),
                new Node(
                        INTERNET,
                        Diagram.INTERNET,
                        "Internet",
                        "",
                        Optional.empty(),
                        NodeStatus.EXTERNAL,
                        1));
        return INTERNET;
    }

    private String caption(Arn arn) {
        return topology.resource(arn).map(captions::of).orElse("not found");
    }

    /** A resource as a node, wherever it is drawn. */
    Optional<Node> node(Arn arn) {
        return topology.node(arn).map(this::leaf);
    }

    /** Makes sure that a resource is drawn, in its place. */
    void add(Arn arn) {
        add(arn, placeOf(arn));
    }

    void add(Arn arn, Box place) {
        if (!draft.has(arn.toString())) {
            topology.node(arn).ifPresent(node -> draft.addLeaf(place, leaf(node)));
        }
    }

    /** The box of a resource with its parts. */
    Box whole(Arn arn, Box place) {
        return draft.box(arn.toString())
                .orElseGet(() ->
                        draft.addWhole(place, topology.node(arn).map(this::leaf).orElseThrow()));
    }

    /** Adds a resource that is drawn as one with its equals. */
    void addAside(Arn arn, Box place) {
        if (!draft.has(arn.toString())) {
            topology.node(arn).ifPresent(node -> draft.addAside(place, leaf(node)));
        }
    }

    void add(Arn arn, Box place, String sublabel) {
        if (!draft.has(arn.toString())) {
            topology.node(arn).ifPresent(node -> draft.addLeaf(place, leaf(node, sublabel)));
        }
    }

    private Node leaf(TopologyNode node) {
        return leaf(node, node.resource().map(captions::of).orElseGet(() -> unknown(node)));
    }

    private Node leaf(TopologyNode node, String sublabel) {
        return new Node(
                node.arn().toString(),
                node.resource().map(Resource::type).orElseGet(() -> guess(node.arn())),
                captions.name(node),
                sublabel,
                node.resource().map(Resource::arn),
                status(node),
                1);
    }

    private static String unknown(TopologyNode node) {
        if (node.presence() == Presence.MISSING) {
            return "not found";
        }
        return node.arn().account().equals("aws") ? "managed by AWS" : "outside of the scope";
    }

    private static NodeStatus status(TopologyNode node) {
        return switch (node.presence()) {
            case MISSING -> NodeStatus.MISSING;
            case EXTERNAL -> NodeStatus.EXTERNAL;
            case PRESENT ->
                    node.resource()
                            .map(resource ->
                                    switch (resource.state()) {
                                        case LIVE -> NodeStatus.LIVE;
                                        case STALE -> NodeStatus.STALE;
                                        case UNVERIFIED -> NodeStatus.UNVERIFIED;
                                    })
                            .orElse(NodeStatus.MISSING);
        };
    }

    /** A type for what only its ARN is known of: enough for an icon of its service. */
    private static ResourceType guess(Arn arn) {
        String kind = arn.resourceKind().isEmpty() ? "Resource" : arn.resourceKind();
        return MissingTypes.of(arn.service(), kind);
    }

    void link(RelationKind kind, String from, String to, String label, List<Relation> relations) {
        draft.link(between(kind, from, to, label, relations));
    }

    void link(RelationKind kind, Arn from, Arn to, String label, List<Relation> relations) {
        link(kind, from.toString(), to.toString(), label, relations);
    }

    /** Adds an edge for a relation, the way that the traffic or the data goes. */
    void link(Relation relation, String label) {
        link(relation, label, relation.from().toString(), relation.to().toString());
    }

    /** The same, at what is drawn around its ends. */
    void link(Relation relation, String label, String from, String to) {
        boolean back =
                relation.kind() == RelationKind.ALLOWS_FROM
                        || relation.kind() == RelationKind.COPIES_FROM;
        link(relation.kind(), back ? to : from, back ? from : to, label, List.of(relation));
    }

    /** Adds an edge that leads out, to what the way in comes through. */
    void linkOut(
            RelationKind kind, String from, String to, String label, List<Relation> relations) {
        draft.link(between(kind, from, to, label, relations).leadingOut());
    }

    private Draft.Link between(
            RelationKind kind, String from, String to, String label, List<Relation> relations) {
        return new Draft.Link(from, to, kind, label, isDashed(from) || isDashed(to), relations);
    }

    private boolean isDashed(String end) {
        return Arn.parse(end)
                .flatMap(topology::node)
                .map(node -> node.presence() == Presence.MISSING)
                .orElse(false);
    }
}
