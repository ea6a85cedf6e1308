package io.stratoscope.diagram.plantuml;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.Diagram.Edge;
import io.stratoscope.diagram.Diagram.Element;
import io.stratoscope.diagram.Diagram.Group;
import io.stratoscope.diagram.Diagram.GroupKind;
import io.stratoscope.diagram.Diagram.Node;
import io.stratoscope.diagram.Diagram.NodeStatus;
import io.stratoscope.diagram.Scene.Segment;
import io.stratoscope.diagram.ViewKind;
import io.stratoscope.diagram.plantuml.Arrangement.Pair;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.ResourceType;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

class ColumnsTest {

    @Test
    void zonesThatDataFlowsBetweenStandSideBySide() {
        Columns columns =
                columns(
                        List.of(
                                node("server"),
                                group(GroupKind.AVAILABILITY_ZONE, "a", "writer", "task", "nat"),
                                group(GroupKind.AVAILABILITY_ZONE, "b", "reader")),
                        "server writer",
                        "server task",
                        "task nat",
                        "writer reader");

        assertThat(columns.distance("task", "nat")).isEqualTo(1);
        assertThat(columns.distance("writer", "reader")).isEqualTo(2);
        assertThat(columns.distance("nat", "reader")).isEqualTo(1);
    }

    @Test
    void whatATaskGoesOutThroughStandsAboveOrBelowIt() {
        Element zone = zone("task", "nat");
        Columns out = columns(List.of(zone, node("server")), "server task", "task nat");
        assertThat(out.distance("task", "nat")).isZero();
        assertThat(out.length("task", "nat")).isZero();
        assertThat(out.length("server", "task")).isEqualTo(1);

        Columns in = columns(List.of(zone), "nat task");
        assertThat(in.distance("nat", "task")).as("what leads in reads to the right").isEqualTo(1);
        Columns beside = columns(List.of(zone("task", "nat"), node("other")));
        assertThat(beside.length("task", "other")).as("only in a zone").isEqualTo(1);
    }

    @Test
    void zonesWithNothingBetweenThemShareTheirColumns() {
        Columns columns =
                columns(
                        List.of(
                                group(GroupKind.AVAILABILITY_ZONE, "a", "x", "y"),
                                group(GroupKind.AVAILABILITY_ZONE, "b", "z")),
                        "x y");

        assertThat(columns.distance("x", "z")).isZero();
    }

    @Test
    void whatAVpcLeadsToStandsRightOfAllOfIt() {
        Columns columns =
                columns(
                        List.of(group(GroupKind.VPC, "vpc", "a", "b", "c"), node("bucket")),
                        "a b",
                        "b c",
                        "a bucket");

        assertThat(columns.distance("c", "bucket")).isEqualTo(1);
        assertThat(columns.distance("a", "bucket")).isEqualTo(3);
    }

    @Test
    void whatOnlyLeadsBackStandsBetweenItsEnds() {
        Columns columns =
                columns(
                        List.of(
                                node("server"),
                                node("files"),
                                node("backup"),
                                node("bucket"),
                                node("restore")),
                        "server files",
                        "files backup",
                        "backup bucket",
                        "bucket restore",
                        "restore files");

        assertThat(columns.distance("files", "bucket")).isEqualTo(2);
        assertThat(columns.distance("files", "restore")).isEqualTo(1);
        assertThat(columns.distance("bucket", "restore")).isEqualTo(-1);
    }

    @Test
    void whatStartsAWayStandsNextToWhatItLeadsTo() {
        Columns columns =
                columns(
                        List.of(node("users"), node("dns"), node("alb"), node("gateway")),
                        "users dns",
                        "dns alb",
                        "gateway alb");

        assertThat(columns.distance("gateway", "alb")).isEqualTo(1);
        assertThat(columns.distance("users", "alb")).isEqualTo(2);
    }

    @Test
    void whatOnlyLeadsOutOfAContainerIsHeldAtItsRight() {
        Columns columns =
                columns(
                        List.of(
                                group(GroupKind.VPC, "vpc", "a", "b", "service", "alone"),
                                node("role")),
                        "a b",
                        "service role");

        assertThat(columns.alignments()).containsExactly(new Pair("a", "service"));
        assertThat(columns.distance("b", "service")).isEqualTo(1);
        assertThat(columns.distance("service", "role")).isEqualTo(1);
        assertThat(columns.distance("a", "alone")).isZero();
    }

    @Test
    void pathIsTheSameTheOtherWayRound() {
        List<Segment> path = SvgPath.parse("M1,2 C3,4 5,6 7,8 L9,10");

        assertThat(SvgPath.reversed(path))
                .containsExactly(
                        new Segment.MoveTo(9, 10),
                        new Segment.LineTo(7, 8),
                        new Segment.CubicTo(5, 6, 3, 4, 1, 2));
        assertThat(SvgPath.reversed(SvgPath.reversed(path))).isEqualTo(path);
    }

    private static Columns columns(List<Element> elements, String... links) {
        List<Edge> edges =
                Stream.of(links)
                        .map(link -> link.split(" ", 2))
                        .map(ends ->
                                new Edge(
                                        ends[0] + ends[1],
                                        ends[0],
                                        ends[1],
                                        RelationKind.CONNECTS_TO,
                                        "",
                                        false,
                                        List.of()))
                        .toList();
        return new Columns(
                new Diagram(ViewKind.DATAFLOW, "", elements, edges, List.of()), List.of());
    }

    private static Element zone(String closed, String open) {
        return new Group(
                "zone",
                GroupKind.AVAILABILITY_ZONE,
                "zone",
                "",
                Optional.empty(),
                List.of(
                        group(GroupKind.PRIVATE_SUBNET, "private", closed),
                        group(GroupKind.PUBLIC_SUBNET, "public", open)));
    }

    private static Element group(GroupKind kind, String id, String... nodes) {
        return new Group(
                id,
                kind,
                id,
                "",
                Optional.empty(),
                Stream.of(nodes).map(ColumnsTest::node).toList());
    }

    private static Element node(String id) {
        return new Node(id, ResourceType.BUCKET, id, "", Optional.empty(), NodeStatus.LIVE, 1);
    }
}
