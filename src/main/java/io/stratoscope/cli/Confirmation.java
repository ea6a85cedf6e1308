package io.stratoscope.cli;

import java.util.Optional;

/** Asks a person before something is changed. */
final class Confirmation {

    private Confirmation() {}

    /**
     * Asks for a yes.
     *
     * @param instead the option that answers beforehand
     * @throws UsageException when the answer is another, or nobody answers
     */
    static void yes(Session session, String question, String instead) {
        Optional<String> answer = session.terminal().ask(question + " [yes/no] ");
        if (!answer.map("yes"::equalsIgnoreCase).orElse(false)) {
            throw new UsageException(
                    "nothing was changed: the answer was not yes"
                            + (answer.isEmpty()
                                    ? ", nobody answered; " + instead + " says it beforehand"
                                    : ""));
        }
    }

    /**
     * Lets the person type a stack's name.
     *
     * @throws UsageException when it is another
     */
    static void name(Session session, String stack) {
        Optional<String> answer =
                session.terminal()
                        .ask("This loses data. Type the stack's name, " + stack + ", to go on: ");
        if (!answer.map(stack::equals).orElse(false)) {
            throw new UsageException("nothing was changed: that was not the stack's name");
        }
    }
}
