package io.stratoscope.simulator;

import io.stratoscope.aws.SdkJson;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonArray;
import io.stratoscope.model.JsonValue.JsonBoolean;
import io.stratoscope.model.JsonValue.JsonNull;
import io.stratoscope.model.JsonValue.JsonNumber;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.JsonString;

import software.amazon.awssdk.core.exception.SdkException;

import java.time.Instant;
import java.util.Set;

/**
 * The calls that changed a simulated account, in their order. Done again on an account that began in the same way they give the
 * same account, down to its ids: these only depend on the calls before. So calls that failed are kept, too.
 */
final class History {

    /** What nobody may read later. The account does not need it either. */
    private static final Set<String> SECRETS =
            Set.of(
                    "AuthToken",
                    "MasterUserPassword",
                    "NewMasterUserPassword",
                    "Password",
                    "SecretBinary",
                    "SecretString");

    private static final String NOT_KEPT = "(not kept)";

    private final AccountLog log;

    History(AccountLog log) {
        this.log = log;
    }

    /** Keeps a call. */
    void add(Asked asked, Instant at, boolean failed) {
        String name = Replay.name(asked.request().getClass());
        if (Replays.of(name).isEmpty()) {
            throw new IllegalStateException(
                    name + " changes the account and is in no list of Replays");
        }
        JsonValue.ObjectBuilder call =
                JsonValue.object()
                        .put("at", at.toString())
                        .put("region", asked.region())
                        .put("call", name);
        if (failed) {
            call.put("failed", true);
        }
        log.append(call.put("request", withoutSecrets(SdkJson.read(asked.request()))).build());
    }

    private static JsonObject withoutSecrets(JsonObject object) {
        JsonValue.ObjectBuilder rest = JsonValue.object();
        object.members()
                .forEach((name, value) ->
                        rest.put(
                                name,
                                SECRETS.contains(name) && value instanceof JsonString
                                        ? JsonValue.of(NOT_KEPT)
                                        : withoutSecrets(value)));
        return rest.build();
    }

    private static JsonValue withoutSecrets(JsonValue value) {
        return switch (value) {
            case JsonObject object -> withoutSecrets(object);
            case JsonArray(var items) ->
                    JsonValue.of(items.stream().map(History::withoutSecrets).toList());
            case JsonString _, JsonNumber _, JsonBoolean _, JsonNull _ -> value;
        };
    }

    /**
     * Does a call again, at its time.
     *
     * @throws KeptAccountException when it does not come out as it did then
     */
    static void again(AccountState account, JsonObject line) {
        Instant at = line.text("at").map(Instant::parse).orElseThrow();
        account.at(at, () -> call(account, line));
    }

    /**
     * Does a call again, now.
     *
     * @throws KeptAccountException when it does not come out as it did then
     */
    static void call(AccountState account, JsonObject line) {
        String name = line.text("call").orElse("");
        Replay<?, ?> replay =
                Replays.of(name)
                        .orElseThrow(() -> new KeptAccountException("nothing here can " + name));
        boolean failed = line.isTrue("failed");
        JsonObject request =
                line.get("request").orElse(JsonObject.EMPTY) instanceof JsonObject object
                        ? object
                        : JsonObject.EMPTY;
        try {
            replay.again(account, line.text("region").orElseThrow(), request);
        } catch (SdkException e) {
            if (!failed) {
                throw new KeptAccountException(name + " is refused now: " + e.getMessage());
            }
            return;
        }
        if (failed) {
            throw new KeptAccountException(name + " was refused then, and is not now");
        }
    }
}
