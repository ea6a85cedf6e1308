package io.stratoscope.simulator;

import io.stratoscope.model.Arn;

import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.efs.model.FileSystemDescription;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The file systems that {@link LostFiles} took, and who mounts one: those that were there in its moment. One that was made since is
 * there, and who was moved to it works again.
 */
final class LostSystems {

    private final AccountState account;
    private final Instant struck;

    /**
     * Those of an account.
     *
     * @param struck when they were lost
     */
    LostSystems(AccountState account, Instant struck) {
        this.account = account;
        this.struck = struck;
    }

    /** Those of an account in which the disaster is on; empty where it is not. */
    static Optional<LostSystems> of(AccountState account) {
        return account.faults()
                .aftermath()
                .since(LostFiles.NAME)
                .map(since -> new LostSystems(account, since));
    }

    /** Whether a file system was there when they were lost. */
    boolean has(FileSystemDescription system) {
        return system.creationTime().isBefore(struck);
    }

    /** Whether a file system is not there, by its id or ARN: it was lost, or deleted. */
    boolean has(String fileSystem, String region) {
        Rows<FileSystemDescription> all =
                account.service(SimulatedEfs.class, EfsClient.class, region).state().fileSystems();
        return !all.has(fileSystem) || has(all.get(fileSystem));
    }

    /** Whether a file system was lost, and nobody had deleted it before. */
    boolean took(String fileSystem, String region) {
        Rows<FileSystemDescription> all =
                account.service(SimulatedEfs.class, EfsClient.class, region).state().fileSystems();
        return all.has(fileSystem) && has(all.get(fileSystem));
    }

    /** The lost file system that a task definition mounts. */
    Optional<String> mountedBy(String definition) {
        String region = Arn.of(definition).region();
        return EcsMounts.of(ecs(region).taskDefinition(definition))
                .filter(system -> has(system, region));
    }

    /** Whether tasks behind a target group mount one. */
    boolean areBehind(String targetGroup) {
        return active(ecs(Arn.of(targetGroup).region()))
                .filter(service ->
                        service.loadBalancers().stream()
                                .map(LoadBalancer::targetGroupArn)
                                .anyMatch(targetGroup::equals))
                .anyMatch(service -> mountedBy(service.taskDefinition()).isPresent());
    }

    /** Whether a service that was there mounts one still. */
    boolean areMounted(String region) {
        return active(ecs(region))
                .anyMatch(service -> mountedBy(service.taskDefinition()).isPresent());
    }

    /** What follows for a service of what follows for the account: it is well again once it runs on another file system, whoever is not. */
    Aftermath of(Aftermath all, Service service) {
        EcsState ecs = ecs(Arn.of(service.serviceArn()).region());
        return mountedBy(service.taskDefinition()).isPresent()
                ? all.goingOn(LostFiles.NAME)
                : ecs.mounts().of(service).map(mount -> well(all, service, mount)).orElse(all);
    }

    private Aftermath well(Aftermath all, Service service, EcsMounts.Mount mount) {
        return service.createdAt().isBefore(struck)
                ? all.over(LostFiles.NAME, mount.since())
                : all.feltBy(service.createdAt());
    }

    /** What follows for the account as a whole: all is well once no service needs one any more. */
    Aftermath of(Aftermath all) {
        String region = account.homeRegion();
        if (areMounted(region)) {
            return all;
        }
        EcsState ecs = ecs(region);
        Instant moved =
                active(ecs)
                        .map(ecs.mounts()::of)
                        .flatMap(Optional::stream)
                        .map(EcsMounts.Mount::since)
                        .filter(struck::isBefore)
                        .max(Comparator.naturalOrder())
                        .orElse(struck);
        return all.over(LostFiles.NAME, moved);
    }

    private EcsState ecs(String region) {
        return account.service(SimulatedEcs.class, EcsClient.class, region).state();
    }

    private static Stream<Service> active(EcsState ecs) {
        return ecs.clusters().stream()
                .map(cluster -> List.copyOf(ecs.services(cluster.clusterName()).values()))
                .flatMap(List::stream)
                .filter(EcsState::isActive);
    }
}
