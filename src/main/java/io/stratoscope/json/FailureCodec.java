package io.stratoscope.json;

import io.stratoscope.model.Failure;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;

/** Failures as JSON: {@code {"type", "action"?, "message", "remedy"}}. */
final class FailureCodec {

    private FailureCodec() {}

    static JsonObject toJson(Failure failure) {
        JsonValue.ObjectBuilder object = JsonValue.object();
        switch (failure) {
            case Failure.AccessDenied denied ->
                    object.put("type", "accessDenied")
                            .put("action", denied.action())
                            .put("policyStatement", denied.policyStatement());
            case Failure.Throttled throttled ->
                    object.put("type", "throttled").put("action", throttled.action());
            case Failure.BadCredentials _ -> object.put("type", "badCredentials");
            case Failure.Network _ -> object.put("type", "network");
            case Failure.NotFound _ -> object.put("type", "notFound");
            case Failure.Unsupported unsupported ->
                    object.put("type", "unsupported").put("action", unsupported.action());
            case Failure.ServiceError error ->
                    object.put("type", "serviceError").put("action", error.action());
            case Failure.Capped capped ->
                    object.put("type", "capped").put("action", capped.action());
            case Failure.Cancelled _ -> object.put("type", "cancelled");
            case Failure.Bug _ -> object.put("type", "bug");
        }
        return object.put("message", failure.message()).put("remedy", failure.remedy()).build();
    }

    static Failure fromJson(Fields fields) {
        String type = fields.text("type");
        String message = fields.text("message");
        return switch (type) {
            case "accessDenied" -> new Failure.AccessDenied(fields.text("action"), message);
            case "throttled" -> new Failure.Throttled(fields.text("action"), message);
            case "badCredentials" -> new Failure.BadCredentials(message, fields.text("remedy"));
            case "network" -> new Failure.Network(message);
            case "notFound" -> new Failure.NotFound(message);
            case "unsupported" -> new Failure.Unsupported(fields.text("action"), message);
            case "serviceError" ->
                    new Failure.ServiceError(fields.text("action"), message, fields.text("remedy"));
            case "capped" -> new Failure.Capped(fields.text("action"), message);
            case "cancelled" -> new Failure.Cancelled(message);
            case "bug" -> new Failure.Bug(message);
            default ->
                    throw new JsonFormatException(
                            fields.path() + " has the unknown type \"" + type + "\"");
        };
    }
}
