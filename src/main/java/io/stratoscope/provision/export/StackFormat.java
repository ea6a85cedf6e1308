package io.stratoscope.provision.export;

import io.stratoscope.json.JsonText;
import io.stratoscope.provision.stack.Stack;

import java.util.Locale;

/** The tools whose files a stack can be written as. */
public enum StackFormat {
    CLOUDFORMATION,
    TERRAFORM;

    /**
     * The stack as this tool's file.
     *
     * @throws NoCounterpartException when something of the stack cannot be said in its language
     */
    public String of(Stack stack) {
        return switch (this) {
            case CLOUDFORMATION -> JsonText.pretty(CloudFormationTemplate.of(stack));
            case TERRAFORM -> TerraformConfiguration.of(stack);
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
