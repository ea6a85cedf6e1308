package io.stratoscope.ui.activity;

import io.stratoscope.ui.control.Labels;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A job in the list: its name, how it stands, and for how long. */
final class JobCell extends ListCell<JobActivity> {

    private final ActivityViewModel model;
    private final FontIcon icon = new FontIcon();
    private final Label name = Labels.of("", "activity-name");
    private final Label state = Labels.of("", "activity-state");
    private final Label times = Labels.of("", "activity-times");
    private final ProgressBar progress = new ProgressBar();
    private final HBox row;

    JobCell(ActivityViewModel model) {
        this.model = model;
        getStyleClass().add("activity-row-cell");
        setPrefWidth(0); // as wide as the list, so that long names end with an ellipsis
        times.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox first = new HBox(8, name, times);
        first.setAlignment(Pos.CENTER_LEFT);
        progress.setPrefWidth(90);
        progress.setMinWidth(90);
        HBox.setHgrow(state, Priority.ALWAYS);
        state.setMaxWidth(Double.MAX_VALUE);
        HBox second = new HBox(8, state, progress);
        second.setAlignment(Pos.CENTER_LEFT);
        VBox words = new VBox(3, first, second);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        row = new HBox(12, icon, words);
        row.setAlignment(Pos.CENTER_LEFT);
    }

    @Override
    protected void updateItem(@Nullable JobActivity job, boolean empty) {
        super.updateItem(job, empty);
        setText(null);
        if (empty || job == null) {
            setGraphic(null);
            return;
        }
        JobWords words = JobWords.of(job);
        words.show(icon);
        name.setText(Labels.oneLine(job.name()));
        state.setText(Labels.oneLine(words.state()));
        progress.setVisible(job.running());
        progress.setManaged(job.running());
        progress.setProgress(
                job.current()
                        .flatMap(JobActivity.Step::fraction)
                        .orElse(ProgressBar.INDETERMINATE_PROGRESS));
        setGraphic(row);
        tick();
    }

    /** Time went on. */
    void tick() {
        JobActivity job = getItem();
        if (job != null && !isEmpty()) {
            times.setText(ActivityViewModel.words(job.elapsed(model.clock().instant())));
        }
    }
}
