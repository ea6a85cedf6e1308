package io.stratoscope.ui.diagram;

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
import io.stratoscope.diagram.Scene.Segment;
import io.stratoscope.diagram.ViewKind;
import io.stratoscope.model.Arn;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.ResourceType;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Drawings of any size, laid out as a chessboard: VPCs of twenty nodes, as many edges as nodes. */
public final class Grids {

    private static final int MEMBERS = 20;
    private static final int COLUMNS = 5;
    private static final double CELL_WIDTH = 150;
    private static final double CELL_HEIGHT = 140;
    private static final double BLOCK_WIDTH = COLUMNS * CELL_WIDTH + 60;
    private static final double BLOCK_HEIGHT = MEMBERS / COLUMNS * CELL_HEIGHT + 80;

    private static final List<ResourceType> TYPES =
            List.of(
                    ResourceType.LOAD_BALANCER,
                    ResourceType.ECS_SERVICE,
                    ResourceType.DB_INSTANCE,
                    ResourceType.CACHE_CLUSTER,
                    ResourceType.BUCKET,
                    ResourceType.SECRET);

    private Grids() {}

    public static Arn arn(int node) {
        return Arn.of("arn:aws:test:eu-central-1:123456789012:thing/n" + node);
    }

    public static Drawing of(int nodes) {
        return shifted(nodes, 0, "resource-");
    }

    /** The same with everything so much further to the right, and other names. */
    public static Drawing shifted(int nodes, double shift, String names) {
        int blocks = (nodes + MEMBERS - 1) / MEMBERS;
        int across = Math.max(1, (int) Math.ceil(Math.sqrt(blocks)));
        List<Element> elements = new ArrayList<>();
        List<Box> groups = new ArrayList<>();
        List<Box> boxes = new ArrayList<>();
        for (int block = 0; block < blocks; block++) {
            double x = 20 + shift + block % across * (BLOCK_WIDTH + 60);
            double y = 20 + (double) Math.floorDiv(block, across) * (BLOCK_HEIGHT + 60);
            List<Element> members = new ArrayList<>();
            for (int i = 0; i < MEMBERS && block * MEMBERS + i < nodes; i++) {
                int number = block * MEMBERS + i;
                members.add(node(number, names));
                boxes.add(
                        new Box(
                                arn(number).toString(),
                                new Bounds(
                                        x + 40 + i % COLUMNS * CELL_WIDTH,
                                        y + 50 + (double) Math.floorDiv(i, COLUMNS) * CELL_HEIGHT,
                                        100,
                                        100)));
            }
            String id = "vpc-" + block;
            elements.add(
                    new Group(id, GroupKind.VPC, id, "10.0.0.0/16", Optional.empty(), members));
            groups.add(new Box(id, new Bounds(x, y, BLOCK_WIDTH, BLOCK_HEIGHT)));
        }
        List<Edge> edges = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < nodes && nodes > 1; i++) {
            int to = i % MEMBERS == 0 ? (i + MEMBERS) % nodes : i - 1;
            String id = "e%05d".formatted(i);
            String label = i % 3 == 0 ? "tcp " + i : "";
            edges.add(
                    new Edge(
                            id,
                            arn(i).toString(),
                            arn(to).toString(),
                            RelationKind.ROUTES_TO,
                            label,
                            false,
                            List.of()));
            lines.add(line(id, boxes.get(i).bounds(), boxes.get(to).bounds()));
        }
        int down = (blocks + across - 1) / across;
        Scene scene =
                new Scene(
                        40 + shift + across * (BLOCK_WIDTH + 60),
                        40 + down * (BLOCK_HEIGHT + 60),
                        groups,
                        boxes,
                        lines);
        Diagram diagram = new Diagram(ViewKind.NETWORK, "Grid", elements, edges, List.of());
        return new Drawing(diagram, "@startuml", "<svg/>", scene);
    }

    private static Node node(int number, String names) {
        return new Node(
                arn(number).toString(),
                TYPES.get(number % TYPES.size()),
                names + number,
                "sublabel",
                Optional.of(arn(number)),
                NodeStatus.LIVE,
                1);
    }

    private static Line line(String id, Bounds from, Bounds to) {
        double x = from.centerX();
        double y = from.centerY();
        return new Line(
                id,
                List.of(
                        new Segment.MoveTo(x, y + 20),
                        new Segment.CubicTo(
                                x,
                                y + 60,
                                to.centerX(),
                                to.centerY() + 60,
                                to.centerX(),
                                to.centerY() + 20)));
    }
}
