package io.stratoscope.ui.shell;

import atlantafx.base.theme.Styles;

import io.stratoscope.model.AccountInfo;
import io.stratoscope.model.Snapshot;
import io.stratoscope.ui.activity.Activity;
import io.stratoscope.ui.activity.ActivityViewModel;
import io.stratoscope.ui.backups.LastProvedBadge;
import io.stratoscope.ui.control.Labels;
import io.stratoscope.ui.coverage.CoverageViewModel;
import io.stratoscope.ui.lock.LockBadge;
import io.stratoscope.ui.rehearse.RehearseMenu;
import io.stratoscope.ui.session.Session;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Account, running job, freshness and coverage. */
final class StatusBar extends HBox {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final Button badge = Labels.plain(new Button(), "");
    private final Label account = Labels.of("", "account-label");
    private final Label activity = Labels.of("", "activity");
    private final ProgressBar progress = new ProgressBar();
    private final Button cancel = Labels.plain(new Button(), "Cancel");
    private final Label freshness = Labels.of("", "freshness");
    private final Button coverage = Labels.plain(new Button(), "");
    private final Clock clock;

    StatusBar(
            Session session,
            ActivityViewModel jobs,
            LockBadge lock,
            Optional<RehearseMenu> rehearse,
            Optional<LastProvedBadge> proved,
            Runnable openSwitcher,
            Runnable openCoverage) {
        super(10);
        this.clock = session.clock();
        setId("status-bar");
        getStyleClass().add("status-bar");
        setAlignment(Pos.CENTER_LEFT);
        badge.setId("account-badge");
        badge.setMinWidth(USE_PREF_SIZE);
        badge.getStyleClass().setAll("button", "account-badge");
        badge.setTooltip(new Tooltip("Switch account or project (Ctrl+Shift+A)"));
        badge.setOnAction(event -> openSwitcher.run());
        freshness.setId("freshness");
        freshness.setMinWidth(USE_PREF_SIZE);
        coverage.setId("coverage-button");
        coverage.setMinWidth(USE_PREF_SIZE);
        coverage.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        coverage.setTooltip(new Tooltip("What was read, and what could not be"));
        coverage.setOnAction(event -> openCoverage.run());
        cancel.setId("cancel");
        cancel.setMinWidth(USE_PREF_SIZE);
        cancel.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        cancel.setOnAction(event -> session.cancelDiscovery());
        cancel.visibleProperty().bind(session.discoveringProperty());
        cancel.managedProperty().bind(cancel.visibleProperty());
        progress.setPrefWidth(120);
        progress.setMinWidth(60);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren()
                .addAll(badge, account, lock, gap, activity, progress, cancel, freshness, coverage);
        rehearse.ifPresent(menu -> getChildren().add(getChildren().indexOf(gap), menu));
        proved.ifPresent(last -> getChildren().add(getChildren().indexOf(freshness), last));
        showAccount(session.account());
        coverage.setVisible(false);
        coverage.managedProperty().bind(coverage.visibleProperty());
        session.snapshotProperty().subscribe(newest -> newest.ifPresent(this::show));
        jobs.currentProperty().subscribe(this::showActivity);
    }

    private void showAccount(AccountInfo info) {
        badge.setText(info.simulated() ? "SIMULATED" : "LIVE");
        badge.getStyleClass().removeAll("badge-simulated", "badge-live");
        badge.getStyleClass().add(info.simulated() ? "badge-simulated" : "badge-live");
        String words = info.simulated() ? "nothing here is real" : info.label();
        account.setText(Labels.oneLine(info.id().isEmpty() ? words : info.id() + " · " + words));
    }

    private void show(Snapshot snapshot) {
        coverage.setVisible(true);
        showAccount(snapshot.account());
        freshness.setText("taken " + TIME.format(snapshot.takenAt().atZone(clock.getZone())));
        coverage.setText(CoverageViewModel.figure(snapshot.coverage()));
        boolean whole = snapshot.coverage().percentConfirmed().filter(p -> p < 100).isEmpty();
        FontIcon icon = new FontIcon(whole ? Feather.CHECK_CIRCLE : Feather.ALERT_CIRCLE);
        icon.getStyleClass().add(whole ? "coverage-whole" : "coverage-partial");
        coverage.setGraphic(icon);
    }

    private void showActivity(Optional<Activity> now) {
        activity.setText(now.map(Activity::words).map(Labels::oneLine).orElse(""));
        progress.setProgress(now.map(Activity::fraction).orElse(0.0));
        progress.setVisible(now.isPresent());
        progress.setManaged(now.isPresent());
    }
}
