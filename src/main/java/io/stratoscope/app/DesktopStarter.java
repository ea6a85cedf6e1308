package io.stratoscope.app;

import io.stratoscope.aws.AccountException;
import io.stratoscope.aws.AwsAccount;
import io.stratoscope.aws.AwsFailures;
import io.stratoscope.cli.DesktopRequest;
import io.stratoscope.cli.OpenedAccount;
import io.stratoscope.cli.UsageException;
import io.stratoscope.diagram.LayoutException;
import io.stratoscope.diagram.view.Views;
import io.stratoscope.discovery.DiscoveryException;
import io.stratoscope.discovery.ScopeChoice;
import io.stratoscope.job.Jobs;
import io.stratoscope.model.AccountInfo;
import io.stratoscope.model.Failure;
import io.stratoscope.model.Scope;
import io.stratoscope.settings.Settings;
import io.stratoscope.store.AtomicFile;
import io.stratoscope.store.FileException;
import io.stratoscope.topology.Topology;
import io.stratoscope.ui.architecture.ArchitecturePorts;
import io.stratoscope.ui.control.IconSource;
import io.stratoscope.ui.export.ExportPorts;
import io.stratoscope.ui.export.FilePicker;
import io.stratoscope.ui.shell.DesktopApplication;
import io.stratoscope.ui.shell.DesktopServices;
import io.stratoscope.ui.shell.NoWindowException;
import io.stratoscope.ui.shell.ProjectServices;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;

/** Opens the window on an account. */
final class DesktopStarter {

    private static final String WITHOUT_A_WINDOW =
            "; without a window, try 'stratoscope discover' or 'stratoscope --help'";

    private final Accounts accounts;
    private final RememberedDiscovery discovery;
    private final SharedLayout layout;
    private final Jobs jobs;
    private final Clock clock;

    DesktopStarter(
            Accounts accounts,
            RememberedDiscovery discovery,
            SharedLayout layout,
            Jobs jobs,
            Clock clock) {
        this.accounts = accounts;
        this.discovery = discovery;
        this.layout = layout;
        this.jobs = jobs;
        this.clock = clock;
    }

    void open(DesktopRequest request) {
        DesktopApplication.whyNoWindow(System.getenv(), name -> System.getProperty(name, ""))
                .ifPresent(reason -> {
                    throw new UsageException(reason + WITHOUT_A_WINDOW);
                });
        OpenedAccount opened = accounts.open(request.account());
        opened.notice().ifPresent(System.err::println);
        try (AwsAccount account = opened.account()) {
            DesktopApplication.launch(services(account, request));
        } catch (NoWindowException e) {
            throw new UsageException(e.getMessage() + WITHOUT_A_WINDOW, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private DesktopServices services(AwsAccount account, DesktopRequest request) {
        Scope scope = request.scope().orElseGet(() -> defaultScope(account));
        ProjectServices project =
                new ProjectServices(
                        new AccountInfo("", account.label(), account.simulated()),
                        scope,
                        (_, context) ->
                                discovery.run(account, scope, request.dataDirectory(), context),
                        DesktopStarter::explain,
                        new ArchitecturePorts(
                                (snapshot, view, options) ->
                                        layout.get()
                                                .draw(
                                                        Views.project(
                                                                Topology.of(snapshot),
                                                                view,
                                                                options)),
                                new ExportPorts(
                                        diagram -> layout.get().draw(diagram),
                                        DesktopStarter::save,
                                        FilePicker.ofTheSystem())));
        return new DesktopServices(
                project,
                Settings.DEFAULT,
                settings -> {},
                IconSource.none(),
                address -> {},
                jobs,
                clock.withZone(ZoneId.systemDefault()));
    }

    private static Scope defaultScope(AwsAccount account) {
        DesktopScope chosen = DesktopScope.of(ScopeChoice.of(account));
        chosen.notice().ifPresent(System.err::println);
        return chosen.scope();
    }

    private static void save(byte[] content, Path file) throws IOException {
        try {
            AtomicFile.write(file, content);
        } catch (FileException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static Failure explain(Throwable thrown) {
        return switch (thrown) {
            case DiscoveryException e -> e.failure();
            case AccountException e -> e.failure();
            case LayoutException e ->
                    new Failure.Bug("the diagram could not be laid out: " + e.getMessage());
            default -> AwsFailures.of("", "", thrown);
        };
    }
}
