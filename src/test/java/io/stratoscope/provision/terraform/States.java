package io.stratoscope.provision.terraform;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** States as Terraform writes them. */
final class States {

    /** A secret that no reader may keep or say. */
    static final String SECRET = "correct-horse-battery";

    private States() {}

    /** A state of version 4 with these resources. */
    static String version4(String... resources) {
        return """
        {
          "version": 4,
          "terraform_version": "1.9.8",
          "serial": 12,
          "lineage": "5f0b3f6e-0000-4000-8000-000000000000",
          "outputs": {"password": {"value": "%s", "type": "string", "sensitive": true}},
          "resources": [%s],
          "check_results": null
        }
        """
                .formatted(SECRET, String.join(",", resources));
    }

    /** A managed resource of one module. */
    static String resource(String module, String type, String name, String... instances) {
        return """
        {"module": %s, "mode": "managed", "type": "%s", "name": "%s",
         "provider": "provider[\\"registry.terraform.io/hashicorp/aws\\"]",
         "instances": [%s]}
        """
                .formatted(
                        module.isEmpty() ? "null" : '"' + module.replace("\"", "\\\"") + '"',
                        type,
                        name,
                        String.join(",", instances));
    }

    /** An instance with texts as attributes: name, value, name, value. */
    static String instance(String... attributes) {
        return keyed("null", attributes);
    }

    /**
     * One of several.
     *
     * @param key as JSON
     */
    static String keyed(String key, String... attributes) {
        String texts =
                Stream.iterate(0, i -> i < attributes.length, i -> i + 2)
                        .map(i -> "\"%s\": \"%s\"".formatted(attributes[i], attributes[i + 1]))
                        .collect(Collectors.joining(", "));
        return """
        {"index_key": %s, "schema_version": 1, "attributes": {%s}, "sensitive_attributes": []}
        """
                .formatted(key, texts);
    }
}
