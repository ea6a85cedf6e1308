package io.stratoscope.cli;

import io.stratoscope.logs.InsightsAnswer;
import io.stratoscope.logs.LogWords;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The answer of CloudWatch Logs Insights in columns, or as JSON, one object a row. */
final class InsightsText {

    /** A wider value is cut, but for the last column's. */
    private static final int WIDEST = 40;

    private InsightsText() {}

    static List<String> lines(InsightsAnswer answer) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(answer.columns());
        rows.addAll(answer.rows());
        List<List<String>> shown =
                rows.stream()
                        .map(row ->
                                row.stream()
                                        .map(value -> LogWords.oneLine(value, Integer.MAX_VALUE))
                                        .toList())
                        .toList();
        int[] widths =
                IntStream.range(0, answer.columns().size())
                        .map(column ->
                                Math.min(
                                        WIDEST,
                                        shown.stream()
                                                .mapToInt(row -> row.get(column).length())
                                                .max()
                                                .orElse(0)))
                        .toArray();
        return shown.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            boolean last = i == row.size() - 1;
            String value = row.get(i);
            String fitting =
                    last || value.length() <= WIDEST ? value : value.substring(0, WIDEST - 1) + "…";
            line.append(fitting);
            if (!last) {
                line.append(" ".repeat(widths[i] - fitting.length() + 2));
            }
        }
        return line.toString().stripTrailing();
    }

    static List<JsonObject> json(InsightsAnswer answer) {
        return answer.rows().stream()
                .map(row -> {
                    JsonValue.ObjectBuilder object = JsonValue.object();
                    for (int i = 0; i < row.size(); i++) {
                        object.put(answer.columns().get(i), row.get(i));
                    }
                    return object.build();
                })
                .toList();
    }
}
