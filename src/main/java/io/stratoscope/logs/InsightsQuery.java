package io.stratoscope.logs;

import io.stratoscope.model.ResourceType;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A saved query of CloudWatch Logs Insights, in its
 * <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html">own language</a>.
 *
 * @param name for the command line, {@code errors}
 * @param title for people
 * @param types of what it is worth asking; empty: of everything
 */
public record InsightsQuery(String name, String title, Set<ResourceType> types, String query) {

    private static final Set<ResourceType> CONTAINERS =
            Set.of(
                    ResourceType.ECS_CLUSTER,
                    ResourceType.ECS_SERVICE,
                    ResourceType.ECS_TASK,
                    ResourceType.ECS_TASK_DEFINITION);
    private static final Set<ResourceType> DATABASES =
            Set.of(ResourceType.DB_CLUSTER, ResourceType.DB_INSTANCE);
    private static final Set<ResourceType> NETWORK =
            Set.of(ResourceType.VPC, ResourceType.SUBNET, ResourceType.FLOW_LOG);

    /** All of them. */
    private static final List<InsightsQuery> ALL =
            List.of(
                    new InsightsQuery(
                            "newest",
                            "The newest lines",
                            Set.of(),
                            "fields @timestamp, @message | sort @timestamp desc | limit 100"),
                    new InsightsQuery(
                            "errors",
                            "Lines with errors",
                            Set.of(),
                            "fields @timestamp, @logStream, @message"
                                    + " | filter @message like /(?i)(error|fatal|exception|panic)/"
                                    + " | sort @timestamp desc | limit 100"),
                    new InsightsQuery(
                            "rate",
                            "Lines a quarter of an hour",
                            Set.of(),
                            "stats count(*) as lines by bin(15m)"),
                    new InsightsQuery(
                            "streams",
                            "Who writes most",
                            Set.of(),
                            "stats count(*) as lines by @logStream | sort lines desc | limit 20"),
                    new InsightsQuery(
                            "jobs",
                            "Jobs of Immich that failed",
                            CONTAINERS,
                            "fields @timestamp, @message | filter @message like /Unable to run job handler/"
                                    + " | sort @timestamp desc | limit 100"),
                    new InsightsQuery(
                            "slow",
                            "Slow statements",
                            DATABASES,
                            "fields @timestamp, @message | filter @message like /duration: [0-9]{4,}/"
                                    + " | sort @timestamp desc | limit 100"),
                    new InsightsQuery(
                            "logins",
                            "Logins that were refused",
                            DATABASES,
                            "fields @timestamp, @message"
                                    + " | filter @message like /(no pg_hba.conf entry|authentication failed)/"
                                    + " | sort @timestamp desc | limit 100"),
                    new InsightsQuery(
                            "rejected",
                            "Connections that were refused",
                            NETWORK,
                            "fields @timestamp, @message | filter @message like /REJECT/"
                                    + " | sort @timestamp desc | limit 100"),
                    new InsightsQuery(
                            "evictions",
                            "Memory and connections of the cache",
                            Set.of(ResourceType.CACHE_CLUSTER, ResourceType.REPLICATION_GROUP),
                            "fields @timestamp, @message | filter @message like /(?i)(evict|memory|maxclients)/"
                                    + " | sort @timestamp desc | limit 100"),
                    new InsightsQuery(
                            "transfers",
                            "Files that could not be copied",
                            Set.of(ResourceType.DATASYNC_TASK),
                            "fields @timestamp, @message | filter @message like /(?i)(error|fail|skip)/"
                                    + " | sort @timestamp desc | limit 100"));

    public InsightsQuery {
        types = Set.copyOf(types);
    }

    /** Those that are worth asking of such a resource, its own first. */
    public static List<InsightsQuery> of(ResourceType type) {
        return ALL.stream()
                .filter(saved -> saved.types().isEmpty() || saved.types().contains(type))
                .sorted((one, other) ->
                        Boolean.compare(one.types().isEmpty(), other.types().isEmpty()))
                .toList();
    }

    /** The one with this name. */
    public static Optional<InsightsQuery> named(String name) {
        return ALL.stream()
                .filter(saved -> saved.name().equals(name.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** The names of all. */
    public static List<String> names() {
        return ALL.stream().map(InsightsQuery::name).toList();
    }
}
