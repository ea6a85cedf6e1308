package io.stratoscope.logs;

import io.stratoscope.model.Failure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What CloudWatch Logs Insights answers.
 *
 * @param columns in the order in which they are named first
 * @param rows a value a column, empty where a row has none
 * @param scanned so many bytes were read for it, which is what is paid
 * @param usdAGb the list price of a GB that is scanned, in US dollars; empty where it is not known for the region
 * @param matched so many lines fit
 * @param complete whether all is there: the query has ended by itself
 * @param failure why it has ended otherwise
 */
public record InsightsAnswer(
        List<String> columns,
        List<List<String>> rows,
        long scanned,
        Optional<BigDecimal> usdAGb,
        long matched,
        boolean complete,
        Optional<Failure> failure) {

    /** Nothing yet. */
    public static final InsightsAnswer NOTHING =
            new InsightsAnswer(
                    List.of(), List.of(), 0, Optional.empty(), 0, false, Optional.empty());

    /** AWS answers with no more rows. */
    public static final int MOST_ROWS = 10_000;

    private static final BigDecimal GB = new BigDecimal(1L << 30);

    public InsightsAnswer {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** The same, ended by a failure. */
    InsightsAnswer failed(Failure why) {
        return new InsightsAnswer(columns, rows, scanned, usdAGb, matched, false, Optional.of(why));
    }

    /** What it costs by the list price, in US dollars; empty where that is not known. */
    public Optional<BigDecimal> usd() {
        return usdAGb.map(price ->
                new BigDecimal(scanned).multiply(price).divide(GB, 6, RoundingMode.HALF_UP));
    }

    /** What AWS takes for a query, for people. */
    public static String priceWords(Optional<BigDecimal> usdAGb) {
        return usdAGb.map(usd -> "AWS takes $" + usd.toPlainString() + " for each GB scanned.")
                .orElse("AWS takes money for each GB scanned; its price here is not known.");
    }

    /** {@code 12 rows; 3,041 lines matched; 1.2 MB scanned, $0.000006 at $0.005 a GB}. */
    public String words() {
        return (rows.size() == 1 ? "1 row" : "%,d rows".formatted(rows.size()))
                + (rows.size() >= MOST_ROWS ? " (AWS gives no more)" : "")
                + "; "
                + "%,d lines matched; ".formatted(matched)
                + size(scanned)
                + " scanned, "
                + price();
    }

    private String price() {
        return usdAGb.map(price ->
                        "$"
                                + usd().orElseThrow().toPlainString()
                                + " at $"
                                + price.toPlainString()
                                + " a GB")
                .orElse("at a price that is not known for this region");
    }

    private static String size(long bytes) {
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%,.1f kB", bytes / 1e3)
                : bytes < 1_000_000_000
                        ? String.format(Locale.ROOT, "%,.1f MB", bytes / 1e6)
                        : String.format(Locale.ROOT, "%,.1f GB", bytes / 1e9);
    }
}
