package io.stratoscope.logs;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Relation;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** From a resource to its logs, as far as the snapshot says. */
public final class LogSources {

    /** One a sort; the first that knows a resource speaks for it. */
    private static final List<LogFinder> ALL =
            List.of(
                    new GroupItself(),
                    new ContainerLogs(),
                    new ClusterLogs(),
                    new InstanceLogs(),
                    new CacheNodeLogs(),
                    new TransferLogs(),
                    new WatchedByFlowLogs(),
                    new FlowLogFiles(),
                    new AccessLogFiles(),
                    new OwnLogs());

    /** What usually has lines; others may. */
    private static final Set<ResourceType> USUAL =
            Set.of(
                    ResourceType.LOG_GROUP,
                    ResourceType.ECS_CLUSTER,
                    ResourceType.ECS_SERVICE,
                    ResourceType.ECS_TASK,
                    ResourceType.ECS_TASK_DEFINITION,
                    ResourceType.DB_CLUSTER,
                    ResourceType.DB_INSTANCE,
                    ResourceType.CACHE_CLUSTER,
                    ResourceType.REPLICATION_GROUP,
                    ResourceType.DATASYNC_TASK,
                    ResourceType.LOAD_BALANCER,
                    ResourceType.FLOW_LOG,
                    ResourceType.NAT_GATEWAY,
                    ResourceType.VPC,
                    ResourceType.SUBNET);

    private LogSources() {}

    /** Whether it is worth while to look for lines of such a resource. */
    public static boolean mayHave(ResourceType type) {
        return USUAL.contains(type);
    }

    /** Where the lines of a resource are, each place once; nowhere where it is not in the snapshot. */
    public static List<LogSource> of(Topology topology, Arn arn) {
        return topology.resource(arn).stream()
                .flatMap(resource ->
                        ALL.stream().filter(finder -> finder.knows(resource)).findFirst().stream()
                                .flatMap(finder -> finder.find(topology, resource).stream()))
                .distinct()
                .toList();
    }

    /** The groups among several places, none read twice: who reads all streams of a service needs not read its tasks' besides. */
    public static List<LogSource.Group> groups(Collection<? extends LogSource> sources) {
        List<LogSource.Group> needed = new ArrayList<>();
        for (LogSource source : sources) {
            if (source instanceof LogSource.Group group
                    && needed.stream().noneMatch(other -> covers(other, group))) {
                needed.removeIf(other -> covers(group, other));
                needed.add(group);
            }
        }
        return List.copyOf(needed);
    }

    /** What can be read among several places, none twice: log groups, then log files. */
    public static List<LogSource.Readable> readable(Collection<? extends LogSource> sources) {
        List<LogSource.Readable> needed = new ArrayList<>(groups(sources));
        for (LogSource source : sources) {
            if (source instanceof LogSource.Objects objects
                    && needed.stream().noneMatch(other -> covers(other, objects))) {
                needed.removeIf(other -> covers(objects, other));
                needed.add(objects);
            }
        }
        return List.copyOf(needed);
    }

    /** Whether one has all lines of the other. */
    private static boolean covers(LogSource.Readable one, LogSource.Readable other) {
        return one instanceof LogSource.Objects all
                && other instanceof LogSource.Objects some
                && all.bucket().equals(some.bucket())
                && all.files().equals(some.files())
                && (all.word().isEmpty() || all.word().equals(some.word()));
    }

    private static boolean covers(LogSource.Group one, LogSource.Group other) {
        return one.group().equals(other.group()) && one.streams().covers(other.streams());
    }

    /** What the relation to a place says. */
    static LogSource at(Relation logsTo, StreamChoice streams) {
        Arn to = logsTo.to();
        return to.isA("logs", "log-group")
                ? new LogSource.Group(whole(to), streams, logsTo.evidence())
                : new LogSource.Elsewhere(to, "", logsTo.evidence());
    }

    /** Where a bucket is: where it was found, else where those are who write to it. */
    static String region(Topology topology, Arn bucket, Resource writer) {
        return topology.resource(bucket).map(Resource::region).orElse(writer.region());
    }

    /** A folder with a slash at its end, or none. */
    static String folder(String prefix) {
        return prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
    }

    static Stream<Relation> relations(Topology topology, Resource resource) {
        return topology.outgoing(resource.arn()).stream()
                .filter(relation -> relation.kind() == RelationKind.LOGS_TO);
    }

    /** The group of {@code …:log-group:NAME:*}. */
    static Arn whole(Arn group) {
        String resource = group.resource();
        return resource.endsWith(":*")
                ? new Arn(
                        group.partition(),
                        group.service(),
                        group.region(),
                        group.account(),
                        resource.substring(0, resource.length() - 2))
                : group;
    }
}
