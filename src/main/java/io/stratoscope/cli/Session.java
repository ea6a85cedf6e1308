package io.stratoscope.cli;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.discovery.ScopeChoice;
import io.stratoscope.discovery.ScopeChoice.Given;
import io.stratoscope.discovery.ScopeChoice.NoProject;
import io.stratoscope.discovery.ScopeChoice.OnlyProject;
import io.stratoscope.discovery.ScopeChoice.SeveralProjects;
import io.stratoscope.health.HealthRule;
import io.stratoscope.health.HealthSettings;
import io.stratoscope.job.Job;
import io.stratoscope.job.JobContext;
import io.stratoscope.job.JobEvent;
import io.stratoscope.job.Jobs;
import io.stratoscope.json.JsonText;
import io.stratoscope.metrics.MetricHistory;
import io.stratoscope.metrics.MetricReader;
import io.stratoscope.model.Arn;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;
import io.stratoscope.store.SnapshotFile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** What the commands have in common: an account, a scope, a snapshot, and where results go. */
final class Session {

    private final CliEnvironment environment;
    private final GlobalOptions options;

    Session(CliEnvironment environment, GlobalOptions options) {
        this.environment = environment;
        this.options = options;
    }

    Terminal terminal() {
        return environment.terminal();
    }

    GlobalOptions options() {
        return options;
    }

    CliEnvironment environment() {
        return environment;
    }

    Path dataDirectory() {
        return Optional.ofNullable(options.dataDirectory).orElse(environment.dataDirectory());
    }

    /** Runs something with the account that the command line names, and closes it. */
    <T> T withAccount(Function<AwsAccount, T> body) {
        OpenedAccount opened = environment.accounts().open(options.account(), dataDirectory());
        opened.notice().ifPresent(this::say);
        try (AwsAccount account = opened.account()) {
            return body.apply(account);
        }
    }

    /** Reads an account's metrics, with what the data directory remembers of them. */
    MetricReader metrics(AwsAccount account) {
        return new MetricReader(
                account, new MetricHistory(dataDirectory(), account.label(), environment.clock()));
    }

    /** What the operator changed of the health rules. */
    HealthSettings healthSettings(List<HealthRule> rules) {
        return environment.healthSettings().read(dataDirectory(), rules);
    }

    /** The simulated account as the data directory keeps it. */
    CliEnvironment.Simulation simulation() {
        return environment.simulation().apply(dataDirectory());
    }

    /** Opens the window and stays until it is closed. */
    void openDesktop(DesktopRequest.Place place) {
        environment
                .desktop()
                .open(
                        new DesktopRequest(
                                options.account(), options.scope(), dataDirectory(), place));
    }

    /** A snapshot from the file, where one is named; else a fresh one of the account. */
    Snapshot snapshot(Optional<Path> file) {
        return file.map(SnapshotFile::read).orElseGet(() -> withAccount(this::discover));
    }

    /** Discovers the scope that the command line names, or the account's only project. */
    Snapshot discover(AwsAccount account) {
        return discover(account, Set.of());
    }

    /**
     * The same, and looks at these resources too.
     *
     * @param named what somebody outside of the account says is there
     */
    Snapshot discover(AwsAccount account, Set<Arn> named) {
        Scope scope = scope(account);
        return await(
                "discover " + scope.label(),
                context ->
                        environment
                                .discovery()
                                .discover(account, scope, named, dataDirectory(), context));
    }

    /** The scope that the command line names, or the account's only project. */
    Scope scope(AwsAccount account) {
        return options.scope().orElseGet(() -> onlyProject(account));
    }

    /** Runs something as a job, with its progress on the terminal, and waits for its end. */
    <T> T await(String name, Function<JobContext, T> body) {
        try (Jobs.Listening _ = environment.jobs().listen(this::showLog);
                Jobs.Listening _ = environment.jobs().listen(progress())) {
            return await(environment.jobs().start(name, body));
        }
    }

    /** Does something when the program is told to end, until that is taken back. */
    Jobs.Listening atShutdown(Runnable work) {
        return environment.jobs().atShutdown(work);
    }

    private static <T> T await(Job<T> job) {
        try {
            return job.await();
        } catch (InterruptedException e) {
            job.cancel();
            Thread.currentThread().interrupt();
            throw new UsageException("interrupted", e);
        }
    }

    private Consumer<JobEvent> progress() {
        return terminal().interactive() ? new ProgressLine(terminal().err()) : _ -> {};
    }

    private void showLog(JobEvent event) {
        if (event instanceof JobEvent.Logged logged) {
            say(Terminal.plain(logged.line()));
        }
    }

    // A command's result is read by scripts too: it does not guess which project was meant.
    private Scope onlyProject(AwsAccount account) {
        return switch (ScopeChoice.of(account)) {
            case Given(Scope scope) -> scope;
            case OnlyProject(String name) -> {
                say("Project " + Terminal.plain(name) + ": the only one in this account.");
                yield Scope.project(name);
            }
            case SeveralProjects(List<String> names) ->
                    throw new UsageException(
                            "this account has several projects; choose one with --project: "
                                    + String.join(
                                            ", ", names.stream().map(Terminal::plain).toList()));
            case NoProject(List<String> regions) ->
                    throw new UsageException(
                            "nothing in "
                                    + String.join(", ", regions)
                                    + " carries a Project tag;"
                                    + " give --tag KEY=VALUE or --all, or another --region");
        };
    }

    /** A line for the person. */
    void say(String line) {
        terminal().err().println(line);
    }

    /** A line of the result. */
    void print(String line) {
        terminal().out().println(line);
    }

    void printJson(JsonValue value) {
        try {
            JsonText.write(value, terminal().out(), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        terminal().out().print('\n');
        terminal().out().flush();
    }

    /** A JSON value on a line of its own, for results without an end. */
    void printJsonLine(JsonValue value) {
        print(JsonText.compact(value));
    }

    /** Whether nobody reads the results any more, as when they go to {@code head}. */
    boolean isOutputGone() {
        return terminal().out().checkError();
    }

    /** A table of the result: columns as wide as their widest cell, the last one free. */
    void printTable(List<List<String>> rows) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).codePointCount(0, row.get(i).length()));
            }
        }
        rows.forEach(row -> print(tableRow(row, widths)));
    }

    private static String tableRow(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            String cell = row.get(i);
            line.append(cell);
            if (i < row.size() - 1) {
                line.append(" ".repeat(widths[i] - cell.codePointCount(0, cell.length()) + 2));
            }
        }
        return line.toString().stripTrailing();
    }
}
