package io.stratoscope.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.backup.BackUp.Outcome;
import io.stratoscope.provision.TurningClock;
import io.stratoscope.provision.apply.Happenings;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A backup that is killed at any place is gone on with: one snapshot, one copy, and nothing left open. */
final class BackUpKilledTest {

    private static final String ID = "rp-20260301T120000Z";

    @Test
    void killedAtEachStepItIsGoneOnWith() {
        TurningClock clock = new TurningClock(Vault.START);
        Happenings all = Vault.begun(clock);
        int before = all.size();
        assertThat(Vault.after(all, clock).run().outcome()).isEqualTo(Outcome.COMPLETE);

        List<String> wrong = new ArrayList<>();
        for (int count = before + 1; count < all.size(); count++) {
            // Soon after, or long after.
            Duration later = count % 2 == 0 ? Duration.ofSeconds(5) : Duration.ofDays(1);
            TurningClock then = new TurningClock(Vault.START);
            then.turn(later);
            String here = wrong(Vault.after(all.first(count, then), then));
            if (!here.isEmpty()) {
                wrong.add(count + ", " + all.wordsAt(count) + ", " + later + ": " + here);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(all.size() - before).as("steps, each noted before it is done").isEqualTo(8);
    }

    private static String wrong(Vault vault) {
        BackUp.Result result = vault.run();
        if (result.outcome() != Outcome.COMPLETE || !result.resumed()) {
            return result.toString();
        }
        return result.point().id().equals(ID)
                        && vault.manualSnapshots().size() == 1
                        && vault.copiesOf(ID).size() == 1
                        && BackUp.open(vault.journal()).isEmpty()
                ? ""
                : vault.points().toString();
    }
}
