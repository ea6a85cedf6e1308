package io.stratoscope.ui.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.health.Verdict.Level;
import io.stratoscope.model.Arn;
import io.stratoscope.ui.SampleHealth;
import io.stratoscope.ui.SampleProject;
import io.stratoscope.ui.TestSession;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class HealthNoticesTest {

    private volatile Map<Arn, Level> levels = Map.of();
    private final List<String> opened = new ArrayList<>();
    private final List<String> outside = new ArrayList<>();
    private final TestSession window =
            new TestSession((snapshot, _) -> SampleHealth.look(snapshot, levels));

    @BeforeEach
    void listen() {
        new HealthNotices(window.session, () -> opened.add("health"), outside::add).listen();
    }

    @AfterEach
    void close() {
        window.close();
    }

    private void look(Map<Arn, Level> how) throws InterruptedException {
        levels = how;
        window.discover(SampleProject.snapshot());
        window.handOver();
    }

    @Test
    void outsideOfTheWindowALookIsOneLine() throws Exception {
        look(Map.of());
        look(Map.of());
        assertThat(outside).isEmpty();
        look(Map.of(SampleProject.DB, Level.DOWN, SampleProject.SERVICE, Level.DOWN));
        look(Map.of());
        assertThat(outside)
                .containsExactly(
                        "immich-postgres is down: It is so. 1 more changed with it.",
                        "Healthy again: immich-server, immich-postgres.");
    }

    @Test
    void theFirstLookChangesNothing() throws Exception {
        look(Map.of(SampleProject.DB, Level.DOWN));
        assertThat(window.notices()).isEmpty();
        assertThat(outside).isEmpty();
    }

    @Test
    void aProblemIsOneLineWithWhatChangedWithIt() throws Exception {
        look(Map.of());
        look(Map.of(SampleProject.DB, Level.DOWN, SampleProject.SERVICE, Level.DOWN));
        assertThat(window.notices())
                .containsExactly("immich-postgres is down: It is so. 1 more changed with it.");

        window.session.notices().shown().getFirst().action().orElseThrow().run().run();
        assertThat(opened).containsExactly("health");
    }

    @Test
    void whatFollowsLaterIsToldByItsOwnName() throws Exception {
        look(Map.of(SampleProject.DB, Level.DOWN));
        look(Map.of(SampleProject.DB, Level.DOWN, SampleProject.SERVICE, Level.DOWN));
        assertThat(window.notices()).containsExactly("immich-server is down: It is so.");
    }

    @Test
    void whatStaysAsItIsIsNotToldAgain() throws Exception {
        look(Map.of(SampleProject.DB, Level.DOWN));
        look(Map.of(SampleProject.DB, Level.DOWN));
        assertThat(window.notices()).isEmpty();
    }

    @Test
    void whatIsMendedIsToldToo() throws Exception {
        look(Map.of(SampleProject.DB, Level.DOWN, SampleProject.SERVICE, Level.DEGRADED));
        look(Map.of());
        assertThat(window.notices())
                .containsExactly("Healthy again: immich-server, immich-postgres.");
    }

    @Test
    void whatIsNotKnownAnyMoreIsNotCalledBroken() throws Exception {
        look(Map.of());
        look(Map.of(SampleProject.SERVICE, Level.UNKNOWN));
        assertThat(window.notices()).containsExactly("Not known any more: immich-server.");
    }
}
