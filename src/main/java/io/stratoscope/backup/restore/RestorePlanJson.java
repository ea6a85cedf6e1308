package io.stratoscope.backup.restore;

import io.stratoscope.backup.restore.RestorePlan.Rename;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonNumber;
import io.stratoscope.model.JsonValue.JsonObject;

import java.time.Duration;
import java.util.Optional;

/** Plans of restores as JSON, and back. */
final class RestorePlanJson {

    private RestorePlanJson() {}

    static JsonObject of(RestoreStep step) {
        return JsonValue.object()
                .put("id", step.id())
                .put("verb", step.verb().name())
                .put("what", step.what())
                .put("expectedSeconds", step.expected().toSeconds())
                .put("measured", step.measured())
                .put("settings", step.settings())
                .build();
    }

    static JsonObject of(RestoreCheck check) {
        return JsonValue.object()
                .put("what", check.what())
                .put("result", check.result().name())
                .put("detail", check.detail())
                .build();
    }

    static JsonObject of(Rename rename) {
        return JsonValue.object()
                .put("from", rename.from())
                .put("to", rename.to())
                .put("whole", rename.whole())
                .build();
    }

    static JsonObject of(RestoreCost cost) {
        JsonValue.ObjectBuilder object = JsonValue.object().put("what", cost.what());
        cost.usd().ifPresent(usd -> object.put("usd", new JsonNumber(usd)));
        return object.put("monthly", cost.monthly()).build();
    }

    /**
     * Reads what {@link RestorePlan#json} wrote.
     *
     * @throws IllegalArgumentException when it is something else
     */
    static RestorePlan read(JsonObject plan) {
        return new RestorePlan(
                text(plan, "run"),
                RestoreKind.valueOf(text(plan, "kind")),
                text(plan, "region"),
                plan.text("restorePoint"),
                plan.isTrue("switches"),
                plan.objects("renames").stream().map(RestorePlanJson::rename).toList(),
                plan.objects("steps").stream().map(RestorePlanJson::step).toList(),
                plan.objects("checks").stream().map(RestorePlanJson::check).toList(),
                plan.objects("costs").stream().map(RestorePlanJson::cost).toList(),
                plan.texts("overwritten"),
                plan.texts("notes"));
    }

    private static RestoreStep step(JsonObject step) {
        return new RestoreStep(
                text(step, "id"),
                RestoreStep.Verb.valueOf(text(step, "verb")),
                text(step, "what"),
                object(step, "settings"),
                Duration.ofSeconds(
                        step.number("expectedSeconds")
                                .orElseThrow(() -> missing("expectedSeconds"))
                                .longValue()),
                step.isTrue("measured"));
    }

    private static RestoreCheck check(JsonObject check) {
        return new RestoreCheck(
                text(check, "what"),
                RestoreCheck.Result.valueOf(text(check, "result")),
                text(check, "detail"));
    }

    private static Rename rename(JsonObject rename) {
        return new Rename(text(rename, "from"), object(rename, "to"), rename.isTrue("whole"));
    }

    private static RestoreCost cost(JsonObject cost) {
        return new RestoreCost(text(cost, "what"), cost.number("usd"), cost.isTrue("monthly"));
    }

    private static String text(JsonObject object, String name) {
        return object.text(name).orElseThrow(() -> missing(name));
    }

    private static JsonObject object(JsonObject object, String name) {
        Optional<JsonValue> value = object.get(name);
        if (value.isPresent() && value.get() instanceof JsonObject found) {
            return found;
        }
        throw missing(name);
    }

    private static IllegalArgumentException missing(String name) {
        return new IllegalArgumentException("a restore's plan has no " + name);
    }
}
