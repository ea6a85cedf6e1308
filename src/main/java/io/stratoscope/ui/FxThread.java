package io.stratoscope.ui;

import javafx.application.Platform;

import java.util.concurrent.Executor;

/**
 * The bridge to JavaFX's application thread; nothing else calls {@link Platform#runLater}. View models take it as an {@link
 * Executor}, so that their tests need no toolkit.
 */
public final class FxThread implements Executor {

    /** Runs the task on the application thread: at once when called there, else as soon as that thread is free. */
    @Override
    public void execute(Runnable task) {
        if (Platform.isFxApplicationThread()) {
            task.run();
        } else {
            Platform.runLater(task);
        }
    }
}
