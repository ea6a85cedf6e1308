package io.stratoscope.diagram.view;

import static io.stratoscope.model.RelationKind.ATTACHED_TO;
import static io.stratoscope.model.RelationKind.CONFIGURED_BY;
import static io.stratoscope.model.RelationKind.CONNECTS_TO;
import static io.stratoscope.model.RelationKind.LOCATED_IN;
import static io.stratoscope.model.RelationKind.LOGS_TO;
import static io.stratoscope.model.RelationKind.MONITORS;
import static io.stratoscope.model.RelationKind.PROTECTED_BY;
import static io.stratoscope.model.RelationKind.ROUTES_TO;
import static io.stratoscope.model.Snapshots.*;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.Diagram.Edge;
import io.stratoscope.diagram.Diagram.Element;
import io.stratoscope.diagram.Diagram.Group;
import io.stratoscope.diagram.Diagram.Node;
import io.stratoscope.diagram.ViewKind;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Relation;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Snapshot;
import io.stratoscope.model.SnapshotBuilder;
import io.stratoscope.model.Snapshots;
import io.stratoscope.topology.Topology;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The view of everything folds much, and loses nothing. */
class EverythingTest {
    private static final ResourceType QUEUE = new ResourceType("AWS::SQS::Queue");

    @Test
    void drawsEveryResourceAndEveryRelation() {
        Snapshot snapshot = Snapshots.immichLike();
        Diagram opened = opened(snapshot);
        snapshot.resources()
                .forEach(r -> assertThat(drawn(opened)).as("drawn itself").contains(r.arn()));
        assertThat(opened.nodes().filter(node -> node.count() > 1)).isEmpty();
        assertTellsEveryRelation(snapshot, opened);
    }

    @Test
    void losesNothingThatIsFolded() {
        Snapshot snapshot = Snapshots.immichLike();
        Diagram folded = project(snapshot);
        Map<Arn, Element> shownBy = shownBy(folded);
        snapshot.resources()
                .forEach(r -> assertThat(shownBy).as("drawn, or in a stack").containsKey(r.arn()));
        assertTellsEveryRelation(snapshot, folded);
        assertThat(folded.nodes().count()).isLessThan(snapshot.resources().size() * 2 / 3);
        assertThat(folded.edges()).hasSizeLessThan(snapshot.relations().size() / 2);
    }

    @Test
    void drawsPartsInTheirWholes() {
        Map<Arn, Element> shownBy = shownBy(project(Snapshots.immichLike()));
        Map<Arn, Arn> wholes = new HashMap<>();
        wholes.put(HTTP, ALB);
        wholes.put(HTTPS, ALB);
        wholes.put(TARGETS, ALB);
        wholes.put(SG_ALB, ALB);
        wholes.put(RECORD, ZONE);
        wholes.put(DB_RECORD, INTERNAL_ZONE);
        wholes.put(EIP_A, NAT_A);
        wholes.put(SERVER_DEF, SERVER);
        wholes.put(SERVER_TASK_A, SERVER);
        wholes.put(ML_TASK, ML);
        wholes.put(ACCESS_POINT, EFS);
        wholes.put(DB_GROUP, DB);
        wholes.forEach((part, whole) ->
                assertThat(at(shownBy, part).resource()).as(part.toString()).contains(whole));
        for (Arn alone : List.of(WRITER, READER, MOUNT_A, REDIS_1, SERVER, ML, CLUSTER)) {
            assertThat(at(shownBy, alone).resource()).contains(alone);
        }
    }

    @Test
    void drawsAloneWhatServesSeveral() {
        SnapshotBuilder it = Snapshots.immich();
        Arn balancer = SnapshotBuilder.arn("elasticloadbalancing", "loadbalancer/app/second/2");
        Arn listener = SnapshotBuilder.arn("elasticloadbalancing", "listener/app/second/2/3");
        it.add(ResourceType.LOAD_BALANCER, balancer, "second");
        it.in(VPC_ARN, balancer);
        it.add(ResourceType.LISTENER, listener, "second");
        it.partOf(balancer, listener);
        it.relate(listener, ROUTES_TO, TARGETS);
        it.relate(balancer, PROTECTED_BY, SG_ALB);
        it.relate(ML, CONFIGURED_BY, SERVER_DEF);

        Map<Arn, Element> shownBy = shownBy(project(it.build()));

        assertThat(at(shownBy, listener).resource()).contains(balancer);
        for (Arn shared : List.of(TARGETS, SERVER_DEF)) {
            assertThat(at(shownBy, shared).resource()).as(shared.toString()).contains(shared);
        }
        assertThat(((Node) at(shownBy, SG_ALB)).members())
                .as("stacked with that of the mount targets, which have no whole in the VPC")
                .contains(SG_ALB, SG_EFS)
                .allMatch(arn -> arn.resourceKind().equals("security-group"));
    }

    @Test
    void drawsAloneWhoseWholeIsMissingOrACircle() {
        SnapshotBuilder it = Snapshots.immich().remove(ALB);
        Arn egg = SnapshotBuilder.arn("sqs", "egg");
        Arn hen = SnapshotBuilder.arn("sqs", "hen");
        it.add(QUEUE, egg, "egg");
        it.add(QUEUE, hen, "hen");
        it.partOf(egg, hen);
        it.partOf(hen, egg);

        Map<Arn, Element> shownBy = shownBy(project(it.build()));

        for (Arn alone : List.of(HTTP, egg, hen)) {
            assertThat(at(shownBy, alone).resource()).as(alone.toString()).contains(alone);
        }
    }

    @Test
    void opensAWholeAsAFrameAndClosesItAgain() {
        ViewOptions open = new ViewOptions(150, Set.of(), Set.of(ALB.toString()));
        Diagram opened = Views.project(Topology.of(Snapshots.immichLike()), ViewKind.ALL, open);
        assertThat(group(opened, ALB.toString()).children())
                .extracting(Element::id)
                .contains(HTTP.toString(), HTTPS.toString(), TARGETS.toString());
        assertThat(edge(opened, HTTPS, TARGETS).relations()).hasSize(1);

        ViewOptions closed = new ViewOptions(150, Set.of(ALB.toString()), Set.of());
        assertThat(Views.project(Topology.of(Snapshots.immichLike()), ViewKind.ALL, closed))
                .isEqualTo(project(Snapshots.immichLike()));
    }

    @Test
    void carriesAtTheFrameOfAVpcWhatWatchesSeveralThingsInIt() {
        SnapshotBuilder it = Snapshots.immich();
        List<Arn> alarms = new ArrayList<>();
        for (Arn watched : List.of(ALB, SERVER, ML)) {
            Arn alarm = SnapshotBuilder.arn("cloudwatch", "alarm:of-" + watched.lastSegment());
            alarms.add(it.add(ResourceType.ALARM, alarm, alarm.lastSegment()));
            it.relate(alarm, MONITORS, watched);
        }
        Diagram diagram = project(it.build());
        String stack = at(shownBy(diagram), alarms.getFirst()).id();

        assertThat(edge(diagram, stack, VPC_ARN).relations())
                .extracting(Relation::from)
                .containsAll(alarms);
        assertThat(diagram.edges())
                .noneMatch(e -> e.from().equals(stack) && e.to().equals(SERVER.toString()));

        ViewOptions open = new ViewOptions(150, Set.of(), Set.of(stack));
        Diagram opened = Views.project(Topology.of(it.build()), ViewKind.ALL, open);
        assertThat(edge(opened, alarms.get(1), SERVER).relations()).hasSize(1);
    }

    @Test
    void leavesAtTheirEndsWhatIsFewOrMovesData() {
        SnapshotBuilder it = Snapshots.immich();
        Arn queue = it.add(QUEUE, SnapshotBuilder.arn("sqs", "q"), "q");
        Arn bucket = it.add(ResourceType.BUCKET, SnapshotBuilder.global("s3", "b"), "b");
        for (Arn user : List.of(ALB, SERVER, ML)) {
            it.relate(user, CONNECTS_TO, queue);
        }
        for (Arn user : List.of(SERVER, ML)) {
            it.relate(user, LOGS_TO, bucket);
        }
        Diagram diagram = project(it.build());

        for (Arn user : List.of(ALB, SERVER, ML)) {
            assertThat(edge(diagram, user, queue).relations()).hasSize(1);
        }
        for (Arn user : List.of(SERVER, ML)) {
            assertThat(edge(diagram, user, bucket).relations()).hasSize(1);
        }
    }

    @Test
    void mergesWhatLeadsBothWaysBetweenTwo() {
        Diagram diagram = project(Snapshots.immichLike());
        String tables = at(shownBy(diagram), RTB_A).id();
        assertThat(edge(diagram, tables, S3_ENDPOINT).relations())
                .extracting(Relation::kind)
                .contains(ROUTES_TO, ATTACHED_TO);
        assertThat(diagram.edges()).noneMatch(e -> e.to().equals(tables));
    }

    private static Diagram project(Snapshot snapshot) {
        Diagram diagram = Views.project(Topology.of(snapshot), ViewKind.ALL, ViewOptions.DEFAULT);
        ViewsTest.check(diagram);
        return diagram;
    }

    /** Opens what stands for several until nothing does. */
    private static Diagram opened(Snapshot snapshot) {
        Topology topology = Topology.of(snapshot);
        Set<String> expanded = new HashSet<>();
        while (true) {
            Diagram diagram =
                    Views.project(
                            topology, ViewKind.ALL, new ViewOptions(1_000, Set.of(), expanded));
            ViewsTest.check(diagram);
            List<String> folded =
                    diagram.nodes()
                            .filter(node -> !node.members().isEmpty())
                            .map(Node::id)
                            .toList();
            if (folded.isEmpty()) {
                return diagram;
            }
            assertThat(expanded.addAll(folded)).as("opens on demand: " + folded).isTrue();
        }
    }

    /** Each relation is at exactly one edge, or within one element. */
    private static void assertTellsEveryRelation(Snapshot snapshot, Diagram diagram) {
        Map<Arn, Element> shownBy = shownBy(diagram);
        Map<String, List<String>> around = around(diagram);
        Map<Relation, Integer> carried = new HashMap<>();
        for (Edge edge : diagram.edges()) {
            edge.relations().forEach(relation -> carried.merge(relation, 1, Integer::sum));
        }
        for (Relation relation : snapshot.relations()) {
            int edges = carried.getOrDefault(relation, 0);
            if (edges == 0) {
                assertThat(isWithin(relation, shownBy, around)).as(relation.toString()).isTrue();
            } else {
                assertThat(edges).as(relation.toString()).isEqualTo(1);
            }
        }
        assertThat(carried.keySet()).isSubsetOf(snapshot.relations());
    }

    /** Whether both ends are one element, one is around the other, or a VPC's frame is around a thing and its subnet. */
    private static boolean isWithin(
            Relation relation, Map<Arn, Element> shownBy, Map<String, List<String>> around) {
        Element from = shownBy.get(relation.from());
        Element to = shownBy.get(relation.to());
        if (from == null || to == null) {
            return false;
        }
        boolean place = relation.kind() == LOCATED_IN || relation.kind() == ATTACHED_TO;
        boolean inOneVpc =
                at(around, from.id()).contains(VPC_ARN.toString())
                        && at(around, to.id()).contains(VPC_ARN.toString());
        return from.equals(to)
                || at(around, from.id()).contains(to.id())
                || at(around, to.id()).contains(from.id())
                || (place && inOneVpc && relation.to().resourceKind().equals("subnet"));
    }

    private static Map<String, List<String>> around(Diagram diagram) {
        Map<String, List<String>> around = new HashMap<>();
        diagram.elements().forEach(element -> around(element, List.of(), around));
        return around;
    }

    private static void around(
            Element element, List<String> outer, Map<String, List<String>> around) {
        around.put(element.id(), outer);
        if (element instanceof Group group) {
            List<String> inner = new ArrayList<>(outer);
            inner.add(group.id());
            group.children().forEach(child -> around(child, inner, around));
        }
    }

    private static Set<Arn> drawn(Diagram diagram) {
        Set<Arn> drawn = new HashSet<>();
        diagram.allElements().forEach(element -> element.resource().ifPresent(drawn::add));
        return drawn;
    }

    /** The one element that shows each resource, by itself or as one of several. */
    static Map<Arn, Element> shownBy(Diagram diagram) {
        Map<Arn, Element> shownBy = new HashMap<>();
        diagram.allElements()
                .forEach(element -> {
                    List<Arn> shown = new ArrayList<>(element.resource().stream().toList());
                    if (element instanceof Node node) {
                        shown.addAll(node.members());
                    }
                    for (Arn arn : shown) {
                        assertThat(shownBy.put(arn, element)).as("drawn twice: " + arn).isNull();
                    }
                });
        return shownBy;
    }

    private static Group group(Diagram diagram, String id) {
        return diagram.allElements()
                .filter(element -> element.id().equals(id))
                .map(Group.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static Edge edge(Diagram diagram, Object from, Object to) {
        return diagram.edges().stream()
                .filter(e -> e.from().equals(from.toString()) && e.to().equals(to.toString()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no edge " + from + " -> " + to));
    }

    private static <K, V> V at(Map<K, V> map, K key) {
        V value = map.get(key);
        if (value == null) {
            throw new AssertionError("not there: " + key);
        }
        return value;
    }
}
