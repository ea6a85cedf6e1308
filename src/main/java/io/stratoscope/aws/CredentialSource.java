package io.stratoscope.aws;

import software.amazon.awssdk.profiles.Profile;

import java.nio.file.Path;
import java.util.Optional;

/** Where credentials come from, settled from configuration alone: nothing is fetched, no client built. */
sealed interface CredentialSource {

    /** Access keys in environment variables. */
    record EnvironmentKeys(String accessKeyId, String secretAccessKey, Optional<String> token)
            implements CredentialSource {
        @Override
        public String toString() {
            return "EnvironmentKeys";
        }
    }

    /** What a profile itself holds: access keys or a {@code credential_process}. */
    record ProfileKeys(String profile) implements CredentialSource {}

    /** A profile that logs in with IAM Identity Center. */
    record SingleSignOn(String profile, SsoLogin login) implements CredentialSource {}

    /** A role that other credentials assume. */
    record AssumedRole(Profile profile, String roleArn, CredentialSource base)
            implements CredentialSource {}

    /** A role that a token file stands for, as in Kubernetes. */
    record WebIdentity(String roleArn, Path tokenFile, Optional<String> sessionName)
            implements CredentialSource {}

    /** The role of an ECS task or EKS pod. */
    record Container() implements CredentialSource {}

    /** The role of an EC2 instance. */
    record Instance() implements CredentialSource {}
}
