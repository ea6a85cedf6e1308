package io.stratoscope.ui.shell;

import io.stratoscope.job.Jobs;
import io.stratoscope.settings.Settings;
import io.stratoscope.ui.control.IconSource;

import java.net.URI;
import java.time.Clock;
import java.util.function.Consumer;

/**
 * What the desktop needs from the rest of the program.
 *
 * @param project what the first window shows
 * @param settings as they were remembered
 * @param remember keeps changed settings; called on the application thread and quick
 * @param browser opens an address outside the program
 * @param clock its zone is the one in which times are shown
 */
public record DesktopServices(
        ProjectServices project,
        Settings settings,
        Consumer<Settings> remember,
        IconSource icons,
        Consumer<URI> browser,
        Jobs jobs,
        Clock clock) {}
