package io.stratoscope.backup.proof;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one check of a restored server found.
 *
 * @param name of the check: {@code originals}
 * @param evidence one line: what was seen, and where it is not good, what to do
 * @param measured what was measured, by name, in the order in which it is shown
 * @param problems one line each, where there are several
 * @param at when it was done
 */
public record ProofCheck(
        String name,
        State state,
        String evidence,
        Map<String, String> measured,
        List<String> problems,
        Instant at) {

    /** What comes of a check; a restore is proved when all pass. */
    public enum State {
        PASS,
        FAIL,
        /** Nobody knows: what it needs is missing, or does not answer. */
        NOT_CHECKABLE
    }

    public ProofCheck {
        measured = Collections.unmodifiableMap(new LinkedHashMap<>(measured));
        problems = List.copyOf(problems);
    }

    /** Whether all that was to be checked was checked and passed; a proof of nothing is none. */
    public static boolean provedBy(List<ProofCheck> checks) {
        return !checks.isEmpty() && checks.stream().allMatch(check -> check.state() == State.PASS);
    }

    /** For reports that other programs read. */
    public JsonObject toJson() {
        return JsonValue.object()
                .put("name", name)
                .put("state", state.name())
                .put("evidence", evidence)
                .put("measured", measured)
                .put("problems", problems.stream().map(JsonValue::of).toList())
                .put("at", at.toString())
                .build();
    }
}
