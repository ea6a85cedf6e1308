package io.stratoscope.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.architecture.CalledOperations;
import io.stratoscope.aws.CallMeter;
import io.stratoscope.aws.IamActions;
import io.stratoscope.backup.restore.RestoreResult.Outcome;
import io.stratoscope.doctor.ReadOnlyPolicy;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a restore calls is allowed, and nothing else. */
final class RestorePolicyTest {

    private static String action(String operation) {
        int colon = operation.indexOf(':');
        return IamActions.of(operation.substring(0, colon), operation.substring(colon + 1));
    }

    @Test
    void whatTheCodeCallsIsAllowed() throws ClassNotFoundException {
        Set<String> called = new TreeSet<>();
        for (String operation : CalledOperations.in("io.stratoscope.backup.restore")) {
            called.add(action(operation));
        }
        called.removeAll(ReadOnlyPolicy.actions());
        assertThat(RestorePolicy.actions()).containsAll(called);
    }

    @Test
    void whatRestoresCallIsAllowedAndNothingElse() {
        Ruin total = new Ruin().loseDatabase().lose(Ruin.LOST_FILES);
        Set<String> used = calledBy(total, RestoreRequest.of(RestoreKind.TOTAL));
        Ruin beside = new Ruin();
        used.addAll(
                calledBy(
                        beside,
                        new RestoreRequest(
                                RestoreKind.TOTAL,
                                Optional.empty(),
                                Optional.of(Ruin.START.minusSeconds(3600)),
                                Optional.empty(),
                                false,
                                true,
                                true)));
        used.removeAll(ReadOnlyPolicy.actions());
        assertThat(RestorePolicy.called()).containsExactlyElementsOf(used);
        assertThat(RestorePolicy.actions()).containsAll(used);
    }

    private static Set<String> calledBy(Ruin ruin, RestoreRequest request) {
        RestorePlan plan = ruin.plan(request);
        Map<String, Long> before = calls(ruin.account().meter());
        assertThat(ruin.follow(plan).outcome()).isEqualTo(Outcome.RESTORED);
        Set<String> called = new TreeSet<>();
        calls(ruin.account().meter())
                .forEach((operation, count) -> {
                    if (count > before.getOrDefault(operation, 0L)) {
                        called.add(action(operation));
                    }
                });
        return called;
    }

    private static Map<String, Long> calls(CallMeter meter) {
        return meter.counts().stream()
                .collect(
                        Collectors.toMap(
                                count -> count.service() + ":" + count.operation(),
                                CallMeter.Count::calls));
    }
}
