package io.stratoscope.ui.metrics;

import io.stratoscope.metrics.MetricLook;

/** What the metrics screen shows. */
sealed interface MetricsPage {

    /** Nobody asks for metrics here. */
    record Unmeasured() implements MetricsPage {}

    /** No resource is chosen. */
    record NothingChosen() implements MetricsPage {}

    /** A resource of a sort that nobody measures. */
    record Without(String name) implements MetricsPage {}

    /** The first answer is on its way. */
    record Waiting(String name) implements MetricsPage {}

    record Seen(MetricLook look) implements MetricsPage {}

    /** The question as such went wrong; what AWS refused of a metric stands in a look. */
    record Refused(String name, String why) implements MetricsPage {}
}
