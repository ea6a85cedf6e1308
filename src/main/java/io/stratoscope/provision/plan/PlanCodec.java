package io.stratoscope.provision.plan;

import io.stratoscope.json.JsonFormatException;
import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonArray;
import io.stratoscope.model.JsonValue.JsonNumber;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.ResourceType;
import io.stratoscope.provision.driver.Difference;
import io.stratoscope.provision.stack.Stack;
import io.stratoscope.provision.stack.Wanted;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;

/** Plans as JSON files. */
public final class PlanCodec {

    /** Grows when older programs could not follow a plan any more. */
    private static final long VERSION = 1;

    private PlanCodec() {}

    public static JsonObject write(Plan plan) {
        return JsonValue.object()
                .put("stratoscopePlan", VERSION)
                .put("id", plan.id())
                .put("kind", word(plan.kind()))
                .put("madeAt", plan.madeAt().toString())
                .put("account", plan.accountId())
                .put("region", plan.region())
                .put("stack", plan.stack().name())
                .put("project", plan.stack().project())
                .put("monthlyUsd", new JsonNumber(plan.monthlyUsd()))
                .put("changes", plan.changes().stream().map(PlanCodec::write).toList())
                .put("extras", plan.extras().stream().map(PlanCodec::write).toList())
                .put("resources", plan.stack().resources().stream().map(PlanCodec::write).toList())
                .build();
    }

    private static JsonObject write(Change change) {
        JsonValue.ObjectBuilder object =
                JsonValue.object()
                        .put("id", change.id())
                        .put("module", change.module())
                        .put("type", change.type())
                        .put("action", word(change.action()));
        change.ref().ifPresent(ref -> object.put("ref", ref));
        change.monthlyUsd()
                .ifPresent(usd -> object.put("monthlyUsd", new JsonNumber(rounded(usd))));
        return object.put("reason", change.reason())
                .put("differences", change.differences().stream().map(PlanCodec::write).toList())
                .put("after", texts(change.after()))
                .put("interrupts", change.interrupts())
                .put("losesData", change.losesData())
                .build();
    }

    private static BigDecimal rounded(BigDecimal usd) {
        return usd.setScale(2, RoundingMode.HALF_UP);
    }

    private static JsonObject write(Extra extra) {
        return JsonValue.object()
                .put("type", extra.type())
                .put("name", extra.name())
                .put("in", extra.in())
                .build();
    }

    private static JsonObject write(Difference difference) {
        JsonValue.ObjectBuilder object = JsonValue.object().put("path", difference.path());
        difference.actual().ifPresent(value -> object.put("actual", value));
        difference.wanted().ifPresent(value -> object.put("wanted", value));
        return object.build();
    }

    private static JsonObject write(Wanted wanted) {
        return JsonValue.object()
                .put("id", wanted.id())
                .put("module", wanted.module())
                .put("type", wanted.type().name())
                .put("properties", wanted.properties())
                .put("after", texts(wanted.after()))
                .build();
    }

    private static JsonArray texts(Collection<String> texts) {
        return JsonValue.of(new TreeSet<>(texts).stream().map(JsonValue::of).toList());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads a plan.
     *
     * @param name of the file, for messages
     * @throws PlanException when it is none, or one of a newer Stratoscope
     */
    public static Plan read(String name, String text) {
        try {
            if (!(JsonText.parse(text) instanceof JsonObject object)
                    || object.number("stratoscopePlan").isEmpty()) {
                throw new PlanException(
                        name + " is no plan; 'stratoscope provision plan -o FILE' makes one");
            }
            if (object.number("stratoscopePlan").orElseThrow().longValueExact() > VERSION) {
                throw new PlanException(
                        name
                                + " was made by a newer Stratoscope; make it anew with this one, or update");
            }
            return read(object);
        } catch (JsonFormatException
                | NoSuchElementException
                | IllegalArgumentException
                | DateTimeException e) {
            throw new PlanException(name + " is damaged (" + e.getMessage() + "); make a new plan");
        }
    }

    private static Plan read(JsonObject object) {
        List<Wanted> resources =
                object.objects("resources").stream().map(PlanCodec::readWanted).toList();
        return new Plan(
                text(object, "id"),
                Plan.Kind.valueOf(text(object, "kind").toUpperCase(Locale.ROOT)),
                Instant.parse(text(object, "madeAt")),
                text(object, "account"),
                text(object, "region"),
                new Stack(text(object, "stack"), text(object, "project"), resources),
                object.objects("changes").stream().map(PlanCodec::readChange).toList(),
                object.objects("extras").stream()
                        .map(each ->
                                new Extra(text(each, "type"), text(each, "name"), text(each, "in")))
                        .toList());
    }

    private static Wanted readWanted(JsonObject object) {
        return new Wanted(
                text(object, "id"),
                text(object, "module"),
                new ResourceType(text(object, "type")),
                object.get("properties").orElseThrow() instanceof JsonObject properties
                        ? properties
                        : JsonObject.EMPTY,
                Set.copyOf(object.texts("after")));
    }

    private static Change readChange(JsonObject object) {
        return new Change(
                text(object, "id"),
                text(object, "module"),
                text(object, "type"),
                Action.valueOf(text(object, "action").toUpperCase(Locale.ROOT)),
                object.text("ref"),
                text(object, "reason"),
                object.objects("differences").stream()
                        .map(each ->
                                new Difference(
                                        text(each, "path"), each.get("actual"), each.get("wanted")))
                        .toList(),
                Set.copyOf(object.texts("after")),
                object.isTrue("interrupts"),
                object.isTrue("losesData"),
                object.number("monthlyUsd"));
    }

    private static String text(JsonObject object, String name) {
        return object.text(name).orElseThrow(() -> new NoSuchElementException("it has no " + name));
    }
}
