package io.stratoscope.backup.restore;

import io.stratoscope.backup.BackupTarget;
import io.stratoscope.backup.restore.Past.Known;
import io.stratoscope.model.Arn;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the files of a project were and are backed up by: the file system, its tasks and locations. */
final class Backups {

    /** Immich looks for its marker in each of them when it starts. */
    private static final List<String> MARKED =
            List.of("backups", "encoded-video", "library", "profile", "thumbs", "upload");

    private final Past past;
    private final Resource task;
    private final Resource location;
    private final Known fileSystem;

    private Backups(Past past, Resource task, Resource location, Known fileSystem) {
        this.past = past;
        this.task = task;
        this.location = location;
        this.fileSystem = fileSystem;
    }

    /**
     * Those of a project.
     *
     * @throws RestoreException when nothing knows how the file system was
     */
    static Backups of(Past past, BackupTarget target) {
        Resource task = known(past, target.task()).resource();
        Resource location = known(past, Arn.of(text(task, "SourceLocationArn"))).resource();
        return new Backups(past, task, location, known(past, fileSystem(location)));
    }

    private static Known known(Past past, Arn arn) {
        return past.find(arn)
                .orElseThrow(() ->
                        new RestoreException(
                                arn.lastSegment()
                                        + " is gone, and no earlier snapshot of this project that is kept here"
                                        + " knows how it was; restore on the computer, or with the --data-dir,"
                                        + " that looked at the project before"));
    }

    /** A location's URI says efs://eu-central-1.fs-1/; both are of one account. */
    private static Arn fileSystem(Resource location) {
        String uri = text(location, "LocationUri");
        String host = uri.substring(uri.indexOf("://") + 3);
        int slash = host.indexOf('/');
        String name = slash < 0 ? host : host.substring(0, slash);
        int dot = name.indexOf('.');
        return new Arn(
                location.arn().partition(),
                "elasticfilesystem",
                name.substring(0, dot),
                location.arn().account(),
                "file-system/" + name.substring(dot + 1));
    }

    private static String text(Resource resource, String member) {
        return resource.description()
                .text(member)
                .orElseThrow(() ->
                        new RestoreException(
                                resource.id()
                                        + " could not be read; see 'stratoscope discover', then try again"));
    }

    /** The task that backs up. */
    Resource task() {
        return task;
    }

    /** Its source. */
    Resource location() {
        return location;
    }

    /** What is backed up. */
    Known fileSystem() {
        return fileSystem;
    }

    List<Resource> mountTargets() {
        return fileSystem.parts(ResourceType.EFS_MOUNT_TARGET, "FileSystemId");
    }

    List<Resource> accessPoints() {
        return fileSystem.parts(ResourceType.EFS_ACCESS_POINT, "FileSystemId");
    }

    /** Where the backup is, as DataSync names it. */
    String bucketLocation() {
        return text(task, "DestinationLocationArn");
    }

    /** The same for people. */
    String bucketWords() {
        return past.find(Arn.of(bucketLocation()))
                .flatMap(known -> known.resource().description().text("LocationUri"))
                .orElse("the backup bucket");
    }

    /** The task that copies back, where there is one. */
    Optional<Resource> restoreTask() {
        return past.now(ResourceType.DATASYNC_TASK).stream()
                .filter(each -> leads(each.description(), bucketLocation(), location))
                .findFirst();
    }

    private static boolean leads(JsonObject task, String from, Resource into) {
        return task.text("SourceLocationArn").filter(from::equals).isPresent()
                && task.text("DestinationLocationArn")
                        .filter(into.arn().toString()::equals)
                        .isPresent();
    }

    /** What a task that copies back carries: without a former one it is nobody's in a stack. */
    Map<String, String> restoreTags() {
        return restoreTask()
                .map(Resource::tags)
                .orElseGet(() -> {
                    Map<String, String> tags = new TreeMap<>(task.tags());
                    tags.keySet().removeIf(key -> key.startsWith("stratoscope:"));
                    return tags;
                });
    }

    /** How much was in the file system when somebody last looked, in bytes; 0 where nobody knows. */
    long bytes() {
        return fileSystem
                .resource()
                .description()
                .number("SizeInBytes", "Value")
                .map(Number::longValue)
                .orElse(0L);
    }

    /** A path of the application as one of the file system. */
    String path(String folder) {
        String below = folder.startsWith("/") ? folder : "/" + folder;
        return root() + (below.endsWith("/") ? below.substring(0, below.length() - 1) : below);
    }

    /** The folder that the application sees as its root, without a slash at the end. */
    private String root() {
        String path =
                accessPoints().stream()
                        .flatMap(
                                point -> point.description().text("RootDirectory", "Path").stream())
                        .findFirst()
                        .orElse("");
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** Where Immich's markers are; empty where what mounts the files is another application. */
    Optional<List<String>> markers() {
        boolean immich =
                past.now(ResourceType.ECS_TASK_DEFINITION).stream()
                        .map(Resource::description)
                        .filter(each ->
                                each.objects("volumes").stream()
                                        .anyMatch(volume ->
                                                volume.text(
                                                                "efsVolumeConfiguration",
                                                                "fileSystemId")
                                                        .filter(fileSystem.resource().id()::equals)
                                                        .isPresent()))
                        .flatMap(each -> each.objects("containerDefinitions").stream())
                        .anyMatch(each ->
                                each.text("image")
                                        .filter(image -> image.contains("immich-server"))
                                        .isPresent());
        return immich
                ? Optional.of(MARKED.stream().map(folder -> path(folder) + "/.immich").toList())
                : Optional.empty();
    }
}
