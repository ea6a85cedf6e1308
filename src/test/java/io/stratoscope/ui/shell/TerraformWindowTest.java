package io.stratoscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.diagram.Diagram.NodeStatus;
import io.stratoscope.diagram.ViewKind;
import io.stratoscope.simulator.SimulatedAccount;
import io.stratoscope.ui.TestExports;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Terraform's state beside the simulated project. */
class TerraformWindowTest {

    @TempDir private Path directory;
    private DesktopRobot window;

    @BeforeEach
    void window() throws Exception {
        window = new DesktopRobot();
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    private static String resource(String module, String type, String arn) {
        return """
        {"module": "%s", "mode": "managed", "type": "%s", "name": "this",
         "instances": [{"attributes": {"arn": "%s"}}]}
        """
                .formatted(module, type, arn);
    }

    @Test
    void theModulesAreThereToBePickedOnceAStateIsLoaded() throws Exception {
        Path file = directory.resolve("terraform.tfstate");
        SimulatedDesktop.open(
                window,
                SimulatedAccount.immich(window.clock),
                TestExports.cancelled(),
                _ -> Optional.of(file));
        assertThat(window.isShown("#view-modules")).isFalse();
        Files.writeString(
                file,
                "{\"version\": 4, \"serial\": 1, \"resources\": [%s, %s, %s]}"
                        .formatted(
                                resource("module.edge", "aws_lb", window.idOf("immich-alb")),
                                resource(
                                        "module.network",
                                        "aws_internet_gateway",
                                        window.idOf("immich-igw")),
                                resource(
                                        "module.network",
                                        "aws_nat_gateway",
                                        "arn:aws:ec2:eu-central-1:123456789012:natgateway/gone")));

        window.robot.push(KeyCode.CONTROL, KeyCode.K);
        window.settle();
        window.robot.write("compare with terraform");
        window.settle();
        window.robot.type(KeyCode.ENTER);
        window.await(() -> window.diagram().shownView().equals(Optional.of(ViewKind.MODULES)));
        window.pictures("modules");

        assertThat(window.drawing.diagram().nodes())
                .filteredOn(node -> node.status() == NodeStatus.MISSING)
                .singleElement()
                .matches(node -> node.label().equals("aws_nat_gateway.this"));
        window.robot.clickOn("#view-network");
        window.await(() -> window.diagram().shownView().equals(Optional.of(ViewKind.NETWORK)));
        window.robot.clickOn("#view-modules");
        window.await(() -> window.diagram().shownView().equals(Optional.of(ViewKind.MODULES)));
    }
}
