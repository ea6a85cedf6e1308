package io.stratoscope.cli;

import io.stratoscope.provision.stack.Stack;

import picocli.CommandLine.Parameters;

/** Which blueprint, and what is chosen for its parameters. */
final class BlueprintOptions extends StackOptions {

    static final String DESCRIPTION =
            "A blueprint file, or the name of one that comes with Stratoscope, such as immich.";

    @Parameters(index = "0", paramLabel = "BLUEPRINT", description = DESCRIPTION)
    String blueprint = "";

    Stack stack() {
        return stack(blueprint);
    }
}
