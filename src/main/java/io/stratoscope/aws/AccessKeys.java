package io.stratoscope.aws;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

import java.util.Optional;

/** A pair of access keys, with the token of a session where they are of one. It does not print itself. */
record AccessKeys(String id, String secret, Optional<String> token) {

    AwsCredentialsProvider provider() {
        return StaticCredentialsProvider.create(
                token.isPresent()
                        ? AwsSessionCredentials.create(id, secret, token.get())
                        : AwsBasicCredentials.create(id, secret));
    }

    @Override
    public String toString() {
        return "AccessKeys";
    }
}
