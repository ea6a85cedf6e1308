package io.stratoscope.ui.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.health.HealthState;
import io.stratoscope.health.Verdict.Level;
import io.stratoscope.model.Arn;
import io.stratoscope.ui.SampleHealth;
import io.stratoscope.ui.SampleProject;
import io.stratoscope.ui.TestSession;
import io.stratoscope.ui.health.HealthPage.Seen;
import io.stratoscope.ui.health.HealthRow.Noted;
import io.stratoscope.ui.health.HealthRow.Section;
import io.stratoscope.ui.health.HealthRow.Trouble;
import io.stratoscope.ui.health.HealthRow.Unsure;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class HealthViewModelTest {

    private volatile Map<Arn, Level> levels = Map.of();
    private final List<String> opened = new ArrayList<>();
    private final TestSession window =
            new TestSession((snapshot, _) -> SampleHealth.look(snapshot, levels));
    private final HealthViewModel model =
            new HealthViewModel(window.session, () -> opened.add("diagram"));

    @AfterEach
    void close() {
        window.close();
    }

    private Seen look(Map<Arn, Level> how) throws InterruptedException {
        levels = how;
        window.discover(SampleProject.snapshot());
        window.handOver();
        return (Seen) model.pageProperty().get();
    }

    @Test
    void beforeTheFirstLookItIsSaidThatThereIsNone() {
        assertThat(model.pageProperty().get()).isEqualTo(new HealthPage.Waiting());
    }

    @Test
    void whereNobodyLooksThatIsSaid() {
        try (TestSession unwatched = new TestSession()) {
            assertThat(new HealthViewModel(unwatched.session, () -> {}).pageProperty().get())
                    .isEqualTo(new HealthPage.Unwatched());
        }
    }

    @Test
    void whereNothingIsBrokenItSaysWhenThatWasSeen() throws Exception {
        Seen seen = look(Map.of());
        assertThat(seen.headline()).isEqualTo("Nothing is broken");
        assertThat(seen.lookedAt()).isEqualTo("looked at 2026-03-01 13:02:11");
        assertThat(seen.rows()).noneMatch(Trouble.class::isInstance);
    }

    @Test
    void aProblemSaysWhatWhySinceWhenAndWhatFollows() throws Exception {
        Seen seen = look(Map.of(SampleProject.DB, Level.DOWN, SampleProject.SERVICE, Level.DOWN));
        assertThat(seen.headline()).isEqualTo("1 problem");
        assertThat(seen.counts()).containsEntry(HealthState.DOWN, 2L);
        Trouble trouble = (Trouble) seen.rows().getFirst();
        assertThat(trouble.cause().name()).isEqualTo("immich-postgres");
        assertThat(trouble.number()).isEqualTo(1);
        assertThat(trouble.reasons())
                .containsExactly("It is so. (since 2026-03-01 12:52:11, 10 minutes)");
        assertThat(trouble.next()).isEqualTo("Make it otherwise.");
        assertThat(trouble.effects())
                .singleElement()
                .satisfies(effect -> {
                    assertThat(effect.resource().name()).isEqualTo("immich-server");
                    assertThat(effect.state()).isEqualTo(HealthState.DOWN);
                });
    }

    @Test
    void whatNobodyKnowsAndWhatIsToBeNotedStandBelow() throws Exception {
        Seen seen =
                look(
                        Map.of(
                                SampleProject.CACHE, Level.UNKNOWN,
                                SampleProject.ALB, Level.NOTICE));
        assertThat(seen.headline()).isEqualTo("Nothing is broken");
        assertThat(seen.rows())
                .filteredOn(Section.class::isInstance)
                .extracting(row -> ((Section) row).title())
                .containsExactly("Not known · 2", "Works, and should be otherwise · 1");
        assertThat(seen.rows())
                .filteredOn(Unsure.class::isInstance)
                .extracting(row -> ((Unsure) row).state())
                .containsExactlyInAnyOrder(HealthState.UNKNOWN, HealthState.STALE);
        assertThat(seen.rows().getLast())
                .isInstanceOfSatisfying(
                        Noted.class,
                        noted -> assertThat(noted.resource().name()).isEqualTo("immich-alb"));
    }

    @Test
    void aClickGoesToTheResourceOnTheDiagram() {
        model.goTo(SampleProject.DB);
        assertThat(window.session.selectionProperty().get()).contains(SampleProject.DB);
        assertThat(opened).containsExactly("diagram");
    }
}
