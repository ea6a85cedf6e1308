package io.stratoscope.provision.terraform;

import io.stratoscope.model.Arn;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.ModulePath;

import java.util.Optional;

/**
 * What a state says that Terraform manages. Of a resource's attributes only those are kept that tell which one it is.
 *
 * @param type Terraform's, for example {@code aws_subnet}
 * @param key of one of several: {@code [0]}, {@code ["a"]}; empty for the only one
 * @param arn empty where the state does not tell it
 * @param id Terraform's, which often is AWS's; empty for what is not known here
 * @param region where the resource itself says so
 */
public record StateResource(
        ModulePath module,
        String type,
        String name,
        String key,
        Optional<Arn> arn,
        Optional<String> id,
        Optional<String> region) {

    /** Its address, for example {@code module.vpc.aws_subnet.public[0]}. */
    public String address() {
        return module.address(localAddress());
    }

    /** Its address within its module. */
    public String localAddress() {
        return type + "." + name + key;
    }

    /** What a snapshot has it as; empty for a setting or a tie of others, and for another provider's. */
    public Optional<ResourceType> resourceType() {
        return TerraformTypes.of(type);
    }

    StateResource withArn(Optional<Arn> known) {
        return new StateResource(module, type, name, key, known, id, region);
    }
}
