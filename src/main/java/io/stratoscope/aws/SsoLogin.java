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
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether somebody is logged in for a profile of IAM Identity Center: {@code aws sso login} leaves a token in {@code
 * ~/.aws/sso/cache/SHA1.json}, where SHA1 is that of the session's name, or of the start URL in profiles of the older
 * kind, whose tokens cannot be refreshed. The SDK looks at the same file, but only says that it could not load it; this
 * says what to do.
 *
 * @param profile for {@code aws sso login --profile}
 * @param session the sso-session's name; empty in a profile of the older kind
 * @param region where its portal is
 * @param token the cached token's file
 */
record SsoLogin(
        String profile,
        Optional<String> session,
        String region,
        String accountId,
        String roleName,
        Path token,
        Clock clock) {

    /** So long before its end a token is refreshed. */
    private static final Duration NEAR_ITS_END = Duration.ofMinutes(5);

    private static final Pattern ACCESS_TOKEN = member("accessToken");
    private static final Pattern EXPIRES_AT = member("expiresAt");
    private static final Pattern REFRESH_TOKEN = member("refreshToken");

    private static Pattern member(String name) {
        return Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]+)\"");
    }

    /**
     * What the file holds.
     *
     * @param refreshable whether a new one can be had without anybody logging in
     * @param nearItsEnd whether it is over, or will be in some minutes
     */
    record Token(String accessToken, boolean refreshable, boolean nearItsEnd) {
        @Override
        public String toString() {
            return "Token";
        }
    }

    /** Whether a profile is one of IAM Identity Center; one that has only its start URL beside other keys is not. */
    static boolean isOneOf(Profile profile) {
        return has(profile, "sso_account_id", "sso_role_name")
                || (has(profile, "sso_session", "sso_start_url")
                        && !has(profile, "aws_access_key_id", "credential_process"));
    }

    private static boolean has(Profile profile, String... properties) {
        return Set.of(properties).stream().anyMatch(name -> profile.property(name).isPresent());
    }

    /**
     * The login of a profile.
     *
     * @throws AccountException when the profile lacks something
     */
    static SsoLogin of(Profile profile, ProfileFile file, Path home, Clock clock) {
        Optional<String> session = profile.property("sso_session");
        // In the newer kind, these two are the session's.
        Profile place = session.map(name -> section(profile, file, name)).orElse(profile);
        String startUrl = required(profile, place, "sso_start_url");
        return new SsoLogin(
                profile.name(),
                session,
                Regions.known(
                        required(profile, place, "sso_region"),
                        "sso_region of profile " + profile.name()),
                required(profile, profile, "sso_account_id"),
                required(profile, profile, "sso_role_name"),
                home.resolve(".aws/sso/cache").resolve(sha1(session.orElse(startUrl)) + ".json"),
                clock);
    }

    private static Profile section(Profile profile, ProfileFile file, String name) {
        return file.getSection("sso-session", name)
                .orElseThrow(() ->
                        incomplete(profile, "names the unknown sso-session " + OneLine.of(name)));
    }

    private static String required(Profile profile, Profile place, String property) {
        return place.property(property)
                .orElseThrow(() ->
                        incomplete(
                                profile,
                                place.equals(profile)
                                        ? "has no " + property
                                        : "names the sso-session "
                                                + place.name()
                                                + ", which has no "
                                                + property));
    }

    private static AccountException incomplete(Profile profile, String what) {
        return new AccountException(
                AccountException.Kind.NO_CREDENTIALS,
                "profile " + profile.name() + " " + what,
                "set it up with: aws configure sso --profile " + profile.name());
    }

    /**
     * The token, which is still good or can be refreshed.
     *
     * @throws AccountException when somebody has to log in
     */
    Token check() {
        String json = read();
        boolean refreshable = session.isPresent() && found(REFRESH_TOKEN, json).isPresent();
        String accessToken = found(ACCESS_TOKEN, json).orElseThrow(() -> over("is unreadable"));
        Instant end =
                found(EXPIRES_AT, json)
                        .flatMap(SsoLogin::instant)
                        .orElseThrow(() -> over("is unreadable"));
        if (!refreshable && !clock.instant().isBefore(end)) {
            throw over("expired at " + end);
        }
        return new Token(accessToken, refreshable, clock.instant().plus(NEAR_ITS_END).isAfter(end));
    }

    private String read() {
        try {
            return Files.readString(token);
        } catch (IOException e) {
            throw over("is not there");
        }
    }

    private static Optional<String> found(Pattern member, String json) {
        Matcher matcher = member.matcher(json);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    // The older AWS CLI writes 2026-11-23T14:00:00UTC.
    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text.replaceFirst("UTC$", "Z")).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** That somebody has to log in, and how. */
    AccountException over(String why) {
        return new AccountException(
                AccountException.Kind.NO_CREDENTIALS,
                "the single sign-on login of profile " + profile + " " + why,
                command());
    }

    /** How to log in. */
    String command() {
        return "log in with: aws sso login --profile " + profile;
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
