package io.stratoscope.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.Map;

final class AwsEnvironmentTest {

    private static final Path HOME = Path.of("/home/ana");

    @ParameterizedTest
    @CsvSource({
        "AWS_PROFILE, immich, true",
        "AWS_DEFAULT_PROFILE, immich, true",
        "AWS_ACCESS_KEY_ID, AKIAX, true",
        "AWS_SECRET_ACCESS_KEY, s, true",
        "AWS_WEB_IDENTITY_TOKEN_FILE, /token, true",
        "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI, /creds, true",
        "AWS_CONTAINER_CREDENTIALS_FULL_URI, http://x/creds, true",
        "AWS_PROFILE, '', false",
        "AWS_PROFILE, ' ', false",
        "AWS_REGION, eu-central-1, false",
        "AWS_DEFAULT_REGION, eu-central-1, false",
        "AWS_ENDPOINT_URL, http://127.0.0.1:5000, false",
        "AWS_CONFIG_FILE, /etc/aws, false",
        "AWS_SHARED_CREDENTIALS_FILE, /etc/keys, false",
        "AWS_SESSION_TOKEN, t, false",
        "AWS_ROLE_ARN, arn:aws:iam::1:role/r, false",
        "AWS_EC2_METADATA_SERVICE_ENDPOINT, http://127.0.0.1, false",
        "AWS_CA_BUNDLE, /ca.pem, false",
        "aws_profile, immich, false"
    })
    void onlyCredentialsAndProfilesNameAnAccount(String name, String value, boolean names) {
        assertThat(new AwsEnvironment(Map.of(name, value), HOME).namesAnAccount()).isEqualTo(names);
    }

    @Test
    void theFilesMayBeElsewhere() {
        AwsEnvironment plain = new AwsEnvironment(Map.of(), HOME);
        assertThat(plain.configFile()).isEqualTo(Path.of("/home/ana/.aws/config"));
        assertThat(plain.credentialsFile()).isEqualTo(Path.of("/home/ana/.aws/credentials"));

        AwsEnvironment moved =
                new AwsEnvironment(
                        Map.of(
                                "AWS_CONFIG_FILE",
                                "~/aws/config",
                                "AWS_SHARED_CREDENTIALS_FILE",
                                "/etc/credentials"),
                        HOME);
        assertThat(moved.configFile()).isEqualTo(Path.of("/home/ana/aws/config"));
        assertThat(moved.credentialsFile()).isEqualTo(Path.of("/etc/credentials"));
    }

    @Test
    void theHomeIsTheVariableAsForAwsTools() {
        Path java = Path.of("/root");
        assertThat(AwsEnvironment.of(Map.of("HOME", "/home/ana"), java).home()).isEqualTo(HOME);
        assertThat(AwsEnvironment.of(Map.of("HOME", " "), java).home()).isEqualTo(java);
        assertThat(AwsEnvironment.of(Map.of("home", "/home/ana"), java).home()).isEqualTo(java);
    }
}
