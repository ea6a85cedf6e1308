package io.stratoscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Optional;

class DisplayTest {

    @Test
    void linuxWithoutADisplaySaysSoInOneLine() {
        assertThat(why(Map.of(), "Linux", ""))
                .get()
                .asString()
                .contains("DISPLAY")
                .doesNotContain("\n");
        assertThat(why(Map.of("DISPLAY", " "), "Linux", "")).isPresent();
    }

    @Test
    void linuxWithADisplayOpensAWindow() {
        assertThat(why(Map.of("DISPLAY", ":0"), "Linux", "")).isEmpty();
    }

    @Test
    void waylandWithoutXSaysWhatIsMissing() {
        assertThat(why(Map.of("WAYLAND_DISPLAY", "wayland-0"), "Linux", ""))
                .get()
                .asString()
                .contains("XWayland");
    }

    @Test
    void otherSystemsAndTheHeadlessPlatformNeedNoDisplayVariable() {
        assertThat(why(Map.of(), "Mac OS X", "")).isEmpty();
        assertThat(why(Map.of(), "Linux", "Headless")).isEmpty();
    }

    private static Optional<String> why(
            Map<String, String> environment, String system, String platform) {
        Map<String, String> properties = Map.of("os.name", system, "glass.platform", platform);
        return DesktopApplication.whyNoWindow(
                environment, name -> properties.getOrDefault(name, ""));
    }
}
