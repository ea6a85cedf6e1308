package io.stratoscope.backup.restore;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.backup.FileCopies;
import io.stratoscope.backup.FilesCopy;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What has to be so before files come back, and what is done about what is often not so. */
final class FilesChecks {

    private final Past past;
    private final Backups backups;

    FilesChecks(Past past, Backups backups) {
        this.past = past;
        this.backups = backups;
    }

    /** Subnets and groups that the new mount targets stand in. */
    List<RestoreCheck> places() {
        List<Resource> targets = backups.mountTargets();
        if (targets.isEmpty()) {
            return List.of(
                    RestoreCheck.fail(
                            "where the file system was reached from is known",
                            "no mount target of "
                                    + backups.fileSystem().resource().id()
                                    + " is known, and no other place for the files"));
        }
        Set<String> missing = new TreeSet<>();
        for (Resource target : targets) {
            target.description()
                    .text("SubnetId")
                    .filter(id -> !past.isThere(ResourceType.SUBNET, id))
                    .ifPresent(missing::add);
            target.description().texts("SecurityGroups").stream()
                    .filter(id -> !past.isThere(ResourceType.SECURITY_GROUP, id))
                    .forEach(missing::add);
        }
        String what = "the subnets and security groups of the mount targets are there";
        return List.of(
                missing.isEmpty()
                        ? RestoreCheck.pass(what, targets.size() + " mount targets")
                        : RestoreCheck.fail(
                                what,
                                String.join(", ", missing)
                                        + " is gone; make it again first: stratoscope provision apply"));
    }

    /** Whether nobody copies the same files right now. */
    RestoreCheck quiet(AwsAccount account) {
        String what = "no copy of the files is under way";
        return Stream.concat(backups.restoreTask().stream(), Stream.of(backups.task()))
                .filter(task -> past.now().resource(task.arn()).isPresent())
                .flatMap(task ->
                        new FileCopies(account, task.arn(), RestorePlan.TAG)
                                .underWay().stream().map(copy -> words(task, copy)))
                .findFirst()
                .map(words -> RestoreCheck.fail(what, words))
                .orElseGet(() -> RestoreCheck.pass(what, ""));
    }

    private static String words(Resource task, FilesCopy copy) {
        return task.name()
                + " is "
                + copy.status().toLowerCase(Locale.ROOT)
                + "; wait for its end, or cancel it: aws datasync cancel-task-execution"
                + " --task-execution-arn "
                + copy.execution();
    }

    /** How the former task was and the new one is not. */
    List<String> mended() {
        List<String> notes = new ArrayList<>();
        Optional<JsonObject> former = backups.restoreTask().map(Resource::description);
        if (former.flatMap(task -> task.text("TaskMode")).filter("ENHANCED"::equals).isPresent()) {
            notes.add(
                    "The former restore task is in Enhanced mode, which knows no EFS: the new one is in Basic"
                            + " mode.");
        }
        if (former.filter(task -> FileOptions.lose(Maker.object(task, "Options"))).isPresent()) {
            notes.add(
                    "The former restore task removes files, drops owners or does not verify: the new one keeps"
                            + " owners, permissions and times, removes nothing and verifies.");
        }
        if (backups.location().description().text("AccessPointArn").isPresent()) {
            notes.add(
                    "The former location goes through an access point, which would make its user the owner of"
                            + " everything: the new one mounts the root.");
        }
        if (backups.restoreTask().isEmpty()) {
            notes.add("There is no restore task: one is made like the task that backs up.");
        }
        return notes;
    }

    /** Whether the restore task can copy into the file system that there is. */
    RestoreCheck fits() {
        String what = "there is a restore task, in Basic mode and to the root of the file system";
        Optional<Resource> task = backups.restoreTask();
        if (task.isEmpty()) {
            return RestoreCheck.fail(
                    what, "there is none; make one with the module datasync, or restore all files");
        }
        if (task.get().description().text("TaskMode").filter("ENHANCED"::equals).isPresent()) {
            return RestoreCheck.fail(
                    what, task.get().name() + " is in Enhanced mode, which knows no EFS");
        }
        return backups.location().description().text("AccessPointArn").isPresent()
                ? RestoreCheck.fail(
                        what,
                        task.get().name()
                                + " goes through an access point, which rewrites owners; make its location anew"
                                + " without one")
                : RestoreCheck.pass(what, task.get().name());
    }
}
