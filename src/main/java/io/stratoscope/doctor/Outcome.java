package io.stratoscope.doctor;

/** What became of a call that was tried. */
public enum Outcome {
    /** The identity may make it. */
    ALLOWED("allowed"),
    /** The identity may not. */
    DENIED("denied"),
    /** This region or endpoint does not offer it. */
    UNSUPPORTED("unsupported"),
    /** No answer that tells: throttled, timed out, failed inside AWS. */
    NOT_ANSWERED("not answered"),
    /** It was not made: there was nothing to make it on, or no identity to make it as. */
    NOT_TRIED("not tried");

    private final String words;

    Outcome(String words) {
        this.words = words;
    }

    /** As people and {@code --json} read it. */
    public String words() {
        return words;
    }
}
