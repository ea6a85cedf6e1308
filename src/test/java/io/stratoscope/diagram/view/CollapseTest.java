package io.stratoscope.diagram.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.Diagram.Group;
import io.stratoscope.diagram.Diagram.Node;
import io.stratoscope.diagram.ViewKind;
import io.stratoscope.model.Arn;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Snapshot;
import io.stratoscope.model.SnapshotBuilder;
import io.stratoscope.model.Snapshots;
import io.stratoscope.topology.Topology;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Set;

class CollapseTest {
    private static final ResourceType QUEUE = new ResourceType("AWS::SQS::Queue");

    /** VPCs with a subnet each and instances in it that connect to the instances of the next VPC. */
    private static Snapshot vpcs(int vpcs, int instances) {
        SnapshotBuilder it = new SnapshotBuilder();
        for (int v = 0; v < vpcs; v++) {
            Arn vpc = it.add(ResourceType.VPC, SnapshotBuilder.ec2("vpc/vpc-" + v), "vpc " + v);
            Arn subnet =
                    it.add(
                            ResourceType.SUBNET,
                            SnapshotBuilder.ec2("subnet/subnet-" + v),
                            "subnet " + v,
                            "eu-central-1a",
                            JsonObject.EMPTY);
            it.in(vpc, subnet);
            for (int i = 0; i < instances; i++) {
                Arn instance = instance(v, i);
                it.add(ResourceType.EC2_INSTANCE, instance, "instance " + i);
                it.in(subnet, instance);
                it.relate(instance, RelationKind.CONNECTS_TO, instance((v + 1) % vpcs, i));
            }
        }
        return it.build();
    }

    private static Arn instance(int vpc, int index) {
        return SnapshotBuilder.ec2("instance/i-" + vpc + "-" + index);
    }

    private static Snapshot queues(int count) {
        SnapshotBuilder it = new SnapshotBuilder();
        for (int i = 0; i < count; i++) {
            it.add(QUEUE, SnapshotBuilder.arn("sqs", "queue-" + i), "queue-" + i);
        }
        return it.build();
    }

    private static Diagram project(Snapshot snapshot, ViewKind kind, ViewOptions options) {
        Diagram diagram = Views.project(Topology.of(snapshot), kind, options);
        ViewsTest.check(diagram);
        assertThat(diagram.nodes().count() - askedFor(diagram, options))
                .isLessThanOrEqualTo(options.maxNodes());
        return diagram;
    }

    /** How many nodes there are beyond the budget because the operator opened what they were stacked as. */
    private static long askedFor(Diagram diagram, ViewOptions options) {
        return diagram.allElements()
                .filter(element -> options.expanded().contains(element.id()))
                .filter(element -> element instanceof Group && element.resource().isEmpty())
                .mapToLong(element -> ((Group) element).children().size() - 1)
                .sum();
    }

    @ParameterizedTest
    @EnumSource(ViewKind.class)
    void fitsAnyBudget(ViewKind kind) {
        for (int budget : new int[] {1, 2, 5, 10, 20, 40, 80, 150}) {
            project(Snapshots.immichLike(), kind, ViewOptions.DEFAULT.withMaxNodes(budget));
        }
    }

    @Test
    void stacksEqualsBeforeItClosesContainers() {
        Diagram diagram = project(vpcs(5, 40), ViewKind.ALL, ViewOptions.DEFAULT);
        assertThat(diagram.nodes()).hasSize(5).allMatch(n -> n.label().equals("EC2 instances ×40"));
        assertThat(diagram.allElements()).anyMatch(e -> e.label().equals("subnet 3"));
        assertThat(diagram.warnings()).anyMatch(w -> w.contains("folded"));
    }

    @Test
    void closesContainersWhenStackingIsNotEnough() {
        Diagram diagram =
                project(vpcs(40, 125), ViewKind.ALL, ViewOptions.DEFAULT.withMaxNodes(40));
        assertThat(diagram.nodes().mapToInt(Node::count).sum()).isGreaterThanOrEqualTo(5_000);
        assertThat(diagram.nodes()).hasSize(40);
        assertThat(diagram.edges()).hasSize(40).allMatch(e -> e.relations().size() == 125);
    }

    @Test
    void stacksContainersWhenThereAreTooMany() {
        Diagram diagram = project(vpcs(400, 20), ViewKind.ALL, ViewOptions.DEFAULT);
        assertThat(diagram.nodes())
                .singleElement()
                .satisfies(node -> {
                    assertThat(node.label()).isEqualTo("VPCs ×400");
                    assertThat(node.count()).isEqualTo(400 * 22);
                    assertThat(node.sublabel()).isEqualTo("8800 resources");
                });
    }

    @ParameterizedTest
    @EnumSource(
            value = ViewKind.class,
            names = {"ALL", "DATAFLOW"})
    void stacksAFlatAccountByType(ViewKind kind) {
        Diagram diagram = project(queues(5_000), kind, ViewOptions.DEFAULT);
        assertThat(diagram.nodes())
                .singleElement()
                .satisfies(node -> assertThat(node.label()).isEqualTo("SQS queues ×5000"));
    }

    @Test
    void foldsNothingThatFits() {
        Diagram diagram = project(queues(150), ViewKind.ALL, ViewOptions.DEFAULT);
        assertThat(diagram.nodes()).hasSize(150).allMatch(node -> node.count() == 1);
        assertThat(diagram.warnings()).isEmpty();
        assertThat(project(queues(151), ViewKind.ALL, ViewOptions.DEFAULT).nodes()).hasSize(1);
    }

    @Test
    void closesWhatTheOperatorClosed() {
        String vpc = Snapshots.VPC_ARN.toString();
        Diagram diagram =
                project(
                        Snapshots.immichLike(),
                        ViewKind.NETWORK,
                        new ViewOptions(150, Set.of(vpc), Set.of()));
        assertThat(diagram.nodes().filter(n -> n.id().equals(vpc)))
                .singleElement()
                .satisfies(node -> {
                    assertThat(node.label()).isEqualTo("immich-vpc");
                    assertThat(node.sublabel()).endsWith(" resources");
                    assertThat(node.resource()).contains(Snapshots.VPC_ARN);
                });
    }

    @Test
    void opensWhatTheOperatorOpenedWhileTheBudgetAllows() {
        String vpc = "arn:aws:ec2:eu-central-1:123456789012:vpc/vpc-7";
        ViewOptions open = new ViewOptions(150, Set.of(), Set.of(vpc));
        Diagram diagram = project(vpcs(140, 30), ViewKind.ALL, open.withMaxNodes(139 + 1));
        assertThat(diagram.allElements()).anyMatch(e -> e.id().equals(vpc));
    }

    @Test
    void opensAStackOfEqualsWhileTheBudgetAllows() {
        Snapshot snapshot = vpcs(5, 40);
        String stack =
                project(snapshot, ViewKind.ALL, ViewOptions.DEFAULT)
                        .nodes()
                        .filter(node -> node.count() == 40)
                        .findFirst()
                        .orElseThrow()
                        .id();

        Diagram opened =
                project(snapshot, ViewKind.ALL, new ViewOptions(150, Set.of(), Set.of(stack)));

        assertThat(opened.nodes().filter(node -> node.count() == 1)).hasSize(40);
        assertThat(opened.nodes().filter(node -> node.count() == 40)).hasSize(4);
        assertThat(
                        project(
                                        snapshot,
                                        ViewKind.ALL,
                                        new ViewOptions(150, Set.of(), Set.of(stack + "s")))
                                .nodes()
                                .filter(node -> node.count() == 40))
                .as("another stack was meant")
                .hasSize(5);
    }

    @Test
    void opensAStackOfHundredsBeyondTheBudgetWithTheEdgesAtItsFrame() {
        Snapshot snapshot = queuesOf(200, false);
        Diagram folded = project(snapshot, ViewKind.ALL, ViewOptions.DEFAULT);
        String stack = stackOf(folded, 200);

        Diagram opened = project(snapshot, ViewKind.ALL, expanding(stack));

        assertThat(frame(opened, "SQS queues ×200").children()).hasSize(200);
        assertThat(opened.edges())
                .as("to the topic and the secret")
                .hasSize(2)
                .allMatch(edge -> edge.from().equals(stack) && edge.relations().size() == 200);
        assertThat(opened.warnings()).isEmpty();
    }

    @Test
    void keepsTheEdgesAmongHundredsThatWereOpened() {
        Snapshot snapshot = queuesOf(200, true);
        String stack = stackOf(project(snapshot, ViewKind.ALL, ViewOptions.DEFAULT), 200);

        Diagram opened = project(snapshot, ViewKind.ALL, expanding(stack));

        assertThat(opened.edges().stream().filter(edge -> edge.from().equals(stack))).hasSize(2);
        assertThat(opened.edges().stream().filter(edge -> !edge.from().equals(stack)))
                .as("each with the next")
                .hasSize(199)
                .allMatch(edge -> edge.from().contains("queue-") && edge.to().contains("queue-"));
    }

    @Test
    void opensFewEqualsWithEdgesOfTheirOwn() {
        Snapshot snapshot = queuesOf(24, false);
        String stack = stackOf(project(snapshot, ViewKind.ALL, ViewOptions.DEFAULT), 24);

        Diagram opened = project(snapshot, ViewKind.ALL, expanding(stack));

        assertThat(opened.edges()).hasSize(24 * 2).noneMatch(e -> e.from().equals(stack));
    }

    @Test
    void keepsMoreThanThreeHundredStackedWhateverWasAskedFor() {
        Snapshot snapshot = queuesOf(301, false);
        String stack = stackOf(project(snapshot, ViewKind.ALL, ViewOptions.DEFAULT), 301);

        Diagram opened = project(snapshot, ViewKind.ALL, expanding(stack));

        assertThat(opened.nodes()).hasSizeLessThan(150);
    }

    private static ViewOptions expanding(String id) {
        return new ViewOptions(150, Set.of(), Set.of(id));
    }

    private static String stackOf(Diagram diagram, int count) {
        return diagram.nodes()
                .filter(node -> node.count() == count)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no stack of " + count))
                .id();
    }

    /** Queues that know a topic and a secret, and each the next if they are a chain. */
    private static Snapshot queuesOf(int count, boolean chain) {
        SnapshotBuilder it = new SnapshotBuilder();
        Arn topic = it.add(ResourceType.TOPIC, SnapshotBuilder.arn("sns", "topic"), "topic");
        Arn secret = it.add(ResourceType.SECRET, SnapshotBuilder.arn("sm", "secret"), "secret");
        for (int i = 0; i < count; i++) {
            Arn queue = it.add(QUEUE, SnapshotBuilder.arn("sqs", "queue-" + i), "queue-" + i);
            it.relate(queue, RelationKind.CONNECTS_TO, topic);
            it.relate(queue, RelationKind.CONNECTS_TO, secret);
            if (chain && i > 0) {
                it.relate(
                        SnapshotBuilder.arn("sqs", "queue-" + (i - 1)),
                        RelationKind.CONNECTS_TO,
                        queue);
            }
        }
        return it.build();
    }

    @Test
    void opensWhatStandsAside() {
        Snapshot snapshot = Snapshots.immichLike();
        String keys = "stack:region:eu-central-1:AWS::KMS::Key";
        assertThat(project(snapshot, ViewKind.DATAFLOW, ViewOptions.DEFAULT).nodes())
                .anyMatch(node -> node.id().equals(keys))
                .noneMatch(node -> node.id().equals(Snapshots.KEY.toString()));

        Diagram opened =
                project(snapshot, ViewKind.DATAFLOW, new ViewOptions(150, Set.of(), Set.of(keys)));

        assertThat(opened.nodes())
                .anyMatch(node -> node.id().equals(Snapshots.KEY.toString()))
                .anyMatch(node -> node.id().equals(Snapshots.KEY_2.toString()))
                .noneMatch(node -> node.id().equals(keys));
    }

    @Test
    void stacksWhatTellsNoMoreTogetherThanOneOfThem() {
        SnapshotBuilder it = new SnapshotBuilder();
        Arn hub = it.add(ResourceType.TOPIC, SnapshotBuilder.arn("sns", "hub"), "hub");
        Arn other = it.add(ResourceType.TOPIC, SnapshotBuilder.arn("sns", "other"), "other");
        for (int i = 0; i < 5; i++) {
            Arn queue = it.add(QUEUE, SnapshotBuilder.arn("sqs", "queue-" + i), "queue-" + i);
            it.relate(queue, RelationKind.CONNECTS_TO, i < 3 ? hub : other);
        }
        Diagram diagram = project(it.build(), ViewKind.ALL, ViewOptions.DEFAULT);

        assertThat(diagram.nodes().filter(node -> node.type().equals(QUEUE)))
                .extracting(Node::label)
                .as("three with one neighbour, two with another")
                .containsExactlyInAnyOrder("SQS queues ×3", "queue-3", "queue-4");
        assertThat(diagram.edges()).hasSize(3);
        assertThat(diagram.warnings()).as("nothing was folded for want of room").isEmpty();
    }

    @Test
    void stacksTasksOfOneNameThatNothingTellsApart() {
        SnapshotBuilder it = Snapshots.immich();
        for (int i = 0; i < 4; i++) {
            Arn task = SnapshotBuilder.arn("ecs", "task/immich/more-" + i);
            it.add(ResourceType.ECS_TASK, task, i < 3 ? "worker" : "other");
            it.in(Snapshots.PRIVATE_B, task);
        }
        Diagram diagram = project(it.build(), ViewKind.NETWORK, ViewOptions.DEFAULT);

        assertThat(diagram.nodes()).extracting(Node::label).contains("worker ×3", "other");
    }

    @Test
    void framesClosedVpcsThatLeadToTheSameOthers() {
        Diagram diagram = project(behindOneTopic(40), ViewKind.ALL, ViewOptions.DEFAULT);

        Group frame = frame(diagram, "VPCs ×39");
        assertThat(frame.children()).hasSize(39).allMatch(Node.class::isInstance);
        assertThat(diagram.edges())
                .as(
                        "one for the frame; the VPC with another neighbour stands beside it with its own")
                .hasSize(2)
                .anyMatch(e -> e.from().equals(frame.id()) && e.relations().size() == 39);

        Diagram closed =
                project(
                        behindOneTopic(40),
                        ViewKind.ALL,
                        new ViewOptions(150, Set.of(frame.id()), Set.of()));
        assertThat(closed.nodes().filter(node -> node.id().equals(frame.id())))
                .singleElement()
                .satisfies(node -> {
                    assertThat(node.count()).isEqualTo(39 * 2);
                    assertThat(node.members()).hasSize(39 * 2);
                });
    }

    @Test
    void framesNoFewVpcsAndClosesNone() {
        Diagram diagram = project(behindOneTopic(12), ViewKind.ALL, ViewOptions.DEFAULT);
        assertThat(diagram.allElements().filter(e -> e.label().contains("VPCs ×"))).isEmpty();
        assertThat(diagram.nodes().filter(node -> node.count() > 1)).isEmpty();
    }

    /** VPCs with one instance each that knows a topic; that of the last knows another. */
    private static Snapshot behindOneTopic(int vpcs) {
        SnapshotBuilder it = new SnapshotBuilder();
        Arn topic = it.add(ResourceType.TOPIC, SnapshotBuilder.arn("sns", "topic"), "topic");
        Arn second = it.add(ResourceType.TOPIC, SnapshotBuilder.arn("sns", "second"), "second");
        for (int v = 0; v < vpcs; v++) {
            Arn vpc = it.add(ResourceType.VPC, SnapshotBuilder.ec2("vpc/vpc-" + v), "vpc " + v);
            it.add(ResourceType.EC2_INSTANCE, instance(v, 0), "instance");
            it.in(vpc, instance(v, 0));
            it.relate(instance(v, 0), RelationKind.CONNECTS_TO, v < vpcs - 1 ? topic : second);
        }
        return it.build();
    }

    private static Group frame(Diagram diagram, String label) {
        return diagram.allElements()
                .filter(element -> element.label().equals(label))
                .map(Group.class::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no frame " + label));
    }

    @Test
    void refusesABudgetOfNothing() {
        assertThatThrownBy(() -> ViewOptions.DEFAULT.withMaxNodes(0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void countsWhatSeveralStacksHoldOnce() {
        SnapshotBuilder it = new SnapshotBuilder();
        for (int k = 0; k < 120; k++) {
            Arn key =
                    it.add(
                            ResourceType.KMS_KEY,
                            SnapshotBuilder.arn("kms", "key/" + k),
                            "key " + k);
            for (int g = 0; g < 5; g++) {
                Arn group = SnapshotBuilder.arn("logs", "log-group:/" + k + "/" + g);
                it.add(ResourceType.LOG_GROUP, group, "/" + k + "/" + g);
                it.relate(group, RelationKind.ENCRYPTED_BY, key);
            }
        }

        Diagram diagram = project(it.build(), ViewKind.SECURITY, ViewOptions.DEFAULT);

        assertThat(diagram.nodes())
                .extracting(Node::label)
                .containsExactlyInAnyOrder("KMS keys ×120", "Log groups ×600");
    }

    @Test
    void aNameThatTurnsTheReadingDoesNotTurnTheCount() {
        SnapshotBuilder it = new SnapshotBuilder();
        for (int i = 0; i < 200; i++) {
            it.add(QUEUE, SnapshotBuilder.arn("sqs", "queue-" + i), "web \u202egnp.exe");
        }

        Diagram diagram = project(it.build(), ViewKind.ALL, ViewOptions.DEFAULT);

        assertThat(diagram.nodes())
                .extracting(Node::label)
                .containsExactly("web \u202egnp.exe\u202c ×200");
    }
}
