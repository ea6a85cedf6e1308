package io.stratoscope.aws;

import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/** Makes a message of AWS or the SDK fit for people: one line, no request ids, no access key ids, no tokens. */
final class OneLine {

    private static final int LONGEST = 400;

    /** What the SDK appends: {@code (Service: Ecs, Status Code: 400, Request ID: …) (SDK Attempt Count: 1)}. */
    private static final Pattern SDK_SUFFIX =
            Pattern.compile("\\s*\\((?:Service: |SDK (?:Diagnostics|Attempt Count): ?)[^)]*\\)");

    private static final Pattern REQUEST_ID =
            Pattern.compile(
                    "[;,.]?\\s*\\(?\\b(?:extended )?request ?id:?\\s*[A-Za-z0-9+/=-]{8,}\\)?",
                    Pattern.CASE_INSENSITIVE);

    /** Also takes a whole authorization message, which is of no use to anybody who reads a line. */
    private static final Pattern ENCODED_MESSAGE =
            Pattern.compile("\\s*Encoded authorization failure message:\\s*\\S+");

    /** Access key ids begin with AKIA (users) or ASIA (sessions): the prefix and the last four stay. */
    private static final Pattern ACCESS_KEY_ID =
            Pattern.compile("\\b(A(?:KI|SI)A)[A-Z0-9]{8,}([A-Z0-9]{4})\\b");

    private static final Pattern SECRET =
            Pattern.compile(
                    "(?i)((?:secret|token|password|signature)[\\w .-]{0,20}['\"]?\\s*[=:]\\s*['\"]?)[A-Za-z0-9+/=_-]{16,}");

    private static final Pattern CONTROL_OR_SPACE = Pattern.compile("[\\p{Cntrl}\\s]+");

    private OneLine() {}

    static String of(@Nullable String message) {
        if (message == null) {
            return "";
        }
        String text = SDK_SUFFIX.matcher(message).replaceAll("");
        text = ENCODED_MESSAGE.matcher(text).replaceAll("");
        text = REQUEST_ID.matcher(text).replaceAll("");
        text = ACCESS_KEY_ID.matcher(text).replaceAll("$1…$2");
        text = SECRET.matcher(text).replaceAll("$1…");
        text = CONTROL_OR_SPACE.matcher(text).replaceAll(" ").strip();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
