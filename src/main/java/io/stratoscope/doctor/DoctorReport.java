package io.stratoscope.doctor;

import io.stratoscope.aws.IamPolicyDocument;
import io.stratoscope.model.Failure;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the doctor found.
 *
 * @param label the account as the operator named it
 * @param regions where the calls were tried; global services besides
 * @param identity who the caller is; empty where AWS did not say
 * @param failure why it did not; empty where it did
 * @param calls in the order in which they are listed: the regions of one call side by side
 */
public record DoctorReport(
        String label,
        boolean simulated,
        List<String> regions,
        Optional<Identity> identity,
        Optional<Failure> failure,
        ClockSkew clock,
        List<CheckedCall> calls) {

    public DoctorReport {
        regions = List.copyOf(regions);
        calls = List.copyOf(calls);
    }

    /** What it comes to; decides the exit code. */
    public enum Verdict {
        /** Nothing is in the way. */
        HEALTHY("healthy"),
        /** Something is missing; the picture will have gaps. */
        FINDINGS("findings"),
        /** AWS could not be reached or does not know the caller. */
        NO_IDENTITY("no identity");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public Verdict verdict() {
        if (identity.isEmpty()) {
            return Verdict.NO_IDENTITY;
        }
        boolean clockOff =
                switch (clock.severity()) {
                    case FINE, UNKNOWN -> false;
                    case NEAR_THE_LIMIT, REFUSED -> true;
                };
        return clockOff || count(Outcome.DENIED) > 0 || count(Outcome.NOT_ANSWERED) > 0
                ? Verdict.FINDINGS
                : Verdict.HEALTHY;
    }

    public long count(Outcome outcome) {
        return calls.stream().filter(call -> call.outcome() == outcome).count();
    }

    /** The policy that would allow everything that was denied; empty where nothing was. */
    public Optional<JsonObject> missingPolicy() {
        List<String> actions =
                calls.stream()
                        .filter(call -> call.outcome() == Outcome.DENIED)
                        .map(CheckedCall::action)
                        .distinct()
                        .sorted()
                        .toList();
        return actions.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        IamPolicyDocument.of(
                                List.of(IamPolicyDocument.allow("StratoscopeReads", actions))));
    }

    /** For {@code --json}. */
    public JsonObject toJson() {
        JsonValue.ObjectBuilder json =
                JsonValue.object()
                        .put("verdict", verdict().words())
                        .put(
                                "account",
                                JsonValue.object()
                                        .put("label", label)
                                        .put("simulated", simulated)
                                        .put(
                                                "regions",
                                                regions.stream().map(JsonValue::of).toList())
                                        .build());
        identity.ifPresent(who ->
                json.put(
                        "identity",
                        JsonValue.object()
                                .put("account", who.account())
                                .put("arn", who.arn().toString())
                                .put("kind", who.kind())
                                .build()));
        failure.ifPresent(why ->
                json.put(
                        "failure",
                        JsonValue.object()
                                .put("message", why.message())
                                .put("remedy", why.remedy())
                                .build()));
        json.put("clock", clockJson()).put("counts", countsJson());
        json.put("calls", calls.stream().map(DoctorReport::callJson).toList());
        missingPolicy().ifPresent(policy -> json.put("missingPolicy", policy));
        return json.build();
    }

    private JsonObject clockJson() {
        JsonValue.ObjectBuilder json =
                JsonValue.object()
                        .put("state", clock.severity().words())
                        .put("message", clock.message());
        clock.ahead().ifPresent(ahead -> json.put("secondsAhead", ahead.toSeconds()));
        return withRemedy(json, clock.remedy());
    }

    private JsonObject countsJson() {
        JsonValue.ObjectBuilder json = JsonValue.object();
        for (Outcome outcome : Outcome.values()) {
            json.put(outcome.words(), count(outcome));
        }
        return json.build();
    }

    private static JsonObject callJson(CheckedCall call) {
        JsonValue.ObjectBuilder json =
                JsonValue.object()
                        .put("region", call.region())
                        .put("action", call.action())
                        .put("outcome", call.outcome().words());
        if (!call.detail().isEmpty()) {
            json.put("detail", call.detail());
        }
        return withRemedy(json, call.remedy());
    }

    private static JsonObject withRemedy(JsonValue.ObjectBuilder json, String remedy) {
        return remedy.isEmpty() ? json.build() : json.put("remedy", remedy).build();
    }

    /** For people, one line each; {@link #missingPolicy} is printed after them. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(
                "Account   "
                        + label
                        + (regions.size() == 1 ? ", region " : ", regions ")
                        + String.join(", ", regions));
        identity.ifPresent(who -> {
            lines.add("Identity  " + who.arn() + " (" + who.kind() + ")");
            if (who.root()) {
                lines.add(
                        "          to do: use a role or single sign-on in place of the root user");
            }
        });
        failure.ifPresent(why -> {
            lines.add("Identity  none: " + why.message());
            lines.add("          to do: " + why.remedy());
        });
        lines.add("Clock     " + clock.message());
        if (!clock.remedy().isEmpty()) {
            lines.add("          to do: " + clock.remedy());
        }
        lines.add("Calls     " + summary());
        // Without an identity none was tried, and a long list would hide the line that matters.
        if (identity.isPresent()) {
            CallSummary.of(calls).forEach(summary -> lines.addAll(summary.lines()));
        }
        return List.copyOf(lines);
    }

    private String summary() {
        return Arrays.stream(Outcome.values())
                .filter(outcome -> count(outcome) > 0)
                .map(outcome -> count(outcome) + " " + outcome.words())
                .collect(Collectors.joining(", "));
    }
}
