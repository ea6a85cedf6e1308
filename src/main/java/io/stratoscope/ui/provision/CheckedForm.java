package io.stratoscope.ui.provision;

import io.stratoscope.provision.blueprint.Blueprint;
import io.stratoscope.provision.blueprint.BlueprintException;
import io.stratoscope.provision.blueprint.BlueprintException.Problem;
import io.stratoscope.provision.stack.Stack;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a blueprint comes to with what was chosen.
 *
 * @param stack empty where something is wrong
 * @param problems in the order of the file
 */
record CheckedForm(Optional<Stack> stack, List<Problem> problems) {

    static CheckedForm of(BlueprintText blueprint, Map<String, String> chosen) {
        try {
            return new CheckedForm(
                    Optional.of(Blueprint.stack(blueprint.name(), blueprint.text(), chosen)),
                    List.of());
        } catch (BlueprintException e) {
            return new CheckedForm(Optional.empty(), e.problems());
        }
    }

    /** A problem with its place in the file. */
    static String words(Problem problem) {
        return "Line "
                + problem.place().line()
                + ", column "
                + problem.place().column()
                + ": "
                + problem.message();
    }
}
