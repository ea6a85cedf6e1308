package io.stratoscope.provision.plan;

import java.util.List;
import java.util.stream.Collectors;

/** A plan would make more than the account may have. */
public final class QuotaException extends PlanException {
    private static final long serialVersionUID = 1L;

    /**
     * One thing that there would be too many of.
     *
     * @param module that wants it
     * @param message what is too many, what the quota is, and what to do
     */
    public record Shortage(String module, String message) {}

    private final transient List<Shortage> shortages;

    public QuotaException(List<Shortage> shortages) {
        super(shortages.stream().map(Shortage::message).collect(Collectors.joining("\n")));
        this.shortages = List.copyOf(shortages);
    }

    /** Never empty. */
    public List<Shortage> shortages() {
        return shortages;
    }
}
