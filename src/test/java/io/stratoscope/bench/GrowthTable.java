package io.stratoscope.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Figures a resource at growing sizes, and how they grow from each size to the next. */
final class GrowthTable {

    private static final double GOAL = 1.2;

    private final List<Figures> sizes;

    GrowthTable(List<Figures> sizes) {
        this.sizes = sizes;
    }

    void print() {
        row("resources", "%,.0f", figures -> figures.get("resources"));
        System.out.printf(
                "   A resource (the factor is the growth since the size before; goal %.1f):%n",
                GOAL);
        for (String stage : List.of("discover", "topology", "write JSON", "read JSON")) {
            perResource(stage + ", µs wall", stage + " wall", 1e3);
            perResource(stage + ", µs cpu", stage + " cpu", 1e3);
        }
        perResource("snapshot as discovered, bytes", "snapshot bytes", 1);
        perResource("snapshot as read, bytes", "read bytes", 1);
        perResource("topology, bytes", "topology bytes", 1);
        perResource("JSON, bytes", "JSON bytes", 1);
        perResource("API calls / 1,000", "calls", 1e3);
    }

    private static void head(String name) {
        System.out.printf("   %-32s", name);
    }

    private void row(String name, String format, ToDoubleFunction<Figures> value) {
        head(name);
        for (Figures size : sizes) {
            System.out.printf("%10s        ", String.format(format, value.applyAsDouble(size)));
        }
        System.out.println();
    }

    private void perResource(String name, String figure, double scale) {
        head(name);
        double before = Double.NaN;
        for (Figures size : sizes) {
            double value = size.get(figure) * scale / size.get("resources");
            String growth =
                    Double.isNaN(before)
                            ? ""
                            : String.format(
                                    "× %.2f%s", value / before, value / before > GOAL ? "!" : "");
            System.out.printf("%10s %-7s", String.format("%,.1f", value), growth);
            before = value;
        }
        System.out.println();
    }
}
