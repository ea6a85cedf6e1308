package io.stratoscope.backup.drill;

import io.stratoscope.aws.Fence;
import io.stratoscope.aws.SdkJson;
import io.stratoscope.aws.WriteGuard;
import io.stratoscope.aws.WriteRefusedException;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonArray;
import io.stratoscope.model.JsonValue.JsonBoolean;
import io.stratoscope.model.JsonValue.JsonNull;
import io.stratoscope.model.JsonValue.JsonNumber;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.JsonString;

import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * What a drill may write: only what is its own. A call that may change something is let through when everything that it names is the drill's –
 * its name is in it, or AWS gave it to the drill when that made it –, but for the few things of others that a new resource may be
 * made <em>from</em> ({@link BorrowedNames}). Everything else is refused before it leaves the program, whatever asked for it. Safe for
 * many threads.
 */
final class DrillFence implements Fence {

    private final DrillId drill;
    private final Set<String> own = ConcurrentHashMap.newKeySet();

    DrillFence(DrillId drill) {
        this.drill = drill;
    }

    /** Makes known what was the drill's before: after a crash, its tags say so. */
    void own(Collection<String> ids) {
        own.addAll(ids);
    }

    @Override
    public void check(String service, String operation, SdkRequest request) {
        if (!WriteGuard.mayChange(service, operation)) {
            return;
        }
        Check check = new Check(service + ":" + operation);
        walk("", SdkJson.read(request), check);
        if (!check.namesOwn) {
            throw refused(check.action, "names nothing of the drill's");
        }
    }

    @Override
    public void answered(String service, String operation, SdkResponse response) {
        Set<String> members = MadeNames.of(service + ":" + operation);
        if (!members.isEmpty()) {
            walk(
                    "",
                    SdkJson.read(response),
                    (member, value) -> {
                        if (members.contains(member)) {
                            own.add(value);
                        }
                    });
        }
    }

    private boolean isOwn(String value) {
        return own.contains(value) || drill.isIn(value) || isOwnArn(value);
    }

    /** EC2's answers have ids, and other services want to be told the ARNs that are made of them. */
    private boolean isOwnArn(String value) {
        return value.startsWith("arn:")
                && own.contains(value.substring(value.lastIndexOf('/') + 1));
    }

    private WriteRefusedException refused(String action, String why) {
        return new WriteRefusedException(
                action + " was stopped: it " + why + ", and " + drill + " may change nothing else");
    }

    /** Looks at each text of a request. */
    private final class Check implements BiConsumer<String, String> {
        private final String action;
        private boolean namesOwn;

        Check(String action) {
            this.action = action;
        }

        @Override
        public void accept(String member, String value) {
            if (isOwn(value)) {
                namesOwn = true;
            } else if (BorrowedNames.names(member, value)
                    && !BorrowedNames.mayBeNamed(action, member)) {
                throw refused(action, "names " + value + " as " + member);
            }
        }
    }

    /** Each text with the member that it stands in. */
    private static void walk(String member, JsonValue value, BiConsumer<String, String> visit) {
        switch (value) {
            case JsonObject(var members) ->
                    members.forEach((name, inner) -> walk(name, inner, visit));
            case JsonArray(var items) -> items.forEach(item -> walk(member, item, visit));
            case JsonString(String text) -> visit.accept(member, text);
            case JsonNumber _, JsonBoolean _, JsonNull _ -> {}
        }
    }
}
