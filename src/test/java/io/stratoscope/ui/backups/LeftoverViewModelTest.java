package io.stratoscope.ui.backups;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.aws.WriteGuard;
import io.stratoscope.backup.drill.DrillId;
import io.stratoscope.backup.drill.Leftover;
import io.stratoscope.backup.drill.SampleDrills;
import io.stratoscope.ui.TestSession;
import io.stratoscope.ui.lock.LockViewModel;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a crash left is removed when its id is typed. */
final class LeftoverViewModelTest {

    private final SampleDrillPort port = new SampleDrillPort();
    private final TestSession window = new TestSession();
    private final LockViewModel lock = new LockViewModel(new WriteGuard(), window.clock, "");
    private final LeftoverViewModel model = new LeftoverViewModel(window.session, port, lock);

    @AfterEach
    void close() {
        window.close();
    }

    private void look() throws Exception {
        model.look();
        window.handOver();
    }

    @Test
    void whereNothingWasLeftThereIsNothingToSay() throws Exception {
        look();
        assertThat(model.leftProperty().get()).isEmpty();
        assertThat(model.wordsProperty().get()).isEmpty();
    }

    @Test
    void itIsRemovedByItsIdAndByNoOther() throws Exception {
        port.left = List.of(SampleDrillPort.leftover());
        look();
        assertThat(model.wordsProperty().get())
                .isEqualTo(
                        "A drill was left: drill-20261121t030000, 2 resources; its lease is over.");
        model.typedProperty().set("drill-20261121t030000");
        assertThat(model.whyNotProperty().get()).startsWith("Read-only: unlock");
        assertThat(lock.unlock("", Duration.ofMinutes(15))).isTrue();
        model.typedProperty().set("drill-20261121t03000");
        model.remove();
        assertThat(port.asked).as("near miss").isEmpty();
        model.typedProperty().set("drill-20261121t030000");
        model.remove();
        window.handOver();
        window.handOver();

        assertThat(port.asked).containsExactly("sweep drill-20261121t030000");
        assertThat(model.leftProperty().get()).isEmpty();
        assertThat(window.notices())
                .containsExactly("Nothing of drill-20261121t030000 is left any more.");
    }

    @Test
    void whatIsStillThereIsSaid() throws Exception {
        port.left = List.of(SampleDrillPort.leftover());
        port.still = List.of("AWS::EC2::VPC vpc-1");
        look();
        assertThat(lock.unlock("", Duration.ofMinutes(15))).isTrue();
        model.typedProperty().set(model.id());
        model.remove();
        window.handOver();
        window.handOver();

        assertThat(window.notices())
                .containsExactly(
                        "Not all of the drill was removed: still there is AWS::EC2::VPC vpc-1.");
        assertThat(model.leftProperty().get()).isPresent();
        assertThat(model.typedProperty().get()).isEmpty();
    }

    @Test
    void oneWhoseLeaseIsNotOverMayStillRun() throws Exception {
        port.left =
                List.of(
                        new Leftover(
                                new DrillId("drill-20261122t030000"),
                                List.of("AWS::EC2::VPC vpc-1"),
                                Optional.of(SampleDrills.BEGIN.plusSeconds(3600)),
                                false),
                        SampleDrillPort.leftover());
        look();
        assertThat(model.wordsProperty().get())
                .isEqualTo(
                        "A drill was left: drill-20261122t030000, 1 resource; its lease ends Sun 22 Nov 05:00: it may"
                                + " still run elsewhere. And 1 more.");
    }
}
