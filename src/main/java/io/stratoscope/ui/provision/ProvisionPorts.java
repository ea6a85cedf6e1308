package io.stratoscope.ui.provision;

import io.stratoscope.diagram.Drawing;
import io.stratoscope.diagram.ViewKind;
import io.stratoscope.model.Snapshot;
import io.stratoscope.provision.apply.Provisioning;
import io.stratoscope.ui.control.FileChoice;
import io.stratoscope.ui.lock.LockViewModel;

import javafx.beans.value.ObservableValue;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the screen asks of the rest of the program.
 *
 * @param provisioning makes plans and follows them; empty where the project is only looked at
 * @param dropped a blueprint file that was dropped onto the window last
 * @param lock whether the window may change the account
 * @param drafting draws a view; called on a job's thread
 * @param picker asks which file
 */
public record ProvisionPorts(
        Optional<Provisioning> provisioning,
        ObservableValue<Optional<Path>> dropped,
        LockViewModel lock,
        Drafting drafting,
        FileChoice picker) {

    /** Draws a view. */
    @FunctionalInterface
    public interface Drafting {
        Drawing draw(Snapshot snapshot, ViewKind view);
    }
}
