package io.stratoscope.ui.shell;

import io.stratoscope.app.AccountLogPort;
import io.stratoscope.diagram.plantuml.PlantUmlLayout;
import io.stratoscope.discovery.Discovery;
import io.stratoscope.discovery.DiscoveryRequest;
import io.stratoscope.health.Health;
import io.stratoscope.health.HealthHistory;
import io.stratoscope.health.HealthLook;
import io.stratoscope.health.HealthSettings;
import io.stratoscope.health.RememberedHealth;
import io.stratoscope.health.observe.Observers;
import io.stratoscope.health.rule.HealthRules;
import io.stratoscope.job.JobContext;
import io.stratoscope.logs.Insights;
import io.stratoscope.model.AccountInfo;
import io.stratoscope.model.Failure;
import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;
import io.stratoscope.price.PriceTable;
import io.stratoscope.price.UnitPrice;
import io.stratoscope.simulator.SimulatedAccount;
import io.stratoscope.ui.TestExports;
import io.stratoscope.ui.architecture.ArchitecturePorts;
import io.stratoscope.ui.architecture.ArchitecturePorts.DraftingPort;
import io.stratoscope.ui.backups.BackupPort;
import io.stratoscope.ui.control.FileChoice;
import io.stratoscope.ui.export.ExportPorts;
import io.stratoscope.ui.rehearse.RehearsalPort;
import io.stratoscope.ui.session.CostPort;
import io.stratoscope.ui.session.HealthPort;
import io.stratoscope.ui.session.MetricsPort;

import org.testfx.util.WaitForAsyncUtils;

import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The window on a simulated account, discovered and laid out by the program itself. */
final class SimulatedDesktop {

    private SimulatedDesktop() {}

    /** Opens it and waits until the diagram is there. */
    static void open(DesktopRobot window, SimulatedAccount account, ExportPorts exports)
            throws Exception {
        open(window, account, exports, _ -> Optional.empty());
    }

    /**
     * The same.
     *
     * @param states asks for a file with Terraform's state
     */
    static void open(
            DesktopRobot window, SimulatedAccount account, ExportPorts exports, FileChoice states)
            throws Exception {
        open(
                window,
                account,
                exports,
                states,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private record Watched(SimulatedAccount account, RememberedHealth memory)
            implements HealthPort {
        @Override
        public HealthLook look(Snapshot snapshot, JobContext job) {
            HealthLook look =
                    new Observers(account)
                            .look(snapshot, new Health(HealthRules.all()), HealthSettings.USUAL);
            memory.add(look, job::log);
            return look;
        }

        @Override
        public HealthHistory history(Snapshot snapshot, ZoneId zone) {
            return memory.history(
                    snapshot.account().label(), snapshot.scope(), account.clock().instant(), zone);
        }
    }

    /** The same, with its health looked at and remembered, and with what can break in it. */
    static void openWatched(
            DesktopRobot window,
            SimulatedAccount account,
            RememberedHealth memory,
            RehearsalPort rehearsal)
            throws Exception {
        open(
                window,
                account,
                TestExports.cancelled(),
                _ -> Optional.empty(),
                Optional.of(new Watched(account, memory)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(rehearsal));
    }

    /** The same, with what is measured of it. */
    static void openMeasured(
            DesktopRobot window, SimulatedAccount account, ExportPorts exports, MetricsPort metrics)
            throws Exception {
        open(
                window,
                account,
                exports,
                _ -> Optional.empty(),
                Optional.empty(),
                Optional.of(metrics),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same, with its cost counted. */
    static void openCounted(
            DesktopRobot window, SimulatedAccount account, CostPort costs, ExportPorts exports)
            throws Exception {
        open(
                window,
                account,
                exports,
                _ -> Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(costs),
                Optional.empty(),
                Optional.empty());
    }

    /** The same, with its backups, and with what can break in it. */
    static void openBackedUp(
            DesktopRobot window,
            SimulatedAccount account,
            BackupPort backups,
            RehearsalPort rehearsal)
            throws Exception {
        open(
                window,
                account,
                TestExports.cancelled(),
                _ -> Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(backups),
                Optional.of(rehearsal));
    }

    private static void open(
            DesktopRobot window,
            SimulatedAccount account,
            ExportPorts exports,
            FileChoice states,
            Optional<HealthPort> health,
            Optional<MetricsPort> metrics,
            Optional<CostPort> costs,
            Optional<BackupPort> backups,
            Optional<RehearsalPort> rehearsal)
            throws Exception {
        Scope immich = Scope.project("immich");
        Discovery discovery = new Discovery(account, window.clock);
        DraftingPort drafting = DraftingPort.with(new PlantUmlLayout());
        window.open(
                new ProjectServices(
                        new AccountInfo("", "simulated", true),
                        immich,
                        (previous, job) ->
                                discovery.run(
                                        new DiscoveryRequest(immich, account.regions(), previous),
                                        job),
                        thrown -> new Failure.Bug(String.valueOf(thrown.getMessage())),
                        new ArchitecturePorts(
                                (snapshot, view, options) -> {
                                    window.drawing = drafting.draw(snapshot, view, options);
                                    return window.drawing;
                                },
                                exports,
                                states),
                        account.guard(),
                        Optional.empty(),
                        DesktopRobot.REMEMBERED,
                        new Watching(
                                health,
                                metrics,
                                costs,
                                Optional.of(
                                        new AccountLogPort(
                                                account,
                                                region ->
                                                        PriceTable.shipped()
                                                                .price(Insights.PRICE, region)
                                                                .map(UnitPrice::usd))),
                                backups,
                                rehearsal)));
        // Discovery and layout share the machine with other builds.
        WaitForAsyncUtils.waitFor(90, TimeUnit.SECONDS, () -> window.isShown("#diagram"));
        window.awaitDiagram();
    }
}
