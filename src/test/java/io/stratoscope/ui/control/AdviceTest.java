package io.stratoscope.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.Failure;

import org.junit.jupiter.api.Test;

class AdviceTest {

    @Test
    void saysWhatToDo() {
        assertThat(Advice.sentences(new Failure.BadCredentials("They are expired", "log in")))
                .isEqualTo("They are expired. To do: log in");
    }

    @Test
    void doesNotAskToDoNothing() {
        assertThat(Advice.toDo(new Failure.NotFound("gone")))
                .isEqualTo("Nothing to do: it no longer exists");
    }

    @Test
    void fullStopIsNotDoubled() {
        assertThat(Advice.sentences(new Failure.BadCredentials("Expired.", "log in")))
                .isEqualTo("Expired. To do: log in");
    }
}
