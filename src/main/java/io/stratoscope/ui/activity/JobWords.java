package io.stratoscope.ui.activity;

import io.stratoscope.ui.activity.JobActivity.End;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;

/**
 * How a job's state looks.
 *
 * @param state a few words
 * @param look style class of the icon
 */
record JobWords(String state, Feather icon, String look) {

    private static final List<String> LOOKS =
            List.of("job-running", "job-succeeded", "job-cancelled", "job-failed");

    static JobWords of(JobActivity job) {
        return switch (job.end()) {
            case End.Running() -> new JobWords(runningWords(job), Feather.LOADER, "job-running");
            case End.Succeeded _ -> new JobWords("Done", Feather.CHECK_CIRCLE, "job-succeeded");
            case End.Cancelled _ -> new JobWords("Cancelled", Feather.SLASH, "job-cancelled");
            case End.Failed(_, var failure) ->
                    new JobWords(
                            "Failed: " + failure.message(), Feather.ALERT_CIRCLE, "job-failed");
        };
    }

    private static String runningWords(JobActivity job) {
        if (job.cancelRequested()) {
            return "Cancelling; it stops when it next looks";
        }
        return job.current()
                .map(JobActivity.Step::name)
                .filter(name -> !name.isEmpty())
                .orElse("Running");
    }

    void show(FontIcon on) {
        on.setIconCode(icon);
        on.getStyleClass().removeAll(LOOKS);
        on.getStyleClass().add(look);
    }
}
