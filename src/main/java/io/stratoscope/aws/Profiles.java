package io.stratoscope.aws;

import io.stratoscope.model.NearNames;

import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeSet;

/** The profiles of the shared configuration and credentials files. */
final class Profiles {

    static final String DEFAULT = "default";

    private final AwsEnvironment environment;
    private final ProfileFile file;

    private Profiles(AwsEnvironment environment, ProfileFile file) {
        this.environment = environment;
        this.file = file;
    }

    /**
     * Reads both files; one that does not exist has no profiles.
     *
     * @throws AccountException when a file is there and cannot be read
     */
    static Profiles read(AwsEnvironment environment) {
        ProfileFile.Aggregator both = ProfileFile.aggregator();
        add(both, environment.credentialsFile(), ProfileFile.Type.CREDENTIALS);
        add(both, environment.configFile(), ProfileFile.Type.CONFIGURATION);
        return new Profiles(environment, both.build());
    }

    private static void add(ProfileFile.Aggregator both, Path path, ProfileFile.Type type) {
        try (InputStream content = Files.newInputStream(path)) {
            both.addFile(ProfileFile.builder().content(content).type(type).build());
        } catch (NoSuchFileException e) {
            // Somebody without this file has no profiles in it.
        } catch (AccessDeniedException e) {
            throw unreadable(path, "permission denied", e);
        } catch (IOException | RuntimeException e) {
            throw unreadable(path, Files.isDirectory(path) ? "it is a directory" : root(e), e);
        }
    }

    private static String root(Throwable thrown) {
        Throwable cause = thrown.getCause();
        return cause == null ? OneLine.of(thrown.getMessage()) : root(cause);
    }

    private static AccountException unreadable(Path path, String why, Exception cause) {
        return new AccountException(
                AccountException.Kind.WRONG_USAGE,
                "cannot read " + path + ": " + why,
                "correct the file, or name another with AWS_CONFIG_FILE or AWS_SHARED_CREDENTIALS_FILE",
                cause);
    }

    ProfileFile file() {
        return file;
    }

    Optional<Profile> find(String name) {
        return file.profile(name);
    }

    /**
     * A profile that must be there.
     *
     * @throws AccountException when it is not, naming those that are near
     */
    Profile get(String name) {
        return find(name).orElseThrow(() -> unknown(name));
    }

    /** The names of existing profiles that somebody who wrote this one may have meant. */
    String hint(String name) {
        var names = new TreeSet<>(file.profiles().keySet());
        return names.isEmpty()
                ? "there are no profiles in "
                        + environment.configFile()
                        + " and "
                        + environment.credentialsFile()
                : NearNames.hint(name, names);
    }

    private AccountException unknown(String name) {
        return new AccountException(
                AccountException.Kind.WRONG_USAGE,
                "there is no profile '" + OneLine.of(name) + "'; " + hint(name),
                "name an existing profile with --profile, or make it with: aws configure sso --profile "
                        + OneLine.of(name));
    }
}
