package io.stratoscope.discovery;

import io.stratoscope.json.JsonFormatException;
import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue.JsonObject;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The secrets that are known by their form alone, whatever holds them; what surrounds them stays. */
final class SecretForms {

    /**
     * One form.
     *
     * @param pattern finds it; its group {@code secret} is what is taken out
     * @param holds whether a match really is one
     */
    private record Form(Pattern pattern, Predicate<MatchResult> holds) {

        static Form of(String pattern) {
            return new Form(Pattern.compile(pattern), match -> true);
        }

        String takeOut(String text) {
            Matcher matcher = pattern.matcher(text);
            StringBuilder plain = new StringBuilder();
            int from = 0;
            while (matcher.find()) {
                if (holds.test(matcher)) {
                    plain.append(text, from, matcher.start("secret")).append(Redaction.REDACTED);
                    from = matcher.end("secret");
                }
            }
            return from == 0 ? text : plain.append(text, from, text.length()).toString();
        }
    }

    private static final Pattern PRIVATE_KEY = Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY");

    private static final String NAMES_OF_SECRETS =
            "(?i:password|passwd|passphrase|requirepass|secret|token|api[_-]?key|access[_-]?key"
                    + "|account[_-]?key|private[_-]?key)";

    private static final List<Form> FORMS =
            List.of(
                    // The password of a URL may hold an @; its host may not.
                    Form.of("(?<=://)(?<secret>[^/?#\\s\"']*:[^/?#\\s\"']*)(?=@)"),
                    Form.of("\\b(?<secret>(?:AKIA|ASIA)[A-Z0-9]{16})\\b"),
                    new Form(
                            Pattern.compile(
                                    "(?<![A-Za-z0-9/+_.-])(?<secret>[A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=_.-])"),
                            match -> isSecretAccessKey(match.group("secret"))),
                    new Form(
                            Pattern.compile(
                                    "(?<![\\w.-])(?<secret>(?<header>e[wy][\\w-]{6,})\\.[\\w-]*(?:\\.[\\w-]*){1,3})"),
                            match -> isTokenHeader(match.group("header"))),
                    Form.of(
                            "(?<![A-Za-z0-9])(?<secret>gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\\w{22,}"
                                    + "|glpat-[\\w-]{20,}|xox[abeoprs]-[A-Za-z0-9-]{10,}|npm_[A-Za-z0-9]{36}"
                                    + "|[rs]k_(?:live|test)_[A-Za-z0-9]{16,}|AIza[\\w-]{35}|pypi-[\\w-]{32,}"
                                    + "|SG\\.[\\w-]{16,}\\.[\\w-]{16,})"),
                    Form.of("(?<=hooks\\.slack\\.com/services/)(?<secret>[\\w/]{20,})"),
                    // "bearer of bad news": a token has digits.
                    Form.of("(?i:\\bbearer)\\s+(?<secret>(?=\\S*\\d)[\\w.~+/-]{12,}=*)"),
                    Form.of(
                            "(?i:authorization)[\"']?\\s*[:=]\\s*[\"']?(?i:basic|digest|token)\\s+(?<secret>[^\\s\"',;]+)"),
                    // As an option of a command: --requirepass x.
                    Form.of(
                            "(?<![\\w-])--?[\\w-]*"
                                    + NAMES_OF_SECRETS
                                    + "\\s+(?<secret>[^\\s\"'-][^\\s\"']*)"),
                    // As a member of JSON within a text.
                    new Form(
                            Pattern.compile(
                                    NAMES_OF_SECRETS
                                            + "\\\\?\"\\s*:\\s*\\\\?\"(?<secret>[^\"\\\\]+)"),
                            match -> !Redaction.harmless(match.group("secret"))),
                    new Form(
                            Pattern.compile(
                                    NAMES_OF_SECRETS
                                            + "\\s*=\\s*(?<secret>[^\\s&\"',;=][^\\s&\"',;]*)"),
                            match -> !Redaction.harmless(match.group("secret"))));

    private SecretForms() {}

    /** The text without its secrets; all of it is one where it holds a private key. */
    static String takenOut(String text) {
        if (text.length() < 6) {
            return text;
        }
        if (PRIVATE_KEY.matcher(text).find()) {
            return Redaction.REDACTED;
        }
        String plain = text;
        for (Form form : FORMS) {
            plain = form.takeOut(plain);
        }
        return plain;
    }

    /** The same for a text in Base64, such as a machine's user data: all of it goes where it holds a secret. */
    static String takenOutOfBase64(String text) {
        try {
            String inner = new String(Base64.getMimeDecoder().decode(text), StandardCharsets.UTF_8);
            return takenOut(inner).equals(inner) ? takenOut(text) : Redaction.REDACTED;
        } catch (IllegalArgumentException e) {
            return takenOut(text);
        }
    }

    // The header of a JSON Web Token names the algorithm; JWE tokens have five segments.
    private static boolean isTokenHeader(String segment) {
        try {
            String header =
                    new String(Base64.getUrlDecoder().decode(segment), StandardCharsets.UTF_8);
            return JsonText.parse(header) instanceof JsonObject object
                    && object.text("alg").isPresent();
        } catch (IllegalArgumentException | JsonFormatException e) {
            return false;
        }
    }

    // Forty characters of Base64, of all kinds; a commit's hash has no capitals, and a path has
    // words.
    private static boolean isSecretAccessKey(String text) {
        return text.chars().filter(Character::isDigit).count() >= 2
                && text.chars().anyMatch(Character::isUpperCase)
                && text.chars().anyMatch(Character::isLowerCase)
                && bits(text) > 4.4;
    }

    /** The entropy of a text's characters: hex digits and ids have at most four bits each, words hardly more. */
    static double bits(String text) {
        Map<Character, Integer> counts = new HashMap<>();
        text.chars().forEach(each -> counts.merge((char) each, 1, Integer::sum));
        return counts.values().stream()
                .mapToDouble(count -> (double) count / text.length())
                .map(share -> -share * Math.log(share) / Math.log(2))
                .sum();
    }
}
