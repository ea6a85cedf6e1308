package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.DescribeContext;
import io.stratoscope.discovery.Described;
import io.stratoscope.discovery.Describer;
import io.stratoscope.json.JsonText;
import io.stratoscope.model.Arn;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonArray;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.JsonString;
import io.stratoscope.model.Resource;

import software.amazon.awssdk.services.cloudcontrol.CloudControlClient;
import software.amazon.awssdk.services.cloudcontrol.model.InvalidRequestException;
import software.amazon.awssdk.services.cloudcontrol.model.ResourceNotFoundException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Every type that no other describer handles, by the Cloud Control API: about a thousand. What even that cannot tell
 * stays an unverified node, and the ledger says why.
 */
public final class CloudControlDescriber implements Describer {

    /** The IAM action of {@code GetResource}. */
    public static final String ACTION = "cloudformation:GetResource";

    /** Their handlers fetch the secret itself; so they are not asked for. */
    private static final Set<String> HOLD_SECRETS =
            Set.of("AWS::SSM::Parameter", "AWS::SecretsManager::Secret", "AWS::ApiGateway::ApiKey");

    @Override
    public String service() {
        // The ledger counts by the service that the resource is of.
        return "";
    }

    @Override
    public boolean handles(Arn arn) {
        return true;
    }

    @Override
    public int taskSize() {
        return 5;
    }

    @Override
    public void describe(List<Arn> wanted, DescribeContext context) {
        for (Arn arn : wanted) {
            CloudFormationTypes.Named named = CloudFormationTypes.named(arn);
            if (!HOLD_SECRETS.contains(named.type().name())) {
                Attempt.call(context, ACTION, List.of(arn), () -> describe(arn, named, context));
            }
        }
    }

    @Override
    public int partsTaskSize() {
        return 25;
    }

    @Override
    public void parts(List<Resource> owners, DescribeContext context) {
        new ChildLists(ChildList.ALL, context).read(owners);
    }

    private static void describe(
            Arn arn, CloudFormationTypes.Named named, DescribeContext context) {
        try {
            String properties =
                    context.client(CloudControlClient.class)
                            .getResource(request ->
                                    request.typeName(named.type().name())
                                            .identifier(named.identifier()))
                            .resourceDescription()
                            .properties();
            if (JsonText.parse(properties) instanceof JsonObject object) {
                report(arn, named, object, context);
            }
        } catch (ResourceNotFoundException e) {
            if (named.certain()) {
                context.gone(arn);
            }
        } catch (InvalidRequestException e) {
            if (named.certain()) {
                throw e;
            }
            // The name was a guess: nothing knows how to describe it.
        }
    }

    private static void report(
            Arn arn,
            CloudFormationTypes.Named named,
            JsonObject properties,
            DescribeContext context) {
        Optional<Map<String, String>> tags = tags(properties);
        context.found(
                new Described(
                        arn,
                        named.type(),
                        arn.lastSegment(),
                        name(named, properties).orElse(arn.resourceId()),
                        properties.text("AvailabilityZone"),
                        tags.orElse(Map.of()),
                        tags.isPresent(),
                        ACTION,
                        properties),
                new PropertyReferences(arn, context, ACTION).in(withoutTags(properties)).list());
    }

    private static JsonObject withoutTags(JsonObject properties) {
        Map<String, JsonValue> members = new LinkedHashMap<>(properties.members());
        members.remove("Tags");
        return new JsonObject(members);
    }

    // Name, or FunctionName of a Function, TableName of a Table, …
    private static Optional<String> name(CloudFormationTypes.Named named, JsonObject properties) {
        String kind = named.type().kind();
        return Stream.of("Name", kind + "Name", "DBName", "DomainName", "Title")
                .flatMap(property -> properties.text(property).stream())
                .filter(name -> !name.isBlank())
                .findFirst();
    }

    // A list of keys and values, or a map; where there is neither, the type does not tell its tags.
    private static Optional<Map<String, String>> tags(JsonObject properties) {
        return properties
                .get("Tags")
                .map(value -> {
                    Map<String, String> tags = new TreeMap<>();
                    if (value instanceof JsonArray) {
                        properties
                                .objects("Tags")
                                .forEach(tag ->
                                        tags.put(
                                                tag.text("Key").orElse(""),
                                                tag.text("Value").orElse("")));
                    } else if (value instanceof JsonObject(Map<String, JsonValue> map)) {
                        map.forEach((key, text) -> {
                            if (text instanceof JsonString(String tag)) {
                                tags.put(key, tag);
                            }
                        });
                    }
                    return tags;
                });
    }
}
