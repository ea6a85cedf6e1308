package io.stratoscope.backup.restore;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * What a restore does, in which order. It is shown before anything is done, and kept in the journal, so that whoever goes on with a
 * restore that was cut off follows the same one.
 *
 * @param run the restore's id, {@code restore-20260301T120000Z}; what it makes carries it in the tag {@link #TAG}
 * @param restorePoint from which; empty where the database is restored to a time
 * @param switches whether services run on what was made in the end
 * @param renames what takes the place of what: old names, and what they are from then on
 * @param checks what has to be so before it begins
 * @param overwritten what is replaced by it, for people; empty: nothing is
 * @param notes what is to be known before it begins
 */
public record RestorePlan(
        String run,
        RestoreKind kind,
        String region,
        Optional<String> restorePoint,
        boolean switches,
        List<Rename> renames,
        List<RestoreStep> steps,
        List<RestoreCheck> checks,
        List<RestoreCost> costs,
        List<String> overwritten,
        List<String> notes) {

    /** The tag that says which restore made something. */
    public static final String TAG = "stratoscope:restore";

    /** The tag that says by which of its steps. */
    public static final String STEP_TAG = "stratoscope:restore-step";

    private static final DateTimeFormatter ID =
            DateTimeFormatter.ofPattern("'restore-'yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /**
     * A new name.
     *
     * @param from the old one
     * @param to the new one, as a reference to what a step makes
     * @param whole whether only a text that is nothing else is meant
     */
    public record Rename(String from, JsonObject to, boolean whole) {}

    public RestorePlan {
        renames = List.copyOf(renames);
        steps = List.copyOf(steps);
        checks = List.copyOf(checks);
        costs = List.copyOf(costs);
        overwritten = List.copyOf(overwritten);
        notes = List.copyOf(notes);
    }

    static String idAt(Instant time) {
        return ID.format(time);
    }

    /** How long it takes. */
    public Duration expected() {
        return steps.stream().map(RestoreStep::expected).reduce(Duration.ZERO, Duration::plus);
    }

    /** Whether all of that is by past runs. */
    public boolean isMeasured() {
        return steps.stream().allMatch(RestoreStep::measured);
    }

    /** What keeps it from beginning. */
    public List<RestoreCheck> obstacles() {
        return checks.stream().filter(check -> check.result() == RestoreCheck.Result.FAIL).toList();
    }

    /** What its known prices come to, each month or once, in US dollars. */
    public BigDecimal usd(boolean monthly) {
        return costs.stream()
                .filter(cost -> cost.monthly() == monthly)
                .flatMap(cost -> cost.usd().stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** As JSON. */
    public JsonObject json() {
        JsonValue.ObjectBuilder plan =
                JsonValue.object().put("run", run).put("kind", kind.name()).put("region", region);
        restorePoint.ifPresent(point -> plan.put("restorePoint", point));
        return plan.put("switches", switches)
                .put("expectedSeconds", expected().toSeconds())
                .put("overwritten", texts(overwritten))
                .put("checks", checks.stream().map(RestorePlanJson::of).toList())
                .put("steps", steps.stream().map(RestorePlanJson::of).toList())
                .put("renames", renames.stream().map(RestorePlanJson::of).toList())
                .put("costs", costs.stream().map(RestorePlanJson::of).toList())
                .put("notes", texts(notes))
                .build();
    }

    private static List<JsonValue> texts(List<String> texts) {
        return texts.stream().<JsonValue>map(JsonValue::of).toList();
    }
}
