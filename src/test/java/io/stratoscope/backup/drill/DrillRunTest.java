package io.stratoscope.backup.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.backup.drill.DrillReport.Verdict;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/** Whole drills of the simulated photo service: what they come to, and what is there afterwards. */
final class DrillRunTest {

    private final DrillSite site = new DrillSite();
    private int before;

    @AfterEach
    void close() {
        site.close();
    }

    private DrillReport run() {
        DrillRequest request = site.request();
        before = site.happenings().size();
        return site.run(request);
    }

    private void assertNothingIsLeft(DrillReport report) {
        assertThat(report.left()).isEmpty();
        assertThat(report.isClean()).isTrue();
        assertThat(site.differenceTo(before)).isEmpty();
        assertThat(site.leftovers()).isEmpty();
        assertThat(new DrillJournal(site.happenings()).open()).isEmpty();
    }

    @Test
    void aGoodBackupIsProved() {
        DrillReport report = run();

        assertThat(report.checks()).filteredOn(DrillCheck::failed).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.PROVED);
        assertThat(report.reason())
                .isEqualTo("the restored application was asked, and everything was there");
        assertThat(site.phases).containsExactly(DrillPhase.values());
        assertThat(report.phases())
                .extracting(DrillReport.Span::phase)
                .containsExactly(DrillPhase.values());
        assertThat(site.statuses).contains("TRANSFERRING", "VERIFYING").endsWith("SUCCESS");
        assertThat(report.recoveryTime().orElseThrow())
                .isBetween(Duration.ofMinutes(5), Duration.ofHours(2));
        assertThat(report.resources()).hasSizeGreaterThan(20);
        assertNothingIsLeft(report);
    }

    @Test
    void cancelledWhileItBuildsItIsCleanedUp() {
        site.stop = () -> site.steps.stream().anyMatch(step -> step.startsWith("Vpc made"));

        DrillReport report = run();

        assertThat(report.verdict()).as(report.reason()).isEqualTo(Verdict.CANCELLED);
        assertThat(report.reason()).isEqualTo("it was cancelled");
        assertThat(site.phases)
                .containsExactly(DrillPhase.PREFLIGHT, DrillPhase.BUILD, DrillPhase.TEAR_DOWN);
        assertThat(report.resources()).isNotEmpty();
        assertNothingIsLeft(report);
    }

    @Test
    void cancelledWhileFilesAreCopiedItIsCleanedUp() {
        site.stop = () -> site.statuses.contains("TRANSFERRING");

        DrillReport report = run();

        assertThat(report.verdict()).isEqualTo(Verdict.CANCELLED);
        assertThat(site.statuses).contains("CANCELLING").endsWith("ERROR");
        assertThat(site.phases)
                .isEqualTo(
                        List.of(
                                DrillPhase.PREFLIGHT,
                                DrillPhase.BUILD,
                                DrillPhase.FILES,
                                DrillPhase.TEAR_DOWN));
        assertNothingIsLeft(report);
    }

    @Test
    void cancelledWhileItIsProvedNothingIsProved() {
        site.stop = () -> site.phases.contains(DrillPhase.PROVE);

        DrillReport report = run();

        assertThat(report.verdict()).isEqualTo(Verdict.CANCELLED);
        assertThat(site.phases).containsExactly(DrillPhase.values());
        assertNothingIsLeft(report);
    }

    @Test
    void cancelledWhileItIsTornDownItIsProvedAllTheSame() {
        site.stop = () -> site.phases.contains(DrillPhase.TEAR_DOWN);

        DrillReport report = run();

        assertThat(report.verdict()).isEqualTo(Verdict.PROVED);
        assertNothingIsLeft(report);
    }

    @Test
    void whereAStepFailsItSaysWhyAndIsCleanedUp() {
        site.simulated().faults().hitQuota("rds:CreateDBInstance", 1);

        DrillReport report = run();

        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(report.reason()).startsWith("build: ").contains("Writer", "quota");
        assertThat(site.phases)
                .containsExactly(DrillPhase.PREFLIGHT, DrillPhase.BUILD, DrillPhase.TEAR_DOWN);
        assertNothingIsLeft(report);
    }

    @Test
    void whatIsRefusedIsTold() {
        site.simulated().faults().deny("elasticache:CreateReplicationGroup");

        DrillReport report = run();

        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(report.reason()).startsWith("build: ").contains("not authorized");
        assertNothingIsLeft(report);
    }
}
