package io.stratoscope.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.health.HealthLook;
import io.stratoscope.model.Snapshot;
import io.stratoscope.store.FileException;
import io.stratoscope.ui.SampleHealth;
import io.stratoscope.ui.SampleProject;
import io.stratoscope.ui.TestSession;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

class HealthWatchTest {

    private static final Instant LATER = SampleProject.TAKEN_AT.plusSeconds(60);

    /** A look at the snapshot of such a time waits. */
    private final Map<Instant, CountDownLatch> held = new ConcurrentHashMap<>();

    private volatile Optional<RuntimeException> trouble = Optional.empty();
    private final TestSession window = new TestSession((snapshot, _) -> look(snapshot));
    private final HealthWatch health = window.session.health();

    private HealthLook look(Snapshot snapshot) {
        trouble.ifPresent(thrown -> {
            throw thrown;
        });
        try {
            if (held.containsKey(snapshot.takenAt())) {
                held.get(snapshot.takenAt()).await();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return SampleHealth.look(snapshot, Map.of());
    }

    @AfterEach
    void close() {
        window.close();
    }

    private Optional<Instant> lookedAt() {
        return health.lookProperty().get().map(look -> look.report().at());
    }

    @Test
    void eachDiscoveryIsFollowedByALook() throws Exception {
        assertThat(lookedAt()).isEmpty();
        window.discover(SampleProject.snapshot());
        assertThat(health.lookingProperty().get()).isTrue();
        window.handOver();

        assertThat(health.lookingProperty().get()).isFalse();
        assertThat(lookedAt()).contains(SampleProject.TAKEN_AT);
        assertThat(health.name(SampleProject.SERVICE)).isEqualTo("immich-server");

        window.discover(SampleProject.snapshot(LATER));
        assertThat(lookedAt()).as("what was seen stays meanwhile").contains(SampleProject.TAKEN_AT);
        window.handOver();
        assertThat(lookedAt()).contains(LATER);
    }

    @Test
    void aLateLookAtAnOlderSnapshotIsDropped() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        held.put(SampleProject.TAKEN_AT, go);
        window.discover(SampleProject.snapshot());
        window.discover(SampleProject.snapshot(LATER));
        window.handOver();
        assertThat(lookedAt()).contains(LATER);

        go.countDown();
        window.handOver();
        assertThat(lookedAt()).contains(LATER);
    }

    @Test
    void aFailureIsANoticeAndWhatWasSeenStays() throws Exception {
        window.discover(SampleProject.snapshot());
        window.handOver();
        trouble = Optional.of(new IllegalStateException("the rules are at odds"));
        window.discover(SampleProject.snapshot(LATER));
        window.handOver();

        assertThat(lookedAt()).contains(SampleProject.TAKEN_AT);
        assertThat(health.lookingProperty().get()).isFalse();
        assertThat(window.notices())
                .singleElement()
                .asString()
                .startsWith("The health could not be looked at: the rules are at odds.");

        trouble = Optional.empty();
        window.session.notices().shown().getFirst().action().orElseThrow().run().run();
        window.handOver();
        assertThat(lookedAt()).contains(LATER);
    }

    @Test
    void aWrongSettingsFileIsNoMistakeOfTheProgram() throws Exception {
        trouble = Optional.of(new FileException("health.yaml: there is no health rule x"));
        window.discover(SampleProject.snapshot());
        window.handOver();

        assertThat(window.notices())
                .containsExactly(
                        "The health could not be looked at: health.yaml: there is no health rule x");
    }

    @Test
    void nobodyLooksWithoutAPort() throws Exception {
        try (TestSession unwatched = new TestSession()) {
            unwatched.discover(SampleProject.snapshot());
            assertThat(unwatched.session.health().isWatched()).isFalse();
            assertThat(unwatched.session.health().lookingProperty().get()).isFalse();
            assertThat(unwatched.session.health().name(SampleProject.SERVICE))
                    .isEqualTo(SampleProject.SERVICE.lastSegment());
        }
    }
}
