package io.stratoscope.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.aws.AccountException.Kind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The shared files, the regions in them, and the names that somebody mistyped. */
final class ProfilesTest {

    @TempDir Path directory;

    private AwsHome home() {
        return new AwsHome(directory).with(Map.of("AWS_REGION", "eu-central-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"})
    void aDirectoryIsNoFile(String variable) {
        AccountException refused =
                home().with(Map.of(variable, directory.toString())).refused("default");
        assertThat(refused).hasMessage("cannot read " + directory + ": it is a directory");
        assertThat(refused.remedy()).contains("AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE");
        assertThat(refused.kind()).isEqualTo(Kind.WRONG_USAGE);
    }

    // A file that is there and gives an error, whoever reads it.
    @Test
    @EnabledOnOs(OS.LINUX)
    void aFileThatCannotBeReadIsOneLine() {
        assertThat(home().with(Map.of("AWS_CONFIG_FILE", "/proc/self/mem")).refused("default"))
                .hasMessage("cannot read /proc/self/mem: Input/output error");
    }

    @Test
    void aFileThatIsNotThereHasNoProfiles() {
        Path nothing = directory.resolve("nothing");
        assertThat(home().with(Map.of("AWS_CONFIG_FILE", nothing.toString())).refused("immich"))
                .hasMessage(
                        "there is no profile 'immich'; there are no profiles in "
                                + nothing
                                + " and "
                                + directory.resolve(".aws/credentials"));
    }

    @Test
    void filesMayBeElsewhere() throws IOException {
        Path config =
                Files.writeString(directory.resolve("c"), "[profile p]\nregion = eu-west-1\n");
        Path keys = Files.writeString(directory.resolve("k"), "[p]\n" + AwsHome.KEYS);
        AwsHome home =
                home().config("[profile p]\nregion = us-east-1\n")
                        .with(
                                Map.of(
                                        "AWS_CONFIG_FILE",
                                        config.toString(),
                                        "AWS_SHARED_CREDENTIALS_FILE",
                                        keys.toString()));
        try (LiveAccount account = home.open("p")) {
            assertThat(account.regions()).containsExactly("eu-west-1");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "eu-central1 | did you mean eu-central-1 or eu-central-2?",
                "eu_central_1 | did you mean eu-central-1 or eu-central-2?",
                "EU-CENTRAL-1 | did you mean eu-central-1?",
                "us-east-3 | did you mean us-east-1 or us-east-2?",
                "frankfurt | known are",
                "aws-global | known are",
            })
    void aRegionThatDoesNotExistNamesNearOnes(String code, String hint) {
        AwsHome home = home().config("[profile p]\nregion = " + code + "\n" + AwsHome.KEYS);
        AccountException inTheProfile = home.with(Map.of()).refused("p");
        assertThat(inTheProfile)
                .hasMessageStartingWith("there is no region '" + code + "' (profile p); " + hint);
        assertThat(inTheProfile.remedy()).isEqualTo("correct it there, or give --region");
        assertThat(inTheProfile.kind()).isEqualTo(Kind.WRONG_USAGE);
        assertThat(home.with(Map.of("AWS_DEFAULT_REGION", code)).refused("p"))
                .hasMessageStartingWith(
                        "there is no region '" + code + "' (AWS_DEFAULT_REGION); " + hint);
    }

    @Test
    void aRegionThatIsNotUsedMayBeWrong() {
        AwsHome home = home().config("[profile p]\nregion = eu-central1\n" + AwsHome.KEYS);
        try (LiveAccount account = home.open("p")) {
            assertThat(account.regions()).containsExactly("eu-central-1");
        }
    }
}
