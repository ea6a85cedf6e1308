package io.stratoscope.provision.export;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonNumber;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.export.HclValue.Code;
import io.stratoscope.provision.export.HclValue.Items;
import io.stratoscope.provision.export.HclValue.Text;
import io.stratoscope.provision.stack.TagProperty;
import io.stratoscope.provision.stack.Wanted;
import io.stratoscope.provision.terraform.TerraformNames;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** A resource of a stack as the block of one of Terraform's. */
final class TerraformResource {

    private final TerraformFunctions functions;
    private final TerraformValues values;

    TerraformResource(TerraformFunctions functions) {
        this.functions = functions;
        this.values = new TerraformValues(functions);
    }

    /**
     * The block.
     *
     * @throws NoCounterpartException when something of the resource has no counterpart in Terraform
     */
    HclBlock of(Wanted wanted) {
        TerraformAddress address = functions.address(wanted.id());
        Map<String, HclValue> last = new LinkedHashMap<>();
        if (!wanted.after().isEmpty()) {
            last.put(
                    "depends_on",
                    new Items(
                            new TreeSet<>(wanted.after())
                                    .stream()
                                            .<HclValue>map(
                                                    id -> new Code(functions.address(id).text()))
                                            .toList()));
        }
        return new HclBlock(
                "",
                "resource \"" + address.terraformType() + "\" \"" + address.name() + "\"",
                attributes(wanted),
                DeletionPolicies.of(wanted.type()).stream()
                        .map(_ ->
                                HclBlock.of(
                                        "lifecycle", Map.of("prevent_destroy", new Code("true"))))
                        .toList(),
                last);
    }

    private Map<String, HclValue> attributes(Wanted wanted) {
        return switch (wanted.type().name()) {
            case "AWS::CloudFront::Distribution" -> cloudControl(wanted);
            case "AWS::EC2::NetworkAclEntry" -> networkAclRule(wanted.properties());
            case "AWS::IAM::Policy" -> perOwner(wanted.properties(), "Roles", "role_name");
            case "AWS::SNS::TopicPolicy" -> perOwner(wanted.properties(), "Topics", "topic_arn");
            case "AWS::ServiceDiscovery::HttpNamespace" -> httpNamespace(wanted);
            default -> values.attributes(wanted.type(), wanted.properties());
        };
    }

    private Map<String, HclValue> cloudControl(Wanted wanted) {
        Map<String, HclValue> attributes = new LinkedHashMap<>();
        attributes.put("type_name", new Text(wanted.type().name()));
        attributes.put("desired_state", values.document(wanted.properties()));
        return attributes;
    }

    private Map<String, HclValue> networkAclRule(JsonObject properties) {
        Map<String, HclValue> attributes = new LinkedHashMap<>();
        properties
                .members()
                .forEach((property, value) -> {
                    switch (property) {
                        case "PortRange" -> {
                            putMember(attributes, "from_port", value, "From");
                            putMember(attributes, "to_port", value, "To");
                        }
                        case "Icmp" -> {
                            putMember(attributes, "icmp_type", value, "Type");
                            putMember(attributes, "icmp_code", value, "Code");
                        }
                        case "Protocol" -> attributes.put("protocol", protocol(value));
                        default ->
                                attributes.put(TerraformNames.snake(property), values.plain(value));
                    }
                });
        return attributes;
    }

    // A text in Terraform, where a name is possible too.
    private HclValue protocol(JsonValue value) {
        return value instanceof JsonNumber(var number)
                ? new Text(number.toPlainString())
                : values.plain(value);
    }

    private void putMember(
            Map<String, HclValue> attributes, String attribute, JsonValue object, String member) {
        if (object instanceof JsonObject members) {
            members.get(member).ifPresent(value -> attributes.put(attribute, values.plain(value)));
        }
    }

    // One policy of several owners is a resource for each of them.
    private Map<String, HclValue> perOwner(JsonObject properties, String owners, String attribute) {
        Map<String, HclValue> attributes = new LinkedHashMap<>();
        List<HclValue> all = properties.list(owners).stream().map(values::plain).toList();
        if (all.size() > 1) {
            attributes.put("count", new Code(String.valueOf(all.size())));
        }
        properties
                .members()
                .forEach((property, value) -> {
                    switch (property) {
                        case "PolicyName" -> attributes.put("policy_name", values.plain(value));
                        case "PolicyDocument" ->
                                attributes.put("policy_document", values.document(value));
                        default -> {
                            if (!property.equals(owners)) {
                                throw new NoCounterpartException(
                                        "a policy with " + property + " cannot be written");
                            }
                            attributes.put(attribute, owner(all));
                        }
                    }
                });
        return attributes;
    }

    private static HclValue owner(List<HclValue> all) {
        return all.size() == 1
                ? all.getFirst()
                : HclValue.call("element", new Items(all), new Code("count.index"));
    }

    private Map<String, HclValue> httpNamespace(Wanted wanted) {
        Map<String, HclValue> attributes = new LinkedHashMap<>();
        TagProperty.without(wanted)
                .members()
                .forEach((property, value) ->
                        attributes.put(TerraformNames.snake(property), values.plain(value)));
        Map<String, HclValue> tags = new LinkedHashMap<>();
        TagProperty.of(wanted).forEach((key, value) -> tags.put(key, new Text(value)));
        if (!tags.isEmpty()) {
            attributes.put("tags", HclValue.fields(tags));
        }
        return attributes;
    }
}
