package io.stratoscope.aws;

import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether somebody is logged in for a profile of IAM Identity Center: {@code aws sso login} leaves a token in {@code
 * ~/.aws/sso/cache/SHA1.json}, where SHA1 is that of the session's name, or of the start URL in profiles of the older
 * kind. The SDK looks at the same file, but only says that it could not load it; this says what to do.
 *
 * @param profile for {@code aws sso login --profile}
 * @param token the cached token's file
 */
record SsoLogin(String profile, Path token, Clock clock) {

    private static final Pattern EXPIRES_AT = Pattern.compile("\"expiresAt\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern REFRESH_TOKEN =
            Pattern.compile("\"refreshToken\"\\s*:\\s*\"[^\"]+\"");

    /** The login of a profile; empty where it is not one of IAM Identity Center. */
    static Optional<SsoLogin> of(Profile profile, ProfileFile file, Path home, Clock clock) {
        Optional<String> session = profile.property("sso_session");
        session.ifPresent(name -> {
            if (file.getSection("sso-session", name).isEmpty()) {
                throw new AccountException(
                        AccountException.Kind.NO_CREDENTIALS,
                        "profile " + profile.name() + " names the unknown sso-session " + name,
                        "set it up with: aws configure sso --profile " + profile.name());
            }
        });
        return session.or(() -> profile.property("sso_start_url"))
                .map(key -> home.resolve(".aws/sso/cache").resolve(sha1(key) + ".json"))
                .map(token -> new SsoLogin(profile.name(), token, clock));
    }

    /**
     * Checks that the token is there and still good, or can be refreshed.
     *
     * @throws AccountException when somebody has to log in
     */
    void check() {
        String json = read();
        boolean refreshable = REFRESH_TOKEN.matcher(json).find();
        Instant end = expiresAt(json).orElseThrow(() -> notLoggedIn("is unreadable"));
        if (!refreshable && !clock.instant().isBefore(end)) {
            throw notLoggedIn("expired at " + end);
        }
    }

    private String read() {
        try {
            return Files.readString(token);
        } catch (IOException e) {
            throw notLoggedIn("is not there");
        }
    }

    // The older AWS CLI writes 2026-11-23T14:00:00UTC.
    private static Optional<Instant> expiresAt(String json) {
        Matcher found = EXPIRES_AT.matcher(json);
        if (!found.find()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    OffsetDateTime.parse(found.group(1).replaceFirst("UTC$", "Z")).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private AccountException notLoggedIn(String why) {
        return new AccountException(
                AccountException.Kind.NO_CREDENTIALS,
                "the single sign-on login of profile " + profile + " " + why,
                "log in with: aws sso login --profile " + profile);
    }

    private static String sha1(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-1")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
