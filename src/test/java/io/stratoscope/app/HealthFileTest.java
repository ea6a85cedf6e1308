package io.stratoscope.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.health.HealthSettings;
import io.stratoscope.health.rule.HealthRules;
import io.stratoscope.store.FileException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class HealthFileTest {

    @TempDir private Path directory;

    private HealthSettings read(String text) throws IOException {
        Files.writeString(directory.resolve(HealthFile.NAME), text);
        return HealthFile.read(directory, HealthRules.all());
    }

    @Test
    void withoutAFileAllIsAsUsual() {
        assertThat(HealthFile.read(directory, HealthRules.all())).isEqualTo(HealthSettings.USUAL);
    }

    @Test
    void switchesARuleOff() throws Exception {
        assertThat(read("rules:\n  log-retention: false\n").off()).containsExactly("log-retention");
    }

    @Test
    void aRuleThatThereIsNotIsToldInOneLine() throws Exception {
        assertThatThrownBy(() -> read("rules:\n  log-retentoin: false\n"))
                .isInstanceOf(FileException.class)
                .hasMessageContainingAll(
                        HealthFile.NAME, "log-retentoin", "'stratoscope health --rules' lists them")
                .hasMessageNotContaining("\n");
    }

    @Test
    void whatIsNoMappingIsRefused() {
        assertThatThrownBy(() -> read("- rules\n"))
                .isInstanceOf(FileException.class)
                .hasMessageEndingWith(" must be a mapping that begins with rules:");
    }
}
