package io.stratoscope.simulator;

import io.stratoscope.simulator.photos.Ownership;
import io.stratoscope.simulator.photos.PhotoLibrary;

import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.EFSVolumeConfiguration;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.Volume;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.efs.model.AccessPointDescription;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The family behind the Immich project: from the day that it was made, they put their photos into its file system, of which its database then
 * tells. Where the service moves to others, the photos that come from then on are there.
 */
final class ImmichUploads {

    private static final int READABLE = 0644;

    private ImmichUploads() {}

    /** They begin. The project must be there, and nothing else. */
    static void begin(AccountState account) {
        String region = account.homeRegion();
        SimulatedEfs efs = efs(account, region);
        SimulatedRds rds = rds(account, region);
        for (AccessPointDescription point : efs.state().accessPoints().all()) {
            PhotoLibrary library = new PhotoLibrary("immich", account.now(), owner(point));
            efs.contents().use(point.fileSystemId(), library, EfsAccessPoints.folder(point));
            rds.clusters()
                    .rows()
                    .all()
                    .forEach(cluster -> rds.rows().use(cluster.dbClusterResourceId(), library));
        }
    }

    private static Ownership owner(AccessPointDescription point) {
        return new Ownership(
                Math.toIntExact(point.posixUser().uid()),
                Math.toIntExact(point.posixUser().gid()),
                READABLE);
    }

    /**
     * A service runs by another task definition than before.
     *
     * @param since when its tasks run
     */
    static void follow(
            AccountState account,
            String region,
            TaskDefinition former,
            TaskDefinition definition,
            Instant since) {
        SimulatedEfs efs = efs(account, region);
        Optional<EFSVolumeConfiguration> from = volume(former);
        Optional<EFSVolumeConfiguration> to = volume(definition);
        if (from.isPresent() && to.isPresent()) {
            String fileSystem = to.get().fileSystemId();
            if (!fileSystem.equals(from.get().fileSystemId())) {
                efs.contents()
                        .move(from.get().fileSystemId(), fileSystem, folder(efs, to.get()), since);
            }
        }
        SimulatedRds rds = rds(account, region);
        database(rds, former)
                .ifPresent(old ->
                        database(rds, definition)
                                .filter(next -> !next.equals(old))
                                .ifPresent(next -> rds.rows().move(old, next, since)));
    }

    /** A name leads elsewhere than before: perhaps to another database. */
    static void follow(AccountState account, Route53Zone before, Route53Zone after) {
        SimulatedRds rds = rds(account, account.homeRegion());
        before.records()
                .forEach((key, former) -> {
                    ResourceRecordSet next = after.records().get(key);
                    if (next != null && !next.equals(former)) {
                        database(rds, former)
                                .ifPresent(from ->
                                        database(rds, next)
                                                .filter(to -> !to.equals(from))
                                                .ifPresent(to ->
                                                        rds.rows().move(from, to, account.now())));
                    }
                });
    }

    private static Optional<String> database(SimulatedRds rds, ResourceRecordSet names) {
        return names.resourceRecords().stream()
                .map(ResourceRecord::value)
                .flatMap(address -> rds.rows().at(address).stream())
                .findFirst();
    }

    private static Optional<EFSVolumeConfiguration> volume(TaskDefinition definition) {
        return definition.volumes().stream()
                .map(Volume::efsVolumeConfiguration)
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static String folder(SimulatedEfs efs, EFSVolumeConfiguration volume) {
        return Optional.ofNullable(volume.authorizationConfig())
                .map(access -> access.accessPointId())
                .filter(efs.state().accessPoints()::has)
                .map(efs.state().accessPoints()::get)
                .map(EfsAccessPoints::folder)
                .orElse("/");
    }

    /** The cluster whose address is in the environment of a container. */
    private static Optional<String> database(SimulatedRds rds, TaskDefinition definition) {
        return definition.containerDefinitions().stream()
                .map(ContainerDefinition::environment)
                .flatMap(variables -> variables.stream().map(KeyValuePair::value))
                .flatMap(value -> rds.rows().at(value).stream())
                .findFirst();
    }

    private static SimulatedEfs efs(AccountState account, String region) {
        return account.service(SimulatedEfs.class, EfsClient.class, region);
    }

    private static SimulatedRds rds(AccountState account, String region) {
        return account.service(SimulatedRds.class, RdsClient.class, region);
    }
}
