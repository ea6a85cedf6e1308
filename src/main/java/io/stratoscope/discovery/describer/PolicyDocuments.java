package io.stratoscope.discovery.describer;

import io.stratoscope.json.JsonFormatException;
import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Policy documents in descriptions, as the JSON that they are. */
public final class PolicyDocuments {

    /** The member of a role's description that lists the policies written into it, as IAM calls it. */
    public static final String INLINE = "RolePolicyList";

    /** The member of a managed policy's description with its default version, as IAM calls it. */
    public static final String VERSION = "PolicyVersion";

    private PolicyDocuments() {}

    /**
     * A document as IAM sends it: percent-encoded by RFC 3986 (<a
     * href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_PolicyDetail.html">PolicyDetail</a>), where a plus is a
     * plus. Emulators send it plain.
     *
     * @throws JsonFormatException where it is no JSON object
     */
    static JsonObject parse(String document) {
        boolean plain = document.stripLeading().startsWith("{");
        if (JsonText.parse(plain ? document : decoded(document)) instanceof JsonObject object) {
            return object;
        }
        throw new JsonFormatException("the policy document is not an object");
    }

    private static String decoded(String document) {
        try {
            return URLDecoder.decode(document.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new JsonFormatException("the policy document is not percent-encoded");
        }
    }

    /** The object with its document readable: under that name it is a text. */
    static JsonObject readable(JsonObject with, String name) {
        Map<String, JsonValue> members = new LinkedHashMap<>(with.members());
        with.text(name).ifPresent(document -> members.put(name, parse(document)));
        return new JsonObject(members);
    }
}
