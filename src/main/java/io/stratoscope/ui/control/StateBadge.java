package io.stratoscope.ui.control;

import io.stratoscope.health.HealthState;

import javafx.scene.control.Label;

/** A state of health as a small badge: a sign and a word, so that it is not told by its colour alone. */
public final class StateBadge {

    private StateBadge() {}

    /** {@code × down}. */
    public static Label of(HealthState state) {
        return badge(state, state.word());
    }

    /** {@code × 3 down}. */
    public static Label of(HealthState state, long count) {
        Label label = badge(state, count + " " + state.word());
        if (count == 0) {
            label.getStyleClass().add("health-none");
        }
        return label;
    }

    private static Label badge(HealthState state, String words) {
        Label label =
                Labels.of(sign(state) + " " + words, "health-badge", "health-" + state.word());
        label.setMinWidth(Label.USE_PREF_SIZE);
        return label;
    }

    /** As on the diagram. */
    private static String sign(HealthState state) {
        return switch (state) {
            case HEALTHY -> "✓";
            case UNKNOWN -> "?";
            case STALE -> "«";
            case DEGRADED -> "!";
            case DOWN -> "×";
        };
    }
}
