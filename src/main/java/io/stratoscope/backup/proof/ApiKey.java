package io.stratoscope.backup.proof;

/** A key of Immich's API. It is sent, and otherwise never leaves: it is in no text that is made of this. */
public final class ApiKey {

    private final String value;

    private ApiKey(String value) {
        this.value = value;
    }

    /**
     * A key as Immich showed it.
     *
     * @throws IllegalArgumentException where it cannot be one; does not tell it
     */
    public static ApiKey of(String value) {
        String key = value.strip();
        if (key.isEmpty() || key.chars().anyMatch(letter -> letter <= ' ' || letter > '~')) {
            throw new IllegalArgumentException(
                    "an API key is letters and digits without blanks: copy it again from Immich's account"
                            + " settings");
        }
        return new ApiKey(key);
    }

    /** For the header only. */
    String value() {
        return value;
    }

    @Override
    public String toString() {
        return "(API key)";
    }
}
