package io.stratoscope.provision.module;

import static io.stratoscope.provision.stack.References.text;

import io.stratoscope.aws.IamPolicyDocument;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.ObjectBuilder;

import java.util.List;

/** Documents in <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">IAM's language</a>. */
final class PolicyDocument {
    private PolicyDocument() {}

    /** A document of statements. */
    static JsonObject of(JsonObject... statements) {
        return of(List.of(statements));
    }

    static JsonObject of(List<JsonObject> statements) {
        return IamPolicyDocument.of(statements);
    }

    /** A statement that allows actions on a resource. */
    static ObjectBuilder allow(JsonValue resource, String... actions) {
        return JsonValue.object()
                .put("Effect", "Allow")
                .put(
                        "Action",
                        actions.length == 1
                                ? JsonValue.of(actions[0])
                                : Design.texts(List.of(actions)))
                .put("Resource", resource);
    }

    /** Who is meant: a service of AWS. */
    static JsonObject service(String name) {
        return JsonValue.object().put("Service", name).build();
    }

    /** Only on behalf of this account, or else a stranger could have the service do it for him. */
    static JsonObject fromThisAccount() {
        return JsonValue.object().put("StringEquals", thisAccount().build()).build();
    }

    /** The same, and only for some of the account's resources. */
    static JsonObject fromThisAccount(JsonValue arnPattern) {
        return JsonValue.object()
                .put("StringEquals", thisAccount().build())
                .put("ArnLike", JsonValue.object().put("aws:SourceArn", arnPattern).build())
                .build();
    }

    static ObjectBuilder thisAccount() {
        return JsonValue.object().put("aws:SourceAccount", text("${AWS::AccountId}"));
    }

    /** Who may take a role: a service of AWS, for this account. */
    static JsonObject takenBy(String service) {
        return taken(service, fromThisAccount());
    }

    /** Who may take a role: a service of AWS, for some of this account's resources. */
    static JsonObject takenBy(String service, JsonValue arnPattern) {
        return taken(service, fromThisAccount(arnPattern));
    }

    private static JsonObject taken(String service, JsonObject condition) {
        return of(
                JsonValue.object()
                        .put("Effect", "Allow")
                        .put("Principal", service(service))
                        .put("Action", "sts:AssumeRole")
                        .put("Condition", condition)
                        .build());
    }
}
