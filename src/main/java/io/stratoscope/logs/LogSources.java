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
import java.util.Optional;
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

    /** The first of several that has lines in a log group: of what follows from a cause, it tells of it where the cause itself has none. */
    public static Optional<Arn> firstWithLines(Topology topology, Collection<Arn> candidates) {
        return candidates.stream()
                .flatMap(arn -> inside(topology, arn))
                .filter(arn -> topology.resource(arn).filter(LogSources::hasOwn).isPresent())
                .filter(arn ->
                        of(topology, arn).stream().anyMatch(LogSource.Group.class::isInstance))
                .findFirst();
    }

    /** What is wrong with a subnet, or with its routes, is felt by what is in it. */
    private static Stream<Arn> inside(Topology topology, Arn arn) {
        if (topology.isA(arn, ResourceType.ROUTE_TABLE)) {
            return topology.targets(arn, RelationKind.ATTACHED_TO)
                    .flatMap(subnet -> inside(topology, subnet));
        }
        return topology.isA(arn, ResourceType.SUBNET)
                ? topology.sources(arn, RelationKind.LOCATED_IN)
                : Stream.of(arn);
    }

    /** A network's lines tell of packets, not of what went wrong. */
    private static boolean hasOwn(Resource resource) {
        return mayHave(resource.type())
                && !resource.type().equals(ResourceType.VPC)
                && !resource.type().equals(ResourceType.SUBNET)
                && !resource.type().equals(ResourceType.FLOW_LOG)
                && !resource.type().equals(ResourceType.LOG_GROUP);
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
    public static List<LogSource.Reachable> readable(Collection<? extends LogSource> sources) {
        List<LogSource.Reachable> needed = new ArrayList<>(groups(sources));
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
    private static boolean covers(LogSource.Reachable one, LogSource.Reachable other) {
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
