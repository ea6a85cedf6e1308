package io.stratoscope.ui.backups;

import io.stratoscope.ui.control.Placeholder;
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
     */
    public static ScreenContent in(
            ScreenContext context, Optional<BackupPort> port, LockViewModel lock) {
        return port.<ScreenContent>map(backups ->
                        new BackupsView(
                                new BackupsViewModel(
                                        context.session(),
                                        backups,
                                        lock,
                                        context.settings(),
                                        () -> context.navigator().accept("architecture")),
                                context.browser()))
                .orElseGet(BackupsScreen::onlyDrawn);
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
