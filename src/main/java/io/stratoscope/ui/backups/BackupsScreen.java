package io.stratoscope.ui.backups;

import io.stratoscope.ui.control.Placeholder;
import io.stratoscope.ui.export.FilePicker;
import io.stratoscope.ui.lock.LockViewModel;
import io.stratoscope.ui.screen.ScreenContent;
import io.stratoscope.ui.screen.ScreenContext;

import org.kordamp.ikonli.feather.Feather;

import java.util.Optional;

/** Puts the screen of backups together. */
public final class BackupsScreen {

    private BackupsScreen() {}

    /**
     * Puts it together.
     *
     * @param port asks AWS; empty where nobody does
     * @param lock whether the window may change the account
     * @param picker asks where a drill's report is to go
     */
    public static ScreenContent in(
            ScreenContext context,
            Optional<BackupPort> port,
            LockViewModel lock,
            FilePicker picker) {
        return port.map(backups -> looking(context, backups, lock, picker))
                .orElseGet(BackupsScreen::onlyDrawn);
    }

    private static ScreenContent looking(
            ScreenContext context, BackupPort port, LockViewModel lock, FilePicker picker) {
        BackupsViewModel model =
                new BackupsViewModel(
                        context.session(),
                        port,
                        lock,
                        context.settings(),
                        () -> context.navigator().accept("architecture"));
        return new BackupsView(
                model,
                port.drills().map(drills -> new DrillParts(model, context, drills, lock, picker)),
                context.browser());
    }

    private static ScreenContent onlyDrawn() {
        Placeholder placeholder =
                new Placeholder(
                        Feather.SAVE,
                        "Nobody looks at the backups here",
                        "This project is only drawn.",
                        "Open it with its account to see what there is to restore from.");
        return () -> placeholder;
    }
}
