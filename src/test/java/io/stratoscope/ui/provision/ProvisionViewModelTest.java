package io.stratoscope.ui.provision;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Snapshot;
import io.stratoscope.simulator.SimulatedAccount;
import io.stratoscope.ui.HeldJournal;
import io.stratoscope.ui.diagram.DiagramIndex;
import io.stratoscope.ui.diagram.Mark;
import io.stratoscope.ui.provision.ProvisionViewModel.Phase;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.Tag;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A stack from its blueprint to an empty account and away again. */
class ProvisionViewModelTest {

    private static final String LOCKED =
            "Read-only: unlock the window first, with the badge READ-ONLY below.";

    @TempDir private Path folder;
    private @Nullable EmptyAccount account;

    @AfterEach
    void close() {
        if (account != null) {
            account.close();
        }
    }

    private EmptyAccount bench() {
        return Objects.requireNonNull(account);
    }

    private ProvisionViewModel begin() {
        account = new EmptyAccount(folder);
        return account.model;
    }

    /** The small stack is there, and the window knows it. */
    private ProvisionViewModel beginWithTheStack() throws Exception {
        ProvisionViewModel model = begin();
        bench().unlock();
        bench().plan();
        bench().follow();
        bench().until(() -> network().isPresent());
        return model;
    }

    private Optional<Arn> network() {
        return bench().session.snapshotProperty().get().map(Snapshot::resources).stream()
                .flatMap(List::stream)
                .filter(each -> each.type().equals(ResourceType.VPC))
                .map(Resource::arn)
                .findFirst();
    }

    @Test
    void thePlanIsShownAndChangesNothing() throws Exception {
        ProvisionViewModel model = begin();

        bench().plan();

        assertThat(model.phaseProperty().get()).isEqualTo(Phase.PLANNED);
        assertThat(bench().rows())
                .contains("waiting CREATE KeyFiles", "waiting CREATE Vpc")
                .allMatch(row -> row.startsWith("waiting CREATE"));
        assertThat(model.messageProperty().get()).startsWith("The stack photos: ");
        assertThat(model.planProperty().get().orElseThrow().monthlyUsd()).isEqualByComparingTo("1");
        assertThat(bench().account.guard().isUnlocked()).isFalse();
    }

    @Test
    void isReadOnlyUntilTheWindowIsUnlocked() throws Exception {
        ProvisionViewModel model = begin();
        bench().plan();
        assertThat(model.whyNotFollowProperty().get()).isEqualTo(LOCKED);

        model.follow();
        assertThat(model.phaseProperty().get()).isEqualTo(Phase.PLANNED);

        bench().unlock();
        assertThat(model.whyNotFollowProperty().get()).isEmpty();

        bench().lock.lock();
        assertThat(model.whyNotFollowProperty().get()).isEqualTo(LOCKED);
    }

    @Test
    void applyingDoesEveryRowAndRefreshesTheWindow() throws Exception {
        ProvisionViewModel model = begin();
        bench().unlock();
        bench().plan();

        bench().follow();

        assertThat(model.phaseProperty().get()).isEqualTo(Phase.COMPLETE);
        assertThat(bench().rows()).isNotEmpty().allMatch(row -> row.startsWith("done CREATE"));
        assertThat(model.messageProperty().get()).isEqualTo("The stack photos is as it is wanted.");
        assertThat(model.tookProperty().get())
                .startsWith("It took ")
                .contains("; the longest chain of steps");
        assertThat(model.troubleProperty().get()).isEmpty();
        bench().until(() -> network().isPresent());
        assertThat(bench().journal()).isNotEmpty();

        bench().plan();
        assertThat(model.rows()).isEmpty();
        assertThat(model.tookProperty().get()).isEmpty(); // nothing was done yet
        assertThat(model.extras()).isEmpty();
        assertThat(model.whyNotFollowProperty().get()).isEqualTo("There is nothing to do.");
    }

    @Test
    void aFormThatHasChangedSinceNeedsAnotherPlan() throws Exception {
        ProvisionViewModel model = begin();
        bench().unlock();
        bench().plan();

        bench().set("zones", "3");
        assertThat(model.whyNotFollowProperty().get())
                .isEqualTo("The form has changed since this plan was made: plan again.");

        bench().set("zones", "2");
        assertThat(model.whyNotFollowProperty().get()).isEmpty();
    }

    @Test
    void whatFailsSaysWhyAndIsGoneOnWith() throws Exception {
        ProvisionViewModel model = begin();
        bench().unlock();
        bench().plan();
        bench().account.faults().deny("ec2:CreateInternetGateway");

        bench().follow();

        assertThat(model.phaseProperty().get()).isEqualTo(Phase.STOPPED);
        PlanRow failed =
                model.rows().stream()
                        .filter(row -> row.state() == PlanRow.State.FAILED)
                        .findFirst()
                        .orElseThrow();
        assertThat(failed.change().type()).isEqualTo("AWS::EC2::InternetGateway");
        assertThat(failed.trouble())
                .contains("ec2:CreateInternetGateway", "attach a policy with the statement");
        assertThat(model.troubleProperty().get())
                .startsWith("1 failed: ")
                .contains("not begun")
                .endsWith("Resume goes on where it stopped.");
        assertThat(bench().rows()).contains("done CREATE Vpc");

        bench().account.faults().clear();
        bench().follow();

        assertThat(model.phaseProperty().get()).isEqualTo(Phase.COMPLETE);
        assertThat(bench().rows()).allMatch(row -> row.startsWith("done"));
        assertThat(model.troubleProperty().get()).isEmpty();
    }

    @Test
    void cancellingFinishesWhatWasBegunAndResumingDoesTheRest() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        account = new EmptyAccount(folder, journal -> new HeldJournal(journal, begun, goOn));
        ProvisionViewModel model = bench().model;
        bench().unlock();
        bench().plan();

        model.follow();
        begun.await();
        model.cancel();
        assertThat(model.phaseProperty().get()).isEqualTo(Phase.STOPPING);
        goOn.countDown();
        bench().untilItEnds();

        assertThat(model.phaseProperty().get()).isEqualTo(Phase.STOPPED);
        assertThat(model.troubleProperty().get())
                .startsWith("Stopped. ")
                .contains("not begun")
                .endsWith("Resume goes on where it stopped.");
        assertThat(bench().rows()).anyMatch(row -> row.startsWith("waiting"));

        bench().follow();

        assertThat(model.phaseProperty().get()).isEqualTo(Phase.COMPLETE);
        assertThat(bench().rows()).allMatch(row -> row.startsWith("done"));
    }

    @Test
    void anAccountThatHasMovedOnNeedsAnotherPlan() throws Exception {
        ProvisionViewModel model = begin();
        bench().unlock();
        bench().plan();
        // Another window, or the command line, makes something of the stack meanwhile.
        bench().account
                .client(KmsClient.class, SimulatedAccount.HOME_REGION)
                .createKey(request ->
                        request.tags(
                                tag("Project", "photos"),
                                tag("stratoscope:stack", "photos"),
                                tag("stratoscope:id", "KeyFiles")));

        bench().follow();

        assertThat(model.phaseProperty().get()).isEqualTo(Phase.STOPPED);
        assertThat(model.troubleProperty().get())
                .startsWith("Broken off: the account has moved on since this plan was made")
                .endsWith("make a new plan");
        assertThat(bench().rows()).allMatch(row -> row.startsWith("waiting"));
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().tagKey(key).tagValue(value).build();
    }

    @Test
    void destroyingShowsAllThatGoesAndTakesTheNameWhereDataAreLost() throws Exception {
        ProvisionViewModel model = beginWithTheStack();
        int made = model.rows().size();

        model.planToRemove();
        bench().until(() -> model.phaseProperty().get() == Phase.PLANNED);

        assertThat(bench().rows())
                .hasSize(made)
                .anyMatch(row -> row.startsWith("waiting DELETE KeyFiles"))
                .anyMatch(row -> row.startsWith("waiting DELETE Vpc"))
                .allMatch(row -> row.startsWith("waiting DELETE"));
        assertThat(model.losesData()).isTrue();
        assertThat(model.whyNotFollowProperty().get())
                .isEqualTo("Data would be lost: type the stack's name to allow that.");
        model.typedNameProperty().set("photo");
        model.follow();
        assertThat(model.phaseProperty().get()).isEqualTo(Phase.PLANNED);

        model.typedNameProperty().set("photos");
        bench().follow();

        assertThat(model.phaseProperty().get()).isEqualTo(Phase.COMPLETE);
        assertThat(model.messageProperty().get()).isEqualTo("Nothing of the stack photos is left.");
        assertThat(bench().rows()).allMatch(row -> row.startsWith("done DELETE"));
        bench().until(() -> network().isEmpty());
    }

    @Test
    void aStackNeedsANameToBeRemoved() {
        ProvisionViewModel model = begin();
        assertThat(model.whyNotRemoveProperty().get()).isEqualTo("Name the stack to remove.");

        model.stackNameProperty().set("../photos");
        assertThat(model.whyNotRemoveProperty().get()).isEqualTo("Name the stack to remove.");

        model.stackNameProperty().set("photos");
        assertThat(model.whyNotRemoveProperty().get()).isEmpty();
    }

    @Test
    void whatIsThereIsMarkedOnTheDiagramAndWhatIsNotIsListed() throws Exception {
        ProvisionViewModel model = beginWithTheStack();
        Arn vpc = network().orElseThrow();
        bench().until(() ->
                model.diagram()
                        .diagram()
                        .indexProperty()
                        .get()
                        .filter(index -> index.element(vpc).isPresent())
                        .isPresent());
        assertThat(model.diagram().diagram().marksProperty().get()).containsEntry(vpc, Mark.DONE);

        model.planToRemove();
        bench().until(() -> model.phaseProperty().get() == Phase.PLANNED);

        assertThat(model.diagram().diagram().marksProperty().get())
                .containsEntry(vpc, Mark.REMOVED);
        assertThat(model.diagram().elsewhereProperty().get())
                .extracting(row -> row.change().id())
                .anyMatch(id -> id.startsWith("AWS::KMS::Alias"))
                .noneMatch(id -> id.startsWith("Vpc "));
    }

    @Test
    void whatIsToBeCreatedIsOnTheDiagramBeforeItIsThere() throws Exception {
        ProvisionViewModel model = begin();
        bench().session.refresh();
        bench().until(() -> bench().session.snapshotProperty().get().isPresent());
        bench().plan();
        bench().until(() -> drawn().contains("Vpc"));

        assertThat(model.diagram().diagram().marksProperty().get().values())
                .isNotEmpty()
                .containsOnly(Mark.ADDED);
        assertThat(drawn()).contains("Vpc", "PublicSubnetA", "InternetGateway", "S3Endpoint");
        assertThat(model.diagram().elsewhereProperty().get())
                .extracting(row -> row.change().id())
                .contains("KeyFiles")
                .doesNotContain("Vpc");
    }

    @Test
    void whatIsPlannedIsOnTheDiagramOnceWhenItIsThere() throws Exception {
        beginWithTheStack();
        Arn vpc = network().orElseThrow();
        bench().until(() -> index().filter(it -> it.element(vpc).isPresent()).isPresent());

        assertThat(index().orElseThrow().drawing().diagram().allElements())
                .filteredOn(each ->
                        each.resource().filter(arn -> arn.resourceKind().equals("vpc")).isPresent())
                .hasSize(1);
    }

    /** Logical ids of the changes that the diagram shows. */
    private List<String> drawn() {
        List<PlanRow> others = bench().model.diagram().elsewhereProperty().get();
        return bench().model.rows().stream()
                .filter(row -> !others.contains(row))
                .map(row -> row.change().id())
                .toList();
    }

    private Optional<DiagramIndex> index() {
        return bench().model.diagram().diagram().indexProperty().get();
    }

    @Test
    void theShippedStackIsAppliedAndDestroyed() throws Exception {
        ProvisionViewModel model = begin();
        bench().unlock();
        model.form().choose("immich");
        bench().checked();
        bench().plan();
        bench().follow();

        assertThat(model.troubleProperty().get()).isEmpty();
        assertThat(model.phaseProperty().get()).isEqualTo(Phase.COMPLETE);

        model.planToRemove();
        bench().until(() -> model.phaseProperty().get() == Phase.PLANNED);
        model.typedNameProperty().set("immich");
        bench().follow();

        assertThat(model.troubleProperty().get()).isEmpty();
        assertThat(model.messageProperty().get()).isEqualTo("Nothing of the stack immich is left.");
    }

    @Test
    void whatCannotBeReadIsSaidAndThereIsNoPlan() throws Exception {
        ProvisionViewModel model = begin();
        bench().account.faults().deny("ec2:DescribeVpcs");

        bench().plan();

        assertThat(model.phaseProperty().get()).isEqualTo(Phase.NOTHING);
        assertThat(model.troubleProperty().get())
                .startsWith("There is no plan: ")
                .contains("ec2:DescribeVpcs");
        assertThat(model.whyNotFollowProperty().get()).isEqualTo("There is nothing to do.");
    }
}
