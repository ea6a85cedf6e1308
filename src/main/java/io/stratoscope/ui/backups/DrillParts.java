package io.stratoscope.ui.backups;

import io.stratoscope.backup.BackupLook;
import io.stratoscope.ui.export.FilePicker;
import io.stratoscope.ui.lock.LockViewModel;
import io.stratoscope.ui.screen.ScreenContext;

import javafx.beans.value.ObservableValue;

import java.util.Optional;

/** What the screen of backups has of drills: the pane of one, and the strip that tells of one that was left. */
final class DrillParts {

    private final DrillViewModel drill;
    private final LeftoverViewModel leftover;
    private final DrillPane pane;
    private final LeftoverStrip strip;
    private Optional<BackupLook> looked = Optional.empty();

    /** @param backups knows what is drilled */
    DrillParts(
            BackupsViewModel backups,
            ScreenContext context,
            DrillPort port,
            LockViewModel lock,
            FilePicker picker) {
        drill = new DrillViewModel(context.session(), port, lock, backups::lookAgain);
        leftover = new LeftoverViewModel(context.session(), port, lock);
        pane =
                new DrillPane(
                        drill,
                        context.icons(),
                        picker,
                        () -> backups.look().map(BackupLook::target),
                        () -> backups.chosenProperty().get().map(PointRow::point));
        strip = new LeftoverStrip(leftover);
        backups.pageProperty().subscribe(() -> lookWith(backups.look()));
    }

    /** A drill that runs here is not left. */
    private void lookWith(Optional<BackupLook> newest) {
        if (newest.isPresent() && !newest.equals(looked) && !drill.isBusy()) {
            leftover.look();
        }
        looked = newest;
    }

    DrillViewModel drill() {
        return drill;
    }

    DrillPane pane() {
        return pane;
    }

    LeftoverStrip strip() {
        return strip;
    }

    /** Whether the pane is asked for. */
    ObservableValue<Boolean> isOpen() {
        return drill.phaseProperty().map(now -> now != DrillViewModel.Phase.CLOSED);
    }
}
