package io.stratoscope.ui.logs;

import io.stratoscope.logs.LogBook;
import io.stratoscope.ui.screen.ScreenContent;
import io.stratoscope.ui.screen.ScreenContext;

import javafx.stage.FileChooser;
import javafx.stage.Window;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;

/** Puts the screen of log lines together. */
public final class LogsScreen {

    private LogsScreen() {}

    /**
     * Puts it together.
     *
     * @param port reads; empty where nobody does
     */
    public static ScreenContent in(ScreenContext context, Optional<LogPort> port) {
        LogsViewModel model =
                new LogsViewModel(
                        context.session(),
                        port,
                        LogBook.Limits.of(Runtime.getRuntime().maxMemory()));
        return new LogsView(
                model,
                new InsightsViewModel(context.session(), model, port),
                new LogExport(context.session(), LogsScreen::ask),
                () -> context.navigator().accept("architecture"));
    }

    private static Optional<Path> ask(Window owner) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Export the log lines");
        chooser.setInitialFileName("lines.log");
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter("Text (.log)", "*.log", "*.txt"),
                        new FileChooser.ExtensionFilter("JSON lines (.jsonl)", "*.jsonl"));
        return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
    }
}
