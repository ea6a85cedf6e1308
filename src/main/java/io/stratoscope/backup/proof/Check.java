package io.stratoscope.backup.proof;

import io.stratoscope.backup.proof.ProofCheck.State;

import java.util.List;
import java.util.Map;

/** One thing that has to be true of a restored server. */
interface Check {

    /** One word or two. */
    String name();

    Finding look(Proving proving);

    /** What was found. */
    record Finding(
            State state, String evidence, Map<String, String> measured, List<String> problems) {

        static Finding pass(String evidence, Map<String, String> measured) {
            return new Finding(State.PASS, evidence, measured, List.of());
        }

        static Finding fail(String evidence, Map<String, String> measured) {
            return new Finding(State.FAIL, evidence, measured, List.of());
        }

        static Finding fail(String evidence, Map<String, String> measured, List<String> problems) {
            return new Finding(State.FAIL, evidence, measured, problems);
        }

        static Finding unknown(String evidence) {
            return new Finding(State.NOT_CHECKABLE, evidence, Map.of(), List.of());
        }

        /** The restored server did not answer, which it should. */
        static Finding fail(Answer.Missing<?> missing) {
            return fail(missing.words(), Map.of());
        }
    }
}
