package io.stratoscope.provision.resource;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue;
import io.stratoscope.provision.driver.Order;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Policies as IAM takes and tells them. */
final class IamDocuments {

    private IamDocuments() {}

    /**
     * A document as IAM tells it: percent-encoded by RFC 3986 (<a
     * href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRolePolicy.html">GetRolePolicy</a>), where a plus is a
     * plus. Emulators tell it plain.
     */
    static JsonValue read(String told) {
        return JsonText.parse(
                told.stripLeading().startsWith("{")
                        ? told
                        : URLDecoder.decode(told.replace("+", "%2B"), StandardCharsets.UTF_8));
    }

    /** A property that is a document, as IAM takes it. */
    static String text(Order order, String property) {
        return JsonText.compact(
                order.properties()
                        .get(property)
                        .orElseThrow(() ->
                                new IllegalArgumentException(order.id() + " has no " + property)));
    }
}
