package io.stratoscope.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EndpointResolverTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "db.internal|db.internal",
                "db.internal:5432|db.internal",
                "postgres://user:pass@db.internal:5432/name|db.internal",
                "postgres://«redacted»@db.internal/name|db.internal",
                "jdbc:postgresql://db.internal/name|db.internal",
            })
    void aHostIsReadOutOfPlainNamesPortsAndUrls(String value, String host) {
        assertThat(EndpointResolver.hostsIn(value)).contains(host);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "admin@db.internal|db.internal",
                "my-db.internal|db.internal",
                "db.internal.example|db.internal",
                "db|db",
            })
    void whatOnlyContainsANameIsNotThatHost(String value, String host) {
        assertThat(EndpointResolver.hostsIn(value)).doesNotContain(host);
    }
}
