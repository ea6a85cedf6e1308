package io.stratoscope.ui.health;

import io.stratoscope.health.HealthState;
import io.stratoscope.health.Problem.Cost;
import io.stratoscope.model.Arn;
import io.stratoscope.ui.session.LogPlace;

import java.util.List;
import java.util.Optional;

/** A row of the health screen. */
sealed interface HealthRow {

    /**
     * A resource by its name.
     *
     * @param kind its type, or that it is not there
     */
    record Named(Arn arn, String name, String kind) {}

    /** A title over the rows below it. */
    record Section(String title) implements HealthRow {}

    /**
     * Something to be done.
     *
     * @param number from 1, the dearest first
     * @param reasons what is so and since when, a line each, the worst first
     * @param next what to do; empty where the reasons say it
     * @param effects what is bad because of it
     * @param further how many more depend on it and show nothing yet
     * @param lines of whose log lines to look at, and of when; empty where it has none
     * @param stopped the lines of the tasks that stopped
     */
    record Trouble(
            int number,
            Named cause,
            HealthState state,
            Cost cost,
            List<String> reasons,
            String next,
            List<Effect> effects,
            long further,
            Optional<LogPlace> lines,
            List<LogPlace> stopped)
            implements HealthRow {}

    /** Another one that is bad because of it. */
    record Effect(
            Named resource,
            HealthState state,
            String words,
            Optional<LogPlace> lines,
            List<LogPlace> stopped) {}

    /** One of which nobody knows how it is. */
    record Unsure(Named resource, HealthState state, String words) implements HealthRow {}

    /** A call that gave no answer. */
    record Unasked(String call, String message, String toDo) implements HealthRow {}

    /** One that works and should be otherwise. */
    record Noted(Named resource, String words, String next) implements HealthRow {}
}
