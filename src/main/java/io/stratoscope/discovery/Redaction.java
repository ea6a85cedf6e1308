package io.stratoscope.discovery;

import io.stratoscope.model.Arn;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonArray;
import io.stratoscope.model.JsonValue.JsonBoolean;
import io.stratoscope.model.JsonValue.JsonNull;
import io.stratoscope.model.JsonValue.JsonNumber;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.JsonString;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Takes what looks like a secret out of descriptions and tags before they enter a snapshot: by the name it has, by its form
 * ({@link SecretForms}), and in environments also by its randomness.
 * Names of secrets, their ARNs and paths are no secrets.
 */
public final class Redaction {

    /** What stands where a secret was. */
    public static final String REDACTED = "«redacted»";

    private static final Pattern WORD_BREAK =
            Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");
    private static final Pattern RANDOM = Pattern.compile("[A-Za-z0-9+/=_-]{32,}");

    private static final Pattern OPTION = Pattern.compile("--?[A-Za-z][\\w-]*");

    private static final List<String> SECRET_WORDS =
            List.of(
                    "PASSWORD",
                    "PASSWD",
                    "PASSPHRASE",
                    "REQUIREPASS",
                    "PWD",
                    "SECRET",
                    "TOKEN",
                    "APIKEY");

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

    /** What a metric is of: names of resources, which look random, and no secrets. */
    private static final String DIMENSIONS = "Dimensions";

    private Redaction() {}

    /** Tags without what looks like a secret. */
    static Map<String, String> tags(Map<String, String> tags) {
        Map<String, String> plain = new TreeMap<>();
        tags.forEach((key, value) -> plain.put(key, form(value)));
        return plain;
    }

    static Described of(Described described) {
        return new Described(
                described.arn(),
                described.type(),
                described.id(),
                form(described.name()),
                described.availabilityZone(),
                tags(described.tags()),
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
        return object(object, environment, true);
    }

    /**
     * An object without secrets.
     *
     * @param variables whether a member {@code Value} may hold the value of a variable
     */
    private static JsonObject object(JsonObject object, boolean environment, boolean variables) {
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
                                    environment || (valueOfPair && variables)));
                });
        return new JsonObject(members);
    }

    private static JsonValue any(String name, JsonValue value, boolean environment) {
        return switch (value) {
            case JsonObject object ->
                    object(
                            object,
                            environment || ENVIRONMENTS.contains(name.toLowerCase(Locale.ROOT)),
                            !name.equals(DIMENSIONS));
            case JsonArray(List<JsonValue> items) -> JsonValue.of(items(name, items, environment));
            case JsonString string -> {
                String text = text(name, string.value(), environment);
                yield text.equals(string.value()) ? string : JsonValue.of(text);
            }
            case JsonNumber number -> number;
            case JsonBoolean truth -> truth;
            case JsonNull nothing -> nothing;
        };
    }

    // In a command line, an option says what follows it: "--requirepass", "x".
    private static List<JsonValue> items(String name, List<JsonValue> items, boolean environment) {
        List<JsonValue> plain = new ArrayList<>(items.size());
        String option = "";
        for (JsonValue item : items) {
            boolean value =
                    !option.isEmpty()
                            && item instanceof JsonString(String text)
                            && !OPTION.matcher(text).matches();
            plain.add(any(value ? option : name, item, environment));
            option = item instanceof JsonString(String text) && asksForSecret(text) ? text : "";
        }
        return plain;
    }

    private static boolean asksForSecret(String text) {
        return OPTION.matcher(text).matches() && namesSecret(text);
    }

    private static String text(String name, String value, boolean environment) {
        if (harmless(value)) {
            return value;
        }
        if (name.equals("UserData")) {
            return SecretForms.takenOutOfBase64(value);
        }
        if (namesSecret(name) || (environment && looksRandom(value))) {
            return REDACTED;
        }
        return form(value);
    }

    static boolean harmless(String value) {
        return value.isBlank()
                || value.equalsIgnoreCase("true")
                || value.equalsIgnoreCase("false")
                || value.startsWith("{{resolve:")
                || (Arn.parse(value).isPresent() && value.indexOf(' ') < 0);
    }

    /** Takes secrets out of a text by their form alone. */
    static String form(String text) {
        return SecretForms.takenOut(text);
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
                    || word.equals("PASS")
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

    private static boolean looksRandom(String value) {
        return RANDOM.matcher(value).matches()
                && SecretForms.bits(value) > 4.2
                && value.chars().filter(Character::isDigit).count() >= 3;
    }
}
