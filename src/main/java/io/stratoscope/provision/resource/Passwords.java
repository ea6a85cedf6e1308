package io.stratoscope.provision.resource;

import io.stratoscope.model.JsonValue.JsonObject;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes passwords by the <a
 * href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-secretsmanager-secret-generatesecretstring.html">rules</a>
 * of a secret's {@code GenerateSecretString}. They are made here as AWS is never asked for one.
 */
public final class Passwords {

    private static final int USUAL_LENGTH = 32;
    private static final int GREATEST_LENGTH = 4096;

    private Passwords() {}

    /**
     * A new password.
     *
     * @throws IllegalArgumentException when a rule is not known here, or no password can follow all of them
     */
    public static String make(JsonObject rules) {
        Properties.refuseAllBut(
                rules,
                "PasswordLength",
                "ExcludeCharacters",
                "ExcludeLowercase",
                "ExcludeUppercase",
                "ExcludeNumbers",
                "ExcludePunctuation",
                "IncludeSpace",
                "RequireEachIncludedType");
        int length =
                rules.number("PasswordLength")
                        .map(number -> number.intValueExact())
                        .orElse(USUAL_LENGTH);
        List<String> kinds = kinds(rules);
        boolean ofEach =
                rules.get("RequireEachIncludedType").isEmpty()
                        || rules.isTrue("RequireEachIncludedType");
        if (kinds.isEmpty()
                || length < 1
                || length > GREATEST_LENGTH
                || (ofEach && length < kinds.size())) {
            throw new IllegalArgumentException("no password can be made by these rules");
        }
        return make(length, kinds, ofEach);
    }

    private static String make(int length, List<String> kinds, boolean ofEach) {
        SecureRandom random = new SecureRandom();
        List<Character> password = new ArrayList<>();
        if (ofEach) {
            kinds.forEach(kind -> password.add(kind.charAt(random.nextInt(kind.length()))));
        }
        String all = String.join("", kinds);
        while (password.size() < length) {
            password.add(all.charAt(random.nextInt(all.length())));
        }
        Collections.shuffle(password, random);
        return password.stream().map(String::valueOf).collect(Collectors.joining());
    }

    private static List<String> kinds(JsonObject rules) {
        String excluded = rules.text("ExcludeCharacters").orElse("");
        return Stream.of(
                        rules.isTrue("ExcludeLowercase") ? "" : "abcdefghijklmnopqrstuvwxyz",
                        rules.isTrue("ExcludeUppercase") ? "" : "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
                        rules.isTrue("ExcludeNumbers") ? "" : "0123456789",
                        rules.isTrue("ExcludePunctuation")
                                ? ""
                                : "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~",
                        rules.isTrue("IncludeSpace") ? " " : "")
                .map(kind -> without(kind, excluded))
                .filter(kind -> !kind.isEmpty())
                .toList();
    }

    private static String without(String kind, String excluded) {
        return kind.chars()
                .filter(character -> excluded.indexOf(character) < 0)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
