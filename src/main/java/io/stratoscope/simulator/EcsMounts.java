package io.stratoscope.simulator;

import software.amazon.awssdk.services.ecs.model.EFSVolumeConfiguration;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.Volume;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Which file system the tasks of a service mount, and since when they run on that one. Under the account's lock only. */
final class EcsMounts {

    /** Tasks on this file system run since then. */
    record Mount(String fileSystem, Instant since) {}

    private final Map<String, Mount> byService = new TreeMap<>();

    /** The file system that a task definition mounts: the first, where it has several. */
    static Optional<String> of(TaskDefinition definition) {
        return definition.volumes().stream()
                .map(Volume::efsVolumeConfiguration)
                .filter(Objects::nonNull)
                .map(EFSVolumeConfiguration::fileSystemId)
                .findFirst();
    }

    /**
     * A service runs by a definition; where that mounts what the former one did, nothing changes.
     *
     * @param running when its tasks run
     */
    void runs(Service service, TaskDefinition definition, Instant running) {
        Optional<String> mounted = of(definition);
        Mount former = byService.get(service.serviceArn());
        if (mounted.isEmpty()) {
            byService.remove(service.serviceArn());
        } else if (former == null || !former.fileSystem().equals(mounted.get())) {
            byService.put(service.serviceArn(), new Mount(mounted.get(), running));
        }
    }

    /** A service is deleted. */
    void forget(String serviceArn) {
        byService.remove(serviceArn);
    }

    /** What a service mounts; empty where it needs no file system. */
    Optional<Mount> of(Service service) {
        return Optional.ofNullable(byService.get(service.serviceArn()));
    }
}
