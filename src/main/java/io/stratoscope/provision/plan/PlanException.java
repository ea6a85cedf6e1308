package io.stratoscope.provision.plan;

/** A plan cannot be made, read or followed. The message says in a line what is wrong and what to do. */
public class PlanException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PlanException(String message) {
        super(message);
    }
}
