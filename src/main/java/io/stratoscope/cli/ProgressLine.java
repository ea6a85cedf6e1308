package io.stratoscope.cli;

import io.stratoscope.job.JobEvent;

import java.io.PrintWriter;
import java.util.function.Consumer;

/** One line on a terminal that says where a job is; gone when the job ends. */
final class ProgressLine implements Consumer<JobEvent> {

    private static final String CLEAR = "\r\u001b[K";

    private final PrintWriter terminal;

    ProgressLine(PrintWriter terminal) {
        this.terminal = terminal;
    }

    @Override
    public synchronized void accept(JobEvent event) {
        switch (event) {
            case JobEvent.StepStarted step -> show(step.step());
            case JobEvent.Progressed progress ->
                    show(progress.step() + " " + share(progress.done(), progress.total()));
            case JobEvent.CancelRequested _ -> show("stopping …");
            case JobEvent.Succeeded _ -> clear();
            case JobEvent.Failed _ -> clear();
            case JobEvent.Started _ -> {}
            case JobEvent.Logged _ -> {}
        }
    }

    private static String share(long done, long total) {
        return total > 0 ? done + " of " + total : String.valueOf(done);
    }

    private void show(String text) {
        terminal.print(CLEAR + Terminal.plain(text));
        terminal.flush();
    }

    private void clear() {
        terminal.print(CLEAR);
        terminal.flush();
    }
}
