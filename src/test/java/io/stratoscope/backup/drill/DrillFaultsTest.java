package io.stratoscope.backup.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.backup.RestorePoint;
import io.stratoscope.backup.drill.DrillReport.Verdict;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be rehearsed of a bad backup: a drill finds each, and says what it is. */
final class DrillFaultsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "corrupt-copies | PROVE | originals | other bytes than its row says",
                "missing-copies | PROVE | originals | the file may be missing",
                "ownerless-copies | PREFLIGHT | owners of the files | lost owner and permissions",
                "failing-copy | FILES | files transferred | Input/output error",
                "missing-log-group | PREFLIGHT | log group of the copies | is not there any more",
                "locked-backups | PREFLIGHT | encryption keys | PendingDeletion",
                "late-database | PREFLIGHT | restore point | newer than its files",
                "lost-files | PREFLIGHT | file system | is not there any more",
            })
    void eachIsFoundAndNamed(String fault, DrillPhase phase, String check, String words) {
        try (DrillSite site = new DrillSite()) {
            RestorePoint good = site.newest();
            site.simulated().disasters().turn(fault, true);
            int before = site.happenings().size();

            DrillReport report =
                    site.run(site.request(fault.equals("late-database") ? site.newest() : good));

            assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
            assertThat(report.reason()).startsWith(check + ": ").contains(words);
            assertThat(report.checks())
                    .filteredOn(DrillCheck::failed)
                    .first()
                    .satisfies(found -> {
                        assertThat(found.phase()).isEqualTo(phase);
                        assertThat(found.next()).isNotEmpty();
                    });
            assertThat(report.resources().isEmpty()).isEqualTo(phase == DrillPhase.PREFLIGHT);
            assertThat(report.isClean()).isTrue();
            assertThat(site.differenceTo(before)).isEmpty();
        }
    }

    @Test
    void whatIsLostIsDrilledAllTheSameWhileItIsRemembered() {
        try (DrillSite site = new DrillSite()) {
            DrillRequest request = site.request();
            site.simulated().disasters().turn("lost-files", true);

            DrillReport report = site.run(request);

            assertThat(report.verdict()).as(report.reason()).isEqualTo(Verdict.PROVED);
            assertThat(report.isClean()).isTrue();
        }
    }
}
