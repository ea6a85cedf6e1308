package io.stratoscope.backup.drill.report;

import io.stratoscope.backup.drill.DrillCheck;
import io.stratoscope.backup.drill.DrillReport;

/** What something means for its reader: shown as a sign and a colour, never as a colour alone. */
public enum Tone {
    GOOD("✓ ", "good", 0x1B6E3C),
    BAD("✗ ", "bad", 0xB3261E),
    UNSURE("? ", "unsure", 0x7A5600),
    PLAIN("", "plain", 0x1F2328);

    private final String sign;
    private final String key;
    private final int rgb;

    Tone(String sign, String key, int rgb) {
        this.sign = sign;
        this.key = key;
        this.rgb = rgb;
    }

    /** Before the words; with a space after it, or empty. */
    public String sign() {
        return sign;
    }

    /** For style sheets. */
    String key() {
        return key;
    }

    /** On white paper. */
    int rgb() {
        return rgb;
    }

    static Tone of(DrillReport.Verdict verdict) {
        return switch (verdict) {
            case PROVED -> GOOD;
            case FAILED -> BAD;
            case CANCELLED -> UNSURE;
        };
    }

    static Tone of(DrillCheck.State state) {
        return switch (state) {
            case PASS -> GOOD;
            case FAIL -> BAD;
            case NOT_CHECKABLE -> UNSURE;
        };
    }
}
