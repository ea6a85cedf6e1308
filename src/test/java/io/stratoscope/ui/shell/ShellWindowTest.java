package io.stratoscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.aws.WriteGuard;
import io.stratoscope.diagram.ViewKind;
import io.stratoscope.model.AccountInfo;
import io.stratoscope.model.Failure;
import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;
import io.stratoscope.settings.Settings.RememberedAccount;
import io.stratoscope.settings.Settings.ThemeChoice;
import io.stratoscope.ui.SampleProject;
import io.stratoscope.ui.TestExports;
import io.stratoscope.ui.architecture.ArchitecturePorts;
import io.stratoscope.ui.screen.Place;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** What is round the screens: switching the account, unlocking, settings, deep links, several windows. */
class ShellWindowTest {

    private static final Scope IMMICH = Scope.project("immich");
    private static final AccountInfo SIMULATED = new AccountInfo("", "simulated", true);
    private static final AccountInfo PROD = new AccountInfo("210987654321", "profile prod", false);

    private final WriteGuard guard = new WriteGuard();
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
    void switchingTheAccountWhileItIsReadDropsTheLateAnswer() throws Exception {
        CountDownLatch mayAnswer = new CountDownLatch(1);
        window.accounts = accounts();
        window.open(
                project(
                        SIMULATED,
                        () -> {
                            awaitLatch(mayAnswer);
                            return SampleProject.snapshot();
                        }));
        window.awaitNode("#cancel");

        window.robot.clickOn("#account-badge");
        window.await(() -> window.robot.lookup("Profile prod").tryQuery().isPresent());
        window.pictures("switcher-accounts");
        window.robot.clickOn("Profile prod");
        window.await(() -> window.robot.lookup("immich").tryQuery().isPresent());
        window.pictures("switcher-projects");
        window.robot.clickOn("immich");
        window.await(() -> window.text("#account-badge").equals("LIVE"));
        mayAnswer.countDown();
        window.awaitNode("#retry");

        assertThat(window.text("#account-badge")).isEqualTo("LIVE");
        assertThat(title()).contains("profile prod").doesNotContain("simulated");
        window.await(() ->
                window.remembered.stream()
                        .anyMatch(kept ->
                                kept.account()
                                        .flatMap(RememberedAccount::profile)
                                        .equals(Optional.of("prod"))));
    }

    @Test
    void unlockingALiveAccountTakesItsNameAndRunsOut() throws Exception {
        window.open(project(PROD, SampleProject::snapshot));
        window.awaitDiagram();
        assertThat(window.text("#lock")).isEqualTo("READ-ONLY");

        window.robot.clickOn("#lock");
        window.awaitNode("#lock-phrase");
        window.robot.clickOn("#lock-phrase").write("profile").type(KeyCode.ENTER);
        window.settle();
        assertThat(guard.isUnlocked()).isFalse();
        window.robot.write(" prod").type(KeyCode.ENTER);
        window.settle();

        assertThat(guard.isUnlocked()).isTrue();
        assertThat(window.text("#lock")).startsWith("WRITING");
        window.pictures("unlocked");
        window.robot.clickOn("#lock");
        window.settle();
        assertThat(guard.isUnlocked()).isFalse();
    }

    @Test
    void aDeepLinkOpensTheViewAtTheResource() throws Exception {
        window.start = new Place(Optional.of("immich-postgres"), Optional.of(ViewKind.SECURITY));
        window.drawing = SampleProject.drawing(ViewKind.SECURITY);
        window.open(project(SIMULATED, SampleProject::snapshot));
        window.awaitDiagram();

        assertThat(window.diagram().shownView()).contains(ViewKind.SECURITY);
        assertThat(window.text("#inspector-name")).isEqualTo("immich-postgres");
    }

    @Test
    void aDeepLinkToNothingSaysSo() throws Exception {
        window.start = new Place(Optional.of("no-such\nthing"), Optional.empty());
        window.open(project(SIMULATED, SampleProject::snapshot));
        window.awaitDiagram();

        assertThat(window.text("#notice")).startsWith("Nothing here is called no-such↵thing.");
    }

    @Test
    void severalNoticesAreDismissedAtOnceAndASingleOneByItsOwnButton() throws Exception {
        AtomicBoolean fails = new AtomicBoolean();
        window.start = new Place(Optional.of("no-such-thing"), Optional.empty());
        window.open(
                project(
                        SIMULATED,
                        () -> {
                            if (fails.get()) {
                                throw new IllegalStateException("no answer");
                            }
                            return SampleProject.snapshot();
                        }));
        window.awaitDiagram();
        window.awaitNode("#notice");
        window.await(() -> !shows("#dismiss-notices"));

        fails.set(true);
        window.robot.clickOn("#refresh");
        window.await(() -> shows("#dismiss-notices"));
        window.pictures("several-notices");
        window.robot.clickOn("#dismiss-notices");

        window.await(() -> !shows("#notice"));
        assertThat(shows("#dismiss-notices")).isFalse();
    }

    /** Whether it takes place in the window, with all round it. */
    private boolean shows(String query) {
        return window.robot.lookup(query).tryQuery().filter(this::visible).isPresent();
    }

    private boolean visible(Node node) {
        return node.isVisible() && (node.getParent() == null || visible(node.getParent()));
    }

    @Test
    void settingsTakeEffectAtOnceAndAreRemembered() throws Exception {
        window.open(project(SIMULATED, SampleProject::snapshot));
        window.awaitDiagram();
        window.robot.clickOn("#nav-settings");
        window.awaitNode("#settings");
        window.pictures("settings");

        window.robot.clickOn("#settings-theme-DARK");
        window.settle();
        window.picture("settings-dark");

        window.await(() ->
                window.remembered.stream()
                        .anyMatch(kept -> kept.look().theme() == ThemeChoice.DARK));
    }

    @Test
    void themeButtonTurnsTheWindowDarkAndThatIsRemembered() throws Exception {
        window.open(project(SIMULATED, SampleProject::snapshot));
        window.awaitDiagram();
        String light = window.robot.window(0).getScene().getUserAgentStylesheet();

        window.robot.clickOn("#theme");
        window.settle();

        assertThat(window.robot.window(0).getScene().getUserAgentStylesheet())
                .isNotEqualTo(light)
                .contains("dark");
        window.await(() ->
                window.remembered.stream()
                        .anyMatch(kept -> kept.look().theme() == ThemeChoice.DARK));
    }

    @Test
    void theKeyboardReachesEveryScreenAndAnotherWindow() throws Exception {
        window.open(project(SIMULATED, SampleProject::snapshot));
        window.awaitDiagram();

        window.robot
                .press(KeyCode.CONTROL, KeyCode.DIGIT3)
                .release(KeyCode.DIGIT3, KeyCode.CONTROL);
        window.awaitNode("#coverage");
        window.robot
                .press(KeyCode.CONTROL, KeyCode.DIGIT1)
                .release(KeyCode.DIGIT1, KeyCode.CONTROL);
        window.awaitNode("#diagram");
        long before = stages();
        window.robot.press(KeyCode.CONTROL, KeyCode.N).release(KeyCode.N, KeyCode.CONTROL);
        window.await(() -> stages() == before + 1);
    }

    @Test
    void undoGoesBackToTheViewBefore() throws Exception {
        window.open(project(SIMULATED, SampleProject::snapshot));
        window.awaitDiagram();
        window.robot.clickOn("#view-security");
        window.await(() -> window.diagram().shownView().equals(Optional.of(ViewKind.SECURITY)));

        window.robot.press(KeyCode.CONTROL, KeyCode.Z).release(KeyCode.Z, KeyCode.CONTROL);
        window.await(() -> window.diagram().shownView().equals(Optional.of(ViewKind.NETWORK)));
        window.robot.press(KeyCode.CONTROL, KeyCode.Y).release(KeyCode.Y, KeyCode.CONTROL);
        window.await(() -> window.diagram().shownView().equals(Optional.of(ViewKind.SECURITY)));
    }

    private static long stages() {
        return Window.getWindows().stream().filter(Stage.class::isInstance).count();
    }

    private String title() {
        return ((Stage) window.robot.window(0)).getTitle();
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ProjectServices project(
            AccountInfo account, java.util.function.Supplier<Snapshot> discovery) {
        return new ProjectServices(
                account,
                IMMICH,
                (previous, job) -> discovery.get(),
                thrown -> new Failure.Bug(String.valueOf(thrown.getMessage())),
                new ArchitecturePorts(
                        (snapshot, view, options) -> SampleProject.drawing(view),
                        TestExports.cancelled()),
                guard,
                Optional.empty(),
                new RememberedAccount(
                        account.simulated() ? Optional.empty() : Optional.of("prod"),
                        List.of(),
                        Optional.empty(),
                        Optional.of(IMMICH)));
    }

    private AccountsPort accounts() {
        return new AccountsPort() {
            @Override
            public List<Choice> choices() {
                return List.of(SwitcherViewModelTest.SIMULATED, SwitcherViewModelTest.PROD);
            }

            @Override
            public SortedMap<String, Integer> projects(Choice choice) {
                return new TreeMap<>(Map.of("immich", 87));
            }

            @Override
            public ProjectServices open(Choice choice, Scope scope) {
                return project(
                        PROD,
                        () -> {
                            throw new IllegalStateException("expired");
                        });
            }
        };
    }
}
