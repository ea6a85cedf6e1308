package io.stratoscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.efs.model.AccessPointAlreadyExistsException;
import software.amazon.awssdk.services.efs.model.BadRequestException;
import software.amazon.awssdk.services.efs.model.FileSystemAlreadyExistsException;
import software.amazon.awssdk.services.efs.model.FileSystemDescription;
import software.amazon.awssdk.services.efs.model.FileSystemInUseException;
import software.amazon.awssdk.services.efs.model.FileSystemNotFoundException;
import software.amazon.awssdk.services.efs.model.IncorrectFileSystemLifeCycleStateException;
import software.amazon.awssdk.services.efs.model.LifeCycleState;
import software.amazon.awssdk.services.efs.model.LifecyclePolicy;
import software.amazon.awssdk.services.efs.model.MountTargetConflictException;
import software.amazon.awssdk.services.efs.model.MountTargetDescription;
import software.amazon.awssdk.services.efs.model.Tag;
import software.amazon.awssdk.services.efs.model.TransitionToIARules;

import java.time.Duration;
import java.util.List;

final class SimulatedEfsTest {

    private final EfsClient efs =
            TestAccounts.immich().client(EfsClient.class, TestAccounts.REGION);
    private final FileSystemDescription library =
            efs.describeFileSystems().fileSystems().getFirst();

    private List<MountTargetDescription> targets() {
        return efs.describeMountTargets(request -> request.fileSystemId(library.fileSystemId()))
                .mountTargets();
    }

    @Test
    void describesTheFileSystemWithTagsAndNumberOfMountTargets() {
        assertThat(library.name()).isEqualTo("immich-library");
        assertThat(library.encrypted()).isTrue();
        assertThat(library.numberOfMountTargets()).isEqualTo(2);
        assertThat(library.tags()).extracting(Tag::key).contains("Project");
    }

    @Test
    void mountTargetsAreFoundByFileSystemAndAccessPointButNotAllAtOnce() {
        String point =
                efs.describeAccessPoints(request -> {}).accessPoints().getFirst().accessPointId();

        assertThat(efs.describeMountTargets(request -> request.accessPointId(point)).mountTargets())
                .isEqualTo(targets());
        assertThatThrownBy(() -> efs.describeMountTargets(request -> {}))
                .isInstanceOf(BadRequestException.class);
        assertThatThrownBy(() -> efs.describeMountTargets(request -> request.fileSystemId("fs-0")))
                .isInstanceOf(FileSystemNotFoundException.class);
    }

    @Test
    void aZoneHoldsOneMountTargetOnly() {
        MountTargetDescription first = targets().getFirst();
        assertThatThrownBy(() ->
                        efs.createMountTarget(request ->
                                request.fileSystemId(first.fileSystemId())
                                        .subnetId(first.subnetId())))
                .isInstanceOf(MountTargetConflictException.class);
    }

    @Test
    void aFileSystemGoesAfterItsMountTargets() {
        assertThatThrownBy(() ->
                        efs.deleteFileSystem(
                                request -> request.fileSystemId(library.fileSystemId())))
                .isInstanceOf(FileSystemInUseException.class);
        targets()
                .forEach(target ->
                        efs.deleteMountTarget(
                                request -> request.mountTargetId(target.mountTargetId())));
        efs.deleteFileSystem(request -> request.fileSystemId(library.fileSystemId()));

        assertThat(efs.describeFileSystems().fileSystems()).isEmpty();
        assertThat(efs.describeAccessPoints(request -> {}).accessPoints()).isEmpty();
    }

    @Test
    void knowsItsSecurityGroupsAndLifecycle() {
        String target = targets().getFirst().mountTargetId();
        assertThat(
                        efs.describeMountTargetSecurityGroups(
                                        request -> request.mountTargetId(target))
                                .securityGroups())
                .hasSize(1);
        assertThat(
                        efs.describeLifecycleConfiguration(
                                        request -> request.fileSystemId(library.fileSystemId()))
                                .lifecyclePolicies())
                .extracting(LifecyclePolicy::transitionToIA)
                .containsExactly(TransitionToIARules.AFTER_30_DAYS);
    }

    @Test
    void whatTakesTimeIsNotUsableAtOnce() {
        TurnedClock clock = new TurnedClock();
        EfsClient slow =
                SimulatedNetworks.unlocked(clock)
                        .takingTime(true)
                        .client(EfsClient.class, TestAccounts.REGION);
        String id = slow.createFileSystem(request -> request.creationToken("a")).fileSystemId();
        assertThatThrownBy(() -> slow.createAccessPoint(request -> request.fileSystemId(id)))
                .isInstanceOf(IncorrectFileSystemLifeCycleStateException.class);

        clock.turn(Duration.ofMinutes(1));
        slow.createAccessPoint(request -> request.fileSystemId(id));
        slow.deleteFileSystem(request -> request.fileSystemId(id));
        assertThat(slow.describeFileSystems().fileSystems())
                .extracting(FileSystemDescription::lifeCycleState)
                .containsExactly(LifeCycleState.DELETING);

        clock.turn(Duration.ofMinutes(2));
        assertThat(slow.describeFileSystems().fileSystems()).isEmpty();
        assertThat(slow.describeAccessPoints(request -> {}).accessPoints()).isEmpty();
    }

    @Test
    void aTokenMakesOneOnly() {
        assertThatThrownBy(() ->
                        efs.createFileSystem(
                                request -> request.creationToken(library.creationToken())))
                .isInstanceOfSatisfying(
                        FileSystemAlreadyExistsException.class,
                        e -> assertThat(e.fileSystemId()).isEqualTo(library.fileSystemId()));
        String token =
                efs.describeAccessPoints(request -> request.fileSystemId(library.fileSystemId()))
                        .accessPoints()
                        .getFirst()
                        .clientToken();
        assertThatThrownBy(() ->
                        efs.createAccessPoint(request ->
                                request.fileSystemId(library.fileSystemId()).clientToken(token)))
                .isInstanceOf(AccessPointAlreadyExistsException.class);
        efs.createAccessPoint(
                request -> request.fileSystemId(library.fileSystemId()).clientToken("another"));
    }
}
