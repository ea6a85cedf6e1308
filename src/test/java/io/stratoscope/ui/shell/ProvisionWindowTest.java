package io.stratoscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.aws.AwsFailures;
import io.stratoscope.diagram.plantuml.PlantUmlLayout;
import io.stratoscope.discovery.Discovery;
import io.stratoscope.discovery.DiscoveryRequest;
import io.stratoscope.job.Journal;
import io.stratoscope.model.AccountInfo;
import io.stratoscope.model.Scope;
import io.stratoscope.provision.apply.Provisioning;
import io.stratoscope.provision.driver.Waiting;
import io.stratoscope.simulator.SimulatedAccount;
import io.stratoscope.store.JournalFile;
import io.stratoscope.ui.HeldJournal;
import io.stratoscope.ui.TestExports;
import io.stratoscope.ui.architecture.ArchitecturePorts;
import io.stratoscope.ui.architecture.ArchitecturePorts.DraftingPort;

import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.VpcAttributeName;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A stack from a blueprint to an empty account and away again, in the window. */
class ProvisionWindowTest {

    private static final String SMALL =
            """
            blueprint: small
            about: Keys and a network
            stack: ${name}
            parameters:
              name: {about: The stack's name; the names of its resources begin with it, default: photos}
              zones: {about: In how many availability zones it is, type: integer, default: 2}
              flow-log: {about: Whether traffic is logged, type: boolean, default: false}
            modules:
              kms: {keys: [files]}
              vpc:
                zones: ${zones}
                nat: one
                flow-log: ${flow-log}
            """;

    @TempDir private Path folder;
    private DesktopRobot window;
    private SimulatedAccount account;

    /** At zero once a step has begun. */
    private final CountDownLatch begun = new CountDownLatch(1);

    /** Lets steps go on; a test that looks at one that runs makes it another. */
    private CountDownLatch goOn = new CountDownLatch(0);

    @BeforeEach
    void open() throws Exception {
        window = new DesktopRobot();
        account = SimulatedAccount.empty(window.clock);
        Scope photos = Scope.project("photos");
        DraftingPort drafting = DraftingPort.with(new PlantUmlLayout());
        Discovery discovery = new Discovery(account, window.clock);
        window.open(
                new ProjectServices(
                        new AccountInfo("", "simulated", true),
                        photos,
                        (previous, job) ->
                                discovery.run(
                                        new DiscoveryRequest(photos, account.regions(), previous),
                                        job),
                        AwsFailures::of,
                        new ArchitecturePorts(drafting, TestExports.cancelled()),
                        account.guard(),
                        Optional.of(
                                new Provisioning(
                                        account,
                                        window.clock,
                                        new Waiting(Duration.ofSeconds(15), 40, _ -> {}),
                                        this::journal)),
                        DesktopRobot.REMEMBERED));
        window.robot.clickOn("#nav-provision");
        window.awaitNode("#provision-shipped");
    }

    private Journal journal(Path file) {
        return new HeldJournal(new JournalFile(folder.resolve(file), window.clock), begun, goOn);
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    @Test
    void aStackIsPlannedAppliedAndDestroyed() throws Exception {
        window.pictures("provision-empty");
        choose(SMALL);
        window.await(() -> !node("#provision-plan").isDisabled());
        window.robot.clickOn("#provision-plan");
        awaitMessage("The stack photos: ");

        assertThat(rows().getItems()).isNotEmpty();
        assertThat(window.text("#plan-price")).startsWith("It costs about $");
        assertThat(node("#provision-follow").isDisabled()).isTrue();
        assertThat(window.text("#provision-reason")).startsWith("Read-only: unlock");
        awaitMark("added");
        window.pictures("provision-plan");

        unlock();
        window.await(() -> !node("#provision-follow").isDisabled());
        window.robot.clickOn("#provision-follow");
        awaitMessage("The stack photos is as it is wanted.");
        assertThat(window.text("#provision-took")).startsWith("It took ");
        assertThat(window.isShown("#plan-extras")).isFalse();
        awaitMark("done");
        window.pictures("provision-applied");

        window.robot.clickOn("#provision-plan-removal");
        awaitMessage("The stack photos: ");
        assertThat(window.text("#provision-follow")).isEqualTo("Destroy");
        assertThat(window.text("#provision-reason")).startsWith("Data would be lost");
        awaitMark("removed");
        window.pictures("provision-removal");

        window.robot.clickOn("#provision-typed").write("photos");
        window.await(() -> !node("#provision-follow").isDisabled());
        window.robot.clickOn("#provision-follow");
        awaitMessage("Nothing of the stack photos is left.");
        window.pictures("provision-destroyed");
    }

    /** Of somebody else, in a table of the stack. */
    private static void addRoute(Ec2Client ec2) {
        Route out =
                ec2.describeRouteTables().routeTables().stream()
                        .flatMap(table -> table.routes().stream())
                        .filter(route -> String.valueOf(route.gatewayId()).startsWith("igw-"))
                        .findFirst()
                        .orElseThrow();
        String table =
                ec2.describeRouteTables().routeTables().stream()
                        .filter(each -> each.routes().contains(out))
                        .findFirst()
                        .orElseThrow()
                        .routeTableId();
        ec2.createRoute(request ->
                request.routeTableId(table)
                        .destinationCidrBlock("192.0.2.0/24")
                        .gatewayId(out.gatewayId()));
    }

    @Test
    void whatDriftedIsDrawnAsChangedAndMended() throws Exception {
        choose(SMALL);
        window.await(() -> !node("#provision-plan").isDisabled());
        window.robot.clickOn("#provision-plan");
        awaitMessage("The stack photos: ");
        unlock();
        window.robot.clickOn("#provision-follow");
        awaitMessage("The stack photos is as it is wanted.");

        Ec2Client ec2 = account.client(Ec2Client.class, SimulatedAccount.HOME_REGION);
        String vpc = ec2.describeVpcs().vpcs().getFirst().vpcId();
        ec2.modifyVpcAttribute(
                request -> request.vpcId(vpc).enableDnsHostnames(to -> to.value(false)));
        addRoute(ec2);
        window.robot.clickOn("#provision-plan");
        awaitMessage("The stack photos: 1 to update");
        awaitMark("changed");
        assertThat(window.robot.lookup("#plan-extras").queryListView().getItems()).hasSize(1);
        assertThat(window.isShown("#plan-extras")).isTrue();
        assertThat(window.text("#plan-price")).isNotBlank();
        window.pictures("provision-change");

        window.robot.clickOn("#provision-follow");
        awaitMessage("The stack photos is as it is wanted.");
        assertThat(
                        ec2.describeVpcAttribute(request ->
                                        request.vpcId(vpc)
                                                .attribute(VpcAttributeName.ENABLE_DNS_HOSTNAMES))
                                .enableDnsHostnames()
                                .value())
                .isTrue();
    }

    @Test
    void whatFailsStandsAtItsRowAndIsGoneOnWith() throws Exception {
        choose(SMALL);
        window.await(() -> !node("#provision-plan").isDisabled());
        window.robot.clickOn("#provision-plan");
        awaitMessage("The stack photos: ");
        account.faults().deny("ec2:CreateInternetGateway");
        unlock();
        window.robot.clickOn("#provision-follow");
        window.await(() -> window.text("#provision-follow").equals("Resume"));

        assertThat(window.text("#provision-trouble")).startsWith("1 failed: ");
        WaitForAsyncUtils.waitForAsyncFx(20_000, () -> rows().scrollTo(failedRow()));
        window.pictures("provision-failed");

        account.faults().clear();
        window.robot.clickOn("#provision-follow");
        awaitMessage("The stack photos is as it is wanted.");
        assertThat(window.text("#provision-trouble")).isEmpty();
    }

    @Test
    void whatRunsIsSeenAndCancelled() throws Exception {
        goOn = new CountDownLatch(1);
        choose(SMALL);
        window.await(() -> !node("#provision-plan").isDisabled());
        window.robot.clickOn("#provision-plan");
        awaitMessage("The stack photos: ");
        awaitMark("added");
        unlock();
        window.robot.clickOn("#provision-follow");
        begun.await();
        awaitMark("running");
        assertThat(node("#provision-follow").isDisabled()).isTrue();
        window.pictures("provision-running");

        window.robot.clickOn("#provision-cancel");
        awaitMessage("Stopping: ");
        goOn.countDown();
        window.await(() -> window.text("#provision-follow").equals("Resume"));
        assertThat(window.text("#provision-trouble")).startsWith("Stopped. ");
        window.pictures("provision-stopped");

        window.robot.clickOn("#provision-follow");
        awaitMessage("The stack photos is as it is wanted.");
    }

    @Test
    void whatIsWrongIsSaidInTheForm() throws Exception {
        choose(SMALL);
        window.await(() -> window.isShown("#field-zones"));
        write("#field-zones", "two");
        window.await(() -> window.isShown("#problem-zones"));
        assertThat(window.text("#problem-zones")).isEqualTo("\"two\" is no whole number for zones");
        assertThat(node("#provision-plan").isDisabled()).isTrue();

        write("#field-zones", "9");
        window.await(() -> !window.robot.lookup("#provision-problems .label").queryAll().isEmpty());
        assertThat(window.text("#provision-problems .label")).startsWith("Line 11, column 5: ");
        window.pictures("provision-wrong");
    }

    @Test
    void shippedBlueprintsAreChosenFromAList() throws Exception {
        ComboBox<?> shipped = window.robot.lookup("#provision-shipped").queryAs(ComboBox.class);
        WaitForAsyncUtils.waitForAsyncFx(20_000, () -> shipped.getSelectionModel().selectFirst());
        window.await(() -> window.isShown("#field-domain"));
        window.await(() -> !node("#provision-plan").isDisabled());

        assertThat(shipped.getValue()).isEqualTo("immich");
        window.pictures("provision-immich");
        window.robot.clickOn("#provision-plan");
        awaitMessage("The stack immich: ");
        awaitMark("added");
        window.pictures("provision-immich-plan");
    }

    private void choose(String blueprint) throws Exception {
        Path file = Files.writeString(folder.resolve("small.yaml"), blueprint);
        WaitForAsyncUtils.waitForAsyncFx(20_000, () -> window.desktop.get().dropped(List.of(file)));
        window.awaitNode("#field-name");
    }

    /** Waits until something on the diagram has this mark's frame. */
    private void awaitMark(String mark) throws Exception {
        window.await(() ->
                node("#provision-diagram").lookupAll(".mark-" + mark).stream()
                        .map(javafx.scene.shape.Path.class::cast)
                        .anyMatch(frame -> !frame.getElements().isEmpty()));
    }

    private void unlock() throws Exception {
        window.robot.clickOn("#lock");
        window.awaitNode("#unlock");
        window.robot.clickOn("#unlock");
        window.await(() -> window.text("#lock").startsWith("WRITING"));
    }

    private void write(String field, String text) {
        WaitForAsyncUtils.waitForAsyncFx(
                20_000,
                () -> window.robot.lookup(field).queryAs(TextInputControl.class).setText(text));
    }

    private Node node(String query) {
        return window.robot.lookup(query).query();
    }

    private ListView<?> rows() {
        return window.list("#plan-rows");
    }

    private int failedRow() {
        for (int i = 0; i < rows().getItems().size(); i++) {
            if (String.valueOf(rows().getItems().get(i)).contains("FAILED")) {
                return i;
            }
        }
        throw new AssertionError("no row failed");
    }

    // Discovery, layout and the work itself share the machine with other builds.
    private void awaitMessage(String beginning) throws Exception {
        WaitForAsyncUtils.waitFor(
                60,
                TimeUnit.SECONDS,
                () ->
                        window.isShown("#provision-message")
                                && window.text("#provision-message").startsWith(beginning));
        window.settle();
    }
}
