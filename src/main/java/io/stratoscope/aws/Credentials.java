package io.stratoscope.aws;

import io.stratoscope.aws.CredentialSource.AssumedRole;
import io.stratoscope.aws.CredentialSource.Container;
import io.stratoscope.aws.CredentialSource.EnvironmentKeys;
import io.stratoscope.aws.CredentialSource.Instance;
import io.stratoscope.aws.CredentialSource.ProfileKeys;
import io.stratoscope.aws.CredentialSource.SingleSignOn;
import io.stratoscope.aws.CredentialSource.WebIdentity;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.auth.StsWebIdentityTokenFileCredentialsProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The credentials of one account, shared by its clients. The provider, and the STS client that a role needs, are made when
 * the first call asks for credentials.
 */
final class Credentials implements AwsCredentialsProvider, SdkAutoCloseable {

    private static final String SESSION_NAME = "stratoscope";

    private final CredentialSource source;
    private final ProfileFile profileFile;
    private final Function<AwsCredentialsProvider, StsClient> sts;
    private final List<AutoCloseable> toClose = new ArrayList<>();
    private volatile @Nullable AwsCredentialsProvider provider;

    /**
     * @param sts builds an STS client that signs with the credentials it is given
     */
    Credentials(
            CredentialSource source,
            ProfileFile profileFile,
            Function<AwsCredentialsProvider, StsClient> sts) {
        this.source = source;
        this.profileFile = profileFile;
        this.sts = sts;
    }

    @Override
    public AwsCredentials resolveCredentials() {
        return provider().resolveCredentials();
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
            case EnvironmentKeys keys -> keys(keys);
            case ProfileKeys(String profile) -> closing(profile(profile));
            case SingleSignOn(String profile, SsoLogin login) -> {
                AwsCredentialsProvider signedOn = closing(profile(profile));
                yield () -> {
                    login.check();
                    return signedOn.resolveCredentials();
                };
            }
            case AssumedRole role -> assumed(role);
            case WebIdentity identity -> webIdentity(identity);
            case Container() -> closing(ContainerCredentialsProvider.builder().build());
            case Instance() ->
                    closing(
                            InstanceProfileCredentialsProvider.builder()
                                    .profileFile(profileFile)
                                    .build());
        };
    }

    private static AwsCredentialsProvider keys(EnvironmentKeys keys) {
        return StaticCredentialsProvider.create(
                keys.token().isPresent()
                        ? AwsSessionCredentials.create(
                                keys.accessKeyId(), keys.secretAccessKey(), keys.token().get())
                        : AwsBasicCredentials.create(keys.accessKeyId(), keys.secretAccessKey()));
    }

    private ProfileCredentialsProvider profile(String name) {
        return ProfileCredentialsProvider.builder()
                .profileFile(profileFile)
                .profileName(name)
                .build();
    }

    private AwsCredentialsProvider assumed(AssumedRole role) {
        StsClient client = closing(sts.apply(make(role.base())));
        return closing(
                StsAssumeRoleCredentialsProvider.builder()
                        .stsClient(client)
                        .refreshRequest(request -> {
                            request.roleArn(role.roleArn())
                                    .roleSessionName(
                                            role.profile()
                                                    .property("role_session_name")
                                                    .orElse(SESSION_NAME));
                            role.profile().property("external_id").ifPresent(request::externalId);
                            role.profile()
                                    .property("duration_seconds")
                                    .map(Integer::valueOf)
                                    .ifPresent(request::durationSeconds);
                        })
                        .build());
    }

    private AwsCredentialsProvider webIdentity(WebIdentity identity) {
        StsClient client = closing(sts.apply(AnonymousCredentialsProvider.create()));
        return closing(
                StsWebIdentityTokenFileCredentialsProvider.builder()
                        .stsClient(client)
                        .roleArn(identity.roleArn())
                        .webIdentityTokenFile(identity.tokenFile())
                        .roleSessionName(identity.sessionName().orElse(SESSION_NAME))
                        .build());
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
