package io.stratoscope.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.backup.restore.RestoreResult.Outcome;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Snapshot;

import org.junit.jupiter.api.Test;

import java.time.Duration;

/** Files that are lost come back into a file system that is as the old one was. */
final class RestoreFilesTest {

    @Test
    void lostFilesComeBackAndTheServiceIsHealthy() {
        Ruin ruin = new Ruin().lose(Ruin.LOST_FILES);
        RestorePlan plan = ruin.plan(RestoreRequest.of(RestoreKind.FILES));
        assertThat(plan.obstacles()).isEmpty();
        assertThat(plan.overwritten()).isEmpty();

        RestoreResult result = ruin.follow(plan);
        assertThat(result.outcome()).isEqualTo(Outcome.RESTORED);
        assertThat(ruin.restores().open()).isEmpty();
        ruin.turn(Duration.ofMinutes(25));
        Snapshot after = ruin.look();
        assertThat(
                        after.resources().stream()
                                .filter(r -> r.type().equals(ResourceType.EFS_FILE_SYSTEM)))
                .hasSize(1);
    }
}
