package io.stratoscope.ui.shell;

import io.stratoscope.diagram.view.ViewOptions;
import io.stratoscope.provision.apply.Provisioning;
import io.stratoscope.ui.activity.ActivityScreen;
import io.stratoscope.ui.activity.ActivityViewModel;
import io.stratoscope.ui.architecture.ArchitecturePorts;
import io.stratoscope.ui.architecture.ArchitectureScreen;
import io.stratoscope.ui.backups.BackupPort;
import io.stratoscope.ui.backups.BackupsScreen;
import io.stratoscope.ui.compare.ComparePorts;
import io.stratoscope.ui.compare.CompareScreen;
import io.stratoscope.ui.compare.OpenedFile;
import io.stratoscope.ui.control.FileChoice;
import io.stratoscope.ui.cost.CostScreen;
import io.stratoscope.ui.coverage.CoverageScreen;
import io.stratoscope.ui.health.HealthScreen;
import io.stratoscope.ui.lock.LockViewModel;
import io.stratoscope.ui.logs.LogPort;
import io.stratoscope.ui.logs.LogsScreen;
import io.stratoscope.ui.metrics.MetricsScreen;
import io.stratoscope.ui.provision.ProvisionPorts;
import io.stratoscope.ui.provision.ProvisionScreen;
import io.stratoscope.ui.resources.ResourcesScreen;
import io.stratoscope.ui.screen.Screen;
import io.stratoscope.ui.settings.SettingsScreen;

import javafx.beans.value.ObservableValue;

import org.kordamp.ikonli.feather.Feather;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The registry of screens, in the order of the navigation. Adding one is one class and one line here. */
final class Screens {

    static final String FIRST = "architecture";
    static final String COVERAGE = "coverage";
    static final String HEALTH = "health";
    static final String COST = "cost";
    static final String LOGS = "logs";
    static final String BACKUPS = "backups";
    static final String COMPARE = "compare";
    static final String PROVISION = "provision";

    private Screens() {}

    /**
     * All of them.
     *
     * @param file what the operator opened beside the live project
     * @param provisioning makes plans and follows them; empty where the project is only looked at
     * @param logs reads log lines; empty where nobody does
     * @param backups says what there is to restore from, and backs up; empty where nobody does
     * @param blueprint that the operator dropped onto the window last
     * @param lock whether the window may change the account
     */
    static List<Screen> all(
            ArchitecturePorts architecture,
            ActivityViewModel activity,
            OpenedFile file,
            Optional<Provisioning> provisioning,
            Optional<LogPort> logs,
            Optional<BackupPort> backups,
            ObservableValue<Optional<Path>> blueprint,
            LockViewModel lock) {
        ComparePorts compare =
                new ComparePorts(
                        (snapshot, view) ->
                                architecture.drafting().draw(snapshot, view, ViewOptions.DEFAULT),
                        FileChoice.ofTheSystem(
                                "Open a snapshot file", "Snapshots (.json)", "*.json"));
        ProvisionPorts provision =
                new ProvisionPorts(
                        provisioning,
                        blueprint,
                        lock,
                        (snapshot, view) ->
                                architecture.drafting().draw(snapshot, view, ViewOptions.DEFAULT),
                        FileChoice.ofTheSystem(
                                "Open a blueprint", "Blueprints (.yaml)", "*.yaml", "*.yml"));
        return List.of(
                new Screen(
                        FIRST,
                        "Diagram",
                        Feather.SHARE_2,
                        context -> ArchitectureScreen.in(context, architecture, logs)),
                new Screen("resources", "Resources", Feather.LIST, ResourcesScreen::in),
                new Screen(COVERAGE, "Coverage", Feather.CHECK_SQUARE, CoverageScreen::in),
                new Screen(HEALTH, "Health", Feather.HEART, HealthScreen::in),
                new Screen(
                        "metrics",
                        "Metrics",
                        Feather.TRENDING_UP,
                        context -> MetricsScreen.in(context, architecture.export().picker())),
                new Screen(
                        COST,
                        "Cost",
                        Feather.DOLLAR_SIGN,
                        context -> CostScreen.in(context, architecture.export().picker())),
                new Screen(
                        LOGS, "Logs", Feather.FILE_TEXT, context -> LogsScreen.in(context, logs)),
                new Screen(
                        BACKUPS,
                        "Backups",
                        Feather.SAVE,
                        context ->
                                BackupsScreen.in(
                                        context, backups, lock, architecture.export().picker())),
                new Screen(
                        COMPARE,
                        "Compare",
                        Feather.COLUMNS,
                        context -> CompareScreen.in(context, file, compare)),
                new Screen(
                        PROVISION,
                        "Provision",
                        Feather.LAYERS,
                        context -> ProvisionScreen.in(context, provision)),
                new Screen(
                        "activity",
                        "Activity",
                        Feather.ACTIVITY,
                        context -> ActivityScreen.in(context, activity)),
                new Screen("settings", "Settings", Feather.SETTINGS, SettingsScreen::in));
    }
}
