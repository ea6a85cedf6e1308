package io.stratoscope.diagram;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Relation;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.ResourceType;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a view shows of a topology, before it has a place on paper: containers, nodes and edges with their labels. Labels are
 * strangers' text and stand here as they are; whoever writes them into a format escapes them.
 *
 * @param title for example {@code Project=immich · Network}
 * @param elements the outermost containers and nodes, in the order in which they are to be laid out
 * @param edges sorted by id; both ends are ids of nodes or groups of this diagram
 * @param warnings one line each, for people: what is missing, stale, or left out
 */
public record Diagram(
        ViewKind view,
        String title,
        List<Element> elements,
        List<Edge> edges,
        List<String> warnings) {

    public Diagram {
        elements = List.copyOf(elements);
        edges = List.copyOf(edges);
        warnings = List.copyOf(warnings);
    }

    /** A container or a node. Its id is unique in the diagram and stable while the resource is: the ARN where it has one. */
    public sealed interface Element {
        String id();

        /** The first line: a name. */
        String label();

        /** The second line: a CIDR, a class, a count; may be empty. */
        String sublabel();

        /** The resource that it stands for; empty for an AZ, a region, the internet, a heap of collapsed ones. */
        Optional<Arn> resource();
    }

    /** A container. */
    public record Group(
            String id,
            GroupKind kind,
            String label,
            String sublabel,
            Optional<Arn> resource,
            List<Element> children)
            implements Element {
        public Group {
            children = List.copyOf(children);
        }
    }

    /**
     * A node.
     *
     * @param type decides the icon; {@link Diagram#INTERNET} and {@link Diagram#USERS} are not AWS's
     * @param count how many it stands for: more than 1 where a container was collapsed or equals were stacked
     * @param members the resources that are drawn as this node beside {@code resource}, sorted: what stands in a collapsed
     *     container, what is stacked, and the parts of a whole, such as the listeners of a load balancer
     */
    public record Node(
            String id,
            ResourceType type,
            String label,
            String sublabel,
            Optional<Arn> resource,
            NodeStatus status,
            int count,
            List<Arn> members)
            implements Element {
        public Node {
            members = List.copyOf(members);
        }

        /** The same node with another status. */
        public Node withStatus(NodeStatus now) {
            return new Node(id, type, label, sublabel, resource, now, count, members);
        }

        /** A node that stands for one thing only. */
        public Node(
                String id,
                ResourceType type,
                String label,
                String sublabel,
                Optional<Arn> resource,
                NodeStatus status,
                int count) {
            this(id, type, label, sublabel, resource, status, count, List.of());
        }
    }

    /** What kind of container; decides its frame. */
    public enum GroupKind {
        ACCOUNT,
        REGION,
        VPC,
        AVAILABILITY_ZONE,
        PUBLIC_SUBNET,
        PRIVATE_SUBNET,
        /** A cluster, a service, a zone, or any other logical container. */
        GENERIC,
        /** What a Terraform module manages. */
        MODULE,
        /** What no Terraform module manages, and one should. */
        UNMANAGED
    }

    /** How sure the snapshot is of what the node shows; the worse comes later. */
    public enum NodeStatus {
        LIVE,
        STALE,
        UNVERIFIED,
        /** It is there, and not in Terraform's state. */
        UNMANAGED,
        /** Some relation or Terraform's state names it, and it was not found. */
        MISSING,
        /** Outside of the account: the internet, something that AWS or another account owns. */
        EXTERNAL
    }

    /**
     * An edge. Several relations between the same two ends are one edge.
     *
     * @param id unique and stable
     * @param kind of the relation, or of the most telling one
     * @param label ports and the like; may be empty
     * @param dashed whether an end is missing or the edge is not a flow
     * @param outward whether it leads against the direction of reading: from what stands further in to what stands before it,
     *     such as a route to the internet
     * @param relations what it stands for, with their evidence; may be empty for what a view itself adds
     */
    public record Edge(
            String id,
            String from,
            String to,
            RelationKind kind,
            String label,
            boolean dashed,
            boolean outward,
            List<Relation> relations) {
        public Edge {
            relations = List.copyOf(relations);
        }

        /** An edge in the direction of reading. */
        public Edge(
                String id,
                String from,
                String to,
                RelationKind kind,
                String label,
                boolean dashed,
                List<Relation> relations) {
            this(id, from, to, kind, label, dashed, false, relations);
        }
    }

    public static final ResourceType INTERNET = new ResourceType("Stratoscope::Diagram::Internet");
    public static final ResourceType USERS = new ResourceType("Stratoscope::Diagram::Users");

    /** A heap of resources of several types. */
    public static final ResourceType HEAP = new ResourceType("Stratoscope::Diagram::Heap");

    /** Every element, containers before what they hold. */
    public Stream<Element> allElements() {
        return elements.stream().flatMap(Diagram::withDescendants);
    }

    /** Every node. */
    public Stream<Node> nodes() {
        return allElements().filter(Node.class::isInstance).map(Node.class::cast);
    }

    private static Stream<Element> withDescendants(Element element) {
        return switch (element) {
            case Node node -> Stream.of(node);
            case Group group ->
                    Stream.concat(
                            Stream.of(group),
                            group.children().stream().flatMap(Diagram::withDescendants));
        };
    }
}
