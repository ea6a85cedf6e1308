package io.stratoscope.diagram;

import io.stratoscope.diagram.Diagram.Edge;
import io.stratoscope.diagram.Diagram.Element;
import io.stratoscope.diagram.Diagram.Group;
import io.stratoscope.diagram.Diagram.GroupKind;
import io.stratoscope.diagram.Diagram.Node;
import io.stratoscope.diagram.Diagram.NodeStatus;
import io.stratoscope.model.Arn;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.ResourceType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Diagrams made by hand or by dice. */
public final class Diagrams {

    /** What strangers write into names and tags; each must come out as itself and run nothing. */
    public static final List<String> HOSTILE =
            List.of(
                    "say \"hello\" 'there'",
                    "%getenv(\"HOME\")",
                    "%load_json(\"/etc/passwd\")",
                    "%date() %version()",
                    "!include /etc/passwd",
                    "**bold** //italic// __under__ --strike-- ~~wave~~",
                    "== heading ==",
                    "* bullet",
                    "# number",
                    "---- line",
                    "|table|cell|",
                    "[[javascript:alert(1) click]]",
                    "[[https://example.com]]",
                    "<img:/etc/passwd> <img src=x onerror=alert(1)>",
                    "<color:red>red</color> <b>b</b> <size:40>huge",
                    "<$Fargate> <&key> <:smile:>",
                    "<U+0041> &#65; &amp; &lt;",
                    "~escaped \\n newline \\t tab \\\\ back",
                    "<script>alert(1)</script>",
                    "javascript:alert(1)",
                    "$VPCIMG() AWS_COLOR e_label TECHN_FONT_SIZE",
                    "' comment /' block '/ @enduml",
                    "a --> b : c {d} <<e>> #red",
                    "=cmd|'/c calc'!A0",
                    "<math>x^2</math> <latex>x</latex>",
                    "\u202Egnp.exe\u202C \u200Fmark",
                    "\u05E9\u05DC\u05D5\u05DD \u0645\u0631\u062D\u0628\u0627",
                    "emoji \uD83D\uDE00 \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
                    "combining e\u0301 and \u00FCml\u00E4ut \u65E5\u672C",
                    "%%{init: {'theme':'dark'}}%% end subgraph",
                    "]]>&entity; <!-- x -->");

    private static final List<GroupKind> KINDS = List.of(GroupKind.values());

    private Diagrams() {}

    /** The reference picture's project: two availability zones, a load balancer, services, stores, a backup. */
    public static Diagram immich() {
        List<Element> cloud =
                List.of(
                        group(
                                "vpc",
                                GroupKind.VPC,
                                "immich-vpc",
                                "10.0.0.0/16",
                                node("igw", ResourceType.INTERNET_GATEWAY, "immich-igw"),
                                zone("a", "1", "immich-server", "writer", "primary"),
                                zone("b", "2", "immich-ml", "reader", "replica"),
                                node(
                                        "alb",
                                        ResourceType.LOAD_BALANCER,
                                        "immich-alb",
                                        "application, multi-AZ")),
                        node("efs", ResourceType.EFS_FILE_SYSTEM, "immich-efs"),
                        node("ds", ResourceType.DATASYNC_TASK, "daily backup"),
                        node("s3", ResourceType.BUCKET, "immich-backup-123456789012"),
                        node("kms", ResourceType.KMS_KEY, "immich keys", "3 keys"),
                        node("sec", ResourceType.SECRET, "immich/db-password"),
                        node("log", ResourceType.LOG_GROUP, "/ecs/immich-server"),
                        node("alarm", ResourceType.ALARM, "immich-alb-5xx"),
                        node("topic", ResourceType.TOPIC, "immich-alerts"));
        List<Element> elements =
                List.of(
                        node("users", Diagram.USERS, "Users", "", NodeStatus.EXTERNAL),
                        node("dns", ResourceType.RECORD_SET, "immich.ronchese.pp.ua", "A, alias"),
                        new Group(
                                "region",
                                GroupKind.REGION,
                                "eu-central-1",
                                "",
                                Optional.empty(),
                                cloud));
        return new Diagram(
                ViewKind.DATAFLOW,
                "Project=immich · Data flow",
                elements,
                edges(
                        "users dns",
                        "dns alb",
                        "igw alb",
                        "alb srv-a tcp 2283",
                        "srv-a srv-b tcp 3003",
                        "srv-a db-a tcp 5432",
                        "db-a db-b",
                        "srv-a redis-a tcp 6379",
                        "redis-a redis-b",
                        "srv-a mt-a tcp 2049",
                        "srv-b mt-b tcp 2049",
                        "mt-a efs",
                        "mt-b efs",
                        "efs ds",
                        "ds s3 daily",
                        "srv-a nat-a",
                        "srv-b nat-b"),
                List.of());
    }

    private static Group zone(String az, String net, String service, String db, String cache) {
        return group(
                "az-" + az,
                GroupKind.AVAILABILITY_ZONE,
                "eu-central-1" + az,
                "",
                group(
                        "public-" + az,
                        GroupKind.PUBLIC_SUBNET,
                        "immich-public-" + az,
                        "10.0." + net + ".0/24",
                        node("nat-" + az, ResourceType.NAT_GATEWAY, "immich-nat-" + az)),
                group(
                        "private-" + az,
                        GroupKind.PRIVATE_SUBNET,
                        "immich-private-" + az,
                        "10.0.1" + net + ".0/24",
                        node(
                                "srv-" + az,
                                ResourceType.ECS_SERVICE,
                                service,
                                "Fargate, 1 of 1 tasks"),
                        node(
                                "db-" + az,
                                ResourceType.DB_INSTANCE,
                                "immich-db-" + db,
                                "aurora-postgresql"),
                        node("redis-" + az, ResourceType.CACHE_CLUSTER, "immich-redis " + cache),
                        node(
                                "mt-" + az,
                                ResourceType.EFS_MOUNT_TARGET,
                                "fsmt-0a1b2c3d4e5f6789" + az)));
    }

    /** Every status, every kind of container, an empty container, edges to containers, a loop, a pair twice. */
    public static Diagram everyKind() {
        List<Element> kinds = new ArrayList<>();
        for (GroupKind kind : GroupKind.values()) {
            kinds.add(
                    group(
                            "k-" + kind,
                            kind,
                            kind.name(),
                            "",
                            node("in-" + kind, ResourceType.TOPIC, "in " + kind)));
        }
        kinds.add(new Group("empty", GroupKind.GENERIC, "empty", "", Optional.empty(), List.of()));
        for (NodeStatus status : NodeStatus.values()) {
            kinds.add(node("s-" + status, ResourceType.BUCKET, "bucket", status.name(), status));
        }
        kinds.add(
                new Node(
                        "heap",
                        Diagram.HEAP,
                        "40 more",
                        "",
                        Optional.empty(),
                        NodeStatus.LIVE,
                        40));
        List<Edge> edges =
                List.of(
                        edge("e1", "s-LIVE", "s-STALE", "a label", false),
                        edge("e2", "s-LIVE", "s-MISSING", "missing", true),
                        edge("e3", "s-LIVE", "s-LIVE", "itself", false),
                        edge("e4", "s-LIVE", "s-STALE", "again", false),
                        edge("e5", "s-STALE", "s-LIVE", "back", false),
                        edge("e6", "k-VPC", "s-EXTERNAL", "", false),
                        edge("e7", "s-UNVERIFIED", "k-VPC", "", false),
                        edge("e8", "empty", "heap", "", false),
                        edge("e9", "in-VPC", "k-VPC", "", true),
                        edge("f1", "k-VPC", "k-VPC", "", true));
        return new Diagram(ViewKind.ALL, "Every kind", kinds, edges, List.of("a warning"));
    }

    /** A node, a container and an edge for each hostile text, and that text as the title. */
    public static Diagram hostile(String text) {
        Group group =
                group(
                        "g",
                        GroupKind.VPC,
                        text,
                        text,
                        node("a", ResourceType.BUCKET, text, text),
                        node("b", ResourceType.TOPIC, "plain"));
        return new Diagram(
                ViewKind.ALL,
                text,
                List.of(group),
                List.of(edge("e", "a", "b", text, false)),
                List.of(text));
    }

    /** One node a text. */
    public static Diagram allHostile() {
        List<Element> nodes = new ArrayList<>();
        for (int i = 0; i < HOSTILE.size(); i++) {
            nodes.add(node("id" + i, ResourceType.BUCKET, HOSTILE.get(i)));
        }
        return new Diagram(ViewKind.ALL, "Hostile", nodes, List.of(), List.of());
    }

    /** A project of so many nodes: VPCs of two zones of two subnets of five nodes, chained as a request goes. */
    public static Diagram big(int nodes) {
        List<Element> vpcs = new ArrayList<>();
        List<Edge> edges = new ArrayList<>();
        ResourceType[] types = {
            ResourceType.LOAD_BALANCER,
            ResourceType.ECS_SERVICE,
            ResourceType.DB_INSTANCE,
            ResourceType.CACHE_CLUSTER,
            ResourceType.EFS_MOUNT_TARGET
        };
        int made = 0;
        for (int vpc = 0; made < nodes; vpc++) {
            List<Element> zones = new ArrayList<>();
            for (int zone = 0; zone < 2 && made < nodes; zone++) {
                List<Element> subnets = new ArrayList<>();
                for (int subnet = 0; subnet < 2 && made < nodes; subnet++) {
                    List<Element> members = new ArrayList<>();
                    for (int i = 0; i < 5 && made < nodes; i++, made++) {
                        members.add(node("n" + made, types[i], "resource-" + made));
                        if (i > 0) {
                            int from = i == 1 ? made - 1 : made - i + 1;
                            edges.add(
                                    edge(
                                            "e%05d".formatted(made),
                                            "n" + from,
                                            "n" + made,
                                            "",
                                            false));
                        }
                    }
                    GroupKind kind =
                            subnet == 0 ? GroupKind.PUBLIC_SUBNET : GroupKind.PRIVATE_SUBNET;
                    String id = "s" + vpc + zone + "-" + subnet;
                    subnets.add(new Group(id, kind, id, "10.0.0.0/24", Optional.empty(), members));
                }
                String id = "z" + vpc + "-" + zone;
                zones.add(
                        new Group(
                                id,
                                GroupKind.AVAILABILITY_ZONE,
                                id,
                                "",
                                Optional.empty(),
                                subnets));
            }
            zones.add(node("b" + vpc, ResourceType.BUCKET, "bucket-" + vpc));
            made++;
            vpcs.add(
                    new Group(
                            "v" + vpc,
                            GroupKind.VPC,
                            "vpc-" + vpc,
                            "10.0.0.0/16",
                            Optional.empty(),
                            zones));
        }
        return new Diagram(ViewKind.NETWORK, "Big", vpcs, edges, List.of());
    }

    /** Any diagram: nested up to six deep, with cycles, loops, pairs twice, and edges to containers. */
    public static Diagram random(RandomGenerator dice, int nodes, int edges) {
        int[] left = {nodes};
        int[] groups = {0};
        List<Element> elements = new ArrayList<>();
        while (left[0] > 0) {
            elements.add(randomElement(dice, 0, left, groups));
        }
        Diagram bare = new Diagram(ViewKind.ALL, "Random", elements, List.of(), List.of());
        List<String> ids = bare.allElements().map(Element::id).toList();
        List<Edge> lines = new ArrayList<>();
        for (int i = 0; i < edges && !ids.isEmpty(); i++) {
            lines.add(
                    edge(
                            "e%05d".formatted(i),
                            ids.get(dice.nextInt(ids.size())),
                            ids.get(dice.nextInt(ids.size())),
                            dice.nextInt(3) == 0 ? "tcp " + i : "",
                            dice.nextInt(4) == 0));
        }
        return new Diagram(ViewKind.ALL, "Random", elements, lines, List.of());
    }

    private static Element randomElement(
            RandomGenerator dice, int depth, int[] left, int[] groups) {
        ResourceType[] types = {
            ResourceType.BUCKET, ResourceType.VPC, new ResourceType("AWS::X::Y")
        };
        if (depth >= 6 || dice.nextInt(3) > 0) {
            left[0]--;
            return node("n" + left[0], types[dice.nextInt(types.length)], "node " + left[0]);
        }
        String id = "g" + groups[0]++;
        List<Element> children = new ArrayList<>();
        int size = dice.nextInt(6);
        for (int i = 0; i < size && left[0] > 0; i++) {
            children.add(randomElement(dice, depth + 1, left, groups));
        }
        GroupKind kind = KINDS.get(dice.nextInt(KINDS.size()));
        return new Group(id, kind, id, "", Optional.empty(), children);
    }

    public static Group group(
            String id, GroupKind kind, String label, String sublabel, Element... children) {
        return new Group(id, kind, label, sublabel, Optional.empty(), Arrays.asList(children));
    }

    public static Node node(String id, ResourceType type, String label) {
        return node(id, type, label, "");
    }

    public static Node node(String id, ResourceType type, String label, String sublabel) {
        return node(id, type, label, sublabel, NodeStatus.LIVE);
    }

    public static Node node(
            String id, ResourceType type, String label, String sublabel, NodeStatus status) {
        return new Node(id, type, label, sublabel, arn(id), status, 1);
    }

    public static Edge edge(String id, String from, String to, String label, boolean dashed) {
        return new Edge(id, from, to, RelationKind.ROUTES_TO, label, dashed, List.of());
    }

    private static Optional<Arn> arn(String id) {
        return Optional.of(Arn.of("arn:aws:test:eu-central-1:123456789012:thing/" + id));
    }

    private static List<Edge> edges(String... lines) {
        List<Edge> edges = new ArrayList<>();
        for (String line : lines) {
            String[] parts = line.split(" ", 3);
            String label = parts.length > 2 ? parts[2] : "";
            edges.add(edge("e%02d".formatted(edges.size()), parts[0], parts[1], label, false));
        }
        return edges;
    }
}
