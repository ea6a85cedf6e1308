package io.stratoscope.aws;

import io.stratoscope.aws.CredentialSource.AssumedRole;
import io.stratoscope.aws.CredentialSource.Container;
import io.stratoscope.aws.CredentialSource.EnvironmentKeys;
import io.stratoscope.aws.CredentialSource.Instance;
import io.stratoscope.aws.CredentialSource.ProfileKeys;
import io.stratoscope.aws.CredentialSource.SingleSignOn;
import io.stratoscope.aws.CredentialSource.WebIdentity;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProcessCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.utils.SdkAutoCloseable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The credentials of one account, shared by its clients. The provider, and the clients that it needs, are made when the
 * first call asks for credentials.
 */
final class Credentials implements AwsCredentialsProvider, SdkAutoCloseable {

    private final CredentialSource source;
    private final ProfileFile profileFile;
    private final SignInClients clients;
    private final List<AutoCloseable> toClose = new ArrayList<>();
    private volatile @Nullable AwsCredentialsProvider provider;

    /**
     * @param profileFile where the SDK reads how to ask for an instance's role
     */
    Credentials(CredentialSource source, ProfileFile profileFile, SignInClients clients) {
        this.source = source;
        this.profileFile = profileFile;
        this.clients = clients;
    }

    /** With these, calls are signed. */
    Signer signer() {
        return new Signer(this, Optional.of(source));
    }

    /**
     * {@inheritDoc}
     *
     * @throws AccountException when the source gives none
     */
    @Override
    public AwsCredentials resolveCredentials() {
        try {
            return provider().resolveCredentials();
        } catch (IllegalArgumentException | IllegalStateException e) {
            // So the SDK says that what it was given is incomplete.
            throw none("no credentials could be had", e, source.renewal());
        }
    }

    private AwsCredentialsProvider provider() {
        AwsCredentialsProvider made = provider;
        if (made != null) {
            return made;
        }
        synchronized (this) {
            AwsCredentialsProvider first = provider;
            if (first == null) {
                first = make(source);
                provider = first;
            }
            return first;
        }
    }

    private AwsCredentialsProvider make(CredentialSource from) {
        return switch (from) {
            case EnvironmentKeys(AccessKeys keys) -> keys.provider();
            case ProfileKeys(String _, AccessKeys keys) -> keys.provider();
            case CredentialSource.PrintedKeys process -> ofProcess(process);
            case SingleSignOn(SsoLogin login) -> closing(new SsoCredentials(login, clients));
            case AssumedRole role ->
                    closing(
                            RoleCredentials.assumed(
                                    role,
                                    clients.sts(
                                            new Signer(
                                                    make(role.base()), Optional.of(role.base())))));
            case WebIdentity identity ->
                    closing(RoleCredentials.ofToken(identity, clients.sts(Signer.nobody())));
            case Container() -> ofContainer();
            case Instance(Optional<String> profile) -> ofInstance(profile);
        };
    }

    // The profile has one line for a shell, not a list of arguments.
    @SuppressWarnings("deprecation")
    private AwsCredentialsProvider ofProcess(CredentialSource.PrintedKeys process) {
        AwsCredentialsProvider printed =
                closing(ProcessCredentialsProvider.builder().command(process.command()).build());
        return () -> {
            try {
                return printed.resolveCredentials();
            } catch (IllegalStateException e) {
                throw new AccountException(
                        AccountException.Kind.NO_CREDENTIALS,
                        "the credential_process of "
                                + process.who()
                                + " gave no credentials: "
                                + whyNone(e),
                        process.renewal(),
                        e);
            }
        };
    }

    // What the process printed may be a secret in a form that nobody expected; what it printed to
    // standard error is for people.
    private static String whyNone(IllegalStateException thrown) {
        String message = root(thrown);
        return message.startsWith("Command returned non-zero exit value")
                ? message
                : "it has to print JSON with Version, AccessKeyId and SecretAccessKey";
    }

    private AwsCredentialsProvider ofContainer() {
        AwsCredentialsProvider metadata = closing(ContainerCredentialsProvider.builder().build());
        return () -> {
            try {
                return metadata.resolveCredentials();
            } catch (SdkClientException e) {
                throw none(
                        "the container's role gave no credentials",
                        e,
                        "check the AWS_CONTAINER_CREDENTIALS and AWS_CONTAINER_AUTHORIZATION_TOKEN"
                                + " variables, or name a profile with --profile");
            }
        };
    }

    private AwsCredentialsProvider ofInstance(Optional<String> profile) {
        AwsCredentialsProvider metadata =
                closing(
                        InstanceProfileCredentialsProvider.builder()
                                .profileFile(profileFile)
                                .build());
        return () -> {
            try {
                return metadata.resolveCredentials();
            } catch (SdkClientException e) {
                throw none(
                        profile.map(name ->
                                        "profile " + name + " wants the role of an EC2 instance")
                                .orElse(
                                        "there are no access keys in the environment, no default"
                                                + " profile with credentials, and no role of an EC2"
                                                + " instance"),
                        e,
                        "name a profile with --profile, or set AWS_ACCESS_KEY_ID and"
                                + " AWS_SECRET_ACCESS_KEY (for an emulator, to anything)");
            }
        };
    }

    private static AccountException none(String what, RuntimeException why, String remedy) {
        return new AccountException(
                AccountException.Kind.NO_CREDENTIALS, what + " (" + root(why) + ")", remedy, why);
    }

    /** What was wrong in the first place: the SDK wraps it in several layers that say nothing more. */
    private static String root(Throwable thrown) {
        Throwable at = thrown;
        while (at.getCause() != null) {
            at = at.getCause();
        }
        String message = at.getMessage() == null ? at.getClass().getSimpleName() : at.getMessage();
        return OneLine.of(message);
    }

    private <T extends AutoCloseable> T closing(T made) {
        toClose.add(made);
        return made;
    }

    @Override
    public synchronized void close() {
        Closing.all(toClose.reversed());
        toClose.clear();
    }
}
