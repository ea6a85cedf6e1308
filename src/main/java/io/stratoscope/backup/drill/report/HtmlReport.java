package io.stratoscope.backup.drill.report;

import io.stratoscope.backup.drill.report.Block.Column;
import io.stratoscope.backup.drill.report.Block.Fact;
import io.stratoscope.backup.drill.report.Block.Facts;
import io.stratoscope.backup.drill.report.Block.Heading;
import io.stratoscope.backup.drill.report.Block.Paragraph;
import io.stratoscope.backup.drill.report.Block.Picture;
import io.stratoscope.backup.drill.report.Block.Row;
import io.stratoscope.backup.drill.report.Block.Table;
import io.stratoscope.backup.drill.report.Block.Timeline;
import io.stratoscope.backup.drill.report.Block.Verdict;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/**
 * A page that stands by itself: no script, nothing fetched, light or dark as its reader's system is, and good on paper. Its own policy forbids
 * a browser to run or fetch anything.
 */
final class HtmlReport implements DrillRenderer {

    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

    // No angle bracket and no ampersand: browsers do not unescape a style sheet.
    private static final String STYLE =
            """
            :root { color-scheme: light dark; --page: #ffffff; --ink: #1f2328; --soft: #59636e; --line: #d1d9e0;
              --head: #f6f8fa; --bar: #2a6fbb; --whole: #7f8b99; --good: #1b6e3c; --bad: #b3261e; --unsure: #7a5600; }
            @media (prefers-color-scheme: dark) {
              :root { --page: #0d1117; --ink: #e6edf3; --soft: #9da7b3; --line: #30363d; --head: #161b22;
                --bar: #5aa2f0; --whole: #7f8b99; --good: #5fd38d; --bad: #ff8a80; --unsure: #e3b341; } }
            @media print {
              :root { color-scheme: light; --page: #ffffff; --ink: #000000; --soft: #444444; --line: #bbbbbb; --head: #f2f2f2;
                --bar: #2a6fbb; --whole: #777777; --good: #1b6e3c; --bad: #b3261e; --unsure: #7a5600; }
              main { max-width: none; padding: 0; } table { min-width: 0; }
              h2 { break-after: avoid; } tr, figure, .verdict { break-inside: avoid; } thead { display: table-header-group; } }
            body { margin: 0; background: var(--page); color: var(--ink); font: 15px/1.5 system-ui, "DejaVu Sans", sans-serif; }
            main { max-width: 64rem; margin: 0 auto; padding: 1.5rem; }
            h1 { font-size: 1.1rem; font-weight: 600; color: var(--soft); margin: 0 0 .75rem; overflow-wrap: anywhere; }
            h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
            p { margin: .35rem 0; overflow-wrap: anywhere; }
            .verdict { border: 1px solid; border-left-width: .5rem; border-radius: .4rem; padding: .75rem 1rem; }
            .verdict strong { display: block; font-size: 1.5rem; line-height: 1.25; }
            .verdict span { color: var(--ink); overflow-wrap: anywhere; }
            .good { color: var(--good); } .bad { color: var(--bad); } .unsure { color: var(--unsure); } .plain { color: inherit; }
            dl { display: grid; grid-template-columns: minmax(9rem, 18rem) 1fr; gap: .25rem 1rem; margin: 1rem 0; }
            dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
            .wide { overflow-x: auto; }
            table { border-collapse: collapse; table-layout: fixed; width: 100%; min-width: 48rem; font-size: .9rem; }
            th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
            th { background: var(--head); font-weight: 600; }
            figure { margin: 1rem 0; } figure img { max-width: 100%; height: auto; background: #ffffff; border: 1px solid var(--line); }
            .timeline { width: 100%; max-width: 48rem; height: auto; display: block; }
            .timeline text { fill: var(--ink); font-size: 13px; } .timeline .mark { fill: var(--soft); font-size: 11px; }
            .timeline line { stroke: var(--line); } .timeline .phase { fill: var(--bar); } .timeline .whole { fill: var(--whole); }
            """;

    @Override
    public byte[] render(DrillEvidence evidence) {
        DrillDocument document = DrillDocument.of(evidence);
        HtmlText html = new HtmlText();
        html.own("<!DOCTYPE html>\n").open("html", Map.of("lang", "en")).open("head", Map.of());
        html.empty("meta", Map.of("charset", "utf-8"))
                .empty("meta", Map.of("http-equiv", "Content-Security-Policy", "content", POLICY))
                .empty(
                        "meta",
                        Map.of(
                                "name",
                                "viewport",
                                "content",
                                "width=device-width, initial-scale=1"))
                .words("title", Map.of(), document.title());
        html.own("<style>\n" + STYLE + "</style>\n").close();
        html.open("body", Map.of()).open("main", Map.of()).words("h1", Map.of(), document.title());
        document.blocks().forEach(block -> write(block, html));
        html.close().close().close();
        return html.text().getBytes(StandardCharsets.UTF_8);
    }

    private static void write(Block block, HtmlText html) {
        switch (block) {
            case Verdict(Tone tone, String headline, String reason) ->
                    html.open("div", "verdict " + tone.key())
                            .words("strong", Map.of(), tone.sign() + headline)
                            .words("span", Map.of(), reason)
                            .close();
            case Heading(String words) -> html.words("h2", Map.of(), words);
            case Paragraph(Tone tone, String words) ->
                    html.words("p", tone.key(), tone.sign() + words);
            case Facts facts -> write(facts, html);
            case Table table -> write(table, html);
            case Timeline timeline -> HtmlTimeline.write(timeline, html);
            // As an image it can neither run nor fetch anything, and its ids are its own.
            case Picture(DrillPicture drawing, String words) ->
                    html.open("figure", Map.of())
                            .empty(
                                    "img",
                                    Map.of(
                                            "alt",
                                            words,
                                            "src",
                                            "data:image/svg+xml;base64,"
                                                    + Base64.getEncoder()
                                                            .encodeToString(
                                                                    drawing.svg()
                                                                            .getBytes(
                                                                                    StandardCharsets
                                                                                            .UTF_8))))
                            .close();
        }
    }

    private static void write(Facts facts, HtmlText html) {
        html.open("dl", Map.of());
        for (Fact fact : facts.facts()) {
            html.words("dt", Map.of(), fact.name())
                    .words("dd", fact.tone().key(), fact.tone().sign() + fact.value());
        }
        html.close();
    }

    private static void write(Table table, HtmlText html) {
        if (table.rows().isEmpty()) {
            html.words("p", Map.of(), table.none());
            return;
        }
        html.open("div", "wide").open("table", Map.of()).open("colgroup", Map.of());
        int all = table.columns().stream().mapToInt(Column::share).sum();
        for (Column column : table.columns()) {
            html.empty("col", Map.of("style", "width: " + 100 * column.share() / all + "%"));
        }
        html.close().open("thead", Map.of()).open("tr", Map.of());
        for (Column column : table.columns()) {
            html.words("th", Map.of("scope", "col"), column.title());
        }
        html.close().close().open("tbody", Map.of());
        for (Row row : table.rows()) {
            html.open("tr", Map.of());
            for (int i = 0; i < row.cells().size(); i++) {
                String cell = row.cells().get(i);
                if (i == 0) {
                    html.words("td", row.tone().key(), row.tone().sign() + cell);
                } else {
                    html.words("td", Map.of(), cell);
                }
            }
            html.close();
        }
        html.close().close().close();
    }
}
