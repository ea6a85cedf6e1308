package io.stratoscope.discovery;

import io.stratoscope.model.Arn;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Relation;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who finds whom by ECS Service Connect: names that hold for the services of a namespace only, and that no DNS knows. See "Service
 * Connect configuration overview" in the ECS developer guide.
 */
final class ServiceConnect {

    /** The ECS services of one namespace, and the names under which some of them are found there. */
    private record Namespace(Map<String, Arn> byName, List<Resource> services) {
        Namespace() {
            this(new TreeMap<>(), new ArrayList<>());
        }
    }

    private final Map<String, Namespace> namespaces = new TreeMap<>();
    private final Map<String, Resource> definitions;
    private final Map<String, String> namesOfNamespaces;
    private final List<Relation> relations = new ArrayList<>();

    private ServiceConnect(Collection<Resource> resources) {
        definitions =
                resources.stream()
                        .filter(each -> each.type().equals(ResourceType.ECS_TASK_DEFINITION))
                        .collect(Collectors.toMap(each -> each.arn().toString(), each -> each));
        namesOfNamespaces =
                resources.stream()
                        .filter(each -> each.arn().service().equals("servicediscovery"))
                        .collect(Collectors.toMap(each -> each.arn().toString(), Resource::name));
        resources.stream()
                .filter(each -> each.type().equals(ResourceType.ECS_SERVICE))
                .forEach(service -> connect(service).ifPresent(each -> join(service, each)));
    }

    /** What the task definitions of connected services name in their environment. */
    static List<Relation> relations(Collection<Resource> resources) {
        ServiceConnect connect = new ServiceConnect(resources);
        connect.namespaces.values().forEach(connect::resolve);
        return List.copyOf(connect.relations);
    }

    private static Optional<JsonObject> connect(Resource service) {
        return service.description().objects("deployments").stream()
                .filter(each -> each.text("status").filter("PRIMARY"::equals).isPresent())
                .flatMap(each -> each.get("serviceConnectConfiguration").stream())
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .filter(each -> each.isTrue("enabled"))
                .findFirst();
    }

    private void join(Resource service, JsonObject connect) {
        String namespace = connect.text("namespace").orElse("");
        Namespace all = namespaces.computeIfAbsent(namespace, _ -> new Namespace());
        all.services.add(service);
        for (JsonObject offered : connect.objects("services")) {
            names(offered, namesOfNamespaces.getOrDefault(namespace, namespace))
                    .forEach(name -> all.byName.put(name, service.arn()));
        }
    }

    // Without an alias it is found as discoveryName.namespace.
    private static Stream<String> names(JsonObject offered, String namespace) {
        String own =
                offered.text("discoveryName").or(() -> offered.text("portName")).orElse("")
                        + "."
                        + namespace;
        List<JsonObject> aliases = offered.objects("clientAliases");
        return aliases.isEmpty()
                ? Stream.of(own)
                : aliases.stream().map(alias -> alias.text("dnsName").orElse(own));
    }

    private void resolve(Namespace namespace) {
        namespace.byName.forEach((name, to) -> {
            Pattern host =
                    Pattern.compile("(?<![\\w.-])" + Pattern.quote(name) + "(?![\\w-]|\\.\\w)");
            namespace.services.stream()
                    .flatMap(service -> service.description().text("taskDefinition").stream())
                    .distinct()
                    .flatMap(arn -> Optional.ofNullable(definitions.get(arn)).stream())
                    .forEach(definition -> variables(definition, host, to));
        });
    }

    private void variables(Resource definition, Pattern host, Arn to) {
        TaskEnvironment.visit(
                definition,
                (name, value, evidence) -> {
                    if (host.matcher(value).find()) {
                        relations.add(
                                new Relation(
                                        definition.arn(),
                                        to,
                                        RelationKind.CONNECTS_TO,
                                        name,
                                        evidence));
                    }
                });
    }
}
