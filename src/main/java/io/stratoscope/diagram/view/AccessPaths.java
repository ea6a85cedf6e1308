package io.stratoscope.diagram.view;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.Diagram.Node;
import io.stratoscope.diagram.Diagram.NodeStatus;
import io.stratoscope.diagram.view.Draft.Link;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Direction;
import io.stratoscope.model.Relation;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Access;
import io.stratoscope.topology.Access.Source;
import io.stratoscope.topology.Access.Verdict;
import io.stratoscope.topology.Topology;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Security groups with their members, and an edge for each way in, labelled with its ports. */
final class AccessPaths {
    private static final int MOST_MEMBERS = 3;

    private final Topology topology;
    private final Draft draft;
    private final Frame frame;

    AccessPaths(Topology topology, Draft draft, Frame frame) {
        this.topology = topology;
        this.draft = draft;
        this.frame = frame;
    }

    void draw() {
        for (Resource group : topology.resources(ResourceType.SECURITY_GROUP)) {
            frame.add(group.arn(), frame.placeOf(group.arn()), members(group.arn()));
        }
        topology.access().forEach(this::path);
    }

    /** The names of its members, sorted; one that several carry is said once, with their count. */
    private String members(Arn group) {
        Map<String, Long> counts =
                topology.sources(group, RelationKind.PROTECTED_BY)
                        .flatMap(member -> topology.node(member).stream())
                        .map(frame.captions()::name)
                        .map(Direction::closed)
                        .collect(
                                Collectors.groupingBy(
                                        name -> name, TreeMap::new, Collectors.counting()));
        if (counts.isEmpty()) {
            return "no members";
        }
        String first =
                counts.entrySet().stream()
                        .limit(MOST_MEMBERS)
                        .map(AccessPaths::counted)
                        .collect(Collectors.joining(", "));
        long more = counts.values().stream().skip(MOST_MEMBERS).mapToLong(Long::longValue).sum();
        return more > 0 ? first + " and " + more + " more" : first;
    }

    private static String counted(Map.Entry<String, Long> name) {
        return name.getValue() == 1 ? name.getKey() : name.getKey() + " ×" + name.getValue();
    }

    private void path(Access access) {
        String from = source(access.source(), access.group());
        boolean dashed =
                access.verdict() == Verdict.BLOCKED || access.verdict() == Verdict.UNROUTED;
        draft.link(
                new Link(
                        from,
                        access.group().toString(),
                        RelationKind.ALLOWS_FROM,
                        label(access),
                        dashed,
                        evidence(access)));
    }

    private static String label(Access access) {
        return switch (access.verdict()) {
            case ALLOWED -> access.ports();
            case PARTLY -> access.ports() + " partly blocked by " + access.reason();
            case BLOCKED -> access.ports() + " blocked by " + access.reason();
            case UNROUTED -> access.ports() + " has no route";
        };
    }

    private List<Relation> evidence(Access access) {
        return access.sourceGroup().stream()
                .flatMap(from -> topology.outgoing(access.group()).stream())
                .filter(r -> r.kind() == RelationKind.ALLOWS_FROM)
                .filter(r -> access.sourceGroup().filter(r.to()::equals).isPresent())
                .toList();
    }

    private String source(Source source, Arn group) {
        return switch (source) {
            case Source.Internet() -> frame.internet();
            case Source.Members(Arn from) -> {
                frame.add(from);
                yield from.toString();
            }
            case Source.Addresses(String block) -> {
                String id = "addresses:" + block;
                String owner = topology.vpc(group).map(vpc -> inside(vpc, block)).orElse("");
                draft.addLeaf(
                        owner.isEmpty()
                                ? draft.root()
                                : topology.vpc(group).map(frame::vpc).orElse(draft.root()),
                        new Node(
                                owner.isEmpty() ? id : id + "@" + owner,
                                Diagram.INTERNET,
                                block,
                                owner.isEmpty() ? "addresses" : "the whole VPC",
                                Optional.empty(),
                                NodeStatus.EXTERNAL,
                                1));
                yield owner.isEmpty() ? id : id + "@" + owner;
            }
        };
    }

    /** The VPC's id where the block is the VPC's own. */
    private String inside(Arn vpc, String block) {
        return topology.resource(vpc)
                .flatMap(resource -> resource.description().text("CidrBlock"))
                .filter(block::equals)
                .map(own -> vpc.lastSegment())
                .orElse("");
    }
}
