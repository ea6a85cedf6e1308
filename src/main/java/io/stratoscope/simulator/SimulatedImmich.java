package io.stratoscope.simulator;

import io.stratoscope.simulator.immich.Immich;
import io.stratoscope.simulator.photos.LibraryRows;
import io.stratoscope.simulator.photos.StoredFile;

import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.EFSVolumeConfiguration;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.MountPoint;
import software.amazon.awssdk.services.ecs.model.Secret;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.Volume;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesRequest;
import software.amazon.awssdk.services.route53.Route53Client;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A task that runs Immich's server, by its task definition: the version is its image's, the database that of the cluster to which
 * {@code DB_HOSTNAME} or {@code DB_URL} leads, and the files those of the EFS volume that it mounts.
 */
record SimulatedImmich(
        AccountState account,
        String region,
        TaskDefinition definition,
        ContainerDefinition container,
        ImmichContent content,
        MaintainedDatabases maintained)
        implements Immich {

    /** Databases in these states take connections. */
    private static final Set<String> SERVING =
            Set.of("available", "backing-up", "modifying", "maintenance", "upgrading");

    /** An ARN may be followed by the name of a field and more. */
    private static final Pattern SECRET_FIELD = Pattern.compile("^((?:[^:]*:){6}[^:]*).*");

    /** Where Immich has its files unless something is mounted elsewhere. */
    private static final String USUAL_FOLDER = "/data";

    @Override
    public String version() {
        String image = container.image();
        int tag = image.lastIndexOf(':');
        String version = tag > image.lastIndexOf('/') ? image.substring(tag + 1) : "";
        return version.startsWith("v") ? version.substring(1) : version;
    }

    @Override
    public Instant now() {
        return account.clockTime();
    }

    @Override
    public Optional<LibraryRows> rows() {
        return account.look(() -> cluster().map(content::rows));
    }

    @Override
    public boolean isInMaintenance() {
        return account.look(() ->
                cluster()
                        .filter(cluster -> maintained.has(cluster.dbClusterResourceId()))
                        .isPresent());
    }

    @Override
    public void maintain(boolean on) {
        account.look(() -> {
            cluster().ifPresent(cluster -> maintained.note(cluster.dbClusterResourceId(), on));
            return true;
        });
    }

    /** The database's cluster, where somebody answers. */
    private Optional<DBCluster> cluster() {
        Optional<String> host =
                variable("DB_HOSTNAME").or(() -> variable("DB_URL").map(SimulatedImmich::hostOf));
        if (host.isEmpty()) {
            return Optional.empty();
        }
        String name =
                account.service(SimulatedRoute53.class, Route53Client.class, account.homeRegion())
                        .answers()
                        .inside(host.get());
        DescribeDbInstancesRequest all = DescribeDbInstancesRequest.builder().build();
        List<DBInstance> serving =
                account
                        .faults()
                        .shown(all, rds().describeDBInstances(all), account)
                        .dbInstances()
                        .stream()
                        .filter(instance -> SERVING.contains(instance.dbInstanceStatus()))
                        .toList();
        DescribeDbClustersRequest clusters = DescribeDbClustersRequest.builder().build();
        return account
                .faults()
                .shown(clusters, rds().describeDBClusters(clusters), account)
                .dbClusters()
                .stream()
                .filter(cluster -> SERVING.contains(cluster.status()))
                .filter(cluster -> answers(cluster, name, serving))
                .filter(this::letsIn)
                .findFirst();
    }

    /** A password that is written in the task definition itself is believed. */
    private boolean letsIn(DBCluster cluster) {
        return container.secrets().stream()
                .filter(secret -> "DB_PASSWORD".equals(secret.name()))
                .map(Secret::valueFrom)
                .map(SECRET_FIELD::matcher)
                .allMatch(secret -> content.opens(cluster, secret.replaceFirst("$1")));
    }

    private static boolean answers(DBCluster cluster, String name, List<DBInstance> serving) {
        List<DBInstance> members =
                serving.stream()
                        .filter(instance ->
                                cluster.dbClusterIdentifier()
                                        .equals(instance.dbClusterIdentifier()))
                        .toList();
        boolean named =
                name.equalsIgnoreCase(cluster.endpoint())
                        || name.equalsIgnoreCase(cluster.readerEndpoint());
        return (named && !members.isEmpty())
                || members.stream()
                        .anyMatch(instance ->
                                instance.endpoint() != null
                                        && name.equalsIgnoreCase(instance.endpoint().address()));
    }

    private static String hostOf(String url) {
        return Optional.ofNullable(URI.create(url).getHost()).orElse("").toLowerCase(Locale.ROOT);
    }

    private Optional<String> variable(String name) {
        return container.environment().stream()
                .filter(pair -> name.equals(pair.name()))
                .map(KeyValuePair::value)
                .findFirst();
    }

    @Override
    public Optional<StoredFile> file(String path) {
        return account.look(() -> {
            Optional<EFSVolumeConfiguration> mounted = volume();
            return mounted.flatMap(volume ->
                    content.file(volume.fileSystemId(), root(volume) + path.substring(1)));
        });
    }

    @Override
    public long bytes() {
        return account.look(
                () -> volume().map(volume -> content.bytes(volume.fileSystemId())).orElse(0L));
    }

    @Override
    public String mediaFolder() {
        return container.mountPoints().stream()
                .map(MountPoint::containerPath)
                .findFirst()
                .orElse(USUAL_FOLDER);
    }

    /** The first that the container mounts; empty where it is not there any more. */
    private Optional<EFSVolumeConfiguration> volume() {
        EfsState efs = efs();
        return container.mountPoints().stream()
                .map(MountPoint::sourceVolume)
                .flatMap(name ->
                        definition.volumes().stream().filter(one -> one.name().equals(name)))
                .map(Volume::efsVolumeConfiguration)
                .filter(Objects::nonNull)
                .filter(volume -> efs.fileSystems().has(volume.fileSystemId()))
                .findFirst();
    }

    /** Where in the file system the volume begins; ends with a slash. */
    private String root(EFSVolumeConfiguration volume) {
        String point =
                volume.authorizationConfig() == null
                        ? null
                        : volume.authorizationConfig().accessPointId();
        if (point != null) {
            return EfsAccessPoints.folder(efs().accessPoints().get(point));
        }
        String folder = Objects.requireNonNullElse(volume.rootDirectory(), "/");
        return folder.endsWith("/") ? folder : folder + "/";
    }

    private EfsState efs() {
        return account.service(SimulatedEfs.class, EfsClient.class, region).state();
    }

    private SimulatedRds rds() {
        return account.service(SimulatedRds.class, RdsClient.class, region);
    }
}
