package io.stratoscope.discovery;

import io.stratoscope.discovery.describer.RecordSetDescriber;
import io.stratoscope.model.Arn;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Which resource answers under a host name. */
final class HostIndex {

    private static final Set<String> ADDRESS_RECORDS = Set.of("A", "AAAA", "CNAME");

    /** Their names are somebody else's. */
    private static final Set<ResourceType> NAME_OTHERS =
            Set.of(
                    ResourceType.CERTIFICATE,
                    ResourceType.ECS_TASK_DEFINITION,
                    ResourceType.ECS_TASK,
                    ResourceType.HOSTED_ZONE,
                    ResourceType.LISTENER,
                    ResourceType.LISTENER_RULE,
                    ResourceType.TARGET_GROUP,
                    ResourceType.VPC,
                    new ResourceType("AWS::SNS::Subscription"));

    /** Properties by which services of all kinds tell their own host name. */
    static final Set<String> OWN_NAMES =
            Set.of(
                    "Endpoint",
                    "DNSName",
                    "DnsName",
                    "DomainName",
                    "DomainEndpoint",
                    "ApiEndpoint",
                    "RegionalDomainName",
                    "EndpointAddress",
                    "QueueUrl");

    private final Map<String, List<Arn>> byHost = new HashMap<>();

    private HostIndex() {}

    static HostIndex of(Collection<Resource> resources) {
        HostIndex index = new HostIndex();
        // The group of a cache's nodes and the cluster of a database come before their members,
        // records come last: what a
        // name leads to is what owns it.
        List<Resource> ordered =
                resources.stream()
                        .sorted(
                                Comparator.comparingInt(HostIndex::rank)
                                        .thenComparing(Resource::arn))
                        .toList();
        ordered.forEach(resource -> names(resource).forEach(name -> index.add(name, resource)));
        index.byHost.replaceAll((host, arns) -> List.copyOf(arns));
        return index;
    }

    /** What answers under this name; records of several types may share one. */
    List<Arn> find(String host) {
        return byHost.getOrDefault(plain(host), List.of());
    }

    private static String plain(String host) {
        String name = RecordSetDescriber.plainName(host).toLowerCase(Locale.ROOT);
        return name.startsWith("dualstack.") ? name.substring("dualstack.".length()) : name;
    }

    private void add(String name, Resource resource) {
        String host = plain(name);
        boolean shared = resource.type().equals(ResourceType.RECORD_SET);
        if (host.indexOf('.') > 0 && (shared || !byHost.containsKey(host))) {
            List<Arn> arns = byHost.computeIfAbsent(host, key -> new ArrayList<>());
            if (arns.isEmpty() || arns.getFirst().resource().contains("/recordset/")) {
                arns.add(resource.arn());
            }
        }
    }

    private static int rank(Resource resource) {
        ResourceType type = resource.type();
        if (type.equals(ResourceType.DB_CLUSTER) || type.equals(ResourceType.REPLICATION_GROUP)) {
            return 0;
        }
        return type.equals(ResourceType.RECORD_SET) ? 2 : 1;
    }

    private static Stream<String> names(Resource resource) {
        ResourceType type = resource.type();
        JsonObject description = resource.description();
        if (NAME_OTHERS.contains(type)) {
            return Stream.empty();
        }
        if (type.equals(ResourceType.DB_CLUSTER)) {
            return Stream.concat(
                    Stream.of("Endpoint", "ReaderEndpoint")
                            .flatMap(name -> description.text(name).stream()),
                    description.texts("CustomEndpoints").stream());
        }
        if (type.equals(ResourceType.REPLICATION_GROUP)) {
            return Stream.concat(
                    description.text("ConfigurationEndpoint", "Address").stream(),
                    description.objects("NodeGroups").stream()
                            .flatMap(group ->
                                    Stream.of("PrimaryEndpoint", "ReaderEndpoint")
                                            .flatMap(
                                                    name -> group.text(name, "Address").stream())));
        }
        if (type.equals(ResourceType.CACHE_CLUSTER)) {
            return Stream.concat(
                    description.text("ConfigurationEndpoint", "Address").stream(),
                    description.objects("CacheNodes").stream()
                            .flatMap(node -> node.text("Endpoint", "Address").stream()));
        }
        if (type.equals(ResourceType.RECORD_SET)) {
            return ADDRESS_RECORDS.contains(description.text("Type").orElse(""))
                    ? description.text("Name").stream()
                    : Stream.empty();
        }
        if (type.equals(ResourceType.EFS_FILE_SYSTEM)) {
            return Stream.of(resource.id() + ".efs." + resource.region() + ".amazonaws.com");
        }
        if (ApiEndpoints.isApi(resource)) {
            return Stream.concat(Stream.of(endpoint(resource)), own(description));
        }
        return type.equals(ResourceType.BUCKET) ? bucket(resource) : own(description);
    }

    private static Stream<String> bucket(Resource bucket) {
        String name = bucket.arn().resource();
        String region = bucket.region();
        return Stream.of(
                name + ".s3.amazonaws.com",
                name + ".s3." + region + ".amazonaws.com",
                name + ".s3-website-" + region + ".amazonaws.com",
                name + ".s3-website." + region + ".amazonaws.com");
    }

    // A REST API's properties do not tell it.
    private static String endpoint(Resource api) {
        return api.arn().lastSegment()
                + ".execute-api."
                + api.region()
                + (api.arn().partition().equals("aws-cn") ? ".amazonaws.com.cn" : ".amazonaws.com");
    }

    // Endpoint is a name, or an object with an Address.
    private static Stream<String> own(JsonObject description) {
        return OWN_NAMES.stream()
                .flatMap(name ->
                        Stream.concat(
                                description.text(name).stream(),
                                description.text(name, "Address").stream()))
                .flatMap(name -> EndpointResolver.hostsIn(name).stream());
    }
}
