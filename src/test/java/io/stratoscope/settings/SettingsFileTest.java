package io.stratoscope.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.model.Scope;
import io.stratoscope.settings.Settings.Look;
import io.stratoscope.settings.Settings.Pace;
import io.stratoscope.settings.Settings.Recovery;
import io.stratoscope.settings.Settings.RememberedAccount;
import io.stratoscope.settings.Settings.RememberedExport;
import io.stratoscope.settings.Settings.Spending;
import io.stratoscope.settings.Settings.ThemeChoice;
import io.stratoscope.settings.Settings.WindowPlace;
import io.stratoscope.store.FileException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class SettingsFileTest {

    private static final Settings OTHER =
            new Settings(
                    new Look(ThemeChoice.DARK, "security", 512.5, false, false),
                    new Pace(5, 30),
                    Optional.of(new WindowPlace(-20, 40, 1600, 900, true)),
                    Optional.of(
                            new RememberedAccount(
                                    Optional.of("immich \"prod\"\n"),
                                    List.of("eu-central-1", "us-east-1"),
                                    Optional.of("http://127.0.0.1:5000"),
                                    Optional.of(
                                            new Scope.Tagged(Map.of("Project", "=é💥", "a", ""))))),
                    new RememberedExport("png", 3, true, true, false, Optional.of("/tmp/x y")),
                    new Spending(120, 3),
                    new Recovery(6, 7));

    @TempDir private Path directory;
    private SettingsFile file;

    @BeforeEach
    void open() {
        file = new SettingsFile(directory.resolve("below"));
    }

    @Test
    void withoutAFileTheyAreTheUsualOnesAndNothingIsSaid() {
        assertThat(file.load())
                .isEqualTo(new SettingsFile.Loaded(Settings.DEFAULT, Optional.empty()));
    }

    @Test
    void whatIsSavedIsReadAgain() {
        file.save(OTHER);
        assertThat(file.load().settings()).isEqualTo(OTHER);
        file.save(
                OTHER.withAccount(
                        new RememberedAccount(
                                Optional.empty(),
                                List.of(),
                                Optional.empty(),
                                Optional.of(new Scope.Everything()))));
        assertThat(file.load().settings().account().flatMap(RememberedAccount::scope))
                .contains(new Scope.Everything());
        file.save(Settings.DEFAULT);
        assertThat(file.load().settings()).isEqualTo(Settings.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"look\":{}} x", "null"})
    void damagedFileIsKeptAsideAndSaid(String text) throws Exception {
        Path path = directory.resolve("below/settings.json");
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);

        SettingsFile.Loaded loaded = file.load();

        assertThat(loaded.settings()).isEqualTo(Settings.DEFAULT);
        assertThat(loaded.notice().orElseThrow())
                .startsWith("The settings file was damaged")
                .contains("settings.damaged.json")
                .doesNotContain("\n");
        assertThat(directory.resolve("below/settings.damaged.json")).hasContent(text);
        assertThat(path).doesNotExist();
    }

    @Test
    void textThatIsNotUtf8IsDamaged() throws Exception {
        Files.createDirectories(directory.resolve("below"));
        Files.write(directory.resolve("below/settings.json"), new byte[] {'{', (byte) 0xff, '}'});

        assertThat(file.load().notice().orElseThrow()).contains("UTF-8");
    }

    @Test
    void oneWrongMemberCostsOneWish() throws Exception {
        Files.createDirectories(directory.resolve("below"));
        Files.writeString(
                directory.resolve("below/settings.json"),
                """
                {"look": {"theme": "pink", "view": 7, "minimap": "no", "animations": false,
                          "inspectorWidth": 1e9},
                 "pace": {"refreshMinutes": -4, "unlockMinutes": 100000},
                 "window": {"x": 1, "y": 2, "width": 0, "height": 10},
                 "account": {"profile": 3, "regions": ["eu-west-1", 4], "tags": {"Project": 1}},
                 "export": [], "later": {"member": true}}
                """);

        SettingsFile.Loaded loaded = file.load();

        assertThat(loaded.notice()).isEmpty();
        assertThat(loaded.settings())
                .isEqualTo(
                        new Settings(
                                new Look(ThemeChoice.SYSTEM, "network", 1200, true, false),
                                new Pace(0, Pace.MOST_UNLOCK_MINUTES),
                                Optional.empty(),
                                Optional.of(
                                        new RememberedAccount(
                                                Optional.empty(),
                                                List.of("eu-west-1"),
                                                Optional.empty(),
                                                Optional.empty())),
                                RememberedExport.DEFAULT,
                                Spending.DEFAULT,
                                Recovery.DEFAULT));
    }

    @Test
    void placeThatCannotBeWrittenIsSaidInOneLine() throws Exception {
        Files.writeString(directory.resolve("below"), "a file");

        assertThatThrownBy(() -> file.save(OTHER))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("settings.json");
    }
}
