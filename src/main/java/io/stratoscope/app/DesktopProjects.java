package io.stratoscope.app;

import io.stratoscope.aws.AccountException;
import io.stratoscope.aws.AwsAccount;
import io.stratoscope.aws.AwsFailures;
import io.stratoscope.backup.proof.ApiKey;
import io.stratoscope.backup.restore.Past;
import io.stratoscope.cost.PricesFile;
import io.stratoscope.diagram.LayoutException;
import io.stratoscope.diagram.view.Views;
import io.stratoscope.discovery.DiscoveryException;
import io.stratoscope.job.JobContext;
import io.stratoscope.logs.Insights;
import io.stratoscope.metrics.MetricHistory;
import io.stratoscope.metrics.MetricLook;
import io.stratoscope.metrics.MetricRange;
import io.stratoscope.metrics.MetricReader;
import io.stratoscope.model.AccountInfo;
import io.stratoscope.model.Failure;
import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;
import io.stratoscope.price.UnitPrice;
import io.stratoscope.provision.apply.Provisioning;
import io.stratoscope.settings.Settings.RememberedAccount;
import io.stratoscope.simulator.SimulatedAccount;
import io.stratoscope.store.AtomicFile;
import io.stratoscope.store.FileException;
import io.stratoscope.store.JournalFile;
import io.stratoscope.store.SnapshotStore;
import io.stratoscope.topology.Topology;
import io.stratoscope.ui.architecture.ArchitecturePorts;
import io.stratoscope.ui.export.ExportPorts;
import io.stratoscope.ui.export.FilePicker;
import io.stratoscope.ui.rehearse.RehearsalPort;
import io.stratoscope.ui.session.MetricsPort;
import io.stratoscope.ui.shell.ProjectServices;
import io.stratoscope.ui.shell.Watching;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** What a window needs of a project of an account. */
final class DesktopProjects {

    private final RememberedDiscovery discovery;
    private final SharedLayout layout;
    private final Path dataDirectory;
    private final Clock clock;
    private final Function<AwsAccount, Optional<ApiKey>> apiKeys;
    private final Consumer<Path> browser;

    /**
     * Projects of accounts.
     *
     * @param apiKeys with which the application of an account's project is asked
     * @param browser shows a file
     */
    DesktopProjects(
            RememberedDiscovery discovery,
            SharedLayout layout,
            Path dataDirectory,
            Clock clock,
            Function<AwsAccount, Optional<ApiKey>> apiKeys,
            Consumer<Path> browser) {
        this.discovery = discovery;
        this.layout = layout;
        this.dataDirectory = dataDirectory;
        this.clock = clock;
        this.apiKeys = apiKeys;
        this.browser = browser;
    }

    ProjectServices of(AwsAccount account, Scope scope, RememberedAccount remembered) {
        MetricReader metrics =
                new MetricReader(account, new MetricHistory(dataDirectory, account.label(), clock));
        return new ProjectServices(
                new AccountInfo("", account.label(), account.simulated()),
                scope,
                (_, context) -> discovery.run(account, scope, dataDirectory, context),
                DesktopProjects::explain,
                new ArchitecturePorts(
                        (snapshot, view, options) ->
                                layout.get()
                                        .draw(Views.project(Topology.of(snapshot), view, options)),
                        new ExportPorts(
                                diagram -> layout.get().draw(diagram),
                                DesktopProjects::save,
                                FilePicker.ofTheSystem())),
                account.guard(),
                Optional.of(
                        new Provisioning(
                                account,
                                clock,
                                Provisioning.waiting(account),
                                file -> new JournalFile(dataDirectory.resolve(file), clock),
                                new PricesFile(dataDirectory)::read)),
                remembered,
                new Watching(
                        Optional.of(new WatchedProject(account, metrics, dataDirectory, clock)),
                        Optional.of((wanted, job) -> measured(account, metrics, wanted, job)),
                        Optional.of(new AccountCosts(account, metrics, scope, dataDirectory)),
                        Optional.of(
                                new AccountLogPort(
                                        account, region -> usdAScannedGb(dataDirectory, region))),
                        Optional.of(
                                new DrilledBackups(
                                        new AccountBackups(
                                                account,
                                                Provisioning.waiting(account),
                                                file ->
                                                        new JournalFile(
                                                                dataDirectory.resolve(file), clock),
                                                new PricesFile(dataDirectory)::read,
                                                now -> past(account, now)),
                                        account,
                                        dataDirectory,
                                        Optional.of(drills(account)))),
                        rehearsal(account)));
    }

    private static Optional<BigDecimal> usdAScannedGb(Path dataDirectory, String region) {
        try {
            return new PricesFile(dataDirectory)
                    .read()
                    .price(Insights.PRICE, region)
                    .map(UnitPrice::usd);
        } catch (FileException e) {
            // The cost screen says what is wrong with the file; until then no price is known.
            return Optional.empty();
        }
    }

    private static MetricLook measured(
            AwsAccount account, MetricReader metrics, MetricsPort.Wanted wanted, JobContext job) {
        MetricLook look =
                MetricLook.at(
                        metrics,
                        Topology.of(wanted.snapshot()),
                        wanted.resource(),
                        MetricRange.last(wanted.last(), account.clock().instant()),
                        wanted.statistic(),
                        wanted.compare(),
                        job::cancelled);
        metrics.takeTrouble().ifPresent(job::log);
        return look;
    }

    private AccountDrills drills(AwsAccount account) {
        return new AccountDrills(
                account,
                clock,
                Provisioning.waiting(account),
                dataDirectory,
                new PricesFile(dataDirectory)::read,
                () -> apiKeys.apply(account),
                browser);
    }

    private Past past(AwsAccount account, Snapshot now) {
        SnapshotStore store = SnapshotStore.open(dataDirectory, clock);
        return new Past(now, so -> store.newest(account.label(), now.scope(), now.regions(), so));
    }

    private static Optional<RehearsalPort> rehearsal(AwsAccount account) {
        return account instanceof SimulatedAccount simulated
                ? Optional.of(new SimulatedRehearsal(simulated.disasters()))
                : Optional.empty();
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
            default -> AwsFailures.of(thrown);
        };
    }
}
