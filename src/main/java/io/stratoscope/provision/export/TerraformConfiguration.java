package io.stratoscope.provision.export;

import io.stratoscope.model.ResourceType;
import io.stratoscope.provision.export.HclValue.Text;
import io.stratoscope.provision.stack.Stack;
import io.stratoscope.provision.stack.Wanted;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A stack as a <a href="https://developer.hashicorp.com/terraform/language">Terraform configuration</a> of one file. Most
 * resources are those of the awscc provider, which has CloudFormation's types and properties.
 */
public final class TerraformConfiguration {

    private TerraformConfiguration() {}

    /**
     * The configuration, laid out as {@code terraform fmt} does.
     *
     * @throws NoCounterpartException when something of the stack has no counterpart in Terraform
     */
    public static String of(Stack stack) {
        Map<String, ResourceType> types = new LinkedHashMap<>();
        stack.resources().forEach(wanted -> types.put(wanted.id(), wanted.type()));
        TerraformFunctions functions = new TerraformFunctions(TerraformAddress.of(types));
        List<HclBlock> resources = resources(stack, new TerraformResource(functions));
        List<HclBlock> blocks = new ArrayList<>();
        blocks.add(settings().under("The stack " + stack.name() + ", exported by Stratoscope"));
        blocks.add(
                HclBlock.of("provider \"aws\"", Map.of())
                        .under("The region and the credentials come from the environment."));
        blocks.add(HclBlock.of("provider \"awscc\"", Map.of()));
        blocks.addAll(functions.dataBlocks());
        blocks.addAll(resources);
        return HclWriter.text(blocks);
    }

    private static List<HclBlock> resources(Stack stack, TerraformResource translator) {
        List<HclBlock> blocks = new ArrayList<>();
        String module = "";
        for (Wanted wanted : stack.resources()) {
            HclBlock block = translator.of(wanted);
            blocks.add(
                    wanted.module().equals(module)
                            ? block
                            : block.under("Module " + wanted.module()));
            module = wanted.module();
        }
        return blocks;
    }

    // The versions are the first that have every type and attribute that is written.
    private static HclBlock settings() {
        Map<String, HclValue> providers = new LinkedHashMap<>();
        providers.put("aws", provider("hashicorp/aws", "~> 6.0"));
        providers.put("awscc", provider("hashicorp/awscc", "~> 1.95"));
        return new HclBlock(
                "",
                "terraform",
                Map.of("required_version", new Text(">= 1.5")),
                List.of(HclBlock.of("required_providers", providers)),
                Map.of());
    }

    private static HclValue provider(String source, String version) {
        Map<String, HclValue> members = new LinkedHashMap<>();
        members.put("source", new Text(source));
        members.put("version", new Text(version));
        return HclValue.fields(members);
    }
}
