package io.stratoscope.aws;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.auth.StsWebIdentityTokenFileCredentialsProvider;
import software.amazon.awssdk.services.sts.model.StsException;
import software.amazon.awssdk.utils.SdkAutoCloseable;

import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The credentials of a role that STS hands out. Where it refuses, it is said who asked for which role and what to do. */
final class RoleCredentials implements AwsCredentialsProvider, SdkAutoCloseable {

    private static final String SESSION_NAME = "stratoscope";

    /** {@code User: arn:aws:iam::1:user/ana is not authorized to perform: sts:AssumeRole on …}. */
    private static final Pattern ASKED_BY = Pattern.compile("User: (arn:\\S+) is not authorized");

    private final CredentialSource source;
    private final String roleArn;
    private final String mayAssume;
    private final AwsCredentialsProvider provider;
    private final List<AutoCloseable> toClose;

    private <P extends AwsCredentialsProvider & SdkAutoCloseable> RoleCredentials(
            CredentialSource source,
            String roleArn,
            String mayAssume,
            P provider,
            StsClient client) {
        this.source = source;
        this.roleArn = roleArn;
        this.mayAssume = mayAssume;
        this.provider = provider;
        this.toClose = List.of(provider, client);
    }

    /**
     * @param client signs with the credentials of the role's base; it is closed here
     */
    static RoleCredentials assumed(CredentialSource.AssumedRole role, StsClient client) {
        StsAssumeRoleCredentialsProvider provider =
                StsAssumeRoleCredentialsProvider.builder()
                        .stsClient(client)
                        .refreshRequest(request -> {
                            request.roleArn(role.roleArn())
                                    .roleSessionName(
                                            role.profile()
                                                    .property("role_session_name")
                                                    .orElse(SESSION_NAME));
                            role.profile().property("external_id").ifPresent(request::externalId);
                            role.seconds().ifPresent(request::durationSeconds);
                        })
                        .build();
        String remedy =
                "allow it sts:AssumeRole on the role and name it in the role's trust policy"
                        + (role.profile().property("external_id").isPresent()
                                ? ", with the external_id of the profile"
                                : "");
        return new RoleCredentials(role, role.roleArn(), remedy, provider, client);
    }

    /**
     * @param client signs nothing; it is closed here
     */
    static RoleCredentials ofToken(CredentialSource.WebIdentity identity, StsClient client) {
        StsWebIdentityTokenFileCredentialsProvider provider =
                StsWebIdentityTokenFileCredentialsProvider.builder()
                        .stsClient(client)
                        .roleArn(identity.roleArn())
                        .webIdentityTokenFile(identity.tokenFile())
                        .roleSessionName(identity.sessionName().orElse(SESSION_NAME))
                        .build();
        String remedy =
                "name the token's issuer and subject in the role's trust policy, or renew the token in "
                        + identity.tokenFile();
        return new RoleCredentials(identity, identity.roleArn(), remedy, provider, client);
    }

    /**
     * {@inheritDoc}
     *
     * @throws AccountException when the role cannot be had
     */
    @Override
    public AwsCredentials resolveCredentials() {
        try {
            return provider.resolveCredentials();
        } catch (StsException e) {
            throw refused(e).orElseThrow(() -> e);
        } catch (UncheckedIOException e) {
            // Only the token's file is read here.
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new AccountException(
                    AccountException.Kind.NO_CREDENTIALS,
                    "the token file of "
                            + source.who()
                            + " cannot be read: "
                            + (cause instanceof NoSuchFileException ? "there is no " : "")
                            + OneLine.of(cause.getMessage()),
                    source.renewal(),
                    e);
        }
    }

    private Optional<AccountException> refused(StsException answer) {
        boolean anotherAttempt = answer.isThrottlingException() || answer.statusCode() >= 500;
        boolean explained = answer.getCause() instanceof AccountException;
        if (anotherAttempt || explained) {
            return Optional.empty();
        }
        String words = ErrorCodes.words(answer);
        Matcher askedBy = ASKED_BY.matcher(words);
        String who = askedBy.find() ? askedBy.group(1) : source.who();
        boolean denied = ErrorCodes.isDenial(answer);
        return Optional.of(
                new AccountException(
                        AccountException.Kind.NO_CREDENTIALS,
                        who
                                + (denied
                                        ? " may not assume the role "
                                        : " cannot assume the role ")
                                + roleArn
                                + ": "
                                + words,
                        denied ? mayAssume : "correct the role of " + source.who(),
                        answer));
    }

    @Override
    public void close() {
        Closing.all(toClose);
    }
}
