package io.stratoscope.aws;

import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

import java.util.Optional;

/**
 * What a client's calls are signed with.
 *
 * @param source where that comes from; empty where nothing is signed
 */
record Signer(AwsCredentialsProvider provider, Optional<CredentialSource> source) {

    /** For the calls that carry a token of their own. */
    static Signer nobody() {
        return new Signer(AnonymousCredentialsProvider.create(), Optional.empty());
    }
}
