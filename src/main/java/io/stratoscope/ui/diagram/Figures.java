package io.stratoscope.ui.diagram;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.Diagram.GroupKind;
import io.stratoscope.diagram.Diagram.NodeStatus;
import io.stratoscope.diagram.Scene.Bounds;
import io.stratoscope.diagram.Scene.Segment;
import io.stratoscope.diagram.Scene.Segment.CubicTo;
import io.stratoscope.diagram.Scene.Segment.LineTo;
import io.stratoscope.diagram.Scene.Segment.MoveTo;
import io.stratoscope.ui.control.Labels;
import io.stratoscope.ui.control.TypeIcons;

import javafx.geometry.VPos;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.StrokeType;
import javafx.scene.text.Text;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Draws the parts of a diagram at their place in the scene. Colours come from the style sheets. */
final class Figures {

    private static final double PADDING = 6;
    private static final double MAX_ICON = 64;
    private static final double GROUP_ICON = 20;

    /** Between a container's name and what is said of it. */
    private static final double GAP = 8;

    /** How far below the name a second line stands. */
    private static final double BELOW = 15;

    /** In less nothing is said that would tell. */
    private static final double LEAST_ROOM = 48;

    private static final double SMALL = 10.5;
    private static final double LINE_HEIGHT = 1.22;
    private static final int MAX_LINES = 3;

    private final TypeIcons icons;
    private final DiagramFonts fonts;

    Figures(TypeIcons icons, DiagramFonts fonts) {
        this.icons = icons;
        this.fonts = fonts;
    }

    /** A container's frame. */
    Group container(Diagram.Group group, Bounds at) {
        Rectangle frame = rectangle(at, 0);
        frame.getStyleClass().addAll("diagram-group", "group-" + cssName(group.kind().name()));
        frame.setStrokeType(StrokeType.INSIDE);
        return new Group(frame);
    }

    /** A container's icon and name in its corner, on a patch of its ground: edges pass behind. */
    Group title(Diagram.Group group, Bounds at) {
        String kind = cssName(group.kind().name());
        Group figure = new Group();
        double x = at.x() + 8;
        Optional<Feather> glyph = glyph(group.kind());
        if (glyph.isPresent()) {
            Node icon = groupIcon(glyph.get(), kind);
            icon.relocate(at.x() + 6, at.y() + 6);
            figure.getChildren().add(icon);
            x = at.x() + 6 + GROUP_ICON + 6;
        }
        double room = at.x() + at.width() - 6 - x;
        var bold = fonts.bold(12.5);
        String name = bold.wrap().cut(Labels.oneLine(group.label()), room);
        Text label = text(name, bold, x, at.y() + 8);
        label.getStyleClass().addAll("group-title", "group-title-" + kind);
        figure.getChildren().add(label);
        double used = bold.wrap().width(name);
        double more =
                group.sublabel().isEmpty() || room < LEAST_ROOM
                        ? 0
                        : subtitle(group, at, x, room, used, figure);
        boolean beside = more > 0 && used + GAP + more <= room;
        Rectangle patch =
                rectangle(
                        new Bounds(
                                x - 2,
                                at.y() + 6,
                                (beside ? used + GAP + more : Math.max(used, more)) + 4,
                                more == 0 || beside ? GROUP_ICON : GROUP_ICON + BELOW),
                        4);
        patch.getStyleClass().addAll("group-title-patch", "patch-" + kind);
        figure.getChildren().addFirst(patch);
        return figure;
    }

    /** What is said of a container: beside its name, or below it where there is no room; how wide it is. */
    private double subtitle(
            Diagram.Group group, Bounds at, double x, double room, double used, Group figure) {
        var plain = fonts.plain(11.5);
        String whole = Labels.oneLine(group.sublabel());
        boolean beside = used + GAP + plain.wrap().width(whole) <= room;
        String words = plain.wrap().cut(whole, room);
        Text sublabel =
                beside
                        ? text(words, plain, x + used + GAP, at.y() + 8.5)
                        : text(words, plain, x, at.y() + 8.5 + BELOW);
        sublabel.getStyleClass()
                .addAll("group-subtitle", "group-title-" + cssName(group.kind().name()));
        figure.getChildren().add(sublabel);
        return plain.wrap().width(words);
    }

    private static Optional<Feather> glyph(GroupKind kind) {
        return switch (kind) {
            case VPC -> Optional.of(Feather.SHIELD);
            case PUBLIC_SUBNET -> Optional.of(Feather.UNLOCK);
            case PRIVATE_SUBNET -> Optional.of(Feather.LOCK);
            case REGION -> Optional.of(Feather.FLAG);
            case ACCOUNT -> Optional.of(Feather.CLOUD);
            case MODULE -> Optional.of(Feather.PACKAGE);
            case AVAILABILITY_ZONE, GENERIC, UNMANAGED -> Optional.empty();
        };
    }

    private static Node groupIcon(Feather glyph, String kind) {
        Rectangle square = new Rectangle(GROUP_ICON, GROUP_ICON);
        square.setArcWidth(4);
        square.setArcHeight(4);
        square.getStyleClass().add("group-icon-" + kind);
        FontIcon picture = new FontIcon(glyph);
        picture.getStyleClass().add("group-glyph");
        StackPane icon = new StackPane(square, picture);
        icon.resize(GROUP_ICON, GROUP_ICON);
        return icon;
    }

    /** A node: icon above, label below. */
    Group node(Diagram.Node node, Bounds at) {
        Group figure = new Group();
        if (node.count() > 1) {
            Rectangle behind =
                    rectangle(new Bounds(at.x() + 4, at.y() - 4, at.width(), at.height()), 8);
            behind.getStyleClass().addAll("diagram-node", "node-stacked");
            figure.getChildren().add(behind);
        }
        Rectangle card = rectangle(at, 8);
        card.getStyleClass().addAll("diagram-node", "node-" + cssName(node.status().name()));
        if (node.count() > 1) {
            card.getStyleClass().add("node-stacked");
        }
        figure.getChildren().add(card);
        addIconAndLabel(figure, node, at);
        String count = "×" + node.count();
        if (node.count() > 1 && !node.label().endsWith(count)) {
            figure.getChildren().add(badge(count, at));
        }
        return figure;
    }

    private void addIconAndLabel(Group figure, Diagram.Node node, Bounds at) {
        double width = at.width() - 4;
        boolean missing = node.status() == NodeStatus.MISSING;
        var plain = fonts.plain(SMALL);
        String words = missing ? "not found" : node.sublabel();
        List<String> sublabel =
                words.isEmpty() ? List.of() : plain.wrap().lines(words, width, MAX_LINES);
        double sublabelHeight = sublabel.isEmpty() ? 0 : sublabel.size() * SMALL * LINE_HEIGHT + 1;
        var label = labelFont(node.label(), width);
        double lineHeight = label.font().getSize() * LINE_HEIGHT;
        double roomForText = at.height() - 2 * PADDING - 20 - 4 - sublabelHeight;
        int maxLines = (int) Math.max(1, Math.min(MAX_LINES, roomForText / lineHeight));
        List<String> lines = label.wrap().lines(node.label(), width, maxLines);
        double textHeight = lines.size() * lineHeight + sublabelHeight;
        double icon = Math.max(16, Math.min(MAX_ICON, at.height() - 2 * PADDING - 4 - textHeight));
        double top = at.y() + Math.max(2, (at.height() - icon - 4 - textHeight) / 2);

        Node picture = icons.icon(node.type(), icon);
        picture.relocate(at.centerX() - icon / 2, top);
        if (missing || node.status() == NodeStatus.STALE) {
            picture.setOpacity(0.5);
        }
        figure.getChildren().add(picture);
        double y = top + icon + 4;
        for (String line : lines) {
            figure.getChildren().add(centered(line, label, at, y, "node-label"));
            y += lineHeight;
        }
        y += 1;
        for (String line : sublabel) {
            String styleClass = missing ? "node-sublabel-missing" : "node-sublabel";
            figure.getChildren().add(centered(line, plain, at, y, styleClass));
            y += SMALL * LINE_HEIGHT;
        }
    }

    private static Text centered(
            String line, DiagramFonts.Measured font, Bounds at, double y, String styleClass) {
        Text text = text(line, font, at.centerX() - font.wrap().width(line) / 2, y);
        text.getStyleClass().add(styleClass);
        return text;
    }

    /** Large where the label fits on a line, smaller where it does not. */
    private DiagramFonts.Measured labelFont(String label, double width) {
        var large = fonts.bold(13);
        if (large.wrap().width(label) <= width) {
            return large;
        }
        var medium = fonts.bold(12);
        return medium.wrap().width(label) <= width ? medium : fonts.bold(11);
    }

    private Group badge(String words, Bounds at) {
        var font = fonts.bold(9.5);
        double width = font.wrap().width(words) + 10;
        double x = at.x() + at.width() - width + 6;
        Rectangle pill = rectangle(new Bounds(x, at.y() - 8, width, 16), 16);
        pill.getStyleClass().add("count-badge");
        Text text = text(words, font, x + 5, at.y() - 5.5);
        text.getStyleClass().add("count-badge-text");
        return new Group(pill, text);
    }

    /** An edge's line and arrowhead. */
    Group edge(Diagram.Edge edge, List<Segment> segments, Polyline course) {
        Path path = new Path(segments.stream().map(Figures::element).toList());
        path.getStyleClass().add("diagram-edge");
        if (edge.dashed()) {
            path.getStyleClass().add("edge-dashed");
        }
        path.setFill(null);
        Polygon head = new Polygon();
        headOf(course).forEach(corner -> head.getPoints().addAll(corner.x(), corner.y()));
        head.getStyleClass().add("edge-head");
        return new Group(path, head);
    }

    /** The corners of the arrowhead at an edge's end. */
    static List<Polyline.Point> headOf(Polyline course) {
        Polyline.Point end = course.end();
        double angle = course.arrivalAngle();
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        return List.of(
                end,
                new Polyline.Point(end.x() - 9 * cos - 3.8 * sin, end.y() - 9 * sin + 3.8 * cos),
                new Polyline.Point(end.x() - 6.5 * cos, end.y() - 6.5 * sin),
                new Polyline.Point(end.x() - 9 * cos + 3.8 * sin, end.y() - 9 * sin - 3.8 * cos));
    }

    /** An edge's words, on a patch of background half way along. */
    Group edgeLabel(Diagram.Edge edge, Polyline course) {
        var font = fonts.plain(SMALL);
        String words = font.wrap().cut(Labels.oneLine(edge.label()), 120);
        double width = font.wrap().width(words) + 8;
        Polyline.Point middle = course.middle();
        Bounds at = new Bounds(middle.x() - width / 2, middle.y() - 7.5, width, 15);
        Rectangle patch = rectangle(at, 5);
        patch.getStyleClass().add("edge-label-patch");
        Text text = text(words, font, at.x() + 4, at.y() + 2);
        text.getStyleClass().add("edge-label");
        return new Group(patch, text);
    }

    private static PathElement element(Segment segment) {
        return switch (segment) {
            case MoveTo(double x, double y) -> new javafx.scene.shape.MoveTo(x, y);
            case LineTo(double x, double y) -> new javafx.scene.shape.LineTo(x, y);
            case CubicTo c -> new CubicCurveTo(c.x1(), c.y1(), c.x2(), c.y2(), c.x(), c.y());
        };
    }

    static Rectangle rectangle(Bounds at, double arc) {
        Rectangle rectangle = new Rectangle(at.x(), at.y(), at.width(), at.height());
        rectangle.setArcWidth(arc);
        rectangle.setArcHeight(arc);
        return rectangle;
    }

    private static Text text(String words, DiagramFonts.Measured font, double x, double y) {
        Text text = new Text(x, y, words);
        text.setTextOrigin(VPos.TOP);
        text.setFont(font.font());
        return text;
    }

    private static String cssName(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
