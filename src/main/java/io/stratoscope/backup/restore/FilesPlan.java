package io.stratoscope.backup.restore;

import io.stratoscope.backup.restore.Past.Known;
import io.stratoscope.backup.restore.RestorePlan.Rename;
import io.stratoscope.backup.restore.RestoreStep.Verb;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Resource;
import io.stratoscope.provision.driver.Scope;
import io.stratoscope.provision.driver.SdkWords;
import io.stratoscope.provision.stack.References;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * How files come back: into a new file system that is as the old one was, by a task that mounts its root. An access point in between
 * would make its own user the owner of everything.
 */
final class FilesPlan {

    private static final String FILES = "Files";
    private static final String LOCATION = "Location";
    private static final String RESTORE_TASK = "RestoreTask";
    private static final String BACKUP_TASK = "BackupTask";
    private static final String ACCESS_POINT = "AccessPoint";

    private static final Set<String> FILE_SYSTEM =
            Set.of(
                    "AvailabilityZoneName",
                    "KmsKeyId",
                    "PerformanceMode",
                    "ThroughputMode",
                    "ProvisionedThroughputInMibps");

    private final Backups backups;
    private final Expectation expectation;
    private final boolean switches;
    private final List<JsonObject> lifecycle;

    /**
     * A plan for the files of a project.
     *
     * @param lifecycle when files go to cheaper storage; none where nobody knows
     * @param switches whether services run on them in the end
     */
    FilesPlan(
            Backups backups,
            Expectation expectation,
            List<JsonObject> lifecycle,
            boolean switches) {
        this.lifecycle = lifecycle;
        this.backups = backups;
        this.expectation = expectation;
        this.switches = switches;
    }

    /** Makes the file system, and copies the files. */
    List<RestoreStep> copied() {
        Known old = backups.fileSystem();
        List<RestoreStep> steps = new ArrayList<>();
        steps.add(
                make(
                        FILES,
                        "AWS::EFS::FileSystem",
                        "make a file system like " + old.resource().id(),
                        fileSystem(old.resource()),
                        old.resource().tags()));
        int number = 0;
        for (Resource target : backups.mountTargets()) {
            steps.add(mountTarget(target, ++number));
        }
        number = 0;
        for (Resource point : backups.accessPoints()) {
            steps.add(accessPoint(point, ++number));
        }
        steps.add(
                make(
                        LOCATION,
                        "AWS::DataSync::LocationEFS",
                        "make DataSync's location of its root",
                        location(),
                        backups.location().tags()));
        steps.add(
                make(
                        RESTORE_TASK,
                        "AWS::DataSync::Task",
                        "make the task that copies into it",
                        task(
                                backups.restoreTask(),
                                JsonValue.of(backups.bucketLocation()),
                                toLocation(),
                                false),
                        backups.restoreTags()));
        backups.markers()
                .ifPresent(paths ->
                        steps.add(
                                expectation.step(
                                        "Markers",
                                        Verb.COPY,
                                        "copy Immich's .immich markers, without which it does not start",
                                        JsonValue.object()
                                                .put("task", References.to(RESTORE_TASK))
                                                .put("folder", String.join("|", paths))
                                                .put("overwrite", true)
                                                .put("atLeast", paths.size())
                                                .build())));
        steps.add(
                expectation.step(
                        "Copy",
                        Verb.COPY,
                        "copy the files from " + backups.bucketWords(),
                        JsonValue.object().put("task", References.to(RESTORE_TASK)).build()));
        return steps;
    }

    /** Makes the task anew that backs up: from now on it copies the new file system. */
    RestoreStep backedUpAgain() {
        return make(
                BACKUP_TASK,
                "AWS::DataSync::Task",
                "make the task anew that backs up, from the new file system",
                task(
                        Optional.of(backups.task()),
                        toLocation(),
                        JsonValue.of(backups.bucketLocation()),
                        true),
                backups.task().tags());
    }

    /** Copies the new file system to the bucket once. */
    RestoreStep backUp() {
        return expectation.step(
                "BackUp",
                Verb.COPY,
                "back the new file system up once",
                JsonValue.object().put("task", References.to(BACKUP_TASK)).build());
    }

    /** Removes what only the lost file system was for. */
    List<RestoreStep> removed() {
        List<RestoreStep> steps = new ArrayList<>();
        steps.add(remove("RemoveBackupTask", backups.task()));
        backups.restoreTask().ifPresent(task -> steps.add(remove("RemoveRestoreTask", task)));
        steps.add(remove("RemoveLocation", backups.location()));
        return steps;
    }

    /** The old one stays, and is the stack's no more: the new one is. */
    RestoreStep disowned() {
        List<JsonValue> ids = new ArrayList<>();
        ids.add(JsonValue.of(backups.fileSystem().resource().id()));
        backups.accessPoints().forEach(point -> ids.add(JsonValue.of(point.id())));
        return expectation.step(
                "Disown",
                Verb.DISOWN,
                "take the stack's tags from " + backups.fileSystem().resource().id(),
                JsonValue.object().put("ids", ids).build());
    }

    private RestoreStep remove(String id, Resource old) {
        return expectation.step(
                id,
                Verb.REMOVE,
                "remove the former " + old.type().kind() + " " + old.id(),
                JsonValue.object()
                        .put("type", old.type().name())
                        .put("ref", old.arn().toString())
                        .build());
    }

    /** What takes the place of what. */
    List<Rename> renames() {
        List<Rename> renames = new ArrayList<>();
        renames.add(new Rename(backups.fileSystem().resource().id(), References.to(FILES), false));
        int number = 0;
        for (Resource point : backups.accessPoints()) {
            renames.add(new Rename(point.id(), References.to(ACCESS_POINT + ++number), false));
        }
        renames.add(
                new Rename(
                        backups.task().id(),
                        References.piece(1, "/", References.to(BACKUP_TASK)),
                        false));
        return renames;
    }

    private RestoreStep make(
            String id, String type, String what, JsonObject properties, Map<String, String> tags) {
        return expectation.step(
                id,
                Verb.MAKE,
                what,
                JsonValue.object()
                        .put("type", type)
                        .put("properties", properties)
                        .put("tags", tags(tags))
                        .build());
    }

    /** What stands beside the old one must not be taken for the stack's own. */
    private Map<String, String> tags(Map<String, String> old) {
        Map<String, String> tags = new TreeMap<>(old);
        tags.keySet().removeIf(key -> key.startsWith("aws:"));
        if (!switches) {
            tags.remove(Scope.STACK_TAG);
            tags.remove(Scope.ID_TAG);
        }
        return tags;
    }

    private JsonObject fileSystem(Resource old) {
        JsonValue.ObjectBuilder properties = JsonValue.object().put("Encrypted", true);
        if (!lifecycle.isEmpty()) {
            properties.put("LifecyclePolicies", lifecycle);
        }
        old.description()
                .members()
                .forEach((name, value) -> {
                    if (FILE_SYSTEM.contains(name)) {
                        properties.put(name, value);
                    }
                });
        return properties.build();
    }

    private RestoreStep mountTarget(Resource old, int number) {
        String subnet = old.description().text("SubnetId").orElseThrow();
        return make(
                "MountTarget" + number,
                "AWS::EFS::MountTarget",
                "make its mount target in " + subnet,
                JsonValue.object()
                        .put("FileSystemId", References.to(FILES))
                        .put("SubnetId", subnet)
                        .put(
                                "SecurityGroups",
                                old.description().texts("SecurityGroups").stream()
                                        .map(JsonValue::of)
                                        .toList())
                        .build(),
                Map.of());
    }

    private RestoreStep accessPoint(Resource old, int number) {
        JsonValue.ObjectBuilder properties =
                JsonValue.object().put("FileSystemId", References.to(FILES));
        for (String name : List.of("PosixUser", "RootDirectory")) {
            old.description().get(name).ifPresent(value -> properties.put(name, value));
        }
        return make(
                ACCESS_POINT + number,
                "AWS::EFS::AccessPoint",
                "make its access point " + old.name(),
                properties.build(),
                old.tags());
    }

    /** Neither the former access point nor its role: the root, by TLS. */
    private JsonObject location() {
        return JsonValue.object()
                .put("EfsFilesystemArn", References.attribute(FILES, "Arn"))
                .put("Subdirectory", "/")
                .put("Ec2Config", Maker.object(backups.location().description(), "Ec2Config"))
                .put("InTransitEncryption", "TLS1_2")
                .build();
    }

    private static JsonObject toLocation() {
        return References.to(LOCATION);
    }

    private JsonObject task(
            Optional<Resource> former, JsonValue from, JsonValue into, boolean backsUp) {
        Resource like = former.orElse(backups.task());
        JsonObject options = Maker.object(like.description(), "Options");
        JsonValue.ObjectBuilder task =
                JsonValue.object()
                        .put("SourceLocationArn", from)
                        .put("DestinationLocationArn", into)
                        .put("TaskMode", "BASIC")
                        .put("Options", backsUp ? options : FileOptions.of(options))
                        .put("Name", former.map(Resource::name).orElse(like.name() + "-restore"));
        like.description()
                .get("CloudWatchLogGroupArn")
                .flatMap(SdkWords::plain)
                .ifPresent(logs -> task.put("CloudWatchLogGroupArn", logs));
        if (backsUp) {
            for (String name : List.of("Schedule", "Excludes", "Includes")) {
                like.description().get(name).ifPresent(value -> task.put(name, value));
            }
        }
        return task.build();
    }
}
