package io.stratoscope.provision.module;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.ObjectBuilder;

import java.util.Locale;
import java.util.Set;

/**
 * The database's password. It is the secret's whole text: what ECS injects into a container is all of a secret, and a
 * program does not take a JSON object for a password.
 */
final class SecretsModule implements Module {

    /** What a master password <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html">may not contain</a>, and what shells and URLs trip over. */
    private static final String EXCLUDED = "/@\"'\\`$%:?#&";

    @Override
    public String name() {
        return "secrets";
    }

    @Override
    public Set<String> needs() {
        return Set.of();
    }

    @Override
    public void design(Design design, ModuleSettings settings) {
        ObjectBuilder secret =
                JsonValue.object()
                        .put("Name", design.stack() + "/database-password")
                        .put(
                                "Description",
                                "Password of the " + capitalised(design.stack()) + " database user")
                        .put("GenerateSecretString", generated(settings));
        KmsModule.arn(design, "secrets").ifPresent(key -> secret.put("KmsKeyId", key));
        design.addNamed(
                "DatabasePassword",
                "AWS::SecretsManager::Secret",
                design.name("database-password"),
                secret);
    }

    private static JsonObject generated(ModuleSettings settings) {
        ObjectBuilder generated =
                JsonValue.object().put("PasswordLength", settings.number("length"));
        if (settings.flag("punctuation")) {
            generated.put("ExcludeCharacters", EXCLUDED);
        } else {
            generated.put("ExcludePunctuation", true);
        }
        return generated.build();
    }

    private static String capitalised(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
