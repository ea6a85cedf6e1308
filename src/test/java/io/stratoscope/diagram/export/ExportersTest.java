package io.stratoscope.diagram.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.Diagram.GroupKind;
import io.stratoscope.diagram.Diagrams;
import io.stratoscope.diagram.Drawing;
import io.stratoscope.diagram.Exporter;
import io.stratoscope.diagram.Format;
import io.stratoscope.diagram.Scene;
import io.stratoscope.diagram.ViewKind;
import io.stratoscope.diagram.plantuml.PlantUmlLayout;
import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.ResourceType;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportersTest {
    private final PlantUmlLayout layout = new PlantUmlLayout();
    private Drawing immich = layout.draw(Diagrams.immich());
    private Drawing kinds = layout.draw(Diagrams.everyKind());

    @BeforeAll
    void drawingsAreThere() {
        assertThat(immich.scene().nodes()).hasSize(22);
        assertThat(kinds.scene().groups()).hasSize(GroupKind.values().length + 1);
    }

    static Stream<String> hostile() {
        return Diagrams.HOSTILE.stream();
    }

    @Test
    void thereIsAnExporterOfEveryFormat() {
        assertThat(Exporters.all().stream().map(Exporter::format)).containsExactly(Format.values());
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void sameDrawingGivesTheSameBytes(Format format) {
        byte[] first = Exporters.of(format).export(immich);

        assertThat(first).isNotEmpty().isEqualTo(Exporters.of(format).export(immich));
        if (format.isText()) {
            String text = new String(first, StandardCharsets.UTF_8);
            assertThat(text).endsWith("\n").doesNotContain("\r").contains("immich");
        }
    }

    // ---- SVG
    // -------------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @MethodSource("hostile")
    void svgShowsHostileTextAsItIsAndRunsNothing(String text) {
        Document svg = xml(Format.SVG, layout.draw(Diagrams.hostile(text)));

        assertThat(squeezed(texts(svg, "text"))).contains(squeezed(List.of(text)));
        assertThat(texts(svg, "title")).anySatisfy(title -> assertThat(title).contains(text));
        assertInert(svg);
    }

    @Test
    void svgHasFullNamesOfLongLabelsAndWrapsThem() {
        String name = "abcdefg".repeat(36) + "wxyz";
        Drawing drawing = layout.draw(Diagrams.hostile(name));
        Document svg = xml(Format.SVG, drawing);

        assertThat(name).hasSize(256);
        assertThat(texts(svg, "title")).anySatisfy(title -> assertThat(title).contains(name));
        assertThat(squeezed(texts(svg, "text"))).contains(name);
        assertThat(drawing.scene().nodes().getFirst().bounds().width()).isLessThan(320);
    }

    @Test
    void svgReplacesWhatXmlForbids() {
        Document svg =
                xml(
                        Format.SVG,
                        layout.draw(Diagrams.hostile("a\u0000b\u001Bc\uD800d\uFFFEe\uE100f")));

        assertThat(squeezed(texts(svg, "text"))).contains("a\u2400b\u241Bc\uFFFDd\uFFFDe\uFFFDf");
    }

    // ---- PNG
    // -------------------------------------------------------------------------------------------------------

    @Test
    void pngIsWholeAndNotBlank() throws IOException {
        BufferedImage image = image(new PngExporter(), immich);

        assertThat(image.getWidth()).isEqualTo((int) Math.round(immich.scene().width() * 2));
        assertThat(image.getHeight()).isEqualTo((int) Math.round(immich.scene().height() * 2));
        assertThat(colours(image)).hasSizeGreaterThan(100).contains(0xFFFFFF);
    }

    @Test
    void pngOfAHugePictureIsSmallerButNotCropped() throws IOException {
        Drawing wide = stretched(immich, 30_000, 9_000);
        BufferedImage image = image(new PngExporter(0.5), wide);
        BufferedImage bounded = image(new PngExporter(16), stretched(immich, 9_000, 400));

        assertThat(image.getWidth()).isGreaterThan(14_000);
        assertThat(image.getWidth() / (double) image.getHeight())
                .isCloseTo(30_000 / 9_000.0, Offset.offset(0.01));
        assertThat((long) bounded.getWidth() * bounded.getHeight()).isLessThan(64_100_000);
    }

    @Test
    void pngScaleMustMakeSense() {
        assertThatThrownBy(() -> new PngExporter(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PngExporter(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    // ---- PDF
    // -------------------------------------------------------------------------------------------------------

    @Test
    void pdfCarriesTextAsTextOnAPageOfTheSizeOfThePicture() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(Exporters.of(Format.PDF).export(immich))) {
            PDRectangle page = pdf.getPage(0).getMediaBox();

            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
            assertThat((double) page.getWidth()).isEqualTo(immich.scene().width());
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("immich-server", "tcp 5432", "Project=immich · Data flow");
        }
    }

    /** Readers other than PDFBox find and copy a ligature as the one sign that it is. */
    @Test
    void pdfHasNoLigatures() throws IOException {
        byte[] bytes =
                Exporters.of(Format.PDF).export(layout.draw(Diagrams.hostile("ffi fl file")));
        List<String> signs = new ArrayList<>();
        try (PDDocument pdf = Loader.loadPDF(bytes)) {
            new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition text) {
                    signs.add(text.getUnicode());
                }
            }.getText(pdf);
        }
        assertThat(String.join("", signs)).contains("ffi fl file");
    }

    @Test
    void pdfKeepsWithinTheLongestSide() throws IOException {
        byte[] bytes = Exporters.of(Format.PDF).export(stretched(immich, 40_000, 2_000));
        try (PDDocument pdf = Loader.loadPDF(bytes)) {
            assertThat(pdf.getPage(0).getMediaBox().getWidth()).isEqualTo(14_400f);
            assertThat(pdf.getPage(0).getMediaBox().getHeight())
                    .isCloseTo(720f, Offset.offset(0.01f));
        }
    }

    @Test
    void pdfShowsHostileTextAsItIs() throws IOException {
        byte[] bytes = Exporters.of(Format.PDF).export(layout.draw(Diagrams.allHostile()));
        try (PDDocument pdf = Loader.loadPDF(bytes)) {
            String text = squeezed(List.of(new PDFTextStripper().getText(pdf)));
            assertThat(text)
                    .contains(
                            "%getenv(\"HOME\")",
                            "javascript:alert(1)",
                            "\uD83D\uDE00",
                            "\u65E5\u672C",
                            "\u05E9\u05DC\u05D5\u05DD");
            assertThat(pdf.getPage(0).getAnnotations()).isEmpty();
        }
    }

    // ---- draw.io
    // ---------------------------------------------------------------------------------------------------

    @Test
    void drawioHasContainersAsContainersAndConnectedEdges() {
        Document file = xml(Format.DRAWIO, immich);
        Set<String> ids = new HashSet<>();
        elements(file, "object").forEach(object -> ids.add(object.getAttribute("id")));
        elements(file, "mxCell").forEach(cell -> ids.add(cell.getAttribute("id")));

        assertThat(file.getDocumentElement().getTagName()).isEqualTo("mxfile");
        assertThat(elements(file, "object")).hasSize(22 + 8);
        for (Element cell : elements(file, "mxCell")) {
            if (!cell.getAttribute("parent").isEmpty()) {
                assertThat(ids).contains(cell.getAttribute("parent"));
            }
            if (cell.getAttribute("edge").equals("1")) {
                assertThat(ids).contains(cell.getAttribute("source"), cell.getAttribute("target"));
            }
        }
        Element server = labelled(file, "immich-server");
        Element subnet = labelled(file, "immich-private-a");
        assertThat(cell(server).getAttribute("parent")).isEqualTo(subnet.getAttribute("id"));
        assertThat(cell(subnet).getAttribute("style")).contains("container=1");
        assertThat(cell(server).getAttribute("style")).contains("mxgraph.aws4.fargate");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void drawioShowsHostileTextAsItIsAndAsPlainText(String text) {
        Document file = xml(Format.DRAWIO, layout.draw(Diagrams.hostile(text)));
        List<String> labels =
                elements(file, "object").stream().map(o -> o.getAttribute("label")).toList();

        assertThat(squeezed(labels)).contains(squeezed(List.of(text)));
        assertThat(elements(file, "mxCell"))
                .filteredOn(cell -> cell.hasAttribute("style"))
                .isNotEmpty()
                .allSatisfy(cell -> assertThat(cell.getAttribute("style")).startsWith("html=0;"));
    }

    // ---- GraphML
    // ---------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @MethodSource("hostile")
    void graphmlKeepsHostileTextToTheLetter(String text) {
        Document file = xml(Format.GRAPHML, layout.draw(Diagrams.hostile(text)));

        assertThat(elements(file, "data"))
                .filteredOn(data -> data.getAttribute("key").equals("label"))
                .extracting(Element::getTextContent)
                .contains(text, "plain");
    }

    @Test
    void graphmlNestsContainersAndDeclaresItsKeys() {
        Document file = xml(Format.GRAPHML, kinds);
        Set<String> keys = new HashSet<>();
        elements(file, "key").forEach(key -> keys.add(key.getAttribute("id")));

        assertThat(elements(file, "graph")).hasSize(1 + GroupKind.values().length);
        assertThat(elements(file, "edge")).hasSize(10);
        assertThat(elements(file, "data"))
                .allSatisfy(data -> assertThat(keys).contains(data.getAttribute("key")));
        for (Element node : elements(file, "node")) {
            NodeList children = node.getElementsByTagName("*");
            assertThat(children.getLength()).isPositive();
        }
    }

    // ---- Mermaid
    // ---------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @MethodSource("hostile")
    void mermaidHidesHostileTextInEntityCodes(String text) {
        String file = text(Format.MERMAID, layout.draw(Diagrams.hostile(text)));
        List<String> lines = file.lines().toList();
        String body = String.join("\n", lines.subList(3, lines.size()));

        assertThat(decodedMermaid(body)).contains(squeezed(List.of(text)));
        assertThat(lines.subList(0, 4)).element(3).isEqualTo("flowchart LR");
        for (String line : lines.subList(4, lines.size())) {
            assertThat(line)
                    .matches(
                            " +(subgraph g\\d+\\[\"[^\"`]*\"]|n\\d+\\[\"[^\"`]*\"]|end"
                                    + "|n\\d+ -->(\\|\"[^\"`]*\"\\|)? n\\d+)");
            assertThat(line.replace("<br>", "")).doesNotContain("<", "%%", "javascript:");
        }
    }

    @Test
    void mermaidHasSubgraphsAndStyles() {
        assertThat(text(Format.MERMAID, kinds))
                .contains("subgraph g1[", "classDef missing", "-.->", "40 more");
        assertThat(text(Format.MERMAID, immich)).contains("|\"tcp 5432\"|");
    }

    // ---- DOT
    // -------------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @MethodSource("hostile")
    void dotQuotesHostileText(String text) {
        String file = text(Format.DOT, layout.draw(Diagrams.hostile(text)));
        DotTokens tokens = DotTokens.of(file);

        assertThat(squeezed(tokens.strings())).contains(squeezed(List.of(text)));
        assertThat(tokens.rest())
                .matches("[\\sA-Za-z0-9_={}\\[\\];,>-]*")
                .doesNotContain("script", "getenv");
        assertThat(tokens.depth()).isZero();
    }

    @Test
    void dotHasClustersAndCutsEdgesAtThem() {
        assertThat(text(Format.DOT, kinds))
                .contains(
                        "subgraph \"cluster_g1\"", "lhead=\"cluster_", "ltail=\"cluster_", "invis");
    }

    // ---- JSON and PlantUML
    // -----------------------------------------------------------------------------------------

    @ParameterizedTest
    @MethodSource("hostile")
    void jsonKeepsHostileTextToTheLetter(String text) {
        JsonObject json =
                (JsonObject) JsonText.parse(text(Format.JSON, layout.draw(Diagrams.hostile(text))));
        JsonObject group = json.objects("elements").getFirst();

        assertThat(json.text("title")).contains(text);
        assertThat(group.text("label")).contains(text);
        assertThat(group.objects("children").getFirst().text("label")).contains(text);
        assertThat(json.objects("edges").getFirst().text("label")).contains(text);
    }

    @Test
    void jsonHasTheGeometryOfTheScene() {
        JsonObject json = (JsonObject) JsonText.parse(text(Format.JSON, immich));

        assertThat(json.number("width")).hasValueSatisfying(w -> assertThat(w).isPositive());
        assertThat(json.objects("elements").getFirst().number("bounds", "x")).isPresent();
        assertThat(json.objects("edges").getFirst().text("path"))
                .hasValueSatisfying(path -> assertThat(path).startsWith("M"));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void pumlIsDrawnAgainToTheSamePicture(String text) {
        Drawing drawing = layout.draw(Diagrams.hostile(text));
        String puml = text(Format.PUML, drawing);

        assertThat(puml).isEqualTo(new PlantUmlLayout().draw(drawing.diagram()).puml());
        assertThat(puml.lines().filter(line -> line.startsWith("!")))
                .allMatch(line ->
                        line.matches("!(include <awslib/[A-Za-z0-9/]+>|pragma layout smetana)"));
        assertThat(puml.lines().skip(1).filter(line -> line.startsWith("@")))
                .containsExactly("@enduml");
        assertThat(puml).doesNotContain("%", "[[", "javascript:", "://");
    }

    // ---- helpers
    // ---------------------------------------------------------------------------------------------------

    private static String text(Format format, Drawing drawing) {
        return new String(Exporters.of(format).export(drawing), StandardCharsets.UTF_8);
    }

    private static Document xml(Format format, Drawing drawing) {
        try {
            return DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(text(format, drawing))));
        } catch (Exception e) {
            throw new AssertionError(format + " is not XML", e);
        }
    }

    private static List<Element> elements(Document document, String tag) {
        NodeList found = document.getElementsByTagNameNS("*", tag);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    private static List<String> texts(Document document, String tag) {
        return elements(document, tag).stream().map(Element::getTextContent).toList();
    }

    /** Labels are broken into lines where they are too long: what is compared is all but the white space. */
    private static String squeezed(List<String> texts) {
        return String.join("", texts).replaceAll("\\s", "");
    }

    private static void assertInert(Document svg) {
        assertThat(elements(svg, "script")).isEmpty();
        assertThat(elements(svg, "a")).isEmpty();
        assertThat(elements(svg, "foreignObject")).isEmpty();
        for (Element element : elements(svg, "*")) {
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                String name = element.getAttributes().item(i).getNodeName();
                assertThat(name).doesNotStartWith("on");
                if (name.endsWith("href")) {
                    assertThat(element.getAttributes().item(i).getNodeValue())
                            .matches("#icon\\d+|data:image/png;base64,.*");
                }
            }
        }
    }

    private static Element labelled(Document file, String label) {
        return elements(file, "object").stream()
                .filter(object -> object.getAttribute("label").startsWith(label))
                .findFirst()
                .orElseThrow();
    }

    private static Element cell(Element object) {
        return (Element) object.getElementsByTagName("mxCell").item(0);
    }

    private static String decodedMermaid(String text) {
        String decoded =
                Pattern.compile("#(\\d+);")
                        .matcher(text.replace("<br>", ""))
                        .replaceAll(match ->
                                Matcher.quoteReplacement(
                                        Character.toString(Integer.parseInt(match.group(1)))));
        return squeezed(List.of(decoded));
    }

    private static BufferedImage image(Exporter exporter, Drawing drawing) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(exporter.export(drawing)));
    }

    private static Set<Integer> colours(BufferedImage image) {
        Set<Integer> colours = new HashSet<>();
        for (int y = 0; y < image.getHeight(); y += 3) {
            for (int x = 0; x < image.getWidth(); x += 3) {
                colours.add(image.getRGB(x, y) & 0xFFFFFF);
            }
        }
        return colours;
    }

    /** The same drawing on a bigger sheet. */
    private static Drawing stretched(Drawing drawing, double width, double height) {
        Scene scene = drawing.scene();
        return new Drawing(
                drawing.diagram(),
                drawing.puml(),
                drawing.svg(),
                new Scene(width, height, scene.groups(), scene.nodes(), scene.edges()));
    }

    @Test
    void emptyDiagramHasEveryFormat() {
        Drawing empty = layout.draw(new Diagram(ViewKind.ALL, "", List.of(), List.of(), List.of()));
        for (Exporter exporter : Exporters.all()) {
            assertThat(exporter.export(empty)).isNotEmpty();
        }
    }

    @Test
    void aThousandShapesAreNotTooManyForAPicture() throws IOException {
        List<Diagram.Element> nodes = new ArrayList<>();
        for (int i = 0; i < 700; i++) {
            nodes.add(Diagrams.node("n" + i, ResourceType.BUCKET, "bucket " + i));
        }
        Drawing drawing =
                layout.draw(new Diagram(ViewKind.ALL, "Many", nodes, List.of(), List.of()));

        assertThat(colours(image(new PngExporter(0.2), drawing))).hasSizeGreaterThan(10);
    }
}
