package io.stratoscope.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.store.FileException;
import io.stratoscope.ui.TestSession;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class FileReadingTest {

    private final TestSession window = new TestSession();
    private final FileReading reading = new FileReading(window.session);
    private final List<String> read = new ArrayList<>();

    @AfterEach
    void close() {
        window.close();
    }

    private void keep(String text) {
        read.add(text);
    }

    @Test
    void ofTwoTheLaterWins() throws Exception {
        reading.start("first", "No: ", () -> "first", this::keep);
        reading.start("second", "No: ", () -> "second", this::keep);
        window.handOver();
        window.handOver();

        assertThat(read).containsExactly("second");
    }

    @Test
    void whatCannotBeReadIsOneLine() throws Exception {
        reading.start(
                "film",
                "Not opened: ",
                () -> {
                    throw new FileException("it is a film");
                },
                this::keep);
        window.handOver();

        assertThat(read).isEmpty();
        assertThat(window.notices()).containsExactly("Not opened: it is a film");
    }

    @Test
    void whatIsForgottenIsNeitherReadNorRefused() throws Exception {
        reading.start("file", "No: ", () -> "text", this::keep);
        reading.forget();
        window.handOver();

        assertThat(read).isEmpty();
        assertThat(window.notices()).isEmpty();
    }
}
