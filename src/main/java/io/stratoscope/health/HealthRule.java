package io.stratoscope.health;

import java.math.BigDecimal;
import java.util.List;

/**
 * Judges one thing. One class a rule, in {@code health.rule}; it says something of every resource that it is about, also that all is well, so
 * that nothing is called healthy without a reason.
 */
public interface HealthRule {

    /** What it is called in settings and results, for example {@code certificate-expiry}. */
    String key();

    /** One line: what it looks at. */
    String title();

    /** What is at stake. */
    default Concern concern() {
        return Concern.SERVICE;
    }

    /** The numbers that an operator can change. */
    default List<Threshold> thresholds() {
        return List.of();
    }

    List<Verdict> judge(Situation situation);

    /** What is at stake, the dearest first. */
    enum Concern {
        /** Whether the project does its work. */
        SERVICE,
        /** Whether what it holds could be had again. */
        DATA,
        /** What it costs, who may do what, who would be told. */
        CARE
    }

    /**
     * A number that a rule compares with.
     *
     * @param name within the rule, for example {@code days}
     * @param usual what holds as long as nobody changes it
     * @param meaning one line, with the unit
     */
    record Threshold(String name, BigDecimal usual, String meaning) {
        public static Threshold of(String name, double usual, String meaning) {
            return new Threshold(name, BigDecimal.valueOf(usual), meaning);
        }
    }
}
