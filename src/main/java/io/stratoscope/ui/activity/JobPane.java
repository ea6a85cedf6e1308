package io.stratoscope.ui.activity;

import atlantafx.base.theme.Styles;

import io.stratoscope.model.Failure;
import io.stratoscope.ui.activity.JobActivity.End;
import io.stratoscope.ui.activity.JobActivity.Step;
import io.stratoscope.ui.control.Advice;
import io.stratoscope.ui.control.Labels;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One job in full: steps, progress, times, and its log. */
final class JobPane extends VBox {

    private static final int STEPS_SHOWN = 12;

    private final ActivityViewModel model;
    private final Label name = Labels.wrapped("", "inspector-name");
    private final FontIcon icon = new FontIcon();
    private final Label state = Labels.wrapped("", "inspector-value");
    private final Label times = Labels.of("", "muted");
    private final ProgressBar progress = new ProgressBar();
    private final Button cancel = Labels.plain(new Button(), "Cancel");
    private final VBox failure = new VBox(2);
    private final VBox steps = new VBox(4);
    private final Label logTitle = Labels.of("Log", "section-title");
    private final ListView<String> log = new ListView<>();
    private Optional<JobActivity> shown = Optional.empty();

    JobPane(ActivityViewModel model) {
        super(10);
        this.model = model;
        setId("activity-job");
        getStyleClass().add("activity-job");
        name.setId("activity-job-name");
        state.setId("activity-job-state");
        times.setId("activity-job-times");
        cancel.setId("activity-cancel");
        cancel.setGraphic(new FontIcon(Feather.X));
        cancel.getStyleClass().add(Styles.SMALL);
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        cancel.setOnAction(event -> shown.ifPresent(model::cancel));
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox head = new HBox(10, name, cancel);
        head.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(state, Priority.ALWAYS);
        state.setMaxWidth(Double.MAX_VALUE);
        HBox how = new HBox(8, icon, state);
        how.setAlignment(Pos.CENTER_LEFT);
        progress.setMaxWidth(Double.MAX_VALUE);
        failure.getStyleClass().add("issue-box");
        steps.setId("activity-steps");
        log.setId("activity-log");
        log.setCellFactory(list -> new Line());
        log.setPlaceholder(Labels.of("It logged nothing.", "muted"));
        log.setFixedCellSize(24);
        log.setMinHeight(90);
        log.heightProperty().subscribe(this::followLog); // before it has a place it does not scroll
        VBox.setVgrow(log, Priority.ALWAYS);
        getChildren().addAll(head, how, times, progress, failure, steps, logTitle, log);
        clear();
    }

    void clear() {
        shown = Optional.empty();
        setVisible(false);
    }

    void show(JobActivity job) {
        if (shown.filter(job::equals).isPresent()) {
            return;
        }
        boolean another = shown.map(JobActivity::id).filter(id -> id == job.id()).isEmpty();
        shown = Optional.of(job);
        setVisible(true);
        name.setText(Labels.oneLine(job.name()));
        JobWords words = JobWords.of(job);
        words.show(icon);
        state.setText(job.end() instanceof End.Failed ? "Failed" : Labels.oneLine(words.state()));
        put(cancel, job.running());
        cancel.setDisable(job.cancelRequested());
        put(progress, job.running());
        progress.setProgress(
                job.current().flatMap(Step::fraction).orElse(ProgressBar.INDETERMINATE_PROGRESS));
        showFailure(job);
        showSteps(job.steps());
        showLog(job.log(), another);
        tick();
    }

    private static void put(Node node, boolean there) {
        node.setVisible(there);
        node.setManaged(there);
    }

    private void showFailure(JobActivity job) {
        failure.getChildren().clear();
        put(failure, job.end() instanceof End.Failed);
        if (job.end() instanceof End.Failed(_, Failure why)) {
            failure.getChildren()
                    .addAll(
                            Labels.wrapped(why.message(), "issue-message"),
                            Labels.wrapped(Advice.toDo(why), "issue-remedy"));
        }
    }

    private void showSteps(List<Step> all) {
        steps.getChildren().clear();
        int skipped = Math.max(0, all.size() - STEPS_SHOWN);
        if (skipped > 0) {
            steps.getChildren().add(Labels.of(skipped + " earlier steps", "muted"));
        }
        all.stream()
                .skip(skipped)
                .filter(step -> !step.name().isEmpty())
                .forEach(step -> steps.getChildren().add(row(step)));
        put(steps, !steps.getChildren().isEmpty());
    }

    private static Node row(Step step) {
        FontIcon mark =
                new FontIcon(step.endedAt().isPresent() ? Feather.CHECK : Feather.CHEVRON_RIGHT);
        mark.getStyleClass().add(step.endedAt().isPresent() ? "step-done" : "step-running");
        Label name = Labels.of(step.name(), "activity-step");
        Label took =
                Labels.of(
                        step.endedAt()
                                .map(at ->
                                        ActivityViewModel.words(
                                                Duration.between(step.startedAt(), at)))
                                .orElseGet(() ->
                                        step.fraction()
                                                .map(done -> Math.round(done * 100) + " %")
                                                .orElse("")),
                        "muted");
        took.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = new HBox(8, mark, name, took);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /** The newest line is in sight unless the operator has gone elsewhere in the log. */
    private void showLog(List<String> lines, boolean another) {
        if (log.getItems().equals(lines)) {
            return;
        }
        if (another) {
            log.getSelectionModel().clearSelection();
        }
        log.getItems().setAll(lines);
        followLog();
    }

    private void followLog() {
        if (log.getSelectionModel().isEmpty() && !log.getItems().isEmpty()) {
            log.scrollTo(log.getItems().size() - 1);
        }
    }

    /** Time went on. */
    void tick() {
        shown.ifPresent(job -> times.setText(model.times(job)));
    }

    private static final class Line extends ListCell<String> {
        Line() {
            getStyleClass().add("log-line");
            setPrefWidth(0);
            Labels.plain(this, "");
        }

        @Override
        protected void updateItem(@Nullable String line, boolean empty) {
            super.updateItem(line, empty);
            setText(empty || line == null ? null : Labels.oneLine(line));
        }
    }
}
