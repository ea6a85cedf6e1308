package io.stratoscope.backup.drill;

/** What becomes of a resource of a drill. */
public enum DrillStep {
    MADE("made"),
    REMOVED("removed"),
    NOT_MADE("could not be made"),
    NOT_REMOVED("could not be removed");

    private final String words;

    DrillStep(String words) {
        this.words = words;
    }

    /** Whether it did not come about. */
    public boolean failed() {
        return this == NOT_MADE || this == NOT_REMOVED;
    }

    /**
     * For people.
     *
     * @param detail what the API knows it by, or why it failed; may be empty
     */
    public String words(String detail) {
        if (failed()) {
            return words + ": " + detail;
        }
        return words + (detail.isEmpty() ? "" : " (" + detail + ")");
    }
}
