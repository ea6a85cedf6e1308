package io.stratoscope.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class EmulatorEnvironmentTest {

    @TempDir private Path home;

    @Test
    void withoutPythonThereIsNoEmulatorAndAReason() throws IOException, InterruptedException {
        EmulatorEnvironment.Program program =
                new EmulatorEnvironment(home, "no-such-python").program("moto_server");

        assertThat(program.path()).isEmpty();
        assertThat(program.reason()).contains("no-such-python cannot be run");
    }

    @Test
    void aPythonThatCannotMakeAnEnvironmentIsAReasonAndIsTriedAgain()
            throws IOException, InterruptedException {
        EmulatorEnvironment environment = new EmulatorEnvironment(home, "false");

        assertThat(environment.program("moto_server").reason())
                .contains("false -m venv")
                .contains("failed, see " + home.resolve("install.log"));
        assertThat(environment.program("moto_server").path()).isEmpty();
    }

    @Test
    void whatWasInstalledFromTheSameRequirementsIsUsedAgain()
            throws IOException, InterruptedException {
        Files.copy(
                Path.of("src", "test", "resources", "emulators", "requirements.txt"),
                home.resolve("requirements.txt"));

        assertThat(new EmulatorEnvironment(home, "no-such-python").program("moto_server").path())
                .contains(home.resolve("venv/bin/moto_server"));
    }

    @Test
    void otherRequirementsAreInstalledAnew() throws IOException, InterruptedException {
        Files.writeString(home.resolve("requirements.txt"), "moto==1.0.0\n");

        assertThat(new EmulatorEnvironment(home, "no-such-python").program("moto_server").path())
                .isEmpty();
    }

    @Test
    void missingEmulatorsSkipTheTestsUnlessTheyAreRequired() {
        assertThat(EmulatorServer.unavailable("no Python", false))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("no Python");
        assertThat(EmulatorServer.unavailable("no Python", true))
                .isNotInstanceOf(TestAbortedException.class)
                .hasMessageContaining("no Python");
    }
}
