package io.stratoscope.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.diagram.Drawing;
import io.stratoscope.diagram.Exporter;
import io.stratoscope.diagram.Format;
import io.stratoscope.diagram.ViewKind;
import io.stratoscope.diagram.export.Exporters;
import io.stratoscope.diagram.plantuml.PlantUmlLayout;
import io.stratoscope.diagram.text.PlainText;
import io.stratoscope.diagram.view.ViewOptions;
import io.stratoscope.diagram.view.Views;
import io.stratoscope.json.JsonText;
import io.stratoscope.json.SnapshotCodec;
import io.stratoscope.model.Resource;
import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;
import io.stratoscope.simulator.SimulatedAccount;
import io.stratoscope.topology.Topology;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;

/** Strangers' names, all the way from an account into every format of every view: they stay what they are. */
final class HostileNamesTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);

    private static final List<String> NAMES =
            List.of(
                    "say \"hello\" 'there'",
                    "first\nsecond\r\nthird",
                    "%getenv(\"HOME\")",
                    "!include /etc/passwd",
                    "**bold** //italic// == heading ==",
                    "<script>alert(1)</script>",
                    "[[javascript:alert(1) click]]",
                    "=cmd|' /C calc'!A0",
                    "\u202Eright to left\u202C \u05E9\u05DC\u05D5\u05DD",
                    "n".repeat(250) + "abcdef",
                    "\uD83D\uDE00 emoji \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
                    "bell\u0007 escape\u001B[31m nul\u0000 end");

    private final PlantUmlLayout layout = new PlantUmlLayout();

    private static Snapshot discover(SimulatedAccount account) {
        return new Discovery(account, CLOCK)
                .run(
                        new DiscoveryRequest(
                                Scope.project("immich"),
                                List.of(FakeAccount.REGION),
                                Optional.empty()),
                        new InlineJob());
    }

    private static Snapshot hostile() {
        try (SimulatedAccount account = SimulatedAccount.empty(CLOCK)) {
            account.guard().unlock();
            Ec2Client ec2 = account.client(Ec2Client.class, FakeAccount.REGION);
            String vpc =
                    ec2.createVpc(request ->
                                    request.cidrBlock("10.0.0.0/16")
                                            .tagSpecifications(tags(ResourceType.VPC, "vpc")))
                            .vpc()
                            .vpcId();
            for (int i = 0; i < NAMES.size(); i++) {
                String cidr = "10.0." + i + ".0/24";
                String name = NAMES.get(i);
                ec2.createSubnet(request ->
                        request.vpcId(vpc)
                                .cidrBlock(cidr)
                                .tagSpecifications(tags(ResourceType.SUBNET, name)));
                String group = "group-" + i;
                ec2.createSecurityGroup(request ->
                        request.vpcId(vpc)
                                .groupName(group)
                                .description("d".repeat(255))
                                .tagSpecifications(tags(ResourceType.SECURITY_GROUP, name)));
            }
            return discover(account);
        }
    }

    private static TagSpecification tags(ResourceType type, String name) {
        return TagSpecification.builder()
                .resourceType(type)
                .tags(
                        Tag.builder().key("Project").value("immich").build(),
                        Tag.builder().key("Name").value(name).build(),
                        Tag.builder().key("<b>key</b>").value(name).build())
                .build();
    }

    @Test
    void namesAndTagsEnterASnapshotAndItsFileToTheLetter() throws Exception {
        Snapshot snapshot = hostile();
        StringWriter file = new StringWriter();
        SnapshotCodec.write(snapshot, file);

        assertThat(snapshot.issues()).isEmpty();
        assertThat(snapshot.resources()).extracting(Resource::name).containsAll(NAMES);
        assertThat(snapshot.resources())
                .extracting(resource -> resource.tags().getOrDefault("<b>key</b>", ""))
                .containsAll(NAMES);
        assertThat(SnapshotCodec.fromJson(JsonText.parse(file.toString()))).isEqualTo(snapshot);
        assertThat(SnapshotCodec.fromJson(SnapshotCodec.toJson(snapshot))).isEqualTo(snapshot);
    }

    @Test
    void everyFormatOfEveryViewShowsThemAsTheyAreAndRunsNothing() throws Exception {
        Topology topology = Topology.of(hostile());
        for (ViewKind view : ViewKind.values()) {
            Drawing drawing = layout.draw(Views.project(topology, view, ViewOptions.DEFAULT));
            for (Exporter exporter : Exporters.all()) {
                byte[] bytes = exporter.export(drawing);

                assertThat(bytes).isNotEmpty();
                check(exporter.format(), view, bytes);
            }
        }
    }

    private static void check(Format format, ViewKind view, byte[] bytes) throws Exception {
        String file = new String(bytes, StandardCharsets.UTF_8);
        boolean shown = view != ViewKind.DATAFLOW && view != ViewKind.SECURITY;
        switch (format) {
            case SVG, DRAWIO, GRAPHML -> {
                Document xml = xml(bytes);
                assertThat(xml.getElementsByTagName("script").getLength()).isZero();
                assertThat(xml.getElementsByTagName("a").getLength()).isZero();
                // A picture shows a control character's sign; data says that there was one.
                String controls = "[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]";
                if (shown) {
                    NAMES.stream()
                            .map(name ->
                                    format == Format.GRAPHML
                                            ? squeezed(name.replaceAll(controls, "\uFFFD"))
                                            : plain(name))
                            .forEach(name -> assertThat(squeezed(texts(xml))).contains(name));
                }
            }
            case JSON -> {
                JsonText.parse(file);
                if (shown) {
                    assertThat(file).contains("%getenv(\\\"HOME\\\")", "!include /etc/passwd");
                }
            }
            case PDF -> {
                try (PDDocument pdf = Loader.loadPDF(bytes)) {
                    String text = squeezed(new PDFTextStripper().getText(pdf));
                    assertThat(pdf.getPage(0).getAnnotations()).isEmpty();
                    if (shown) {
                        assertThat(text)
                                .contains(
                                        plain("%getenv(\"HOME\")"),
                                        plain("!include /etc/passwd"),
                                        plain("<script>alert(1)</script>"),
                                        plain("[[javascript:alert(1) click]]"));
                    }
                }
            }
            case PNG ->
                    assertThat(ImageIO.read(new ByteArrayInputStream(bytes)).getWidth())
                            .isPositive();
            case PUML ->
                    // Written as code points, which PlantUML decodes after everything that acts.
                    assertThat(file)
                            .doesNotContain(
                                    "%getenv",
                                    "!include /etc", "<script", "[[javascript", "**bold");
            case MERMAID, DOT ->
                    assertThat(file.lines())
                            .noneMatch(line ->
                                    line.strip().startsWith("!include")
                                            || line.strip().startsWith("<script"));
        }
        // Only a snapshot carries control characters, and there they are escaped.
        if (format.isText()) {
            assertThat(file).doesNotContain("\u0007", "\u001B", "\u0000");
        }
    }

    private static Document xml(byte[] bytes) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
    }

    private static String texts(Document xml) {
        StringBuilder all = new StringBuilder(xml.getDocumentElement().getTextContent());
        NodeList elements = xml.getElementsByTagName("object");
        for (int i = 0; i < elements.getLength(); i++) {
            all.append(((Element) elements.item(i)).getAttribute("label"));
        }
        return all.toString();
    }

    private static String plain(String name) {
        return squeezed(PlainText.printable(name));
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s", "");
    }
}
