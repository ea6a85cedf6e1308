package io.stratoscope.cli;

import io.stratoscope.provision.blueprint.BlueprintException;
import io.stratoscope.provision.plan.QuotaException;
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

    /** What an account may not have, at the places in the blueprint where it is asked for. */
    BlueprintException placed(QuotaException refusal) {
        return placed(blueprint, refusal);
    }
}
