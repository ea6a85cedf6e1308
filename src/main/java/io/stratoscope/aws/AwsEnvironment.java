package io.stratoscope.aws;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What AWS's tools read from the process: environment variables and the home directory. It is handed in, so that nothing
 * below depends on the machine.
 *
 * @param variables environment variables by name
 * @param home the user's home directory, the one that holds {@code .aws}
 */
public record AwsEnvironment(Map<String, String> variables, Path home) {

    /** Variables any of which says that somebody means to work on an AWS account. */
    private static final Set<String> NAMES_AN_ACCOUNT =
            Set.of(
                    "AWS_PROFILE",
                    "AWS_DEFAULT_PROFILE",
                    "AWS_ACCESS_KEY_ID",
                    "AWS_SECRET_ACCESS_KEY",
                    "AWS_WEB_IDENTITY_TOKEN_FILE",
                    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
                    "AWS_CONTAINER_CREDENTIALS_FULL_URI");

    public AwsEnvironment {
        variables = Map.copyOf(variables);
    }

    /** The environment of this process. */
    public static AwsEnvironment ofThisProcess() {
        return of(System.getenv(), Path.of(System.getProperty("user.home")));
    }

    /**
     * An environment whose home is the variable {@code HOME}, as for AWS's tools.
     *
     * @param userHome what Java takes for the home; where there is no such variable
     */
    static AwsEnvironment of(Map<String, String> variables, Path userHome) {
        return new AwsEnvironment(
                variables,
                Optional.ofNullable(variables.get("HOME"))
                        .filter(home -> !home.isBlank())
                        .map(Path::of)
                        .orElse(userHome));
    }

    /**
     * Whether variables name an account or bring credentials. A region, an endpoint or the place of the configuration file
     * alone do not.
     */
    public boolean namesAnAccount() {
        return NAMES_AN_ACCOUNT.stream().anyMatch(name -> variable(name).isPresent());
    }

    /** A variable that is set and not blank: AWS's tools take an empty one as unset. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    /** The shared configuration file, whether it exists or not. */
    public Path configFile() {
        return variable("AWS_CONFIG_FILE").map(this::path).orElse(home.resolve(".aws/config"));
    }

    /** The shared credentials file, whether it exists or not. */
    public Path credentialsFile() {
        return variable("AWS_SHARED_CREDENTIALS_FILE")
                .map(this::path)
                .orElse(home.resolve(".aws/credentials"));
    }

    private Path path(String text) {
        return text.startsWith("~/") ? home.resolve(text.substring(2)) : Path.of(text);
    }
}
