package io.stratoscope.aws;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sso.auth.SsoCredentialsProvider;
import software.amazon.awssdk.services.sso.model.GetRoleCredentialsRequest;
import software.amazon.awssdk.services.sso.model.SsoException;
import software.amazon.awssdk.services.ssooidc.SsoOidcTokenProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The credentials of a role that somebody who is logged in with IAM Identity Center may take. Whenever they have to be
 * renewed the login is looked at again, so that one made meanwhile counts.
 */
final class SsoCredentials implements AwsCredentialsProvider, SdkAutoCloseable {

    private final SsoLogin login;
    private final SignInClients clients;
    private final SsoCredentialsProvider provider;
    private final List<AutoCloseable> toClose = new ArrayList<>();
    private @Nullable SsoOidcTokenProvider refresher;

    SsoCredentials(SsoLogin login, SignInClients clients) {
        this.login = login;
        this.clients = clients;
        // The builder's own class is not public in the SDK; its interface is.
        SsoCredentialsProvider.Builder builder = SsoCredentialsProvider.builder();
        this.provider =
                builder.ssoClient(closing(clients.sso(login.region())))
                        .refreshRequest(this::request)
                        .build();
        closing(provider);
    }

    /**
     * {@inheritDoc}
     *
     * @throws AccountException when somebody has to log in, or may not take the role
     */
    @Override
    public AwsCredentials resolveCredentials() {
        try {
            return provider.resolveCredentials();
        } catch (SsoException e) {
            throw refused(e).orElseThrow(() -> e);
        }
    }

    private GetRoleCredentialsRequest request() {
        return GetRoleCredentialsRequest.builder()
                .accountId(login.accountId())
                .roleName(login.roleName())
                .accessToken(accessToken())
                .build();
    }

    private String accessToken() {
        SsoLogin.Token token = login.check();
        return token.refreshable() && token.nearItsEnd() ? refreshed() : token.accessToken();
    }

    private String refreshed() {
        try {
            return refresher().resolveToken().token();
        } catch (SdkClientException e) {
            if (e.getCause() instanceof IOException) {
                throw e;
            }
            throw login.over("is expired and could not be refreshed");
        }
    }

    private synchronized SsoOidcTokenProvider refresher() {
        SsoOidcTokenProvider made = refresher;
        if (made == null) {
            made =
                    closing(
                            SsoOidcTokenProvider.builder()
                                    .sessionName(login.session().orElseThrow())
                                    .ssoOidcClient(closing(clients.ssoOidc(login.region())))
                                    .build());
            refresher = made;
        }
        return made;
    }

    private Optional<AccountException> refused(SsoException answer) {
        return switch (answer.statusCode()) {
            case 401 -> Optional.of(login.over("is no longer accepted"));
            case 400, 403, 404 ->
                    Optional.of(
                            new AccountException(
                                    AccountException.Kind.NO_CREDENTIALS,
                                    "single sign-on does not give the role "
                                            + login.roleName()
                                            + " in account "
                                            + login.accountId()
                                            + " to the login of profile "
                                            + login.profile()
                                            + ": "
                                            + ErrorCodes.words(answer),
                                    "check sso_account_id and sso_role_name of the profile, or ask for"
                                            + " the assignment",
                                    answer));
            default -> Optional.empty();
        };
    }

    private synchronized <T extends AutoCloseable> T closing(T made) {
        toClose.add(made);
        return made;
    }

    @Override
    public synchronized void close() {
        Closing.all(toClose.reversed());
        toClose.clear();
    }
}
