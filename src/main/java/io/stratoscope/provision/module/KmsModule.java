package io.stratoscope.provision.module;

import static io.stratoscope.provision.stack.References.attribute;
import static io.stratoscope.provision.stack.References.text;
import static io.stratoscope.provision.stack.References.to;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Keys to encrypt with, an alias for each, and what each may be used for. */
final class KmsModule implements Module {

    @Override
    public String name() {
        return "kms";
    }

    @Override
    public Set<String> needs() {
        return Set.of();
    }

    @Override
    public void design(Design design, ModuleSettings settings) {
        for (String purpose : settings.texts("keys")) {
            String key = key(purpose);
            design.addNamed(
                    key,
                    "AWS::KMS::Key",
                    design.name(purpose),
                    JsonValue.object()
                            .put("Description", design.stack() + ": encrypts " + purpose)
                            .put("EnableKeyRotation", settings.flag("rotation"))
                            .put("PendingWindowInDays", settings.number("waiting-days"))
                            .put("KeyPolicy", policy(purpose)));
            design.add(
                    key + "Alias",
                    "AWS::KMS::Alias",
                    JsonValue.object()
                            .put("AliasName", "alias/" + design.stack() + "/" + purpose)
                            .put("TargetKeyId", to(key)));
        }
    }

    /** The logical id of the key for a purpose. */
    static String key(String purpose) {
        return "Key" + Character.toUpperCase(purpose.charAt(0)) + purpose.substring(1);
    }

    /** The ARN of the key for a purpose, when the stack has one. */
    static Optional<JsonObject> arn(Design design, String purpose) {
        return design.resource(key(purpose)).map(key -> attribute(key.id(), "Arn"));
    }

    /** The account's own policies decide who may use it; CloudWatch Logs asks by itself, and has to be named. */
    private static JsonObject policy(String purpose) {
        JsonObject account =
                statement(
                        "account",
                        JsonValue.object()
                                .put(
                                        "AWS",
                                        text("arn:${AWS::Partition}:iam::${AWS::AccountId}:root"))
                                .build(),
                        JsonValue.of("kms:*"));
        JsonObject logs =
                statement(
                        "logs",
                        JsonValue.object()
                                .put("Service", text("logs.${AWS::Region}.${AWS::URLSuffix}"))
                                .build(),
                        Design.texts(
                                List.of(
                                        "kms:Encrypt",
                                        "kms:Decrypt",
                                        "kms:ReEncrypt*",
                                        "kms:GenerateDataKey*",
                                        "kms:DescribeKey")));
        return PolicyDocument.of(
                purpose.equals("logs") ? List.of(account, logs) : List.of(account));
    }

    private static JsonObject statement(String id, JsonObject principal, JsonValue actions) {
        return JsonValue.object()
                .put("Sid", id)
                .put("Effect", "Allow")
                .put("Principal", principal)
                .put("Action", actions)
                .put("Resource", "*")
                .build();
    }
}
