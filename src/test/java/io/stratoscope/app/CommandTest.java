package io.stratoscope.app;

import io.stratoscope.app.Program.Run;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;

/** What tests of the command line have in common: the whole program, in a directory of its own. */
abstract class CommandTest {

    @TempDir Path directory;
    Program program;

    @BeforeEach
    void start() {
        program = new Program(directory, Map.of());
    }

    @AfterEach
    void close() {
        program.close();
    }

    final Run run(String... arguments) {
        return program.run(arguments);
    }
}
