package io.stratoscope.backup.drill;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which drill. Everything that it makes carries it: in the tag {@value #TAG}, and where something has a name, in that.
 *
 * @param text {@code drill-20260301t120000}: no longer, as a load balancer's name has at most 32 characters
 */
public record DrillId(String text) implements Comparable<DrillId> {

    /** The tag whose value is the drill's id. */
    public static final String TAG = "stratoscope:drill";

    /** The tag that says until when a drill's resources are wanted, as ISO 8601. */
    public static final String EXPIRES_TAG = "stratoscope:drill-expires";

    private static final Pattern SHAPE = Pattern.compile("drill-\\d{8}t\\d{6}");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd't'HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Checks its shape. */
    public DrillId {
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no drill; they are named like drill-20260301t120000");
        }
    }

    /** That of a drill that begins then. */
    static DrillId at(Instant begin) {
        return new DrillId("drill-" + TIME.format(begin));
    }

    /** A drill's id; empty where a text is none. */
    public static Optional<DrillId> of(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new DrillId(text)) : Optional.empty();
    }

    /** Whether a text names the drill: the whole of it, not the beginning of another's. */
    boolean isIn(String value) {
        int at = value.indexOf(text);
        return at >= 0
                && (at == 0 || !Character.isLetterOrDigit(value.charAt(at - 1)))
                && (at + text.length() == value.length()
                        || !Character.isLetterOrDigit(value.charAt(at + text.length())));
    }

    @Override
    public int compareTo(DrillId other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
