package io.stratoscope.backup.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.backup.drill.DrillReport.Verdict;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A drill that is killed at any place is seen on the next start, and swept: nothing of it stays, and nothing live is another. Each fifth
 * place of all calls and notes is tried, which takes half a minute; in all of them it is so.
 */
final class DrillKilledTest {

    private static final int STRIDE = 5;

    @Test
    void whereverItIsKilledItIsSwept() {
        try (DrillSite site = new DrillSite()) {
            DrillRequest request = site.request();
            int before = site.happenings().size();
            assertThat(site.run(request).verdict()).isEqualTo(Verdict.PROVED);
            int after = site.happenings().size();

            List<String> wrong = new ArrayList<>();
            int seen = 0;
            for (int count = before + 1; count <= after; count += STRIDE) {
                // Soon after, or when its lease is long over.
                Duration later = count % 2 == 0 ? Duration.ofSeconds(5) : Duration.ofDays(1);
                try (DrillSite then = site.after(count, later)) {
                    List<Leftover> leftovers = then.leftovers();
                    seen += leftovers.size();
                    List<String> here = new ArrayList<>(wrong(then, leftovers));
                    here.addAll(then.differenceTo(before));
                    if (!here.isEmpty()) {
                        wrong.add(count + ", " + site.happenings().wordsAt(count) + ": " + here);
                    }
                }
            }
            assertThat(wrong).isEmpty();
            assertThat(after - before).as("calls and notes").isGreaterThan(200);
            assertThat(seen)
                    .as("places where something was there to be seen")
                    .isGreaterThan((after - before) / STRIDE * 9 / 10);
        }
    }

    private static List<String> wrong(DrillSite site, List<Leftover> leftovers) {
        List<String> wrong = new ArrayList<>();
        for (Leftover leftover : leftovers) {
            if (!leftover.begunHere()) {
                wrong.add(leftover + " was not begun here");
            }
            wrong.addAll(site.sweep(leftover));
        }
        site.leftovers().forEach(each -> wrong.add("still " + each));
        new DrillJournal(site.happenings()).open().forEach(each -> wrong.add("open: " + each));
        return wrong;
    }
}
