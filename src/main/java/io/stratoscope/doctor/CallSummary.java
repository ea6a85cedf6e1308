package io.stratoscope.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A call that ended in the same way in several regions: one line for people.
 *
 * @param call how it ended, in the first of the regions
 * @param regions where it ended so
 * @param elsewhere whether it ended otherwise in another region: then the regions are said
 */
record CallSummary(CheckedCall call, List<String> regions, boolean elsewhere) {

    CallSummary {
        regions = List.copyOf(regions);
    }

    /** What tells two ends of one call apart. */
    private record End(Outcome outcome, String detail, String remedy) {

        /** A refusal names the resource, and so the region: that alone makes no difference. */
        static End of(CheckedCall call) {
            return new End(
                    call.outcome(),
                    call.detail().replace(call.region(), ""),
                    call.remedy().replace(call.region(), ""));
        }
    }

    /** The calls in their order, each with what sets its regions apart. */
    static List<CallSummary> of(List<CheckedCall> calls) {
        Map<String, Map<End, List<CheckedCall>>> byAction = new LinkedHashMap<>();
        for (CheckedCall call : calls) {
            byAction.computeIfAbsent(call.action(), key -> new LinkedHashMap<>())
                    .computeIfAbsent(End.of(call), key -> new ArrayList<>())
                    .add(call);
        }
        List<CallSummary> summaries = new ArrayList<>();
        for (Map<End, List<CheckedCall>> ends : byAction.values()) {
            for (List<CheckedCall> same : ends.values()) {
                summaries.add(
                        new CallSummary(
                                same.getFirst(),
                                same.stream().map(CheckedCall::region).distinct().toList(),
                                ends.size() > 1));
            }
        }
        return summaries;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        String where = elsewhere ? " in " + String.join(", ", regions) : "";
        String line = "  %-13s %s%s".formatted(call.outcome().words(), call.action(), where);
        lines.add(call.detail().isEmpty() ? line : line + " (" + call.detail() + ")");
        if (!call.remedy().isEmpty()) {
            lines.add("                to do: " + call.remedy());
        }
        return lines;
    }
}
