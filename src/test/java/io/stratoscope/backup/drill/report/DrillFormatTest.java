package io.stratoscope.backup.drill.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.backup.drill.DrillCheck;
import io.stratoscope.backup.drill.DrillHistory.Seal;
import io.stratoscope.backup.drill.DrillPhase;
import io.stratoscope.backup.drill.DrillReport;
import io.stratoscope.backup.drill.DrillReportCodec;
import io.stratoscope.backup.drill.SampleDrills;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.xml.parsers.DocumentBuilderFactory;

/** A drill's report in each format. */
final class DrillFormatTest {

    private static final Seal SEAL = new Seal("a".repeat(64), "b".repeat(64), "c".repeat(64), true);

    /** A picture whose PDF is that of another report. */
    private static final DrillPicture PICTURE =
            new DrillPicture() {
                @Override
                public String svg() {
                    return "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(2)</script></svg>";
                }

                @Override
                public byte[] pdf() {
                    return DrillFormat.PDF.render(
                            new DrillEvidence(
                                    SampleDrills.cancelled(), Optional.empty(), Optional.empty()));
                }
            };

    private static final String NASTY = "</style><script>alert('1')</script>\u202e\u0007&\"";

    private static DrillEvidence evidence(DrillReport report) {
        return new DrillEvidence(report, Optional.of(SEAL), Optional.of(PICTURE));
    }

    private static String text(DrillFormat format, DrillReport report) {
        return new String(format.render(evidence(report)), StandardCharsets.UTF_8);
    }

    /** With strangers' words wherever there are words. */
    private static DrillReport nasty() {
        DrillReport report = SampleDrills.failed();
        List<DrillCheck> checks = new ArrayList<>(report.checks());
        checks.add(DrillCheck.fail(DrillPhase.PROVE, NASTY, NASTY, NASTY));
        return new DrillReport(
                report.id(),
                report.account(),
                report.region(),
                NASTY,
                NASTY,
                report.databaseAt(),
                report.filesAt(),
                report.startedAt(),
                report.endedAt(),
                report.simulated(),
                report.verdict(),
                NASTY,
                report.phases(),
                checks,
                List.of(
                        new DrillReport.Made(
                                NASTY, NASTY, NASTY, report.startedAt(), Optional.empty(), NASTY)),
                List.of(new DrillReport.Left(NASTY, NASTY, Optional.empty())),
                report.quote(),
                report.meteredUsd(),
                report.overhead());
    }

    @Test
    void aFormatIsFoundByItsWordAndByAFilesName() {
        assertThat(DrillFormat.ofKey("JUnit")).contains(DrillFormat.JUNIT);
        assertThat(DrillFormat.ofKey("xml")).isEmpty();
        assertThat(DrillFormat.ofFile("drill.XML")).contains(DrillFormat.JUNIT);
        assertThat(DrillFormat.ofFile("drill.htm")).isEmpty();
        assertThat(DrillFormat.ofFile("html")).isEmpty();
        assertThat(DrillFormat.keys()).isEqualTo("html, pdf, json, junit");
    }

    @ParameterizedTest
    @EnumSource(DrillFormat.class)
    void theSameEvidenceGivesTheSameBytes(DrillFormat format) {
        DrillEvidence evidence = evidence(SampleDrills.failed());
        byte[] first = format.render(evidence);

        assertThat(format.render(evidence)).isEqualTo(first);
    }

    @Test
    void jsonIsWhatTheHistoryKeeps() {
        assertThat(text(DrillFormat.JSON, SampleDrills.proved()))
                .isEqualTo(DrillReportCodec.text(SampleDrills.proved()));
    }

    @Test
    void thePageSaysTheVerdictFirstAndAllThatIsKnown() {
        String html = text(DrillFormat.HTML, SampleDrills.proved());

        assertThat(html)
                .startsWith("<!DOCTYPE html>")
                .contains(
                        "✓ Proved: this backup can be restored",
                        "32 min 00 s, from the first resource to the application&#39;s proof",
                        "2 h 50 min, how old what came back was",
                        "files 1 min 35 s later",
                        "$0.19, $0.03 less than quoted",
                        "Subnet",
                        "the password of a snapshot is never shown",
                        "DescribeDBClusters: DBClusterNotFoundFault",
                        "waits 7 days for its deletion",
                        "a".repeat(64),
                        "b".repeat(64),
                        "c".repeat(64),
                        "prefers-color-scheme: dark",
                        "@media print");
        assertThat(html.indexOf("Proved:")).isLessThan(html.indexOf("RTO"));
        assertThat(html).doesNotContain("What to do</h2>");
    }

    @Test
    void whatFailedIsSaidWithWhatToDo() {
        String html = text(DrillFormat.HTML, SampleDrills.failed());

        assertThat(html)
                .contains(
                        "✗ Failed: this backup is not proved",
                        "What to do</h2>",
                        "sample of originals: copy the two files",
                        "IMG &lt;0042&gt;.jpg answers 500",
                        "Not known to be gone: subnet-0drill",
                        "✗ Subnet, AWS::EC2::Subnet");
        assertThat(text(DrillFormat.HTML, SampleDrills.cancelled()))
                .contains(
                        "? Cancelled: this backup is not proved",
                        "not known: the application was not come to")
                .doesNotContain(">Recovery</text>");
    }

    @Test
    void thePageIsWholeAndRunsAndFetchesNothing() {
        String html = text(DrillFormat.HTML, nasty());

        assertThat(html)
                .doesNotContainIgnoringCase("<script")
                .doesNotContain("http://", "https://", "javascript:", "\u202e", "\u0007")
                .contains("default-src &#39;none&#39;", "data:image/svg+xml;base64,");
        assertThat(html.split("</style>", -1)).hasSize(2);
        for (String element :
                List.of(
                        "html", "head", "body", "main", "table", "tr", "td", "dl", "dd", "svg",
                        "rect")) {
            assertThat(count("<" + element + "[ >]", html))
                    .as(element)
                    .isPositive()
                    .isEqualTo(count("</" + element + ">", html));
        }
    }

    private static long count(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        return matcher.results().count();
    }

    @Test
    void junitHasASuiteAPhaseAndTheVerdict() throws Exception {
        Document xml = xml(text(DrillFormat.JUNIT, SampleDrills.failed()));

        List<String> suites = attributes(xml, "testsuite", "name");
        assertThat(suites)
                .containsExactly(
                        "Preflight",
                        "Build",
                        "Restore files",
                        "Start",
                        "Prove",
                        "Tear down",
                        "Verdict");
        assertThat(attributes(xml, "testsuite", "failures"))
                .containsExactly("0", "0", "0", "0", "1", "1", "1");
        assertThat(attributes(xml, "testsuite", "time")).contains("840.000");
        assertThat(attributes(xml, "failure", "message").getFirst())
                .startsWith("23 of 25 checksums match");

        Document proved = xml(text(DrillFormat.JUNIT, SampleDrills.proved()));
        assertThat(attributes(proved, "skipped", "message"))
                .containsExactly("the password of a snapshot is never shown");
        assertThat(attributes(proved, "failure", "message")).isEmpty();
        Document cancelled = xml(text(DrillFormat.JUNIT, SampleDrills.cancelled()));
        assertThat(attributes(cancelled, "failure", "type")).containsExactly("cancelled");
        assertThat(attributes(xml(text(DrillFormat.JUNIT, nasty())), "failure", "message"))
                .hasSize(4);
    }

    private static Document xml(String text) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(text)));
    }

    private static List<String> attributes(Document xml, String element, String attribute) {
        List<String> values = new ArrayList<>();
        var nodes = xml.getElementsByTagName(element);
        for (int i = 0; i < nodes.getLength(); i++) {
            values.add(((Element) nodes.item(i)).getAttribute(attribute));
        }
        return values;
    }

    @Test
    void thePagesAreNumberedAndTheirTextCanBeFound() throws IOException {
        byte[] bytes = DrillFormat.PDF.render(evidence(SampleDrills.failed()));

        try (PDDocument pdf = Loader.loadPDF(bytes)) {
            String text = new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
            int pages = pdf.getNumberOfPages();

            assertThat(pages).isBetween(2, 5);
            assertThat(text)
                    .contains(
                            "Failed: this backup is not proved",
                            "Measured recovery time (RTO)",
                            "Restore files",
                            "Cancelled: this backup is not proved",
                            "Page 1 of " + pages,
                            "Page " + pages + " of " + pages,
                            "SHA-256 " + "a".repeat(64));
            assertThat(pdf.getDocumentInformation().getTitle())
                    .isEqualTo("Restore drill drill-20261122T040000Z");
        }
    }

    @Test
    void whatIsLongerThanAPageGoesOnAndLosesNothing() throws IOException {
        DrillReport report = SampleDrills.failed();
        String words = "evidence-of-a-long-word ".repeat(2_000) + "x".repeat(20_000) + " END";
        DrillReport longer =
                DrillReportCodec.parse(
                        DrillReportCodec.text(report)
                                .replace(
                                        "subnet-0drill is still there: DependencyViolation",
                                        words));

        try (PDDocument pdf = Loader.loadPDF(DrillFormat.PDF.render(evidence(longer)))) {
            String text = new PDFTextStripper().getText(pdf);
            assertThat(pdf.getNumberOfPages()).isGreaterThan(8);
            assertThat(count("x{5,}", text)).isPositive();
            assertThat(text.chars().filter(sign -> sign == 'x').count())
                    .isGreaterThanOrEqualTo(20_000);
            assertThat(text).contains("END");
        }
    }

    @Test
    void aTerminalIsToldTheSame() {
        List<String> lines = TextReport.lines(evidence(nasty()));

        assertThat(lines).anyMatch(line -> line.startsWith("✗ Failed"));
        assertThat(lines).anyMatch(line -> line.contains("Restore files") && line.contains("█"));
        assertThat(lines).noneMatch(line -> line.contains("\u202e") || line.contains("\u0007"));
    }

    @Test
    void whatIsInNoHistorySaysSo() {
        DrillEvidence loose =
                new DrillEvidence(SampleDrills.proved(), Optional.empty(), Optional.empty());
        assertThat(String.join("\n", TextReport.lines(loose)))
                .contains("nothing vouches for it")
                .doesNotContain("architecture");
    }
}
