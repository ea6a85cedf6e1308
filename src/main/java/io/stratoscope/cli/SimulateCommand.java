package io.stratoscope.cli;

import picocli.CommandLine.Command;

import java.util.List;

/** What drives the simulated account. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = {
            "Drive the simulated account, which the data directory keeps: begin a new one, turn its clock, switch faults on."
        },
        footerHeading = "%nFor example:%n",
        footer = {
            "  stratoscope simulate status",
            "  stratoscope simulate clock --speed 60",
            "  stratoscope simulate fault lose-answer --action ec2:CreateVpc"
        })
final class SimulateCommand extends Subcommand {

    @Override
    List<Subcommand> subcommands() {
        return List.of(
                new SimulateStatusCommand(),
                new SimulateResetCommand(),
                new SimulateClockCommand(),
                new SimulateAdvanceCommand(),
                new SimulateFaultCommand());
    }

    @Override
    boolean looksAtAnAccount() {
        return false;
    }

    @Override
    ExitCode run(Session session) {
        throw new UsageException(
                "simulate needs a command: status, reset, clock, advance or fault; see 'stratoscope simulate --help'");
    }
}
