package io.stratoscope.aws;

import software.amazon.awssdk.services.sso.SsoClient;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The clients that fetch credentials. They are closed by whoever asked for them. */
interface SignInClients {

    /** Signs with the credentials of a source. */
    StsClient sts(Signer signer);

    /** Hands out the credentials of roles to whoever is logged in. */
    SsoClient sso(String region);

    /** Refreshes a login. */
    SsoOidcClient ssoOidc(String region);
}
