package io.stratoscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.logs.LogFollowing.Following;
import io.stratoscope.logs.LogFollowing.Look;
import io.stratoscope.model.Failure;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;

final class FollowingTextTest {

    private static final Optional<Failure> DENIED =
            Optional.of(new Failure.AccessDenied("logs:StartLiveTail", "not\u001ballowed"));

    private final FollowingText text = new FollowingText();

    private List<String> of(int live, int opening, int asked, Optional<Failure> why) {
        return of(new Following(live, opening, asked, why), 0);
    }

    private List<String> of(Following following, int sampled) {
        return text.of(new Look(List.of(), Map.of(), sampled, following));
    }

    @Test
    void howGroupsAreFollowedIsSaidWhenItChanges() {
        assertThat(of(0, 2, 0, Optional.empty())).isEmpty();
        assertThat(of(2, 0, 0, Optional.empty()))
                .containsExactly(
                        "Following 2 log groups by live tail. AWS takes $0.01 a minute for each ten groups; --poll costs nothing.");
        assertThat(of(2, 0, 0, Optional.empty())).isEmpty();
        assertThat(of(0, 2, 0, DENIED)).isEmpty();
        assertThat(of(0, 0, 2, DENIED))
                .singleElement()
                .asString()
                .startsWith(
                        "Following 2 log groups by asking every two seconds as there is no live tail: not")
                .contains("allowed; attach a policy with the statement")
                .doesNotContain("\u001b");
        assertThat(of(0, 0, 2, DENIED)).isEmpty();
    }

    @Test
    void whyOnlySomeAreLiveIsSaid() {
        assertThat(of(30, 0, 1, Optional.empty()))
                .containsExactly(
                        "Following 30 log groups by live tail, and 1 log group by asking every two seconds as there are so many."
                                + " AWS takes $0.01 a minute for each ten groups; --poll costs nothing.");
    }

    @Test
    void whatAwsSampledIsSaidAtFirstAndWhenItIsTwiceAsMuch() {
        Following live = new Following(1, 0, 0, Optional.empty());
        assertThat(of(live, 0)).hasSize(1);
        assertThat(of(live, 1))
                .singleElement()
                .asString()
                .contains("in 1 second that had over 500");
        assertThat(of(live, 0)).isEmpty();
        assertThat(of(live, 1)).singleElement().asString().contains("in 2 seconds");
        assertThat(of(live, 1)).isEmpty();
        assertThat(of(live, 1)).singleElement().asString().contains("in 4 seconds");
    }

    @Test
    void filesAreFollowedBesides() {
        assertThat(of(new Following(0, 0, 0, 1, Optional.empty()), 0))
                .containsExactly("Following 1 bucket by asking for new files each minute.");
        assertThat(of(new Following(0, 0, 1, 2, Optional.empty()), 0).getFirst())
                .endsWith(", and 2 buckets by asking for new files each minute.");
    }
}
