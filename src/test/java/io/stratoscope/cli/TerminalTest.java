package io.stratoscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TerminalTest {

    @Test
    void showsWhatCouldDriveATerminalAsText() {
        assertThat(Terminal.plain("\u001b[31mred\u0007\r\n\u202e\u200b\u0000\u2028"))
                .isEqualTo("\\u001b[31mred\\u0007\\u000d\\u000a\\u202e\\u200b\\u0000\\u2028");
    }

    @Test
    void leavesOtherTextAlone() {
        assertThat(Terminal.plain("Füße 😀 \"<script>\" %getenv(\"HOME\")"))
                .isEqualTo("Füße 😀 \"<script>\" %getenv(\"HOME\")");
    }
}
