package io.stratoscope.aws;

import io.stratoscope.aws.CredentialSource.AssumedRole;
import io.stratoscope.aws.CredentialSource.Container;
import io.stratoscope.aws.CredentialSource.EnvironmentKeys;
import io.stratoscope.aws.CredentialSource.Instance;
import io.stratoscope.aws.CredentialSource.ProfileKeys;
import io.stratoscope.aws.CredentialSource.SingleSignOn;
import io.stratoscope.aws.CredentialSource.WebIdentity;

import software.amazon.awssdk.profiles.Profile;

import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Finds where credentials come from, in the order of AWS's own tools. Roles are followed here and not by the SDK's profile
 * provider, because that one asks AWS's STS in the machine's default region even when an endpoint was given.
 */
final class CredentialSources {

    private static final int SHORTEST_SESSION = 900;
    private static final int LONGEST_SESSION = 43_200;

    private final AwsEnvironment environment;
    private final Profiles profiles;
    private final Clock clock;

    CredentialSources(AwsEnvironment environment, Profiles profiles, Clock clock) {
        this.environment = environment;
        this.profiles = profiles;
        this.clock = clock;
    }

    /** The profile that settings are read from: the one named, else the environment's, else {@code default}. */
    Optional<Profile> settings(Optional<String> named) {
        Optional<String> name = named.or(this::environmentProfile);
        return name.isPresent() ? name.map(profiles::get) : profiles.find(Profiles.DEFAULT);
    }

    /**
     * The credentials of a named profile, or those that the environment offers.
     *
     * @throws AccountException when a profile is unknown or cannot give any
     */
    CredentialSource find(Optional<String> named) {
        if (named.isPresent()) {
            return ofProfile(profiles.get(named.get()));
        }
        return environmentKeys()
                .or(this::environmentRole)
                .or(() -> environmentProfile().map(profiles::get).map(this::ofProfile))
                .or(() ->
                        profiles.find(Profiles.DEFAULT)
                                .filter(CredentialSources::givesCredentials)
                                .map(this::ofProfile))
                .orElseGet(this::ofThisMachine);
    }

    private CredentialSource ofThisMachine() {
        boolean container =
                environment.variable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI").isPresent()
                        || environment.variable("AWS_CONTAINER_CREDENTIALS_FULL_URI").isPresent();
        return container ? new Container() : new Instance(Optional.empty());
    }

    private Optional<String> environmentProfile() {
        return environment
                .variable("AWS_PROFILE")
                .or(() -> environment.variable("AWS_DEFAULT_PROFILE"));
    }

    private Optional<CredentialSource> environmentKeys() {
        Optional<String> id = environment.variable("AWS_ACCESS_KEY_ID");
        Optional<String> secret = environment.variable("AWS_SECRET_ACCESS_KEY");
        if (id.isPresent() != secret.isPresent()) {
            throw unusable(
                    "of AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY only one is set",
                    "set both, or neither and name a profile with --profile");
        }
        return id.map(key ->
                new EnvironmentKeys(
                        new AccessKeys(
                                key,
                                secret.orElseThrow(),
                                environment.variable("AWS_SESSION_TOKEN"))));
    }

    private Optional<CredentialSource> environmentRole() {
        return environment
                .variable("AWS_WEB_IDENTITY_TOKEN_FILE")
                .map(file ->
                        new WebIdentity(
                                Optional.empty(),
                                environment
                                        .variable("AWS_ROLE_ARN")
                                        .orElseThrow(() ->
                                                unusable(
                                                        "AWS_WEB_IDENTITY_TOKEN_FILE is set and"
                                                                + " AWS_ROLE_ARN is not",
                                                        "set both, or neither and name a profile with"
                                                                + " --profile")),
                                Path.of(file),
                                environment.variable("AWS_ROLE_SESSION_NAME")));
    }

    private CredentialSource ofProfile(Profile profile) {
        return ofProfile(profile, new LinkedHashSet<>());
    }

    private CredentialSource ofProfile(Profile profile, Set<String> roles) {
        String name = profile.name();
        Optional<String> role = profile.property("role_arn");
        if (role.isPresent() && roles.add(name)) {
            return assumed(profile, role.get(), roles);
        }
        return ownCredentials(profile)
                .orElseThrow(() -> role.isPresent() ? circle(roles) : without(profile));
    }

    private Optional<CredentialSource> ownCredentials(Profile profile) {
        String name = profile.name();
        if (SsoLogin.isOneOf(profile)) {
            return Optional.of(
                    new SingleSignOn(
                            SsoLogin.of(profile, profiles.file(), environment.home(), clock)));
        }
        Optional<String> id = profile.property("aws_access_key_id");
        Optional<String> secret = profile.property("aws_secret_access_key");
        if (id.isPresent() != secret.isPresent()) {
            throw unusable(
                    "profile "
                            + name
                            + " has only one of aws_access_key_id and aws_secret_access_key",
                    "set both with: aws configure --profile " + name);
        }
        if (id.isPresent() && secret.isPresent()) {
            AccessKeys keys =
                    new AccessKeys(id.get(), secret.get(), profile.property("aws_session_token"));
            return Optional.of(new ProfileKeys(name, keys));
        }
        return profile.property("credential_process")
                .map(command -> new CredentialSource.PrintedKeys(name, command));
    }

    private static AccountException circle(Set<String> roles) {
        return unusable(
                roles.size() == 1
                        ? "profile "
                                + roles.iterator().next()
                                + " names itself as source_profile and has no credentials of its own"
                        : "the profiles " + String.join(", ", roles) + " name each other as source",
                "let the last source_profile name one with credentials of its own");
    }

    private static AccountException without(Profile profile) {
        String name = profile.name();
        if (profile.property("login_session").isPresent()) {
            return unusable(
                    "profile "
                            + name
                            + " is one of 'aws login', which Stratoscope cannot use itself",
                    exported(profile));
        }
        return unusable(
                "profile " + name + " holds no credentials",
                "log in with: aws configure sso --profile "
                        + name
                        + ", or name another profile with --profile");
    }

    // The AWS CLI can ask for what Stratoscope cannot ask for.
    private static String exported(Profile profile) {
        return "run: eval \"$(aws configure export-credentials --profile "
                + profile.name()
                + " --format env)\" and start again without --profile"
                + profile.property("region")
                        .map(region -> " but with --region " + region)
                        .orElse("");
    }

    private CredentialSource assumed(Profile profile, String role, Set<String> seen) {
        String name = profile.name();
        if (profile.property("mfa_serial").isPresent()) {
            throw unusable(
                    "profile " + name + " asks for an MFA code, which Stratoscope cannot ask for",
                    exported(profile));
        }
        Optional<String> tokenFile = profile.property("web_identity_token_file");
        if (tokenFile.isPresent()) {
            return new WebIdentity(
                    Optional.of(name),
                    role,
                    Path.of(tokenFile.get()),
                    profile.property("role_session_name"));
        }
        Optional<String> source = profile.property("source_profile");
        Optional<String> machine = profile.property("credential_source");
        if (source.isPresent() == machine.isPresent()) {
            throw unusable(
                    "profile "
                            + name
                            + (source.isPresent()
                                    ? " has both source_profile and credential_source"
                                    : " has a role_arn and nothing to assume it with"),
                    "give it one of source_profile and credential_source");
        }
        return new AssumedRole(
                profile,
                role,
                seconds(profile),
                source.map(other -> ofProfile(sourceOf(profile, other), seen))
                        .orElseGet(() -> ofMachine(name, machine.orElseThrow())));
    }

    private Profile sourceOf(Profile profile, String source) {
        return profiles.find(source)
                .orElseThrow(() ->
                        unusable(
                                "profile "
                                        + profile.name()
                                        + " names the source_profile '"
                                        + OneLine.of(source)
                                        + "', which does not exist; "
                                        + profiles.hint(source),
                                "correct it in " + environment.configFile()));
    }

    private static Optional<Integer> seconds(Profile profile) {
        return profile.property("duration_seconds")
                .map(text -> {
                    // Longer than the longest there is, a number does not fit.
                    boolean number = text.matches("[0-9]{1,5}");
                    int seconds = number ? Integer.parseInt(text) : 0;
                    if (seconds < SHORTEST_SESSION || seconds > LONGEST_SESSION) {
                        throw unusable(
                                "profile "
                                        + profile.name()
                                        + " has duration_seconds = "
                                        + OneLine.of(text),
                                "write whole seconds, from 900 to 43200");
                    }
                    return seconds;
                });
    }

    private CredentialSource ofMachine(String profile, String source) {
        return switch (source) {
            case "Environment" ->
                    environmentKeys()
                            .orElseThrow(() ->
                                    unusable(
                                            "profile "
                                                    + profile
                                                    + " takes its credentials from the environment,"
                                                    + " which has none",
                                            "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"));
            case "EcsContainer" -> new Container();
            case "Ec2InstanceMetadata" -> new Instance(Optional.of(profile));
            default ->
                    throw unusable(
                            "profile "
                                    + profile
                                    + " has the unknown credential_source "
                                    + OneLine.of(source),
                            "use Environment, EcsContainer or Ec2InstanceMetadata");
        };
    }

    // A default profile that only names a region does not stand in the way of the machine's own
    // role.
    private static boolean givesCredentials(Profile profile) {
        return SsoLogin.isOneOf(profile)
                || Set.of("aws_access_key_id", "credential_process", "role_arn", "login_session")
                        .stream()
                        .anyMatch(name -> profile.property(name).isPresent());
    }

    private static AccountException unusable(String message, String remedy) {
        return new AccountException(AccountException.Kind.NO_CREDENTIALS, message, remedy);
    }
}
