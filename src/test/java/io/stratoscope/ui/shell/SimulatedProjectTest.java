package io.stratoscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.aws.AwsFailures;
import io.stratoscope.diagram.ViewKind;
import io.stratoscope.diagram.plantuml.PlantUmlLayout;
import io.stratoscope.discovery.Discovery;
import io.stratoscope.discovery.DiscoveryException;
import io.stratoscope.discovery.DiscoveryRequest;
import io.stratoscope.model.AccountInfo;
import io.stratoscope.model.Failure;
import io.stratoscope.model.Scope;
import io.stratoscope.simulator.SimulatedAccount;
import io.stratoscope.ui.architecture.ArchitecturePorts;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.Optional;

/** The window on the whole simulated project, as an operator sees it: discovered, laid out and drawn by the program itself. */
class SimulatedProjectTest {

    private static final AccountInfo SIMULATED = new AccountInfo("", "simulated", true);

    private DesktopRobot window;

    @BeforeEach
    void startToolkit() throws Exception {
        window = new DesktopRobot();
    }

    @AfterEach
    void closeWindow() throws Exception {
        window.close();
    }

    @Test
    void showsTheFourViewsOfTheSimulatedProject() throws Exception {
        openOn(SimulatedAccount.immich(window.clock));
        window.awaitNode("#diagram");
        for (ViewKind view : ViewKind.values()) {
            window.robot.clickOn("#view-" + view.key());
            window.await(() -> window.diagram().shownView().equals(Optional.of(view)));
            window.picture("simulated-" + view.key() + "-light");
            window.robot.clickOn("#theme");
            window.picture("simulated-" + view.key() + "-dark");
            window.robot.clickOn("#theme");
        }
        assertThat(window.text("#account-badge")).isEqualTo("SIMULATED");
    }

    private void openOn(SimulatedAccount account) throws Exception {
        Discovery discovery = new Discovery(account, window.clock);
        window.open(
                new ArchitecturePorts(
                        (previous, job) ->
                                discovery.run(
                                        new DiscoveryRequest(
                                                Scope.project("immich"),
                                                account.regions(),
                                                previous),
                                        job),
                        ArchitecturePorts.DraftingPort.with(new PlantUmlLayout()),
                        (toSave, format, file) -> {},
                        SimulatedProjectTest::explain),
                SIMULATED);
    }

    private static Failure explain(Throwable thrown) {
        return thrown instanceof DiscoveryException refused
                ? refused.failure()
                : AwsFailures.of("", "", thrown);
    }
}
