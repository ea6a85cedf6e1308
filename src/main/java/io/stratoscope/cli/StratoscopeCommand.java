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
            "Without a command, the desktop opens.",
            "",
            "The account is that of --profile; else the one that AWS's environment variables choose"
                    + " (AWS_PROFILE, AWS_ACCESS_KEY_ID, AWS_WEB_IDENTITY_TOKEN_FILE or"
                    + " AWS_CONTAINER_CREDENTIALS_…; a region or an endpoint alone chooses none);"
                    + " else the simulated account, and that is said."
        },
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "Options may stand before or after the command; 'stratoscope COMMAND --help' says which it"
                    + " has of its own.",
            "",
            "Exit codes: 0 done, 1 a check failed, 2 wrong usage, 3 AWS refused or could not be"
                    + " reached, 70 a mistake in Stratoscope.",
            "",
            "For example:",
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
