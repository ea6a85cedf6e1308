package io.stratoscope.discovery;

import io.stratoscope.discovery.describer.CloudControlDescriber;
import io.stratoscope.discovery.describer.RecordSetDescriber;
import io.stratoscope.discovery.describer.TargetGroupDescriber;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Evidence;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonArray;
import io.stratoscope.model.JsonValue.JsonBoolean;
import io.stratoscope.model.JsonValue.JsonNull;
import io.stratoscope.model.JsonValue.JsonNumber;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.JsonString;
import io.stratoscope.model.Relation;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the relations that are known by host names and addresses only, once everything is described: what a task's or
 * function's environment connects to, where DNS records lead, and which task a target group's address is.
 */
final class EndpointResolver {

    /** A dotted name that is not the domain of a mail address, nor the end of a longer name. */
    private static final Pattern HOST = Pattern.compile("(?<![@\\w.-])[\\w*-]+(?:\\.[\\w-]+)+");

    private static final Pattern URL_USER = Pattern.compile("(?<=://)[^/@\\s]*@");

    private static final Set<String> ADDRESS_RECORDS = Set.of("A", "AAAA", "CNAME");

    private final Collection<Resource> resources;
    private final HostIndex hosts;
    private final AddressIndex addresses;
    private final List<Relation> relations = new ArrayList<>();

    private EndpointResolver(Collection<Resource> resources) {
        this.resources = resources;
        this.hosts = HostIndex.of(resources);
        this.addresses = AddressIndex.of(resources);
    }

    static EndpointResolver over(Collection<Resource> resources) {
        return new EndpointResolver(resources);
    }

    /** The relations, all between resources that were given. */
    List<Relation> relations() {
        for (Resource resource : resources) {
            if (resource.type().equals(ResourceType.ECS_TASK_DEFINITION)) {
                TaskEnvironment.visit(
                        resource,
                        (name, value, evidence) -> connect(resource, name, value, evidence));
            } else if (resource.type().equals(ResourceType.RECORD_SET)) {
                recordSet(resource);
            } else if (resource.type().equals(ResourceType.TARGET_GROUP)) {
                targetGroup(resource);
            } else {
                function(resource);
                properties(resource);
            }
        }
        return List.copyOf(relations);
    }

    // A Lambda function's environment, as the Cloud Control API tells it.
    private void function(Resource resource) {
        resource.description()
                .at("Environment", "Variables")
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .ifPresent(variables ->
                        variables
                                .members()
                                .forEach((name, value) -> {
                                    if (value instanceof JsonString(String text)) {
                                        connect(
                                                resource,
                                                name,
                                                text,
                                                new Evidence(
                                                        resource.call(),
                                                        "Environment.Variables." + name));
                                    }
                                }));
    }

    // What only the Cloud Control API knows: the origins of a CloudFront distribution, for example.
    private void properties(Resource resource) {
        if (resource.call().equals(CloudControlDescriber.ACTION)) {
            resource.description()
                    .members()
                    .forEach((name, value) -> {
                        // Its own names, and what function() and the tags are for.
                        if (!HostIndex.OWN_NAMES.contains(name)
                                && !name.equals("Environment")
                                && !name.equals("Tags")) {
                            property(resource, value, name);
                        }
                    });
        }
    }

    private void property(Resource resource, JsonValue value, String path) {
        switch (value) {
            case JsonObject(Map<String, JsonValue> members) ->
                    members.forEach((name, inner) -> {
                        // The names that it answers to, which DNS records lead to it by.
                        if (!name.equals("Aliases")) {
                            property(resource, inner, path + "." + name);
                        }
                    });
            case JsonArray(List<JsonValue> items) -> {
                for (int i = 0; i < items.size(); i++) {
                    property(resource, items.get(i), path + "[" + i + "]");
                }
            }
            case JsonString(String text) -> {
                RelationKind kind =
                        path.contains(".Origins[")
                                ? RelationKind.ROUTES_TO
                                : RelationKind.REFERENCES;
                Evidence evidence = new Evidence(resource.call(), path);
                for (String host : hostsIn(text)) {
                    hosts.find(host).forEach(end -> add(resource.arn(), end, kind, "", evidence));
                }
            }
            case JsonNumber _, JsonBoolean _, JsonNull _ -> {
                // Names no host.
            }
        }
    }

    private void connect(Resource from, String variable, String value, Evidence evidence) {
        for (String host : hostsIn(value)) {
            for (Arn end : hosts.find(host)) {
                add(from.arn(), end, RelationKind.CONNECTS_TO, variable, evidence);
            }
        }
    }

    /** The host names in a variable's value: plain, with a port, in a list, or in URLs. */
    static Set<String> hostsIn(String value) {
        Set<String> found = new HashSet<>();
        Matcher matcher = HOST.matcher(URL_USER.matcher(value).replaceAll(""));
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    private void recordSet(Resource recordSet) {
        JsonObject description = recordSet.description();
        if (!ADDRESS_RECORDS.contains(description.text("Type").orElse(""))) {
            return;
        }
        description
                .text("AliasTarget", "DNSName")
                .ifPresent(name -> lead(recordSet, name, "AliasTarget.DNSName"));
        List<JsonObject> values = description.objects("ResourceRecords");
        for (int i = 0; i < values.size(); i++) {
            String field = "ResourceRecords[" + i + "].Value";
            values.get(i).text("Value").ifPresent(value -> lead(recordSet, value, field));
        }
    }

    private void lead(Resource recordSet, String value, String field) {
        Evidence evidence = new Evidence(RecordSetDescriber.ACTION, field);
        List<Arn> ends = new ArrayList<>(hosts.find(value));
        ends.addAll(addresses.publicAddress(value));
        addresses.onlyTask(value).ifPresent(ends::add);
        ends.forEach(end -> add(recordSet.arn(), end, RelationKind.ROUTES_TO, "", evidence));
    }

    private void targetGroup(Resource group) {
        String vpc = group.description().text("VpcId").orElse("");
        List<JsonObject> targets = group.description().objects(TargetGroupDescriber.HEALTH);
        for (int i = 0; i < targets.size(); i++) {
            String address = targets.get(i).text("Target", "Id").orElse("");
            String port = targets.get(i).number("Target", "Port").map(Object::toString).orElse("");
            Evidence evidence =
                    new Evidence(
                            TargetGroupDescriber.HEALTH_ACTION,
                            TargetGroupDescriber.HEALTH + "[" + i + "].Target.Id");
            addresses
                    .task(vpc, address)
                    .ifPresent(
                            task -> add(group.arn(), task, RelationKind.ROUTES_TO, port, evidence));
        }
    }

    private void add(Arn from, Arn to, RelationKind kind, String detail, Evidence evidence) {
        if (!from.equals(to)) {
            relations.add(new Relation(from, to, kind, detail, evidence));
        }
    }
}
