package io.stratoscope.backup;

import io.stratoscope.model.Arn;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is backed up together.
 *
 * @param cluster the database cluster
 * @param clusterId its identifier
 * @param task the DataSync task that copies the files to a bucket
 * @param taskName its name
 */
public record BackupTarget(Arn cluster, String clusterId, Arn task, String taskName) {

    /** A project has nothing, or no one thing, to back up. The message is one line for people, with what to do. */
    public static final class NoTargetException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public NoTargetException(String message) {
            super(message);
        }
    }

    /** The region of both. */
    public String region() {
        return cluster.region();
    }

    /**
     * What a project has to back up.
     *
     * @param database the cluster that is meant, where there are several
     * @param files the task that is meant, where there are several
     * @throws NoTargetException when it lacks one of the two, or has several and none is named
     */
    public static BackupTarget of(Topology topology, Optional<Arn> database, Optional<Arn> files) {
        Resource cluster =
                one(
                        topology.resources(ResourceType.DB_CLUSTER),
                        database,
                        "database cluster",
                        "--database");
        Resource task =
                one(
                        topology.resources(ResourceType.DATASYNC_TASK).stream()
                                .filter(each -> copiesFilesToABucket(topology, each.arn()))
                                .toList(),
                        files,
                        "DataSync task that copies files to a bucket",
                        "--files");
        if (!cluster.region().equals(task.region())) {
            throw new NoTargetException(
                    cluster.name()
                            + " and "
                            + task.name()
                            + " are in two regions; a restore point is in one");
        }
        return new BackupTarget(cluster.arn(), cluster.id(), task.arn(), task.name());
    }

    /** A task that brings files back is no backup. */
    private static boolean copiesFilesToABucket(Topology topology, Arn task) {
        return topology.targets(task, RelationKind.COPIES_FROM)
                        .anyMatch(end -> topology.isA(end, ResourceType.DATASYNC_LOCATION_EFS))
                && topology.targets(task, RelationKind.COPIES_TO)
                        .anyMatch(end -> topology.isA(end, ResourceType.DATASYNC_LOCATION_S3));
    }

    private static Resource one(
            List<Resource> found, Optional<Arn> meant, String what, String option) {
        List<Resource> left =
                found.stream()
                        .filter(each -> meant.isEmpty() || meant.get().equals(each.arn()))
                        .toList();
        if (left.size() == 1) {
            return left.getFirst();
        }
        if (left.isEmpty()) {
            throw new NoTargetException(
                    meant.map(arn -> arn + " is no " + what)
                                    .orElse("there is no " + what + " in this project")
                            + "; a restore point needs a database and a copy of the files");
        }
        throw new NoTargetException(
                "there is more than one "
                        + what
                        + ": "
                        + left.stream()
                                .map(Resource::name)
                                .sorted()
                                .collect(Collectors.joining(", "))
                        + "; name one with "
                        + option);
    }
}
