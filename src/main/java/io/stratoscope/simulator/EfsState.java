package io.stratoscope.simulator;

import software.amazon.awssdk.services.efs.model.AccessPointDescription;
import software.amazon.awssdk.services.efs.model.AccessPointNotFoundException;
import software.amazon.awssdk.services.efs.model.FileSystemDescription;
import software.amazon.awssdk.services.efs.model.FileSystemNotFoundException;
import software.amazon.awssdk.services.efs.model.IncorrectFileSystemLifeCycleStateException;
import software.amazon.awssdk.services.efs.model.LifeCycleState;
import software.amazon.awssdk.services.efs.model.MountTargetDescription;
import software.amazon.awssdk.services.efs.model.MountTargetNotFoundException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** What EFS holds in one region. */
final class EfsState {

    static final Paging.Limits PAGES = new Paging.Limits(100, 1, 100, "BadRequest");
    private final Rows<FileSystemDescription> fileSystems;
    private final Rows<MountTargetDescription> mountTargets;
    private final Rows<AccessPointDescription> accessPoints;
    private final Map<String, List<MountTargetDescription>> targetsByFileSystem = new TreeMap<>();

    private final Underway underway;
    private final EfsContents contents = new EfsContents();

    EfsState(SimulatedService efs) {
        underway = new Underway(efs.account());
        fileSystems =
                Rows.sorted(
                        EfsState::lastPart,
                        id ->
                                efs.error(
                                        FileSystemNotFoundException.builder(),
                                        404,
                                        "FileSystemNotFound",
                                        "File system '" + id + "' does not exist."));
        mountTargets =
                Rows.sorted(
                        UnaryOperator.identity(),
                        id ->
                                efs.error(
                                        MountTargetNotFoundException.builder(),
                                        404,
                                        "MountTargetNotFound",
                                        "Mount target '" + id + "' does not exist."));
        accessPoints =
                Rows.sorted(
                        EfsState::lastPart,
                        id ->
                                efs.error(
                                        AccessPointNotFoundException.builder(),
                                        404,
                                        "AccessPointNotFound",
                                        "Access point '" + id + "' does not exist."));
    }

    /** What is in file systems. */
    EfsContents contents() {
        return contents;
    }

    /** What is being made or is on its way out, by id. */
    Underway underway() {
        return underway;
    }

    /** The state of something that is there: on its way in, on its way out, or usable. */
    LifeCycleState stateOf(String id) {
        return underway.status(id).map(LifeCycleState::fromValue).orElse(LifeCycleState.AVAILABLE);
    }

    Rows<FileSystemDescription> fileSystems() {
        return fileSystems;
    }

    /** Change them with {@link #add} and {@link #remove}. */
    Rows<MountTargetDescription> mountTargets() {
        return mountTargets;
    }

    Rows<AccessPointDescription> accessPoints() {
        return accessPoints;
    }

    /** The mount targets of a file system. */
    List<MountTargetDescription> targetsOf(String fileSystemId) {
        return targetsByFileSystem.getOrDefault(fileSystemId, List.of());
    }

    void add(MountTargetDescription target) {
        mountTargets.put(target.mountTargetId(), target);
        targetsByFileSystem
                .computeIfAbsent(target.fileSystemId(), owner -> new ArrayList<>())
                .add(target);
    }

    /**
     * A file system into which something can be put.
     *
     * @throws RuntimeException EFS's error where it is not yet, or no longer
     */
    FileSystemDescription usable(SimulatedService efs, String idOrArn) {
        FileSystemDescription fileSystem = fileSystems().get(idOrArn);
        if (!underway.isIdle(fileSystem.fileSystemId())) {
            throw efs.error(
                    IncorrectFileSystemLifeCycleStateException.builder(),
                    409,
                    "IncorrectFileSystemLifeCycleState",
                    "File system '"
                            + fileSystem.fileSystemId()
                            + "' is not in the state available");
        }
        return fileSystem;
    }

    void remove(MountTargetDescription target) {
        mountTargets.remove(target.mountTargetId());
        targetsByFileSystem.getOrDefault(target.fileSystemId(), new ArrayList<>()).remove(target);
    }

    /** The ARN of a file system or an access point that a caller names. */
    String arnOf(String idOrArn) {
        return lastPart(idOrArn).startsWith("fsap-")
                ? accessPoints.get(idOrArn).accessPointArn()
                : fileSystems.get(idOrArn).fileSystemArn();
    }

    static String lastPart(String idOrArn) {
        return idOrArn.substring(idOrArn.lastIndexOf('/') + 1);
    }
}
