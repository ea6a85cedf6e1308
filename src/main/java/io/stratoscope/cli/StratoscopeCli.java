package io.stratoscope.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/** The command line: parses it, runs the command, and turns what happens into an exit code. */
public final class StratoscopeCli {

    private final CliEnvironment environment;

    public StratoscopeCli(CliEnvironment environment) {
        this.environment = environment;
    }

    /** All subcommands: a new one is one class and one line here. */
    private static List<Subcommand> subcommands() {
        return List.of(
                new DoctorCommand(),
                new ProjectsCommand(),
                new DiscoverCommand(),
                new DiagramCommand(),
                new BlastRadiusCommand(),
                new SpofCommand(),
                new HealthCommand(),
                new DiffCommand(),
                new CostCommand(),
                new LogsCommand(),
                new MetricsCommand(),
                new OpenCommand(),
                new ProvisionCommand(),
                new BackupCommand(),
                new RestoreCommand(),
                new DrillCommand(),
                new SimulateCommand());
    }

    /** Runs the command line; the result is the process's exit code. */
    public int run(String... arguments) {
        // Reading the annotations of all commands takes a tenth of a second, which the window need
        // not wait for.
        Optional<CommandLine> window = onlyTheWindow(arguments);
        CommandLine line = window.orElseGet(() -> line(subcommands()));
        return whole(line.execute(arguments), environment.terminal());
    }

    /** The command line without subcommands, where the arguments name none and are all understood. */
    private Optional<CommandLine> onlyTheWindow(String... arguments) {
        CommandLine line = line(List.of());
        try {
            ParseResult parsed = line.parseArgs(arguments);
            return parsed.isUsageHelpRequested() || parsed.isVersionHelpRequested()
                    ? Optional.empty()
                    : Optional.of(line);
        } catch (ParameterException _) {
            // A subcommand, or a mistake that only the whole command line can explain.
            return Optional.empty();
        }
    }

    private CommandLine line(List<Subcommand> subcommands) {
        StratoscopeCommand root = new StratoscopeCommand(environment);
        CommandLine line = new CommandLine(root);
        subcommands.forEach(command -> line.addSubcommand(withItsOwn(command)));
        Terminal terminal = environment.terminal();
        line.setOut(terminal.out())
                .setErr(terminal.err())
                .setColorScheme(
                        CommandLine.Help.defaultColorScheme(
                                terminal.outIsTerminal() ? Ansi.ON : Ansi.OFF))
                .setParameterExceptionHandler((e, _) -> wrongUsage(e, terminal.err()))
                .setExecutionExceptionHandler(
                        (e, _, _) -> Errors.report(e, terminal.err(), root.options.verbose).code());
        ArgumentTypes.register(line);
        HelpLayout.apply(line);
        return line;
    }

    private static CommandLine withItsOwn(Subcommand command) {
        CommandLine line = new CommandLine(command);
        line.getCommandSpec().versionProvider(new Version());
        command.subcommands().forEach(each -> line.addSubcommand(withItsOwn(each)));
        return line;
    }

    /** A result that did not arrive is no success. */
    private static int whole(int exitCode, Terminal terminal) {
        Optional<String> loss = terminal.loss();
        loss.ifPresent(reason ->
                terminal.err()
                        .println(
                                "stratoscope: cannot write to standard output: "
                                        + Terminal.plain(reason)
                                        + "; the result is not whole, write it elsewhere"));
        return loss.isPresent() && exitCode == ExitCode.DONE.code()
                ? ExitCode.USAGE.code()
                : exitCode;
    }

    private static int wrongUsage(ParameterException e, PrintWriter err) {
        @Nullable String command = e.getCommandLine().getCommandSpec().qualifiedName();
        err.println(
                "stratoscope: "
                        + Terminal.plain(UsageErrors.words(e))
                        + "; see '"
                        + command
                        + " --help'");
        return ExitCode.USAGE.code();
    }
}
