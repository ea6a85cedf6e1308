package io.stratoscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.aws.WriteGuard;
import io.stratoscope.model.AccountInfo;
import io.stratoscope.model.Failure;
import io.stratoscope.model.Scope;
import io.stratoscope.ui.SampleProject;
import io.stratoscope.ui.TestExports;
import io.stratoscope.ui.TestSession;
import io.stratoscope.ui.architecture.ArchitecturePorts;
import io.stratoscope.ui.shell.SwitcherViewModel.Project;
import io.stratoscope.ui.shell.SwitcherViewModel.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

class SwitcherViewModelTest {

    static final AccountsPort.Choice SIMULATED =
            new AccountsPort.Choice("Simulated account", true, Optional.empty());
    static final AccountsPort.Choice PROD =
            new AccountsPort.Choice("Profile prod", false, Optional.of("prod"));

    private static final Scope IMMICH = Scope.project("immich");

    /** Two accounts; the second has two projects and cannot open the one named broken. */
    private static final class TwoAccounts implements AccountsPort {
        @Override
        public List<Choice> choices() {
            return List.of(SIMULATED, PROD);
        }

        @Override
        public SortedMap<String, Integer> projects(Choice choice) {
            if (choice.simulated()) {
                throw new IllegalStateException("no tags to be had");
            }
            return new TreeMap<>(Map.of("broken", 3, "immich", 87));
        }

        @Override
        public ProjectServices open(Choice choice, Scope scope) {
            if (scope.equals(Scope.project("broken"))) {
                throw new IllegalStateException("expired");
            }
            return new ProjectServices(
                    new AccountInfo("210987654321", "profile prod", false),
                    scope,
                    (previous, job) -> SampleProject.snapshot(),
                    thrown -> new Failure.Bug("x"),
                    new ArchitecturePorts(
                            (snapshot, view, options) -> SampleProject.drawing(view),
                            TestExports.cancelled()),
                    new WriteGuard(),
                    Optional.empty(),
                    DesktopRobot.REMEMBERED);
        }
    }

    private final TestSession window = new TestSession();
    private final List<ProjectServices> opened = new ArrayList<>();
    private final SwitcherViewModel model =
            new SwitcherViewModel(window.session, new TwoAccounts(), opened::add);

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void firstTheAccountThenItsProjectThenItIsOpened() throws Exception {
        model.openProperty().set(true);
        assertThat(model.stageProperty().get()).isInstanceOf(Stage.Waiting.class);
        window.handOver();
        assertThat(model.stageProperty().get())
                .isEqualTo(new Stage.PickAccount(List.of(SIMULATED, PROD)));

        model.choose(PROD);
        window.handOver();
        assertThat(model.stageProperty().get())
                .isEqualTo(
                        new Stage.PickProject(
                                PROD,
                                List.of(
                                        new Project(Scope.project("broken"), 3),
                                        new Project(Scope.project("immich"), 87),
                                        new Project(new Scope.Everything(), -1))));

        model.choose(PROD, new Project(Scope.project("immich"), 87));
        window.handOver();
        assertThat(opened).extracting(ProjectServices::scope).containsExactly(IMMICH);
        assertThat(model.openProperty().get()).isFalse();
    }

    @Test
    void anAccountThatCannotBeReadSaysWhyAndLeadsBack() throws Exception {
        model.openProperty().set(true);
        window.handOver();
        model.choose(SIMULATED);
        window.handOver();

        assertThat(model.stageProperty().get())
                .isEqualTo(
                        new Stage.Failed(
                                "The account could not be read",
                                new Failure.Bug("no tags to be had")));
        model.listAccounts();
        window.handOver();
        assertThat(model.stageProperty().get()).isInstanceOf(Stage.PickAccount.class);
    }

    @Test
    void whatCannotBeOpenedLeavesTheWindowAsItIs() throws Exception {
        model.openProperty().set(true);
        window.handOver();
        model.choose(PROD, new Project(Scope.project("broken"), 3));
        window.handOver();

        assertThat(opened).isEmpty();
        assertThat(model.stageProperty().get()).isInstanceOf(Stage.Failed.class);
        assertThat(model.openProperty().get()).isTrue();
    }

    @Test
    void closingItTakesTheQuestionBack() throws Exception {
        model.openProperty().set(true);
        window.handOver();
        model.choose(PROD, new Project(IMMICH, 87));
        model.openProperty().set(false);
        window.handOver();

        assertThat(opened).isEmpty();
    }
}
