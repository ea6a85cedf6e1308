package io.stratoscope.ui.shell;

import io.stratoscope.job.Jobs;
import io.stratoscope.settings.Settings;
import io.stratoscope.ui.control.IconSource;
import io.stratoscope.ui.screen.Place;

import java.net.URI;
import java.time.Clock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * What the desktop needs from the rest of the program.
 *
 * @param project what the first window shows
 * @param start where in it
 * @param accounts what else can be shown
 * @param settings as they were remembered
 * @param notice one line about how the program was started; empty where there is nothing to say
 * @param remember keeps changed settings; called on a thread that may wait
 * @param browser opens an address outside the program
 * @param outside shows a title and a line where somebody sees them who does not see the window
 * @param clock its zone is the one in which times are shown
 */
public record DesktopServices(
        ProjectServices project,
        Place start,
        AccountsPort accounts,
        Settings settings,
        String notice,
        Consumer<Settings> remember,
        IconSource icons,
        Consumer<URI> browser,
        BiConsumer<String, String> outside,
        Jobs jobs,
        Clock clock) {}
