package io.stratoscope.ui.activity;

import atlantafx.base.theme.Styles;

import io.stratoscope.ui.control.Labels;
import io.stratoscope.ui.control.Placeholder;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;

import org.kordamp.ikonli.feather.Feather;

import java.util.List;
import java.util.Optional;

/** All jobs on the left, the chosen one on the right. */
final class ActivityView extends BorderPane {

    private static final double ROW = 58;

    private final ActivityViewModel model;
    private final ListView<JobActivity> list = new ListView<>();
    private final JobPane detail;

    /** While rows are replaced, what the list says of its selection means nothing. */
    private boolean replacing;

    private Optional<Long> chosen = Optional.empty();

    ActivityView(ActivityViewModel model) {
        this.model = model;
        this.detail = new JobPane(model);
        setId("activity");
        setTop(toolbar());
        list.setId("activity-list");
        list.getStyleClass().add("activity-list");
        list.setFixedCellSize(ROW);
        list.setCellFactory(of -> new JobCell(model));
        list.setPlaceholder(
                new Placeholder(
                        Feather.ACTIVITY,
                        "Nothing to show",
                        "Jobs appear here as they start.",
                        ""));
        list.setMinWidth(280);
        detail.setMinWidth(320);
        SplitPane split = new SplitPane(list, detail);
        split.getStyleClass().add("architecture-split");
        split.setDividerPositions(0.36);
        setCenter(split);
        list.getSelectionModel()
                .selectedItemProperty()
                .subscribe((before, now) -> {
                    if (!replacing && now != null) {
                        choose(now);
                    }
                });
        model.shownProperty().subscribe(this::show);
        tickWhileShown();
    }

    private HBox toolbar() {
        Label title = Labels.of("Activity", "screen-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        ToggleGroup group = new ToggleGroup();
        ToggleButton all = choice("activity-all", "All", Styles.LEFT_PILL, group);
        ToggleButton running = choice("activity-running", "Running", Styles.RIGHT_PILL, group);
        all.setSelected(true);
        all.setOnAction(event -> pick(all, false));
        running.setOnAction(event -> pick(running, true));
        Label figure = Labels.of("", "resources-figure");
        figure.setId("activity-figure");
        figure.textProperty().bind(model.shownProperty().map(ActivityView::figure));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox bar = new HBox(10, title, figure, gap, new HBox(all, running));
        bar.getStyleClass().add("screen-toolbar");
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private static ToggleButton choice(String id, String words, String look, ToggleGroup group) {
        ToggleButton button = Labels.plain(new ToggleButton(), words);
        button.setId(id);
        button.setToggleGroup(group);
        button.getStyleClass().add(look);
        return button;
    }

    /** A click on the chosen one must not leave none chosen. */
    private void pick(ToggleButton button, boolean runningOnly) {
        button.setSelected(true);
        model.runningOnlyProperty().set(runningOnly);
    }

    private static String figure(List<JobActivity> jobs) {
        long running = jobs.stream().filter(JobActivity::running).count();
        String count = jobs.size() == 1 ? "1 job" : jobs.size() + " jobs";
        return running == 0 ? count : count + ", " + running + " running";
    }

    private void choose(JobActivity job) {
        chosen = Optional.of(job.id());
        detail.show(job);
    }

    /** Rows of jobs that did not change are left alone. */
    private void show(List<JobActivity> jobs) {
        replacing = true;
        try {
            if (sameJobs(jobs)) {
                for (int i = 0; i < jobs.size(); i++) {
                    if (!list.getItems().get(i).equals(jobs.get(i))) {
                        list.getItems().set(i, jobs.get(i));
                    }
                }
            } else {
                list.getItems().setAll(jobs);
            }
            selectAgain(jobs);
        } finally {
            replacing = false;
        }
    }

    private boolean sameJobs(List<JobActivity> jobs) {
        return list.getItems().stream()
                .map(JobActivity::id)
                .toList()
                .equals(jobs.stream().map(JobActivity::id).toList());
    }

    /** The chosen one where it still is, else the newest. */
    private void selectAgain(List<JobActivity> jobs) {
        int place = 0;
        for (int i = 0; i < jobs.size(); i++) {
            if (chosen.equals(Optional.of(jobs.get(i).id()))) {
                place = i;
            }
        }
        if (jobs.isEmpty()) {
            detail.clear();
        } else {
            if (list.getSelectionModel().getSelectedIndex() != place) {
                list.getSelectionModel().clearAndSelect(place);
            }
            detail.show(jobs.get(place));
        }
    }

    /** Only while the screen is in front and something runs does time go on in it. */
    private void tickWhileShown() {
        Timeline ticks = new Timeline(new KeyFrame(Duration.seconds(1), event -> tick()));
        ticks.setCycleCount(Animation.INDEFINITE);
        sceneProperty()
                .subscribe(scene -> {
                    if (scene == null) {
                        ticks.stop();
                    } else {
                        ticks.play();
                    }
                });
    }

    private void tick() {
        if (model.ticking()) {
            list.lookupAll(".activity-row-cell").forEach(cell -> ((JobCell) cell).tick());
            detail.tick();
        }
    }
}
