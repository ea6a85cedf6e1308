package io.stratoscope.metrics;

import java.util.Locale;

/** What a metric counts in, by AWS's documentation of the service. */
public enum MetricUnit {
    COUNT,
    PERCENT,
    BYTES,
    BYTES_PER_SECOND,
    SECONDS,
    MILLISECONDS,
    DAYS,
    /** Load balancer capacity units, Aurora capacity units and the like, or not known. */
    NONE;

    private static final double KIB = 1024;
    private static final double THOUSAND = 1000;
    private static final String[] BINARY = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};
    private static final String[] DECIMAL = {"", " k", " M", " G", " T"};

    /** A value for people: {@code 1.5 GiB}, {@code 350 ms}, {@code 12.3 %}, {@code 4.2 k}. */
    public String words(double value) {
        return switch (this) {
            case PERCENT -> number(value) + " %";
            case BYTES -> scaled(value, KIB, BINARY);
            case BYTES_PER_SECOND -> scaled(value, KIB, BINARY) + "/s";
            case SECONDS ->
                    value != 0 && Math.abs(value) < 1
                            ? number(value * THOUSAND) + " ms"
                            : number(value) + " s";
            case MILLISECONDS ->
                    Math.abs(value) >= THOUSAND
                            ? number(value / THOUSAND) + " s"
                            : number(value) + " ms";
            case DAYS -> number(value) + " d";
            case COUNT, NONE -> scaled(value, THOUSAND, DECIMAL).strip();
        };
    }

    private static String scaled(double value, double base, String... names) {
        double rest = value;
        int i = 0;
        // What would be rounded up to the base belongs to the next name: 1023.96 B is 1 KiB.
        while (Math.abs(rest) >= base - 0.05 && i < names.length - 1) {
            rest /= base;
            i++;
        }
        String name = names[i];
        return number(rest) + (name.isEmpty() || name.startsWith(" ") ? name : " " + name);
    }

    /** Three digits that count, and no zeros for show. */
    private static String number(double value) {
        double size = Math.abs(value);
        String format = size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : size >= 0.01 ? "%.2f" : "%.2g";
        if (value == 0) {
            return "0";
        }
        String text = String.format(Locale.ROOT, format, value);
        return text.contains(".") && !text.contains("e")
                ? text.replaceAll("0+$", "").replaceAll("\\.$", "")
                : text;
    }
}
