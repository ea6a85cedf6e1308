package io.stratoscope.cli;

import io.stratoscope.diagram.ViewKind;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.Optional;

/** Opens the window at a resource: a deep link for tickets, run books and chat. */
@Command(
        name = "open",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = "Open the desktop at a resource and a view.",
        footerHeading = "%nFor example:%n",
        footer = {"  stratoscope open --simulate immich-database --view network"})
final class OpenCommand extends Subcommand {

    @Parameters(
            arity = "0..1",
            paramLabel = "ARN|NAME",
            description = "The resource's ARN, id or name; none: the project as a whole.")
    @Nullable String subject;

    @Option(
            names = "--view",
            paramLabel = "V",
            description = "network, dataflow, security or all. Default: the view shown last.")
    @Nullable String view;

    private static ViewKind ofSnapshot(ViewKind view) {
        if (view.needsState()) {
            throw new UsageException(
                    "the window has this view once a state is loaded there (Ctrl+K, Compare with Terraform's"
                            + " state); draw it without a window with: stratoscope diagram --view "
                            + view.key()
                            + " --terraform-state terraform.tfstate");
        }
        return view;
    }

    @Override
    ExitCode run(Session session) {
        if (session.options().json) {
            throw new UsageException(
                    "--json does not go with open: it opens a window, and prints nothing");
        }
        session.openDesktop(
                new DesktopRequest.Place(
                        Optional.ofNullable(subject),
                        Optional.ofNullable(view)
                                .map(ViewOption::read)
                                .map(OpenCommand::ofSnapshot)));
        return ExitCode.DONE;
    }
}
