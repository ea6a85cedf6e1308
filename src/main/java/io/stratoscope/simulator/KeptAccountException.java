package io.stratoscope.simulator;

/** What was kept of a simulated account does not make that account again. The message is one line for people. */
public final class KeptAccountException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeptAccountException(String why) {
        super(
                "the simulated account cannot be opened as it was left ("
                        + why
                        + "); 'stratoscope simulate reset' begins a new one");
    }
}
