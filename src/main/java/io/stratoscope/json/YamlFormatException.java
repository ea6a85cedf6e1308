package io.stratoscope.json;

/** A text is not the YAML that is understood here. */
public final class YamlFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient YamlText.Place place;

    YamlFormatException(YamlText.Place place, String message) {
        super(message);
        this.place = place;
    }

    YamlFormatException(YamlText.Place place, String message, Throwable cause) {
        super(message, cause);
        this.place = place;
    }

    public YamlText.Place place() {
        return place;
    }
}
