package io.stratoscope.ui;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.Diagram.Edge;
import io.stratoscope.diagram.Diagram.Element;
import io.stratoscope.diagram.Diagram.Group;
import io.stratoscope.diagram.Diagram.GroupKind;
import io.stratoscope.diagram.Diagram.Node;
import io.stratoscope.diagram.Diagram.NodeStatus;
import io.stratoscope.diagram.Drawing;
import io.stratoscope.diagram.Scene;
import io.stratoscope.diagram.Scene.Bounds;
import io.stratoscope.diagram.Scene.Box;
import io.stratoscope.diagram.Scene.Line;
import io.stratoscope.diagram.Scene.Segment.CubicTo;
import io.stratoscope.diagram.Scene.Segment.MoveTo;
import io.stratoscope.diagram.ViewKind;
import io.stratoscope.model.AccountInfo;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Coverage;
import io.stratoscope.model.DiscoveredBy;
import io.stratoscope.model.DiscoveryIssue;
import io.stratoscope.model.Evidence;
import io.stratoscope.model.Failure;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.Relation;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceState;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A small project with its drawing, made by hand: what the window's tests look at. */
public final class SampleProject {

    public static final Instant TAKEN_AT = Instant.parse("2026-03-01T13:02:11Z");
    public static final String HOSTILE_NAME =
            "<script>alert(1)</script> %getenv(\"HOME\")\n_x_ **bold** \u202Egnp.exe 🦊";

    public static final Arn VPC = ec2("vpc/vpc-0a1b");
    public static final Arn SUBNET_PUBLIC = ec2("subnet/subnet-0a01");
    public static final Arn SUBNET_PRIVATE = ec2("subnet/subnet-0a11");
    public static final Arn NAT = ec2("natgateway/nat-0a1b");
    public static final Arn ALB =
            Arn.of(
                    "arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/immich-alb/50dc6c495c0c9188");
    public static final Arn SERVICE =
            Arn.of("arn:aws:ecs:eu-central-1:123456789012:service/immich/immich-server");
    public static final Arn DB =
            Arn.of("arn:aws:rds:eu-central-1:123456789012:cluster:immich-postgres");
    public static final Arn CACHE =
            Arn.of("arn:aws:elasticache:eu-central-1:123456789012:replicationgroup:immich-redis");
    public static final Arn EFS =
            Arn.of("arn:aws:elasticfilesystem:eu-central-1:123456789012:file-system/fs-0a1b2c");
    public static final Arn BUCKET = Arn.of("arn:aws:s3:::immich-backup-123456789012");
    public static final Arn GONE_KEY =
            Arn.of(
                    "arn:aws:kms:eu-central-1:123456789012:key/00000000-dead-beef-0000-000000000000");

    private SampleProject() {}

    private static Arn ec2(String resource) {
        return Arn.of("arn:aws:ec2:eu-central-1:123456789012:" + resource);
    }

    public static Snapshot snapshot() {
        return snapshot(TAKEN_AT);
    }

    public static Snapshot snapshot(Instant takenAt) {
        return new Snapshot(
                new AccountInfo("123456789012", "simulated", true),
                Scope.project("immich"),
                List.of("eu-central-1"),
                takenAt,
                resources(takenAt),
                relations(),
                issues(),
                new Coverage(
                        List.of(
                                new Coverage.Row("ec2", "eu-central-1", 18, 1, 0, 0, 0, 0, 0, 0),
                                new Coverage.Row("ecs", "eu-central-1", 6, 0, 0, 0, 0, 0, 0, 0),
                                new Coverage.Row("kms", "eu-central-1", 3, 0, 1, 0, 0, 0, 0, 0),
                                new Coverage.Row("rds", "eu-central-1", 5, 0, 0, 0, 0, 0, 0, 0),
                                new Coverage.Row("s3", "eu-central-1", 2, 0, 0, 1, 0, 0, 0, 0),
                                new Coverage.Row("iam", Resource.GLOBAL, 4, 0, 0, 0, 1, 0, 0, 0))));
    }

    public static Snapshot emptySnapshot() {
        return new Snapshot(
                new AccountInfo("123456789012", "simulated", true),
                Scope.project("immich"),
                List.of("eu-central-1"),
                TAKEN_AT,
                List.of(),
                List.of(),
                List.of(),
                new Coverage(List.of()));
    }

    private static List<Resource> resources(Instant takenAt) {
        return List.of(
                resource(VPC, ResourceType.VPC, "immich-vpc", takenAt),
                resource(SUBNET_PUBLIC, ResourceType.SUBNET, "immich-public-a", takenAt),
                resource(SUBNET_PRIVATE, ResourceType.SUBNET, "immich-private-a", takenAt),
                resource(NAT, ResourceType.NAT_GATEWAY, "immich-nat-a", takenAt),
                resource(ALB, ResourceType.LOAD_BALANCER, "immich-alb", takenAt),
                resource(SERVICE, ResourceType.ECS_SERVICE, "immich-server", takenAt),
                resource(DB, ResourceType.DB_CLUSTER, "immich-postgres", takenAt),
                resource(CACHE, ResourceType.REPLICATION_GROUP, HOSTILE_NAME, takenAt),
                resource(EFS, ResourceType.EFS_FILE_SYSTEM, "immich-library", takenAt)
                        .withDiscoveredBy(DiscoveredBy.EXPANSION),
                resource(BUCKET, ResourceType.BUCKET, "immich-backup-123456789012", takenAt)
                        .withState(ResourceState.STALE));
    }

    private static Resource resource(Arn arn, ResourceType type, String name, Instant takenAt) {
        return new Resource(
                arn,
                type,
                arn.lastSegment(),
                name,
                "eu-central-1",
                type.equals(ResourceType.SUBNET) ? Optional.of("eu-central-1a") : Optional.empty(),
                Map.of("Project", "immich", "Name", name, "Environment", "production"),
                DiscoveredBy.TAG,
                ResourceState.LIVE,
                arn.service() + ":Describe" + type.kind() + "s",
                takenAt,
                new JsonValue.JsonObject(
                        Map.of(
                                "Arn",
                                JsonValue.of(arn.toString()),
                                "Status",
                                JsonValue.of("available"),
                                "Endpoints",
                                JsonValue.of(
                                        List.of(JsonValue.of("a.internal"), JsonValue.of(5432))))));
    }

    private static List<Relation> relations() {
        return List.of(
                relation(ALB, SERVICE, RelationKind.ROUTES_TO, "HTTP 2283"),
                relation(SERVICE, DB, RelationKind.CONNECTS_TO, "DB_HOSTNAME"),
                relation(SERVICE, CACHE, RelationKind.CONNECTS_TO, "REDIS_HOSTNAME"),
                relation(SERVICE, EFS, RelationKind.MOUNTS, "/usr/src/app/upload"),
                relation(EFS, BUCKET, RelationKind.COPIES_TO, ""),
                relation(DB, GONE_KEY, RelationKind.ENCRYPTED_BY, ""),
                relation(SERVICE, SUBNET_PRIVATE, RelationKind.LOCATED_IN, ""));
    }

    private static Relation relation(Arn from, Arn to, RelationKind kind, String detail) {
        return new Relation(
                from,
                to,
                kind,
                detail,
                new Evidence(from.service() + ":DescribeThings", "fields[0]." + to.service()));
    }

    private static List<DiscoveryIssue> issues() {
        return List.of(
                new DiscoveryIssue(
                        "s3",
                        "eu-central-1",
                        "s3:GetBucketLocation",
                        Optional.of(BUCKET),
                        new Failure.AccessDenied(
                                "s3:GetBucketLocation",
                                "the role stratoscope-reader may not call s3:GetBucketLocation")),
                new DiscoveryIssue(
                        "iam",
                        Resource.GLOBAL,
                        "iam:ListRolePolicies",
                        Optional.empty(),
                        new Failure.Throttled(
                                "iam:ListRolePolicies", "AWS asked to slow down, five times")));
    }

    /** The same elements in every view; only the title tells them apart. */
    public static Drawing drawing(ViewKind view) {
        return new Builder(view).build();
    }

    /** Places the elements by hand. */
    private static final class Builder {
        private final ViewKind view;
        private final List<Box> groups = new ArrayList<>();
        private final Map<String, Bounds> nodes = new LinkedHashMap<>();
        private final List<Edge> edges = new ArrayList<>();

        Builder(ViewKind view) {
            this.view = view;
        }

        Drawing build() {
            Group publicSubnet =
                    group(
                            SUBNET_PUBLIC.toString(),
                            GroupKind.PUBLIC_SUBNET,
                            "immich-public-a",
                            "10.0.1.0/24",
                            Optional.of(SUBNET_PUBLIC),
                            new Bounds(360, 150, 420, 140),
                            node(NAT, ResourceType.NAT_GATEWAY, "immich-nat-a", "", 500, 185));
            Group privateSubnet =
                    group(
                            SUBNET_PRIVATE.toString(),
                            GroupKind.PRIVATE_SUBNET,
                            "immich-private-a",
                            "10.0.11.0/24",
                            Optional.of(SUBNET_PRIVATE),
                            new Bounds(360, 310, 420, 250),
                            node(
                                    SERVICE,
                                    ResourceType.ECS_SERVICE,
                                    "immich-server",
                                    "2 of 2",
                                    390,
                                    345),
                            node(
                                    DB,
                                    ResourceType.DB_CLUSTER,
                                    "immich-postgres",
                                    "Aurora",
                                    640,
                                    345),
                            node(CACHE, ResourceType.REPLICATION_GROUP, HOSTILE_NAME, "", 640, 455),
                            heap(390, 455));
            Group zone =
                    group(
                            "az:eu-central-1a",
                            GroupKind.AVAILABILITY_ZONE,
                            "eu-central-1a",
                            "",
                            Optional.empty(),
                            new Bounds(340, 110, 460, 470),
                            publicSubnet,
                            privateSubnet);
            Group vpc =
                    group(
                            VPC.toString(),
                            GroupKind.VPC,
                            "immich-vpc",
                            "10.0.0.0/16",
                            Optional.of(VPC),
                            new Bounds(160, 70, 660, 530),
                            node(ALB, ResourceType.LOAD_BALANCER, "immich-alb", "", 190, 345),
                            zone);
            Group region =
                    group(
                            "region:eu-central-1",
                            GroupKind.REGION,
                            "eu-central-1",
                            "",
                            Optional.empty(),
                            new Bounds(140, 30, 1010, 600),
                            vpc,
                            node(EFS, ResourceType.EFS_FILE_SYSTEM, "immich-library", "", 850, 250),
                            stale(1010, 250),
                            missing(850, 420));
            Node internet =
                    place(
                            new Node(
                                    "internet",
                                    Diagram.INTERNET,
                                    "Internet",
                                    "",
                                    Optional.empty(),
                                    NodeStatus.EXTERNAL,
                                    1),
                            10,
                            345);
            edge(internet.id(), ALB.toString(), RelationKind.ROUTES_TO, "HTTPS:443", false);
            edge(ALB.toString(), SERVICE.toString(), RelationKind.ROUTES_TO, "2283", false);
            edge(SERVICE.toString(), DB.toString(), RelationKind.CONNECTS_TO, "tcp 5432", false);
            edge(SERVICE.toString(), CACHE.toString(), RelationKind.CONNECTS_TO, "", false);
            edge(SERVICE.toString(), EFS.toString(), RelationKind.MOUNTS, "", false);
            edge(EFS.toString(), BUCKET.toString(), RelationKind.COPIES_TO, "nightly", false);
            edge(DB.toString(), GONE_KEY.toString(), RelationKind.ENCRYPTED_BY, "", true);
            Diagram diagram =
                    new Diagram(
                            view,
                            "Project=immich · " + view.title(),
                            List.<Element>of(internet, region),
                            edges,
                            List.of(
                                    "immich-postgres is encrypted by a key that was not found:"
                                            + " 00000000-dead-beef-0000-000000000000",
                                    "immich-backup-123456789012 could not be read and is stale"));
            List<Box> boxes =
                    nodes.entrySet().stream().map(e -> new Box(e.getKey(), e.getValue())).toList();
            Scene scene =
                    new Scene(
                            1170,
                            650,
                            groups.reversed(),
                            boxes,
                            edges.stream().map(this::line).toList());
            return new Drawing(diagram, "@startuml\n@enduml\n", "<svg/>", scene);
        }

        private Group group(
                String id,
                GroupKind kind,
                String label,
                String sublabel,
                Optional<Arn> arn,
                Bounds bounds,
                Element... children) {
            groups.add(new Box(id, bounds));
            return new Group(id, kind, label, sublabel, arn, List.of(children));
        }

        private Node node(
                Arn arn, ResourceType type, String label, String sublabel, double x, double y) {
            return place(
                    new Node(
                            arn.toString(),
                            type,
                            label,
                            sublabel,
                            Optional.of(arn),
                            NodeStatus.LIVE,
                            1),
                    x,
                    y);
        }

        private Node heap(double x, double y) {
            return place(
                    new Node(
                            "heap:tasks",
                            ResourceType.ECS_TASK,
                            "tasks of immich-server",
                            "",
                            Optional.empty(),
                            NodeStatus.LIVE,
                            12),
                    x,
                    y);
        }

        private Node stale(double x, double y) {
            return place(
                    new Node(
                            BUCKET.toString(),
                            ResourceType.BUCKET,
                            "immich-backup-123456789012",
                            "",
                            Optional.of(BUCKET),
                            NodeStatus.STALE,
                            1),
                    x,
                    y);
        }

        private Node missing(double x, double y) {
            return place(
                    new Node(
                            GONE_KEY.toString(),
                            ResourceType.KMS_KEY,
                            "00000000-dead-beef-0000-000000000000",
                            "",
                            Optional.of(GONE_KEY),
                            NodeStatus.MISSING,
                            1),
                    x,
                    y);
        }

        private Node place(Node node, double x, double y) {
            nodes.put(node.id(), new Bounds(x, y, 116, 90));
            return node;
        }

        private void edge(String from, String to, RelationKind kind, String label, boolean dashed) {
            List<Relation> relations =
                    relations().stream()
                            .filter(r -> r.from().toString().equals(from))
                            .filter(r -> r.to().toString().equals(to))
                            .toList();
            edges.add(new Edge(from + "->" + to, from, to, kind, label, dashed, relations));
        }

        private Line line(Edge edge) {
            Bounds a = nodes.get(edge.from());
            Bounds b = nodes.get(edge.to());
            if (a == null || b == null) {
                throw new IllegalStateException("an end of " + edge.id() + " has no place");
            }
            boolean right = b.x() > a.x() + a.width();
            double x1 = right ? a.x() + a.width() + 2 : a.centerX();
            double y1 = right ? a.centerY() : a.y() + a.height() + 2;
            double x2 = right ? b.x() - 2 : b.centerX();
            double y2 = right ? b.centerY() : b.y() - 2;
            return new Line(
                    edge.id(),
                    List.of(
                            new MoveTo(x1, y1),
                            new CubicTo((x1 + x2) / 2, y1, (x1 + x2) / 2, y2, x2, y2)));
        }
    }
}
