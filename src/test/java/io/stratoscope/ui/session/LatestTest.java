package io.stratoscope.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class LatestTest {

    private final Latest questions = new Latest();
    private final List<String> heard = new ArrayList<>();

    private void hear(String answer) {
        heard.add(answer);
    }

    @Test
    void onlyTheNewestIsAnsweredWhicheverComesFirst() {
        var first = questions.next().<String>only(this::hear);
        var second = questions.next().<String>only(this::hear);

        second.accept("second");
        first.accept("first");

        assertThat(heard).containsExactly("second");
    }

    @Test
    void newestMayBeAnsweredMoreThanOnce() {
        Latest.Turn turn = questions.next();

        turn.only(this::hear).accept("one");
        turn.only(this::hear).accept("two");

        assertThat(heard).containsExactly("one", "two");
    }

    @Test
    void whatIsForgottenIsNotAnswered() {
        var asked = questions.next().<String>only(this::hear);
        questions.forget();

        asked.accept("late");

        assertThat(heard).isEmpty();
    }
}
