package io.stratoscope.aws;

import software.amazon.awssdk.profiles.Profile;

import java.nio.file.Path;
import java.util.Optional;

/** Where credentials come from, settled from configuration alone: nothing is fetched, no client built. */
sealed interface CredentialSource {

    /** Whose they are, for people: {@code profile immich}. */
    String who();

    /** The credentials themselves, for people. */
    default String credentials() {
        return "the credentials of " + who();
    }

    /** What to do when AWS says that they are over or wrong: one line, with the exact command where there is one. */
    String renewal();

    /** Access keys in environment variables. */
    record EnvironmentKeys(AccessKeys keys) implements CredentialSource {
        @Override
        public String who() {
            return "environment credentials";
        }

        @Override
        public String credentials() {
            return "the credentials in the environment";
        }

        @Override
        public String renewal() {
            return (keys.token().isPresent()
                            ? "set AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN"
                            : "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY")
                    + " anew, or name a profile with --profile";
        }
    }

    /** Access keys in a profile. */
    record ProfileKeys(String profile, AccessKeys keys) implements CredentialSource {
        @Override
        public String who() {
            return "profile " + profile;
        }

        @Override
        public String renewal() {
            return "renew its access keys with: aws configure --profile " + profile;
        }
    }

    /** What the {@code credential_process} of a profile prints. */
    record PrintedKeys(String profile, String command) implements CredentialSource {
        @Override
        public String who() {
            return "profile " + profile;
        }

        @Override
        public String renewal() {
            return "see what it does with: aws sts get-caller-identity --profile " + profile;
        }
    }

    /** A profile that logs in with IAM Identity Center. */
    record SingleSignOn(SsoLogin login) implements CredentialSource {
        @Override
        public String who() {
            return "profile " + login.profile();
        }

        @Override
        public String renewal() {
            return login.command();
        }
    }

    /**
     * A role that other credentials assume.
     *
     * @param profile holds the role
     * @param seconds how long its credentials last; AWS decides where it is not said
     */
    record AssumedRole(
            Profile profile, String roleArn, Optional<Integer> seconds, CredentialSource base)
            implements CredentialSource {
        @Override
        public String who() {
            return "profile " + profile.name();
        }

        @Override
        public String renewal() {
            return base.renewal();
        }
    }

    /**
     * A role that a token file stands for, as in Kubernetes.
     *
     * @param profile holds the role, where it is not the environment
     */
    record WebIdentity(
            Optional<String> profile, String roleArn, Path tokenFile, Optional<String> sessionName)
            implements CredentialSource {
        @Override
        public String who() {
            return profile.map(name -> "profile " + name).orElse("role " + roleArn);
        }

        @Override
        public String renewal() {
            return "renew the token in " + tokenFile;
        }
    }

    /** The role of an ECS task or EKS pod. */
    record Container() implements CredentialSource {
        @Override
        public String who() {
            return "container role";
        }

        @Override
        public String renewal() {
            return "check the role of the task or pod, or name a profile with --profile";
        }
    }

    /**
     * The role of an EC2 instance.
     *
     * @param profile asks for it; empty where nothing else was found
     */
    record Instance(Optional<String> profile) implements CredentialSource {
        @Override
        public String who() {
            return "instance role";
        }

        @Override
        public String renewal() {
            return "check the role of the instance, or name a profile with --profile";
        }
    }
}
