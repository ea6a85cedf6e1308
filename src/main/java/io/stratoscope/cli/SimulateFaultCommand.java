package io.stratoscope.cli;

import io.stratoscope.aws.KnownQuota;
import io.stratoscope.model.NearNames;
import io.stratoscope.simulator.KeptAccount;
import io.stratoscope.simulator.SwitchedFault;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.List;
import java.util.stream.Collectors;

/** Switches a fault of the simulated account on or off. */
@Command(
        name = "fault",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = {
            "Switch a fault of the simulated account on or off. It stays on until it is switched off."
        },
        footerHeading = "%nFor example:%n",
        footer = {
            "  stratoscope simulate fault --list",
            "  stratoscope simulate fault throttle --action ecs:*",
            "  stratoscope simulate fault throttle --action ecs:* --off",
            "  stratoscope simulate fault quota --action L-F678F1CE --nth 2"
        })
final class SimulateFaultCommand extends Subcommand {

    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "Which fault.")
    @Nullable String name;

    @Option(names = "--list", description = "List the faults that there are.")
    boolean list;

    @Option(
            names = "--action",
            paramLabel = "ACTION",
            description =
                    "What it strikes: ecs:DescribeServices, ecs:* or *; of a quota, its code. Default: *.")
    String action = "*";

    @Option(
            names = "--nth",
            paramLabel = "N",
            description =
                    "Which call from now on, where it strikes one; of a quota, how many. Default: 1.")
    int nth = 1;

    @Option(names = "--off", description = "Switch it off.")
    boolean off;

    @Override
    boolean looksAtAnAccount() {
        return false;
    }

    @Override
    ExitCode run(Session session) {
        if (list) {
            session.printTable(
                    SwitchedFault.NAMED.stream()
                            .map(named -> List.of(named.name(), named.about()))
                            .toList());
            return ExitCode.DONE;
        }
        if (name == null) {
            throw new UsageException("which fault? 'stratoscope simulate fault --list' lists them");
        }
        if (!KeptAccount.faultNames().contains(name)) {
            throw new UsageException(
                    "there is no fault "
                            + Terminal.plain(name)
                            + "; "
                            + NearNames.hint(name, KeptAccount.faultNames()));
        }
        if (nth < 1) {
            throw new UsageException("--nth counts from 1, the next call");
        }
        if (name.equals("quota")) {
            checkQuota();
        }
        KeptAccount kept = session.simulation().open();
        kept.fault(new SwitchedFault(name, action, nth), !off);
        SimulateStatusCommand.print(session, kept);
        if (!off) {
            boolean unseen =
                    kept.account().disasters().ofBackups().stream()
                            .anyMatch(fault -> fault.name().equals(name));
            session.say(
                    "Now "
                            + about(name)
                            + (unseen
                                    ? ". Only a restore shows what follows; --off switches it off."
                                    : ". 'stratoscope health --simulate' says what follows; --off"
                                            + " switches it off."));
        }
        return ExitCode.DONE;
    }

    private static String about(String name) {
        return SwitchedFault.NAMED.stream()
                .filter(named -> named.name().equals(name))
                .map(SwitchedFault.Named::about)
                .findFirst()
                .orElseThrow();
    }

    private void checkQuota() {
        if (KnownQuota.all().stream().noneMatch(quota -> quota.code().equals(action))) {
            throw new UsageException(
                    "which quota? Give its code with --action: "
                            + KnownQuota.all().stream()
                                    .map(quota -> quota.code() + " (" + quota.title() + ")")
                                    .collect(Collectors.joining(", ")));
        }
    }
}
