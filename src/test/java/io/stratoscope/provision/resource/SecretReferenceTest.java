package io.stratoscope.provision.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretReferenceTest {

    private static final String ARN =
            "arn:aws:secretsmanager:eu-central-1:123456789012:secret:bench/password-AbCdEf";

    @ParameterizedTest
    @ValueSource(strings = {"", ":SecretString", ":SecretString:", ":SecretString:::"})
    void isTheWholeOfASecret(String rest) {
        assertThat(SecretReference.of("{{resolve:secretsmanager:" + ARN + rest + "}}").secretId())
                .isEqualTo(ARN);
        assertThat(SecretReference.of("{{resolve:secretsmanager:name" + rest + "}}").secretId())
                .isEqualTo("name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ":SecretString:password",
                ":SecretString::AWSPREVIOUS",
                ":SecretBinary",
                ":password"
            })
    void isNoPartAndNoOldVersion(String rest) {
        assertThatThrownBy(
                        () -> SecretReference.of("{{resolve:secretsmanager:" + ARN + rest + "}}"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void doesNotRepeatAPasswordInTheClear() {
        assertThatThrownBy(() -> SecretReference.of("correct horse"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("horse");
        assertThatThrownBy(() -> SecretReference.of("{{resolve:secretsmanager:}}"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
