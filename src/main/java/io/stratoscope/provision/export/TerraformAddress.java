package io.stratoscope.provision.export;

import io.stratoscope.model.ResourceType;
import io.stratoscope.provision.export.HclValue.Call;
import io.stratoscope.provision.export.HclValue.Code;
import io.stratoscope.provision.terraform.TerraformNames;
import io.stratoscope.provision.terraform.TerraformTypes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a resource of a stack is in the configuration.
 *
 * @param type CloudFormation's
 * @param name unique in the configuration
 */
record TerraformAddress(ResourceType type, String name) {

    /** What others know a resource by where that is not the whole of its type's primary identifier. */
    private static final Map<String, String> REFERENCES =
            Map.of(
                    "AWS::ApplicationAutoScaling::ScalingPolicy", "arn",
                    "AWS::EC2::EIP", "public_ip",
                    "AWS::ECS::Service", "service_arn",
                    "AWS::IAM::Policy", "policy_name",
                    "AWS::Route53::RecordSet", "name");

    /** The addresses of resources by their logical ids. */
    static Map<String, TerraformAddress> of(Map<String, ResourceType> types) {
        Map<String, TerraformAddress> addresses = new LinkedHashMap<>();
        Map<String, String> names = TerraformNames.unique(List.copyOf(types.keySet()));
        names.forEach((id, name) -> {
            ResourceType type = types.get(id);
            if (type != null) {
                addresses.put(id, new TerraformAddress(type, name));
            }
        });
        return addresses;
    }

    /** Terraform's type. */
    String terraformType() {
        return TerraformTypes.exported(type);
    }

    /** What a reference begins with, {@code awscc_ec2_vpc.vpc}. */
    String text() {
        return terraformType() + "." + name;
    }

    /** What others know the resource by. */
    HclValue reference() {
        return new Code(text() + "." + REFERENCES.getOrDefault(type.name(), "id"));
    }

    /** An attribute by CloudFormation's name for it, such as {@code Endpoint.Address}. */
    HclValue attribute(String path) {
        List<String> names = List.of(path.split("\\.", -1));
        if (terraformType().equals(TerraformTypes.CLOUD_CONTROL)) {
            return new Call(
                    "jsondecode", List.of(new Code(text() + ".properties")), HclText.path(names));
        }
        List<String> attributes = new ArrayList<>();
        attributes.add(first(names.getFirst()));
        names.stream().skip(1).map(TerraformNames::snake).forEach(attributes::add);
        return new Code(text() + HclText.path(attributes));
    }

    private String first(String property) {
        return TerraformTypes.followsTheRule(type)
                ? TerraformNames.attribute(type, property)
                : TerraformNames.snake(property);
    }
}
