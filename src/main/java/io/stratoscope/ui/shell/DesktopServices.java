package io.stratoscope.ui.shell;

import io.stratoscope.job.Jobs;
import io.stratoscope.model.AccountInfo;
import io.stratoscope.model.Scope;
import io.stratoscope.ui.architecture.ArchitecturePorts;
import io.stratoscope.ui.control.IconSource;

import java.time.Clock;

/**
 * What the desktop needs from the rest of the program.
 *
 * @param account shown until the first snapshot says more; its id may still be empty
 * @param scope which project is shown
 * @param clock its zone is the one in which times are shown
 */
public record DesktopServices(
        AccountInfo account,
        Scope scope,
        ArchitecturePorts architecture,
        IconSource icons,
        Jobs jobs,
        Clock clock) {}
