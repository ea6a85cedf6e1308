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
            return ofProfile(named.get(), new LinkedHashSet<>());
        }
        return environmentKeys()
                .or(this::environmentRole)
                .or(() -> environmentProfile().map(this::ofProfile))
                .or(() ->
                        profiles.find(Profiles.DEFAULT)
                                .filter(CredentialSources::givesCredentials)
                                .map(profile -> ofProfile(profile.name())))
                .orElseGet(this::ofThisMachine);
    }

    private CredentialSource ofThisMachine() {
        boolean container =
                environment.variable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI").isPresent()
                        || environment.variable("AWS_CONTAINER_CREDENTIALS_FULL_URI").isPresent();
        return container ? new Container() : new Instance();
    }

    private Optional<String> environmentProfile() {
        return environment
                .variable("AWS_PROFILE")
                .or(() -> environment.variable("AWS_DEFAULT_PROFILE"));
    }

    private Optional<CredentialSource> environmentKeys() {
        return environment
                .variable("AWS_ACCESS_KEY_ID")
                .flatMap(id ->
                        environment
                                .variable("AWS_SECRET_ACCESS_KEY")
                                .map(secret ->
                                        new EnvironmentKeys(
                                                id,
                                                secret,
                                                environment.variable("AWS_SESSION_TOKEN"))));
    }

    private Optional<CredentialSource> environmentRole() {
        return environment
                .variable("AWS_WEB_IDENTITY_TOKEN_FILE")
                .flatMap(file ->
                        environment
                                .variable("AWS_ROLE_ARN")
                                .map(role ->
                                        new WebIdentity(
                                                role,
                                                Path.of(file),
                                                environment.variable("AWS_ROLE_SESSION_NAME"))));
    }

    private CredentialSource ofProfile(String name) {
        return ofProfile(name, new LinkedHashSet<>());
    }

    private CredentialSource ofProfile(String name, Set<String> roles) {
        Profile profile = profiles.get(name);
        Optional<String> role = profile.property("role_arn");
        if (role.isPresent() && roles.add(name)) {
            return assumed(profile, role.get(), roles);
        }
        if (profile.property("aws_access_key_id").isPresent()
                || profile.property("credential_process").isPresent()) {
            return new ProfileKeys(name);
        }
        if (role.isPresent()) {
            throw unusable(
                    "the profiles " + String.join(", ", roles) + " name each other as source",
                    "let the last source_profile name one with credentials of its own");
        }
        return SsoLogin.of(profile, profiles.file(), environment.home(), clock)
                .<CredentialSource>map(login -> new SingleSignOn(name, login))
                .orElseThrow(() ->
                        unusable(
                                "profile " + name + " holds no credentials",
                                "log in with: aws configure sso --profile "
                                        + name
                                        + ", or name another profile with --profile"));
    }

    private CredentialSource assumed(Profile profile, String role, Set<String> seen) {
        String name = profile.name();
        if (profile.property("mfa_serial").isPresent()) {
            throw unusable(
                    "profile " + name + " asks for an MFA code, which Stratoscope cannot ask for",
                    "run: eval \"$(aws configure export-credentials --profile "
                            + name
                            + " --format env)\" and start again without --profile");
        }
        Optional<String> tokenFile = profile.property("web_identity_token_file");
        if (tokenFile.isPresent()) {
            return new WebIdentity(
                    role, Path.of(tokenFile.get()), profile.property("role_session_name"));
        }
        Optional<String> source = profile.property("source_profile");
        if (source.isPresent()) {
            return new AssumedRole(profile, role, ofProfile(source.get(), seen));
        }
        String machine =
                profile.property("credential_source")
                        .orElseThrow(() ->
                                unusable(
                                        "profile "
                                                + name
                                                + " has a role_arn and nothing to assume it with",
                                        "add source_profile or credential_source to it"));
        return new AssumedRole(profile, role, ofMachine(name, machine));
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
            case "Ec2InstanceMetadata" -> new Instance();
            default ->
                    throw unusable(
                            "profile " + profile + " has the unknown credential_source " + source,
                            "use Environment, EcsContainer or Ec2InstanceMetadata");
        };
    }

    // A default profile that only names a region does not stand in the way of the machine's own
    // role.
    private static boolean givesCredentials(Profile profile) {
        return profile.property("aws_access_key_id").isPresent()
                || profile.property("credential_process").isPresent()
                || profile.property("role_arn").isPresent()
                || profile.property("sso_session").isPresent()
                || profile.property("sso_start_url").isPresent();
    }

    private static AccountException unusable(String message, String remedy) {
        return new AccountException(AccountException.Kind.NO_CREDENTIALS, message, remedy);
    }
}
