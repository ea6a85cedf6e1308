package io.stratoscope.provision.export;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.stack.Stack;
import io.stratoscope.provision.stack.Wanted;

import java.util.TreeSet;

/**
 * A stack as a <a
 * href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html">CloudFormation template</a>.
 */
public final class CloudFormationTemplate {

    private CloudFormationTemplate() {}

    /** The template as JSON, which CloudFormation reads as well as YAML. */
    public static JsonObject of(Stack stack) {
        JsonValue.ObjectBuilder resources = JsonValue.object();
        stack.resources().forEach(wanted -> resources.put(wanted.id(), resource(wanted)));
        return JsonValue.object()
                .put("AWSTemplateFormatVersion", "2010-09-09")
                .put("Description", "The stack " + stack.name() + ", exported by Stratoscope")
                .put("Resources", resources.build())
                .build();
    }

    private static JsonObject resource(Wanted wanted) {
        JsonValue.ObjectBuilder resource = JsonValue.object().put("Type", wanted.type().name());
        DeletionPolicies.of(wanted.type())
                .ifPresent(policy ->
                        resource.put("DeletionPolicy", policy).put("UpdateReplacePolicy", policy));
        if (!wanted.after().isEmpty()) {
            resource.put(
                    "DependsOn",
                    JsonValue.of(
                            new TreeSet<>(wanted.after()).stream().map(JsonValue::of).toList()));
        }
        return resource.put("Properties", wanted.properties()).build();
    }
}
