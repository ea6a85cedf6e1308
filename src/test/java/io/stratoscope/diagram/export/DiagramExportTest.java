package io.stratoscope.diagram.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.diagram.Diagram.Element;
import io.stratoscope.diagram.Diagrams;
import io.stratoscope.diagram.Drawing;
import io.stratoscope.diagram.Format;
import io.stratoscope.diagram.Scene.Bounds;
import io.stratoscope.diagram.Scene.Box;
import io.stratoscope.diagram.ViewKind;
import io.stratoscope.diagram.export.ExportOptions.Mark;
import io.stratoscope.diagram.export.ExportOptions.Part;
import io.stratoscope.diagram.export.ExportOptions.Title;
import io.stratoscope.diagram.plantuml.PlantUmlLayout;
import io.stratoscope.diagram.view.ViewOptions;
import io.stratoscope.diagram.view.Views;
import io.stratoscope.diagram.xml.XmlElement;
import io.stratoscope.document.TextRun;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Snapshots;
import io.stratoscope.topology.Topology;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import javax.imageio.ImageIO;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DiagramExportTest {

    private static final Title TITLE =
            new Title("Project=immich", "123456789012", true, "Data flow", "2026-03-01 12:00 CET");

    private final PlantUmlLayout layout = new PlantUmlLayout();
    private final DiagramExport export = new DiagramExport(layout);
    private Drawing flow =
            layout.draw(
                    Views.project(
                            Topology.of(Snapshots.immichLike()),
                            ViewKind.DATAFLOW,
                            ViewOptions.DEFAULT));

    @BeforeAll
    void drawingIsThere() {
        assertThat(labels(flow)).contains("immich-server", "immich-alb");
        assertThat(flow.diagram().edges()).hasSizeGreaterThan(8);
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void defaultsGiveWhatTheExportersGive(Format format) {
        assertThat(export.bytes(flow, format, ExportOptions.DEFAULT))
                .isEqualTo(Exporters.of(format).export(flow));
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void selectionIsTheResourceWithItsNeighboursInEveryFormat(Format format) throws IOException {
        ExportOptions options =
                ExportOptions.DEFAULT.withPart(new Part.Neighbourhood(Snapshots.ALB));
        Drawing near =
                layout.draw(
                        Restriction.to(
                                flow.diagram(),
                                Restriction.neighbourhood(flow.diagram(), Snapshots.ALB)));

        assertThat(export.bytes(flow, format, options))
                .isEqualTo(Exporters.of(format).export(near));
        assertThat(labels(near)).contains("immich-alb", "immich-server", "immich-vpc");
        assertThat(labels(near)).noneMatch(label -> label.contains("backup"));
        Set<String> ids = ids(near);
        assertThat(near.diagram().edges())
                .isNotEmpty()
                .allMatch(edge -> ids.contains(edge.from()) && ids.contains(edge.to()));
    }

    @Test
    void whatTheDrawingDoesNotShowCannotNarrowIt() {
        ExportOptions options =
                ExportOptions.DEFAULT.withPart(new Part.Neighbourhood(Snapshots.AWS_POLICY));

        assertThat(export.bytes(flow, Format.SVG, options))
                .isEqualTo(Exporters.of(Format.SVG).export(flow));
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void visiblePartHoldsWhatIsInItAndNothingElse(Format format) throws IOException {
        Bounds alb = place("immich-alb");
        ExportOptions options =
                ExportOptions.DEFAULT.withPart(
                        // through the middle of the load balancer
                        new Part.Visible(
                                new Bounds(
                                        alb.centerX(),
                                        alb.y() - 10,
                                        alb.width() / 2 + 30,
                                        alb.height() + 20)));

        String text = text(export.bytes(flow, format, options), format);

        if (format != Format.PNG) {
            assertThat(text).contains("immich-alb").doesNotContain("immich-backup");
        }
        assertThat(text.length()).isPositive();
    }

    @Test
    void visiblePartCutsThroughNoNodeAndNoWords() {
        Bounds alb = place("immich-alb");
        Bounds wanted = new Bounds(alb.centerX(), alb.centerY(), 300, 260);
        Crop crop = Crop.of(flow, wanted).orElseThrow();

        Drawing part = new PictureFrame(visible(wanted)).around(flow);

        assertThat(Area.contains(crop.area(), wanted)).isTrue();
        assertThat(part.scene().width()).isLessThan(flow.scene().width() / 2);
        for (TextRun run : SvgText.of(part.svg()).runs()) {
            assertThat(run.x()).as(run.text()).isNotNegative();
            assertThat(run.y() - run.size()).as(run.text()).isGreaterThan(-1);
            assertThat(run.x() + run.width())
                    .as(run.text())
                    .isLessThanOrEqualTo(part.scene().width());
            assertThat(run.y()).as(run.text()).isLessThanOrEqualTo(part.scene().height());
        }
        assertThat(part.scene().nodes()).extracting(Box::id).contains(Snapshots.ALB.toString());
        for (Box box : part.scene().nodes()) {
            assertThat(
                            Area.contains(
                                    new Bounds(0, 0, part.scene().width(), part.scene().height()),
                                    box.bounds()))
                    .as(box.id())
                    .isTrue();
        }
    }

    @Test
    void visiblePartWithNothingInItIsTheWhole() {
        ExportOptions beside = visible(new Bounds(-900, -900, 100, 100));

        assertThat(new PictureFrame(beside).around(flow)).isEqualTo(flow);
        assertThat(export.bytes(flow, Format.JSON, beside))
                .isEqualTo(Exporters.of(Format.JSON).export(flow));
    }

    @Test
    void darkPictureHasNoColourOfTheLightOne() {
        Drawing dark = new PictureFrame(ExportOptions.DEFAULT.withDark(true)).around(flow);

        assertThat(dark.svg())
                .contains("fill=\"#0D1117\"", "#E6EDF3", "#1C2430")
                .doesNotContain("#FFF\"", "#232F3E", "#1E8900", "#E9F3E6");
        assertThat(dark.scene()).isEqualTo(flow.scene());
        assertThat(texts(dark)).isEqualTo(texts(flow));
    }

    @Test
    void coloursThatNobodyForesawAreReadableOnDark() {
        Colours dark = Colours.of(true);

        assertThat(dark.recoloured("#101010")).isEqualTo("#EFEFEF");
        assertThat(dark.recoloured("#FAFAD2")).isEqualTo("#2D2D05");
        assertThat(dark.recoloured("none")).isEqualTo("none");
        assertThat(Colours.of(false).recoloured("#101010")).isEqualTo("#101010");
    }

    @Test
    void legendSaysWhatIsOnThePictureAndNothingElse() {
        String words = String.join(" ", framed(ExportOptions.DEFAULT.withLegend(true)));

        assertThat(words)
                .contains("Legend", "VPC", "availability zone", "private subnet", "routes to")
                .doesNotContain("stale", "stops working", "thought gone");
        Drawing kinds = layout.draw(Diagrams.everyKind());
        String all =
                String.join(
                        " ",
                        texts(
                                new PictureFrame(ExportOptions.DEFAULT.withLegend(true))
                                        .around(kinds)));
        assertThat(all)
                .contains("could not be read now", "not found", "outside of this project", "×4")
                .contains("not in the Terraform state", "Terraform module");
    }

    @Test
    void titleBlockSaysWhatOfWhichAccountAndThatItIsSimulated() {
        List<String> words = framed(ExportOptions.DEFAULT.withTitle(TITLE));

        assertThat(words)
                .contains(
                        "Project=immich",
                        "123456789012",
                        "SIMULATED",
                        "Data flow",
                        "2026-03-01 12:00 CET",
                        "Stratoscope");
        Title live = new Title("p", "a", false, "v", "t");
        assertThat(framed(ExportOptions.DEFAULT.withTitle(live))).doesNotContain("SIMULATED");
    }

    @Test
    void longAndHostileWordsInTheTitleBlockStayWhole() {
        String name = "<script>alert(1)</script> & \"x\" " + "abcdefg".repeat(36);
        Drawing framed =
                new PictureFrame(
                                ExportOptions.DEFAULT.withTitle(
                                        new Title(name, "a\u0000b", true, "v", "t")))
                        .around(layout.draw(Diagrams.hostile("x")));

        assertThat(String.join("", texts(framed)).replace(" ", "")).contains(name.replace(" ", ""));
        assertThat(framed.svg()).doesNotContain("<script>");
        for (TextRun run : SvgText.of(framed.svg()).runs()) {
            assertThat(run.x() + run.width())
                    .as(run.text())
                    .isLessThanOrEqualTo(framed.scene().width());
        }
    }

    @Test
    void blocksStandBelowThePictureAndTheSceneKnows() {
        ExportOptions both = ExportOptions.DEFAULT.withLegend(true).withTitle(TITLE);
        Drawing framed = new PictureFrame(both).around(flow);

        assertThat(framed.scene().height()).isGreaterThan(flow.scene().height() + 60);
        for (Box box : framed.scene().nodes()) {
            assertThat(box.bounds().y() + box.bounds().height()).isLessThan(flow.scene().height());
        }
        XmlElement root = XmlElement.parse(framed.svg());
        assertThat(root.attribute("viewBox"))
                .isEqualTo(
                        "0 0 %s %s"
                                .formatted(
                                        SvgTree.number(framed.scene().width()),
                                        SvgTree.number(framed.scene().height())));
    }

    @Test
    void smallPictureUnderAWideBlockStaysInItsMiddle() {
        Drawing small =
                layout.draw(Restriction.to(flow.diagram(), Set.of(Snapshots.ALB.toString())));
        Drawing framed = new PictureFrame(ExportOptions.DEFAULT.withTitle(TITLE)).around(small);

        Bounds at = framed.scene().nodes().getFirst().bounds();
        TextRun name =
                SvgText.of(framed.svg()).runs().stream()
                        .filter(run -> run.text().equals("immich-alb"))
                        .findFirst()
                        .orElseThrow();

        assertThat(framed.scene().width()).isGreaterThan(small.scene().width());
        assertThat(name.x()).isBetween(at.x(), at.x() + at.width());
        assertThat(at.centerX())
                .isBetween(framed.scene().width() * 0.3, framed.scene().width() * 0.7);
    }

    @ParameterizedTest
    @EnumSource(
            value = Format.class,
            names = {"SVG", "PNG", "PDF"})
    void marksAreOnEveryPicture(Format format) throws IOException {
        ExportOptions marked = ExportOptions.DEFAULT.withMarks(blastRadius());
        byte[] plain = export.bytes(flow, format, ExportOptions.DEFAULT);
        byte[] bytes = export.bytes(flow, format, marked);

        assertThat(bytes).isNotEqualTo(plain);
        Bounds alb = place("immich-alb");
        switch (format) {
            case PNG -> {
                BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
                int corner =
                        image.getRGB(
                                        (int) Math.round(alb.centerX() * 2),
                                        (int) Math.round((alb.y() - 3) * 2))
                                & 0xFFFFFF;
                assertThat(corner).as("colour of the frame").isEqualTo(0xCF222E);
            }
            default -> assertThat(text(bytes, format)).contains("immich-alb", "immich-backup");
        }
    }

    @Test
    void blastRadiusFramesAndDims() {
        Drawing marked =
                new PictureFrame(ExportOptions.DEFAULT.withMarks(blastRadius())).around(flow);

        assertThat(marked.svg()).contains("class=\"mark mark-gone\"", "class=\"mark mark-stops\"");
        TextRun alb = run(marked, "immich-alb");
        TextRun before = run(flow, "immich-alb");
        assertThat(alb.rgb()).isEqualTo(before.rgb());
        long dimmed =
                SvgText.of(marked.svg()).runs().stream()
                        .filter(run -> (run.rgb() & 0xFF) > 0xC0)
                        .count();
        assertThat(dimmed).as("pale words").isGreaterThan(10);
        assertThat(texts(marked)).isEqualTo(texts(flow));
    }

    @Test
    void differencesFrameButDimNothing() {
        Drawing marked =
                new PictureFrame(
                                ExportOptions.DEFAULT
                                        .withMarks(Map.of(Snapshots.ALB, Mark.CHANGED))
                                        .withLegend(true))
                        .around(flow);

        assertThat(marked.svg()).contains("mark-changed");
        assertThat(texts(marked)).contains("changed");
        assertThat(SvgText.of(marked.svg()).runs()).noneMatch(run -> (run.rgb() & 0xFF) > 0xD0);
    }

    @Test
    void everythingAtOnceIsAPictureToLookAt() throws IOException {
        Bounds alb = place("immich-alb");
        for (boolean dark : List.of(false, true)) {
            ExportOptions all =
                    ExportOptions.DEFAULT
                            .withDark(dark)
                            .withLegend(true)
                            .withTitle(TITLE)
                            .withMarks(blastRadius());
            String name = dark ? "dark" : "light";
            leave("export-whole-" + name, all);
            leave("export-unmarked-" + name, all.withMarks(Map.of()));
            leave(
                    "export-visible-" + name,
                    all.withPart(
                            new Part.Visible(new Bounds(alb.x() - 40, alb.y() - 60, 640, 420))));
            leave("export-selection-" + name, all.withPart(new Part.Neighbourhood(Snapshots.ALB)));
        }
    }

    private void leave(String name, ExportOptions options) throws IOException {
        Path folder = Path.of("target", "screenshots");
        Files.createDirectories(folder);
        byte[] png = export.bytes(flow, Format.PNG, options.withScale(1));
        Files.write(folder.resolve(name + ".png"), png);
        assertThat(export.bytes(flow, Format.PNG, options.withScale(1))).isEqualTo(png);
    }

    private static Map<Arn, Mark> blastRadius() {
        return new TreeMap<>(
                Map.of(
                        Snapshots.SERVER,
                        Mark.GONE,
                        Snapshots.ALB,
                        Mark.STOPS,
                        Snapshots.ML,
                        Mark.DEGRADED));
    }

    private static ExportOptions visible(Bounds bounds) {
        return ExportOptions.DEFAULT.withPart(new Part.Visible(bounds));
    }

    private List<String> framed(ExportOptions options) {
        return texts(new PictureFrame(options).around(flow));
    }

    private static List<String> texts(Drawing drawing) {
        return SvgText.of(drawing.svg()).runs().stream().map(TextRun::text).toList();
    }

    private static TextRun run(Drawing drawing, String words) {
        return SvgText.of(drawing.svg()).runs().stream()
                .filter(run -> run.text().equals(words))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> labels(Drawing drawing) {
        return drawing.diagram().allElements().map(Element::label).toList();
    }

    private static Set<String> ids(Drawing drawing) {
        return drawing.diagram().allElements().map(Element::id).collect(Collectors.toSet());
    }

    private Bounds place(String label) {
        String id =
                flow.diagram()
                        .nodes()
                        .filter(node -> node.label().equals(label))
                        .findFirst()
                        .orElseThrow()
                        .id();
        return flow.scene().nodes().stream()
                .filter(box -> box.id().equals(id))
                .findFirst()
                .orElseThrow()
                .bounds();
    }

    private static String text(byte[] bytes, Format format) throws IOException {
        return switch (format) {
            case PDF -> {
                try (PDDocument document = Loader.loadPDF(bytes)) {
                    yield new PDFTextStripper().getText(document);
                }
            }
            case PNG -> {
                BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
                yield image.getWidth() + "x" + image.getHeight();
            }
            default -> new String(bytes, StandardCharsets.UTF_8);
        };
    }
}
