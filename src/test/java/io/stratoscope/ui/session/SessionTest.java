package io.stratoscope.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.ui.SampleProject;
import io.stratoscope.ui.TestSession;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class SessionTest {

    private final TestSession window = new TestSession();

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void anAnswerThatComesAfterTheSessionWasClosedIsDropped() throws Exception {
        window.session.refresh();
        window.session.close();
        window.handOver();

        assertThat(window.session.snapshotProperty().get()).isEmpty();
        assertThat(window.session.discoveringProperty().get()).isFalse();
    }

    @Test
    void neitherResultNorFailureOfAClosedSessionsJobArrives() throws Exception {
        List<String> heard = new ArrayList<>();
        window.session.run("good", context -> "value", heard::add, failure -> heard.add("failed"));
        window.session.run(
                "bad",
                context -> {
                    throw new IllegalStateException("no");
                },
                value -> heard.add("value"),
                failure -> heard.add("failed"));
        window.session.close();
        window.handOver();
        window.handOver();

        assertThat(heard).isEmpty();
    }

    @Test
    void failureOfAJobComesExplained() throws Exception {
        List<String> heard = new ArrayList<>();
        window.session.run(
                "bad",
                context -> {
                    throw new IllegalStateException("the disk is full");
                },
                value -> heard.add("value"),
                failure -> heard.add(failure.message()));
        window.handOver();

        assertThat(heard).containsExactly("the disk is full");
    }

    @Test
    void theAccountIsWhatTheNewestSnapshotSays() throws Exception {
        assertThat(window.session.account().id()).isEmpty();

        window.discover(SampleProject.snapshot());

        assertThat(window.session.account()).isEqualTo(SampleProject.snapshot().account());
    }

    @Test
    void repeatedWordsAreOneNoticeAndOnlyAFewStay() {
        Notices notices = new Notices();
        for (int i = 0; i < 10; i++) {
            notices.say(Notice.Kind.ERROR, "number " + i);
            notices.say(Notice.Kind.ERROR, "again");
        }

        assertThat(notices.shown())
                .extracting(Notice::words)
                .containsExactly("number 6", "number 7", "number 8", "number 9", "again");
        notices.dismiss(notices.shown().getFirst());
        assertThat(notices.shown()).hasSize(Notices.MOST - 1);
        notices.dismissAll();
        assertThat(notices.shown()).isEmpty();
    }

    @Test
    void onlyWhatAsksForNothingPasses() {
        Notices notices = new Notices();
        notices.say(Notice.Kind.SUCCESS, "saved");
        notices.say(Notice.Kind.SUCCESS, "saved there", "Open", () -> {});
        notices.say(Notice.Kind.WARNING, "careful");

        assertThat(notices.shown()).extracting(Notice::passes).containsExactly(true, false, false);
    }
}
