package io.stratoscope.ui.shell;

import io.stratoscope.diagram.view.ViewOptions;
import io.stratoscope.ui.activity.ActivityScreen;
import io.stratoscope.ui.activity.ActivityViewModel;
import io.stratoscope.ui.architecture.ArchitecturePorts;
import io.stratoscope.ui.architecture.ArchitectureScreen;
import io.stratoscope.ui.compare.ComparePorts;
import io.stratoscope.ui.compare.CompareScreen;
import io.stratoscope.ui.compare.OpenedFile;
import io.stratoscope.ui.coverage.CoverageScreen;
import io.stratoscope.ui.resources.ResourcesScreen;
import io.stratoscope.ui.screen.Screen;
import io.stratoscope.ui.settings.SettingsScreen;

import org.kordamp.ikonli.feather.Feather;

import java.util.List;

/** The registry of screens, in the order of the navigation. Adding one is one class and one line here. */
final class Screens {

    static final String FIRST = "architecture";
    static final String COVERAGE = "coverage";
    static final String COMPARE = "compare";

    private Screens() {}

    /** @param file what the operator opened beside the live project */
    static List<Screen> all(
            ArchitecturePorts architecture, ActivityViewModel activity, OpenedFile file) {
        ComparePorts compare =
                new ComparePorts(
                        (snapshot, view) ->
                                architecture.drafting().draw(snapshot, view, ViewOptions.DEFAULT),
                        ComparePorts.Picker.ofTheSystem());
        return List.of(
                new Screen(
                        FIRST,
                        "Diagram",
                        Feather.SHARE_2,
                        context -> ArchitectureScreen.in(context, architecture)),
                new Screen("resources", "Resources", Feather.LIST, ResourcesScreen::in),
                new Screen(COVERAGE, "Coverage", Feather.CHECK_SQUARE, CoverageScreen::in),
                new Screen(
                        COMPARE,
                        "Compare",
                        Feather.COLUMNS,
                        context -> CompareScreen.in(context, file, compare)),
                new Screen(
                        "activity",
                        "Activity",
                        Feather.ACTIVITY,
                        context -> ActivityScreen.in(context, activity)),
                new Screen("settings", "Settings", Feather.SETTINGS, SettingsScreen::in));
    }
}
