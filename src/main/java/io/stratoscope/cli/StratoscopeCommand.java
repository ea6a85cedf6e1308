package io.stratoscope.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The program without a command: the desktop. */
@Command(
        name = "stratoscope",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        usageHelpAutoWidth = true,
        header = "Sees, draws and checks one tagged project on AWS.",
        description = {
            "",
            "Without a command, the desktop opens. With neither --simulate nor --profile nor AWS"
                    + " environment variables, the simulated account is used.",
            ""
        },
        commandListHeading = "%nCommands:%n",
        optionListHeading = "Options:%n",
        footer = {
            "",
            "Exit codes: 0 done, 1 a check failed, 2 wrong usage, 3 AWS refused or could not be reached.",
            "",
            "Try:",
            "  stratoscope discover --simulate",
            "  stratoscope diagram --simulate --view dataflow -o immich.svg",
            "  stratoscope doctor --profile my-profile"
        })
final class StratoscopeCommand implements Runnable {

    @Mixin final GlobalOptions options = new GlobalOptions();

    private final CliEnvironment environment;

    StratoscopeCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    Session session() {
        return new Session(environment, options);
    }

    @Override
    public void run() {
        if (options.json) {
            throw new UsageException(
                    "--json needs a command, for example 'stratoscope discover --json'");
        }
        session().openDesktop(DesktopRequest.Place.ANYWHERE);
    }
}
