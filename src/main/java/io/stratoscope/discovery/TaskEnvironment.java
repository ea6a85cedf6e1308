package io.stratoscope.discovery;

import io.stratoscope.discovery.describer.TaskDefinitionDescriber;
import io.stratoscope.model.Evidence;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Resource;

import java.util.List;

/** The environment of a task definition's containers, which tells what its tasks connect to. */
final class TaskEnvironment {

    /** Is given one variable after the other. */
    @FunctionalInterface
    interface Visitor {
        void variable(String name, String value, Evidence evidence);
    }

    private TaskEnvironment() {}

    static void visit(Resource definition, Visitor visitor) {
        List<JsonObject> containers = definition.description().objects("containerDefinitions");
        for (int i = 0; i < containers.size(); i++) {
            for (JsonObject variable : containers.get(i).objects("environment")) {
                String name = variable.text("name").orElse("");
                visitor.variable(
                        name,
                        variable.text("value").orElse(""),
                        new Evidence(
                                TaskDefinitionDescriber.ACTION,
                                "containerDefinitions[" + i + "].environment[" + name + "]"));
            }
        }
    }
}
