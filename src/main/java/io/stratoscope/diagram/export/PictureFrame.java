package io.stratoscope.diagram.export;

import io.stratoscope.diagram.Drawing;
import io.stratoscope.diagram.Scene;
import io.stratoscope.diagram.Scene.Bounds;
import io.stratoscope.diagram.Scene.Box;
import io.stratoscope.diagram.Scene.Line;
import io.stratoscope.diagram.export.ExportOptions.Part;
import io.stratoscope.diagram.xml.XmlElement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns a drawing into one that looks as the options say: cut to what is visible, on dark ground, with marks, legend and
 * title block. The exporters write what it gives as they write any other.
 */
final class PictureFrame {

    private static final double MARGIN = 24;
    private static final double GAP = 18;

    /** Even under a narrow picture a legend has this much room. */
    private static final double LEGEND_ROOM = 640;

    private final ExportOptions options;
    private final Colours colours;

    PictureFrame(ExportOptions options) {
        this.options = options;
        this.colours = Colours.of(options.dark());
    }

    /** The same drawing where nothing is asked of it. */
    Drawing around(Drawing drawing) {
        Optional<Crop> crop =
                options.part() instanceof Part.Visible(Bounds bounds)
                        ? Crop.of(drawing, bounds)
                        : Optional.empty();
        if (options.plain() && crop.isEmpty()) {
            return drawing;
        }
        XmlElement root = crop.map(Crop::cut).orElseGet(() -> XmlElement.parse(drawing.svg()));
        Marking marking = new Marking(drawing, options.marks(), colours);
        new Painting(colours).recolour(root);
        marking.apply(root);
        Drawing part = crop.map(Crop::part).orElse(drawing);
        Bounds area =
                crop.map(Crop::area)
                        .orElseGet(() ->
                                new Bounds(
                                        0, 0, drawing.scene().width(), drawing.scene().height()));
        return put(root, part, area, Legend.of(part.diagram(), marking.marked().values()));
    }

    private Drawing put(XmlElement root, Drawing part, Bounds area, Legend meanings) {
        Optional<TitleBlock> title = options.title().map(said -> new TitleBlock(said, colours));
        double titleWidth = title.map(TitleBlock::width).orElse(0.0);
        double room = Math.max(Math.max(area.width() - 2 * MARGIN, titleWidth), LEGEND_ROOM);
        Optional<LegendBlock> legend =
                Optional.of(new LegendBlock(meanings, room, colours))
                        .filter(block -> options.legend() && !block.isEmpty());
        double width =
                Math.max(
                        area.width(),
                        2 * MARGIN
                                + Math.max(titleWidth, legend.map(LegendBlock::width).orElse(0.0)));
        width = legend.isEmpty() && title.isEmpty() ? area.width() : width;
        double shift = Math.floor((width - area.width()) / 2);
        List<XmlElement> blocks = new ArrayList<>();
        double y = area.height();
        if (legend.isPresent()) {
            y += GAP;
            blocks.add(legend.get().draw(MARGIN, y));
            y += legend.get().height();
        }
        if (title.isPresent()) {
            y += GAP;
            blocks.add(title.get().draw(MARGIN, y));
            y += title.get().height();
        }
        double height = blocks.isEmpty() ? y : Math.ceil(y + MARGIN);
        move(root, shift - area.x(), -area.y());
        cover(root, new Bounds(shift, 0, area.width(), area.height()), width, height);
        XmlElement feet = SvgTree.element("g");
        feet.attributes().put("font-family", SvgTree.content(root).attribute("font-family"));
        feet.children().addAll(blocks);
        if (!blocks.isEmpty()) {
            root.children().add(feet);
        }
        resize(root, width, height);
        return new Drawing(
                part.diagram(),
                part.puml(),
                SvgTree.write(root),
                moved(part.scene(), shift, width, height));
    }

    private static void move(XmlElement root, double dx, double dy) {
        if (dx == 0 && dy == 0) {
            return;
        }
        XmlElement content = SvgTree.content(root);
        XmlElement moved =
                SvgTree.element(
                        "g",
                        "transform",
                        "translate(" + SvgTree.number(dx) + "," + SvgTree.number(dy) + ")");
        moved.children().addAll(content.children());
        content.children().clear();
        content.children().add(moved);
    }

    /** Lines that leave a cut picture end where it ends. */
    private void cover(XmlElement root, Bounds picture, double width, double height) {
        List<Bounds> around =
                List.of(
                        new Bounds(0, 0, picture.x(), height),
                        new Bounds(
                                picture.x() + picture.width(),
                                0,
                                width - picture.x() - picture.width(),
                                height),
                        new Bounds(0, picture.height(), width, height - picture.height()));
        for (Bounds at : around) {
            if (at.width() > 0 && at.height() > 0) {
                SvgTree.content(root)
                        .children()
                        .add(SvgTree.rectangle(at, "fill", colours.ground()));
            }
        }
    }

    private static void resize(XmlElement root, double width, double height) {
        root.attributes().put("width", SvgTree.number(width) + "px");
        root.attributes().put("height", SvgTree.number(height) + "px");
        root.attributes()
                .put("viewBox", "0 0 " + SvgTree.number(width) + " " + SvgTree.number(height));
    }

    private static Scene moved(Scene scene, double dx, double width, double height) {
        return new Scene(
                width,
                height,
                boxes(scene.groups(), dx),
                boxes(scene.nodes(), dx),
                scene.edges().stream()
                        .map(line -> new Line(line.id(), Area.moved(line.path(), dx, 0)))
                        .toList());
    }

    private static List<Box> boxes(List<Box> boxes, double dx) {
        return boxes.stream()
                .map(box -> new Box(box.id(), Area.moved(box.bounds(), dx, 0)))
                .toList();
    }
}
