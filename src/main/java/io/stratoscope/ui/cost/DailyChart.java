package io.stratoscope.ui.cost;

import io.stratoscope.cost.Dollars;
import io.stratoscope.ui.control.Labels;
import io.stratoscope.ui.cost.CostCharts.Day;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;

import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What was paid day by day, a bar a day and a colour a service; the pointer reads a day. */
final class DailyChart extends VBox {

    private static final double GAP = 2;

    private final Bars bars = new Bars();
    private final FlowPane legend = new FlowPane(12, 2);
    private final Label read = Labels.of("", "muted-small");
    private CostCharts charts = CostCharts.NOTHING;

    DailyChart() {
        super(4);
        setId("cost-daily");
        read.setId("cost-daily-read");
        Label title = Labels.of("Paid a day", "section-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        HBox head = new HBox(12, title, read);
        head.setAlignment(Pos.BASELINE_LEFT);
        VBox.setVgrow(bars, Priority.ALWAYS);
        legend.setId("cost-legend");
        getChildren().setAll(head, bars, legend);
        bars.setOnMouseMoved(event -> read(event.getX()));
        bars.setOnMouseExited(event -> read.setText(""));
    }

    void show(CostCharts now) {
        charts = now;
        bars.upTo(now.days().stream().mapToDouble(Day::sum).max().orElse(0));
        legend.getChildren()
                .setAll(IntStream.range(0, now.services().size()).mapToObj(this::key).toList());
        read.setText("");
    }

    private Node key(int service) {
        Region colour = new Region();
        colour.getStyleClass().addAll("cost-key", "cost-key-" + service);
        HBox key = new HBox(5, colour, Labels.of(charts.services().get(service), "cost-tick"));
        key.setAlignment(Pos.CENTER_LEFT);
        return key;
    }

    private void read(double x) {
        int at =
                (int)
                        Math.floor(
                                (x - bars.left())
                                        / (bars.right() - bars.left())
                                        * charts.days().size());
        read.setText(at >= 0 && at < charts.days().size() ? words(charts.days().get(at)) : "");
    }

    /** {@code 2026-11-14: $13.20 · EC2 - Other $4.10}. */
    private String words(Day day) {
        return day.date()
                + ": "
                + money(day.sum())
                + " · "
                + IntStream.range(0, day.parts().size())
                        .filter(i -> day.parts().get(i) >= 0.005)
                        .mapToObj(i -> charts.services().get(i) + " " + money(day.parts().get(i)))
                        .collect(Collectors.joining(", "));
    }

    private static String money(double usd) {
        return Dollars.words(BigDecimal.valueOf(usd));
    }

    private final class Bars extends Plot {
        @Override
        void draw(List<Node> nodes) {
            List<Path> paths = new ArrayList<>();
            for (int i = 0; i < charts.services().size(); i++) {
                Path path = new Path();
                path.getStyleClass().addAll("cost-bar", "cost-bar-" + i);
                paths.add(path);
            }
            int count = charts.days().size();
            for (int i = 0; i < count; i++) {
                bar(charts.days().get(i), x((double) i / count), x((i + 1.0) / count), paths);
            }
            nodes.addAll(paths);
            for (int i = 0; i < count; i++) {
                if (charts.days().get(i).date().getDayOfMonth() == 1) {
                    nodes.add(
                            under(
                                    charts.days()
                                            .get(i)
                                            .date()
                                            .format(
                                                    DateTimeFormatter.ofPattern(
                                                            "d MMM", Locale.ROOT)),
                                    x((i + 0.5) / count),
                                    60));
                }
            }
        }

        private void bar(Day day, double from, double to, List<Path> paths) {
            double sum = 0;
            double right = Math.max(from + 1, to - GAP);
            for (int i = 0; i < paths.size(); i++) {
                double part = day.parts().get(i);
                if (part > 0) {
                    rectangle(paths.get(i), from, y(sum + part), right, y(sum));
                    sum += part;
                }
            }
        }

        private static void rectangle(
                Path path, double left, double top, double right, double bottom) {
            path.getElements()
                    .addAll(
                            new MoveTo(left, top),
                            new LineTo(right, top),
                            new LineTo(right, bottom),
                            new LineTo(left, bottom),
                            new ClosePath());
        }
    }
}
