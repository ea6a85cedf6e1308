package io.stratoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.backup.drill.DrillHistory;
import io.stratoscope.backup.drill.DrillReport;
import io.stratoscope.backup.drill.SampleDrills;
import io.stratoscope.backup.restore.Past;
import io.stratoscope.model.AccountInfo;
import io.stratoscope.model.Coverage;
import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;
import io.stratoscope.price.PriceTable;
import io.stratoscope.provision.driver.Waiting;
import io.stratoscope.simulator.SimulatedAccount;
import io.stratoscope.store.JournalFile;
import io.stratoscope.ui.backups.BackupPort;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What drills said of a project, as the window hears it. */
final class DrilledBackupsTest {

    @TempDir private Path data;

    private final SimulatedAccount account = SimulatedAccount.immich(Program.CLOCK);

    private BackupPort port() {
        return new DrilledBackups(
                new AccountBackups(
                        account,
                        new Waiting(Duration.ofSeconds(5), 1, _ -> {}),
                        file -> new JournalFile(data.resolve(file), Program.CLOCK),
                        PriceTable::shipped,
                        now -> new Past(now, _ -> Optional.empty())),
                account,
                data,
                Optional.empty());
    }

    private Snapshot of(Scope scope, String region) {
        return new Snapshot(
                new AccountInfo("123456789012", "simulated", true),
                scope,
                List.of(region),
                Program.CLOCK.instant(),
                List.of(),
                List.of(),
                List.of(),
                new Coverage(List.of()));
    }

    private Optional<Duration> since(Scope scope, String region) {
        return port().sinceProved(of(scope, region));
    }

    private Optional<Duration> sinceInUse() {
        return since(Scope.project("immich"), "eu-central-1");
    }

    private void add(DrillReport report) {
        DrillHistory.of(data, report.account(), true, report.region())
                .add(report, Optional.empty());
    }

    @Test
    void theProjectsOwnDrillsCount() {
        assertThat(sinceInUse()).isEmpty();
        add(SampleDrills.proved());

        assertThat(sinceInUse()).contains(Duration.ofMinutes(31 * 60 + 21));
        assertThat(since(new Scope.Everything(), "eu-central-1")).isPresent();
        assertThat(since(Scope.project("photobooth"), "eu-central-1")).isEmpty();
        assertThat(since(Scope.project("immich"), "us-east-1")).isEmpty();
    }

    @Test
    void whatFailedOrWasChangedProvesNothing() throws IOException {
        add(SampleDrills.failed());
        assertThat(sinceInUse()).isEmpty();

        DrillReport proved = SampleDrills.proved(SampleDrills.BEGIN.plus(Duration.ofHours(1)), 5);
        add(proved);
        assertThat(sinceInUse()).isPresent();
        Path file = data.resolve("drills/simulated-eu-central-1/" + proved.id() + ".json");
        Files.writeString(file, Files.readString(file).replace("1842", "1843"));
        assertThat(sinceInUse()).isEmpty();
    }
}
