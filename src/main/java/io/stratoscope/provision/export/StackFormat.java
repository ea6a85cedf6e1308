package io.stratoscope.provision.export;

import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.stack.Stack;

import java.util.Locale;

/** The tools whose files a stack can be written as. */
public enum StackFormat {
    CLOUDFORMATION;

    /** The stack as this tool's file, which is JSON. */
    public JsonObject of(Stack stack) {
        return switch (this) {
            case CLOUDFORMATION -> CloudFormationTemplate.of(stack);
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
