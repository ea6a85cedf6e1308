package io.stratoscope.discovery;

import io.stratoscope.model.Arn;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonArray;
import io.stratoscope.model.JsonValue.JsonBoolean;
import io.stratoscope.model.JsonValue.JsonNull;
import io.stratoscope.model.JsonValue.JsonNumber;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.JsonString;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes what looks like a secret out of descriptions and tags before they enter a snapshot: by the name it has, by its form
 * (private keys, access keys, passwords in URLs and in {@code password=…}), and in environments also by its randomness.
 * Names of secrets, their ARNs and paths are no secrets.
 */
public final class Redaction {

    /** What stands where a secret was. */
    public static final String REDACTED = "«redacted»";

    private static final Pattern PRIVATE_KEY = Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY");
    private static final Pattern ACCESS_KEY = Pattern.compile("\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b");
    private static final Pattern URL_USER =
            Pattern.compile("(?<=://)[^/@\\s\"']*:[^/@\\s\"']*(?=@)");
    private static final Pattern ASSIGNED =
            Pattern.compile(
                    "(?i)(password|passwd|requirepass|secret|token|api[_-]?key|access[_-]?key)(=|\\s+)(?=\\S)([^\\s&\"',;]+)");
    private static final Pattern WORD_BREAK =
            Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");
    private static final Pattern RANDOM = Pattern.compile("[A-Za-z0-9+/=_-]{32,}");

    private static final List<String> SECRET_WORDS =
            List.of("PASSWORD", "PASSWD", "PASSPHRASE", "PWD", "SECRET", "TOKEN", "APIKEY");

    private static final Set<String> SECRET_PAIRS =
            Set.of(
                    "API KEY",
                    "PRIVATE KEY",
                    "ACCESS KEY",
                    "SIGNING KEY",
                    "ENCRYPTION KEY",
                    "AUTH KEY",
                    "LICENSE KEY",
                    "JWT KEY");

    /** Last words of names that only tell about a secret: {@code TOKEN_TTL}, {@code DB_PASSWORD_FILE}. */
    private static final Set<String> ABOUT =
            Set.of(
                    "FILE",
                    "PATH",
                    "DIR",
                    "ARN",
                    "ID",
                    "IDS",
                    "NAME",
                    "NAMES",
                    "TTL",
                    "EXPIRY",
                    "EXPIRES",
                    "EXPIRATION",
                    "TIMEOUT",
                    "SECONDS",
                    "MINUTES",
                    "HOURS",
                    "DAYS",
                    "LENGTH",
                    "SIZE",
                    "COUNT",
                    "LIMIT",
                    "ENABLED",
                    "DISABLED",
                    "REQUIRED",
                    "ROTATION",
                    "POLICY",
                    "STATUS",
                    "STATE",
                    "DATE",
                    "TYPE",
                    "URL",
                    "URI",
                    "ENDPOINT",
                    "HOST",
                    "PORT",
                    "ISSUER",
                    "AUDIENCE",
                    "HEADER",
                    "PREFIX",
                    "SUFFIX",
                    "ALGORITHM",
                    "MODE",
                    "VERSION",
                    "USED",
                    "DESCRIPTION",
                    "SOURCE",
                    "FROM",
                    "STAGES",
                    "VALIDITY",
                    "UNITS");

    private static final Set<String> ENVIRONMENTS =
            Set.of(
                    "environment",
                    "variables",
                    "environmentvariables",
                    "stagevariables",
                    "defaultarguments",
                    "parameters");

    private Redaction() {}

    static Described of(Described described) {
        Map<String, String> tags = new TreeMap<>();
        described.tags().forEach((key, value) -> tags.put(key, form(value)));
        return new Described(
                described.arn(),
                described.type(),
                described.id(),
                described.name(),
                described.availabilityZone(),
                tags,
                described.tagsKnown(),
                described.action(),
                of(described.description()));
    }

    /** The description without what looks like a secret. */
    public static JsonObject of(JsonObject description) {
        return object(description, false);
    }

    /** One variable of an environment: its value, or what stands for it. */
    public static String variable(String name, String value) {
        return text(name, value, true);
    }

    private static JsonObject object(JsonObject object, boolean environment) {
        Optional<String> variable =
                object.text("name").or(() -> object.text("Name")).or(() -> object.text("Key"));
        Map<String, JsonValue> members = new LinkedHashMap<>();
        object.members()
                .forEach((name, value) -> {
                    boolean valueOfPair = variable.isPresent() && name.equalsIgnoreCase("value");
                    members.put(
                            name,
                            any(
                                    valueOfPair ? variable.orElseThrow() : name,
                                    value,
                                    environment || valueOfPair));
                });
        return new JsonObject(members);
    }

    private static JsonValue any(String name, JsonValue value, boolean environment) {
        return switch (value) {
            case JsonObject object ->
                    object(
                            object,
                            environment || ENVIRONMENTS.contains(name.toLowerCase(Locale.ROOT)));
            case JsonArray(List<JsonValue> items) ->
                    JsonValue.of(items.stream().map(item -> any(name, item, environment)).toList());
            case JsonString string -> {
                String text = text(name, string.value(), environment);
                yield text.equals(string.value()) ? string : JsonValue.of(text);
            }
            case JsonNumber number -> number;
            case JsonBoolean truth -> truth;
            case JsonNull nothing -> nothing;
        };
    }

    private static String text(String name, String value, boolean environment) {
        if (harmless(value)) {
            return value;
        }
        if (namesSecret(name) || (environment && looksRandom(value))) {
            return REDACTED;
        }
        return form(value);
    }

    private static boolean harmless(String value) {
        return value.isBlank()
                || value.equalsIgnoreCase("true")
                || value.equalsIgnoreCase("false")
                || value.startsWith("{{resolve:")
                || (Arn.parse(value).isPresent() && value.indexOf(' ') < 0);
    }

    /** Takes secrets out of a text by their form alone. */
    static String form(String text) {
        if (PRIVATE_KEY.matcher(text).find()) {
            return REDACTED;
        }
        String plain = ACCESS_KEY.matcher(text).replaceAll(Matcher.quoteReplacement(REDACTED));
        plain = URL_USER.matcher(plain).replaceAll(Matcher.quoteReplacement(REDACTED));
        return ASSIGNED.matcher(plain)
                .replaceAll(match ->
                        Matcher.quoteReplacement(
                                match.group(2).equals("=") && !harmless(match.group(3))
                                        ? match.group(1) + "=" + REDACTED
                                        : match.group()));
    }

    /** Whether a variable of this name holds a secret. */
    static boolean namesSecret(String name) {
        List<String> words =
                WORD_BREAK
                        .splitAsStream(name)
                        .filter(word -> !word.isEmpty())
                        .map(word -> word.toUpperCase(Locale.ROOT))
                        .toList();
        if (words.isEmpty() || ABOUT.contains(words.getLast())) {
            return false;
        }
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            String singular = word.endsWith("S") ? word.substring(0, word.length() - 1) : word;
            if (word.startsWith("CREDENTIAL")
                    || SECRET_WORDS.stream()
                            .anyMatch(
                                    secret -> word.endsWith(secret) || singular.endsWith(secret))) {
                return true;
            }
            if (i > 0 && SECRET_PAIRS.contains(words.get(i - 1) + " " + word)) {
                return true;
            }
        }
        return false;
    }

    // Hex digits and ids have at most four bits a character; what has clearly more was not written
    // by people.
    private static boolean looksRandom(String value) {
        if (!RANDOM.matcher(value).matches()) {
            return false;
        }
        Map<Character, Integer> counts = new HashMap<>();
        value.chars().forEach(each -> counts.merge((char) each, 1, Integer::sum));
        double bits =
                counts.values().stream()
                        .mapToDouble(count -> (double) count / value.length())
                        .map(share -> -share * Math.log(share) / Math.log(2))
                        .sum();
        return bits > 4.2 && value.chars().filter(Character::isDigit).count() >= 3;
    }
}
