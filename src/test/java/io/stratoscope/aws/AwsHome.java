package io.stratoscope.aws;

import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stratoscope.model.Failure;

import software.amazon.awssdk.services.ecs.EcsClient;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A home directory with AWS's files in it, the variables of an environment, and the accounts that are opened from these. It
 * is 2026-11-23, noon.
 */
record AwsHome(Path directory, Map<String, String> variables, Optional<URI> endpoint) {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

    static final String KEYS =
            "aws_access_key_id = AKIABASEBASEBASEBASE\naws_secret_access_key = not-a-secret\n";

    AwsHome(Path directory) {
        this(directory, Map.of(), Optional.empty());
    }

    AwsHome with(Map<String, String> others) {
        return new AwsHome(directory, others, endpoint);
    }

    AwsHome at(LocalEndpoint address) {
        return new AwsHome(directory, variables, Optional.of(address.uri()));
    }

    AwsHome config(String text) {
        return file("config", text);
    }

    AwsHome credentials(String text) {
        return file("credentials", text);
    }

    AwsHome file(String name, String text) {
        try {
            Path file = directory.resolve(".aws").resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    AwsEnvironment environment() {
        return new AwsEnvironment(variables, directory);
    }

    /** Opens the account of a profile; empty leaves it to the environment. */
    LiveAccount open(String profile) {
        return LiveAccount.connect(
                new LiveOptions(
                        Optional.of(profile).filter(name -> !name.isEmpty()), List.of(), endpoint),
                environment(),
                CLOCK);
    }

    /** Why the account of a profile cannot be opened. */
    AccountException refused(String profile) {
        return catchThrowableOfType(AccountException.class, () -> open(profile).close());
    }

    /** Why a call with a profile fails. */
    Failure failure(String profile) {
        try (LiveAccount account = open(profile)) {
            return AwsFailures.of(
                    "ecs",
                    "ListClusters",
                    catchThrowable(
                            () -> account.client(EcsClient.class, "eu-central-1").listClusters()));
        }
    }

    /** Makes a call with a profile. */
    void call(String profile) {
        try (LiveAccount account = open(profile)) {
            account.client(EcsClient.class, "eu-central-1").listClusters();
        }
    }
}
