package io.stratoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.app.Programs.Platform;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;

class DesktopNotificationTest {

    @ParameterizedTest
    @CsvSource({"Linux, LINUX", "Mac OS X, MAC", "Windows 11, WINDOWS", "FreeBSD, LINUX"})
    void systemsAreKnownByTheirNames(String name, Platform platform) {
        assertThat(Platform.of(name)).isEqualTo(platform);
    }

    @ParameterizedTest
    @EnumSource(Platform.class)
    void whatIsShownIsOneArgumentAndNoPartOfAScript(Platform platform) {
        String name = "x\" & do shell script \"rm\" \n$(rm) `rm`";
        List<String> command = DesktopNotification.command("Immich", name, platform);
        assertThat(command.getLast()).contains("do shell script", "$(rm)").doesNotContain("\n");
        assertThat(command.subList(0, command.size() - 1))
                .noneMatch(argument -> argument.contains("rm)"));
    }

    @Test
    void aLineThatLooksLikeAnOptionIsNone() {
        assertThat(DesktopNotification.command("t", "--icon=x", Platform.LINUX))
                .containsSubsequence("--", "t", "--icon=x");
    }

    @Test
    void markupIsText() {
        assertThat(DesktopNotification.command("t", "<b>&", Platform.LINUX))
                .endsWith("&lt;b>&amp;");
    }

    @Test
    void aLongLineIsCut() {
        assertThat(DesktopNotification.command("t", "x".repeat(9_000), Platform.MAC).getLast())
                .hasSize(250);
    }
}
