package io.stratoscope.diagram.view;

import static io.stratoscope.model.RelationKind.CONNECTS_TO;
import static io.stratoscope.model.RelationKind.LOCATED_IN;
import static io.stratoscope.model.RelationKind.MAY_USE;
import static io.stratoscope.model.RelationKind.PART_OF;
import static io.stratoscope.model.RelationKind.PROTECTED_BY;
import static io.stratoscope.model.RelationKind.ROUTES_TO;
import static io.stratoscope.model.Snapshots.*;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.Diagram.Edge;
import io.stratoscope.diagram.Diagram.Element;
import io.stratoscope.diagram.Diagram.Group;
import io.stratoscope.diagram.Diagram.GroupKind;
import io.stratoscope.diagram.Diagram.NodeStatus;
import io.stratoscope.diagram.ViewKind;
import io.stratoscope.model.Arn;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Relation;
import io.stratoscope.model.ResourceState;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.SnapshotBuilder;
import io.stratoscope.model.Snapshots;
import io.stratoscope.topology.Topology;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

class ViewsTest {
    private static Diagram project(SnapshotBuilder it, ViewKind kind) {
        return Views.project(Topology.of(it.build()), kind, ViewOptions.DEFAULT);
    }

    private static Element element(Diagram diagram, String id) {
        return diagram.allElements()
                .filter(element -> element.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not drawn: " + id));
    }

    private static Element element(Diagram diagram, Arn arn) {
        return element(diagram, arn.toString());
    }

    private static boolean draws(Diagram diagram, Arn arn) {
        return diagram.allElements().anyMatch(element -> element.id().equals(arn.toString()));
    }

    private static Edge edge(Diagram diagram, Object from, Object to) {
        return diagram.edges().stream()
                .filter(e -> e.from().equals(from.toString()) && e.to().equals(to.toString()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no edge " + from + " -> " + to));
    }

    private static Group parent(Diagram diagram, Arn arn) {
        return diagram.allElements()
                .filter(Group.class::isInstance)
                .map(Group.class::cast)
                .filter(group ->
                        group.children().stream().anyMatch(c -> c.id().equals(arn.toString())))
                .findFirst()
                .orElseThrow(() -> new AssertionError("stands nowhere: " + arn));
    }

    /** What holds for every diagram. */
    static void check(Diagram diagram) {
        Set<String> ids = new HashSet<>();
        diagram.allElements().forEach(e -> assertThat(ids.add(e.id())).as(e.id()).isTrue());
        assertThat(diagram.edges()).extracting(Edge::id).isSorted().doesNotHaveDuplicates();
        for (Edge edge : diagram.edges()) {
            assertThat(ids).contains(edge.from(), edge.to());
            assertThat(edge.from()).isNotEqualTo(edge.to());
        }
    }

    @ParameterizedTest
    @EnumSource(ViewKind.class)
    void drawsEveryViewTheSameEachTime(ViewKind kind) {
        Diagram diagram = project(Snapshots.immich(), kind);
        check(diagram);
        assertThat(diagram.title()).isEqualTo("Project=immich · " + kind.title());
        assertThat(diagram.nodes()).isNotEmpty();
        assertThat(diagram.edges()).isNotEmpty();
        assertThat(diagram.warnings()).isEmpty();
        assertThat(project(Snapshots.immich(), kind)).isEqualTo(diagram);
    }

    @Test
    void drawsTheFlowFromTheUsersToTheBackup() {
        Diagram diagram = project(Snapshots.immich(), ViewKind.DATAFLOW);
        Object[] way = {
            "users", RECORD, ALB, SERVER, MOUNT_A, EFS, BACKUP_TASK, BACKUP,
        };
        for (int i = 1; i < way.length; i++) {
            assertThat(edge(diagram, way[i - 1], way[i]).dashed()).isFalse();
        }
        assertThat(edge(diagram, SERVER, WRITER).kind()).isEqualTo(CONNECTS_TO);
        assertThat(edge(diagram, SERVER, WRITER).relations()).hasSize(3);
        edge(diagram, SERVER, REDIS_1);
        edge(diagram, SERVER, ML);
        edge(diagram, WRITER, READER);
        edge(diagram, REDIS_1, REDIS_2);
        edge(diagram, IGW, ALB);
        assertThat(edge(diagram, ALB, SERVER).label()).isEqualTo("HTTPS 443");
    }

    @Test
    void standsAsideWhatHasNoPartInTheFlow() {
        Diagram diagram = project(Snapshots.immich(), ViewKind.DATAFLOW);
        Element keys = element(diagram, "stack:region:eu-central-1:AWS::KMS::Key");
        assertThat(keys.label()).isEqualTo("KMS keys ×2");
        assertThat(element(diagram, SECRET_ARN).label()).isEqualTo("immich/db");
        assertThat(diagram.edges()).noneMatch(e -> e.to().equals(SECRET_ARN.toString()));
        assertThat(draws(diagram, SG_DB)).isFalse();
        assertThat(draws(diagram, DB_RECORD)).as("an internal record only leads on").isFalse();
    }

    @Test
    void standsAServiceWhereItsTasksRun() {
        Diagram diagram = project(Snapshots.immich(), ViewKind.DATAFLOW);
        assertThat(parent(diagram, ML).id()).isEqualTo(PRIVATE_B.toString());
        assertThat(parent(diagram, SERVER).id()).as("two subnets").isEqualTo(VPC_ARN.toString());
        assertThat(edge(diagram, ML, MOUNT_B)).isNotNull();
        assertThat(diagram.edges())
                .noneMatch(
                        e -> e.from().equals(ML.toString()) && e.to().equals(MOUNT_A.toString()));
    }

    @Test
    void drawsTypesThatItKnowsNothingOf() {
        SnapshotBuilder it = Snapshots.immich();
        Arn queue = SnapshotBuilder.arn("sqs", "jobs");
        it.add(new ResourceType("AWS::SQS::Queue"), queue, "jobs");
        it.relate(SERVER_DEF, CONNECTS_TO, queue, "QUEUE_URL");
        Diagram diagram = project(it, ViewKind.DATAFLOW);
        assertThat(edge(diagram, SERVER, queue).dashed()).isFalse();
    }

    @Test
    void drawsAMissingResourceWithADashedEdgeAndAWarning() {
        SnapshotBuilder it = Snapshots.immich().remove(DB).remove(WRITER).remove(READER);
        for (ViewKind kind : List.of(ViewKind.DATAFLOW, ViewKind.ALL)) {
            Diagram diagram = project(it, kind);
            check(diagram);
            assertThat(diagram.nodes().filter(n -> n.id().equals(DB.toString())))
                    .singleElement()
                    .satisfies(n -> assertThat(n.status()).isEqualTo(NodeStatus.MISSING));
            assertThat(diagram.edges())
                    .filteredOn(e -> e.to().equals(DB.toString()))
                    .isNotEmpty()
                    .allMatch(Edge::dashed);
            assertThat(diagram.warnings()).anyMatch(w -> w.contains(DB.toString()));
        }
    }

    @Test
    void marksWhatIsStale() {
        SnapshotBuilder it = Snapshots.immich().state(NAT_A, ResourceState.STALE);
        Diagram diagram = project(it, ViewKind.NETWORK);
        assertThat(diagram.nodes().filter(n -> n.status() == NodeStatus.STALE))
                .singleElement()
                .matches(n -> n.id().equals(NAT_A.toString()));
        assertThat(diagram.warnings()).singleElement().asString().startsWith("1 resource");
    }

    @Test
    void drawsRoutesAsEdgesFromSubnets() {
        Diagram diagram = project(Snapshots.immich(), ViewKind.NETWORK);
        assertThat(edge(diagram, PUBLIC_A, IGW).label()).isEqualTo("0.0.0.0/0");
        assertThat(edge(diagram, PRIVATE_A, NAT_A).label()).isEqualTo("0.0.0.0/0");
        assertThat(edge(diagram, PRIVATE_B, S3_ENDPOINT).label()).isEqualTo("S3");
        assertThat(edge(diagram, "internet", IGW).relations()).isEmpty();
        assertThat(draws(diagram, RTB_A)).isFalse();
        assertThat(element(diagram, PRIVATE_A).sublabel())
                .as("without the word that all names begin with")
                .isEqualTo("10.0.11.0/24 · routes private-a · ACL acl");
        assertThat(edge(diagram, PUBLIC_A, IGW).outward()).as("the way out").isTrue();
        assertThat(edge(diagram, PRIVATE_A, NAT_A).outward()).isTrue();
        assertThat(edge(diagram, PRIVATE_B, S3_ENDPOINT).outward()).isFalse();
    }

    @Test
    void standsTheLoadBalancerOnTheWayIn() {
        Diagram diagram = project(Snapshots.immich(), ViewKind.NETWORK);
        Edge entrance = edge(diagram, IGW, ALB);
        assertThat(entrance.outward()).isFalse();
        assertThat(entrance.relations())
                .as("the evidence is the default route of its subnets")
                .singleElement()
                .satisfies(it -> assertThat(it.from()).isEqualTo(RTB_PUBLIC));
        edge(diagram, ALB, PUBLIC_A);

        SnapshotBuilder internal = Snapshots.immich();
        internal.add(
                ResourceType.LOAD_BALANCER,
                ALB,
                "immich-alb",
                Snapshots.text("Scheme", "internal"));
        assertThat(project(internal, ViewKind.NETWORK).edges())
                .noneMatch(e -> e.from().equals(IGW.toString()));
    }

    @Test
    void drawsARouteThatAllSubnetsOfAZoneHaveOnce() {
        SnapshotBuilder it = Snapshots.immich();
        it.relate(RTB_PUBLIC, ROUTES_TO, S3_ENDPOINT, "pl-6ea54007");
        it.unrelate(RTB_B, ROUTES_TO, S3_ENDPOINT);
        Diagram diagram = project(it, ViewKind.NETWORK);

        assertThat(edge(diagram, "az:vpc-1:eu-central-1a", S3_ENDPOINT).relations())
                .extracting(Relation::from)
                .contains(RTB_PUBLIC, RTB_A);
        assertThat(edge(diagram, PUBLIC_B, S3_ENDPOINT).label())
                .as("the private subnet of the other zone has no such route")
                .isEqualTo("S3");
        assertThat(diagram.edges()).filteredOn(e -> e.label().equals("S3")).hasSize(2);
    }

    @Test
    void nestsSubnetsInZonesInTheVpc() {
        Diagram diagram = project(Snapshots.immich(), ViewKind.NETWORK);
        Group zone = parent(diagram, PRIVATE_A);
        assertThat(zone.id()).isEqualTo("az:vpc-1:eu-central-1a");
        assertThat(zone.children())
                .extracting(Element::id)
                .as("public first")
                .containsExactly(PUBLIC_A.toString(), PRIVATE_A.toString());
        assertThat(((Group) element(diagram, PUBLIC_A)).kind()).isEqualTo(GroupKind.PUBLIC_SUBNET);
        assertThat(((Group) element(diagram, PRIVATE_A)).kind())
                .isEqualTo(GroupKind.PRIVATE_SUBNET);
    }

    @Test
    void drawsAGroupForEachRegion() {
        SnapshotBuilder it = Snapshots.immich().regions("eu-central-1", "us-east-1");
        Arn far = Arn.of("arn:aws:ec2:us-east-1:123456789012:vpc/vpc-far");
        it.add(ResourceType.VPC, far, "far", Snapshots.cidr("10.9.0.0/16"));
        Diagram diagram = project(it, ViewKind.NETWORK);
        assertThat(parent(diagram, far).id()).isEqualTo("region:us-east-1");
        assertThat(parent(diagram, VPC_ARN).id()).isEqualTo("region:eu-central-1");
    }

    @Test
    void drawsWhoMayReachWhomOnWhichPort() {
        Diagram diagram = project(Snapshots.immich(), ViewKind.SECURITY);
        assertThat(edge(diagram, "internet", SG_ALB).label()).isEqualTo("tcp 443, tcp 80");
        assertThat(edge(diagram, SG_SERVER, SG_DB).label()).isEqualTo("tcp 5432");
        assertThat(edge(diagram, SG_SERVER, SG_DB).relations()).hasSize(1);
        assertThat(diagram.edges())
                .noneMatch(
                        e -> e.from().equals(SG_ML.toString()) && e.to().equals(SG_DB.toString()));
        assertThat(element(diagram, SG_DB).sublabel()).isEqualTo("immich-db");
    }

    @Test
    void saysANameThatSeveralMembersCarryOnceWithTheirCount() {
        SnapshotBuilder it = Snapshots.immich();
        for (int i = 1; i <= 2; i++) {
            Arn twin = SnapshotBuilder.arn("elasticache", "cluster:twin-" + i);
            it.add(ResourceType.CACHE_CLUSTER, twin, "twin");
            it.relate(twin, PROTECTED_BY, SG_DB);
        }
        Arn other = SnapshotBuilder.arn("elasticache", "cluster:a-cache");
        it.add(ResourceType.CACHE_CLUSTER, other, "a-cache");
        it.relate(other, PROTECTED_BY, SG_DB);

        Diagram diagram = project(it, ViewKind.SECURITY);

        assertThat(element(diagram, SG_DB).sublabel()).isEqualTo("a-cache, immich-db, twin ×2");
    }

    @Test
    void drawsABlockedWayDashedAndSaysByWhichRule() {
        SnapshotBuilder it = Snapshots.immich();
        it.add(
                ResourceType.NETWORK_ACL,
                NACL,
                "immich-acl",
                Snapshots.acl(Snapshots.tcpEntry(100, "allow", false, "0.0.0.0/0", 1024, 65535)));
        Edge edge = edge(project(it, ViewKind.SECURITY), "internet", SG_ALB);
        assertThat(edge.dashed()).isTrue();
        assertThat(edge.label()).contains("tcp 443 blocked by acl-1 inbound rule *");
    }

    @Test
    void drawsKeysAndRolesWithWhatUsesThem() {
        Diagram diagram = project(Snapshots.immich(), ViewKind.SECURITY);
        assertThat(edge(diagram, DB, KEY).label()).isEmpty();
        assertThat(edge(diagram, "encrypted:" + KEY_2 + ":AWS::Logs::LogGroup", KEY_2).relations())
                .hasSize(2);
        assertThat(edge(diagram, SERVER, TASK_ROLE).label()).isEqualTo("task");
        assertThat(diagram.edges())
                .noneMatch(
                        e -> e.from().equals(ML.toString()) && e.to().equals(TASK_ROLE.toString()));
        assertThat(edge(diagram, SERVER, SECRET_ARN).relations()).hasSize(2);
        assertThat(edge(diagram, ALB, CERT)).isNotNull();
        assertThat(edge(diagram, EXECUTION_ROLE, AWS_POLICY)).isNotNull();
    }

    @Test
    void drawsWhatARoleMayUseWhereSecurityIsTheQuestion() {
        SnapshotBuilder it = Snapshots.immich().relate(TASK_ROLE, MAY_USE, BACKUP);

        Edge edge = edge(project(it, ViewKind.SECURITY), TASK_ROLE, BACKUP);

        assertThat(edge.label()).isEqualTo("may use");
        check(project(it, ViewKind.SECURITY));
        check(project(it, ViewKind.ALL));
        for (ViewKind kind : List.of(ViewKind.NETWORK, ViewKind.DATAFLOW)) {
            assertThat(project(it, kind)).isEqualTo(project(Snapshots.immich(), kind));
        }
    }

    @Test
    void leavesOutThatARoleMayUseWhatItIsRelatedToAnyway() {
        SnapshotBuilder it = Snapshots.immich().relate(EXECUTION_ROLE, MAY_USE, AWS_POLICY);

        assertThat(project(it, ViewKind.SECURITY))
                .isEqualTo(project(Snapshots.immich(), ViewKind.SECURITY));
    }

    @ParameterizedTest
    @EnumSource(ViewKind.class)
    void drawsNothingOfNothing(ViewKind kind) {
        Diagram diagram = project(new SnapshotBuilder(), kind);
        assertThat(diagram.elements()).isEmpty();
        assertThat(diagram.edges()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ViewKind.class)
    void standsCirclesAndLoops(ViewKind kind) {
        SnapshotBuilder it = Snapshots.immich();
        it.relate(PRIVATE_A, LOCATED_IN, PRIVATE_B).relate(PRIVATE_B, LOCATED_IN, PRIVATE_A);
        it.relate(VPC_ARN, LOCATED_IN, PRIVATE_A).relate(VPC_ARN, PART_OF, VPC_ARN);
        it.relate(ALB, ROUTES_TO, ALB).relate(TARGETS, ROUTES_TO, TARGETS);
        it.relate(SG_DB, LOCATED_IN, WRITER).relate(WRITER, LOCATED_IN, SG_DB);
        check(project(it, kind));
    }

    @ParameterizedTest
    @EnumSource(ViewKind.class)
    void leavesStrangersTextAsItIs(ViewKind kind) {
        String name = "\"x\"\n!include y <script>alert(1)</script> %getenv(\"HOME\") \u202e";
        SnapshotBuilder it = Snapshots.immich();
        it.add(ResourceType.LOAD_BALANCER, ALB, name, JsonObject.EMPTY);
        Diagram diagram = project(it, kind);
        if (draws(diagram, ALB)) {
            assertThat(element(diagram, ALB).label()).isEqualTo(name);
        }
        check(diagram);
    }
}
