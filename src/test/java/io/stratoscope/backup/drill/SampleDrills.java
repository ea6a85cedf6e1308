package io.stratoscope.backup.drill;

import io.stratoscope.backup.drill.DrillReport.Left;
import io.stratoscope.backup.drill.DrillReport.Made;
import io.stratoscope.backup.drill.DrillReport.Span;
import io.stratoscope.backup.drill.DrillReport.Verdict;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reports of drills as they end: proved, failed, cancelled. */
public final class SampleDrills {

    public static final Instant BEGIN = Instant.parse("2026-11-22T04:00:00Z");

    private static final Instant DATABASE = Instant.parse("2026-11-22T01:10:00Z");
    private static final List<Integer> MINUTES = List.of(1, 11, 14, 4, 3, 6);

    private SampleDrills() {}

    /** All as it should be, in 39 minutes. */
    public static DrillReport proved() {
        return proved(BEGIN, 14);
    }

    /** The same at another time, with so many minutes for the files. */
    public static DrillReport proved(Instant begin, int filesMinutes) {
        List<DrillCheck> checks =
                List.of(
                        DrillCheck.pass(
                                DrillPhase.PREFLIGHT,
                                "key is enabled",
                                "DescribeKey: Enabled, no deletion date"),
                        DrillCheck.notCheckable(
                                DrillPhase.PREFLIGHT,
                                "master password matches the secret",
                                "the password of a snapshot is never shown"),
                        DrillCheck.pass(
                                DrillPhase.BUILD,
                                "no way to the live database",
                                "no route and no rule from sg-0drill to sg-0live"),
                        DrillCheck.pass(
                                DrillPhase.PROVE,
                                "counts as at the restore point",
                                "3 users, 12 albums, 1842 assets; live then: the same"),
                        DrillCheck.pass(
                                DrillPhase.PROVE,
                                "sample of originals",
                                "25 of 25 checksums match, seed 20261122"));
        return report(begin, Verdict.PROVED, "everything was there", 6, filesMinutes, checks, true);
    }

    /** Of 25 files one is missing and another is not what it was; a subnet is not gone. */
    public static DrillReport failed() {
        List<DrillCheck> checks =
                List.of(
                        DrillCheck.pass(DrillPhase.PREFLIGHT, "key is enabled", "Enabled"),
                        DrillCheck.fail(
                                DrillPhase.PROVE,
                                "sample of originals",
                                "23 of 25 checksums match; upload/library/alice/2026/IMG <0042>.jpg answers 500,"
                                        + " upload/library/bob/2026/IMG_0100.jpg has SHA-1 1b6453892473a467d07372d45eb05abc2031647a"
                                        + " and not 356a192b7913b04c54574d18c28d46e6395428ab",
                                "copy the two files to the bucket from the live file system with: stratoscope backup now --unlock"),
                        DrillCheck.fail(
                                DrillPhase.TEAR_DOWN,
                                "all is gone",
                                "subnet-0drill is still there: DependencyViolation",
                                "run: stratoscope drill sweep --unlock"));
        return report(
                BEGIN,
                Verdict.FAILED,
                "2 checks failed: sample of originals, all is gone",
                6,
                14,
                checks,
                false);
    }

    /** Cancelled while the files were copied. */
    public static DrillReport cancelled() {
        return report(
                BEGIN,
                Verdict.CANCELLED,
                "cancelled while files were restored",
                3,
                2,
                List.of(DrillCheck.pass(DrillPhase.PREFLIGHT, "key is enabled", "Enabled")),
                true);
    }

    private static DrillReport report(
            Instant begin,
            Verdict verdict,
            String reason,
            int phaseCount,
            int filesMinutes,
            List<DrillCheck> checks,
            boolean clean) {
        List<Span> phases = new ArrayList<>();
        Instant at = begin;
        List<DrillPhase> all = List.of(DrillPhase.values());
        for (DrillPhase phase : all) {
            int number = all.indexOf(phase);
            if (number < phaseCount || phase == DrillPhase.TEAR_DOWN) {
                int minutes = phase == DrillPhase.FILES ? filesMinutes : MINUTES.get(number);
                Instant end = at.plus(Duration.ofMinutes(minutes));
                phases.add(new Span(phase, at, end));
                at = end;
            }
        }
        return new DrillReport(
                "drill-" + ID.format(begin),
                "123456789012",
                "eu-central-1",
                "immich",
                "rp-20261122T011000Z",
                Optional.of(DATABASE),
                Optional.of(DATABASE.plusSeconds(95)),
                begin,
                at,
                true,
                verdict,
                reason,
                phases,
                checks,
                made(begin, at, clean),
                List.of(
                        new Left(
                                "secret immich-drill-database",
                                "waits 7 days for its deletion",
                                Optional.of(new BigDecimal("0.40"))),
                        new Left("log group /drill/server", "kept as evidence", Optional.empty())),
                Optional.of(
                        new DrillQuote(
                                List.of(
                                        new DrillQuote.Line(
                                                "Database",
                                                "AWS::RDS::DBCluster",
                                                Optional.of(new BigDecimal("0.171"))),
                                        new DrillQuote.Line(
                                                "Files",
                                                "AWS::EFS::FileSystem",
                                                Optional.of(new BigDecimal("0.04"))),
                                        new DrillQuote.Line(
                                                "Subnet", "AWS::EC2::Subnet", Optional.empty())),
                                Duration.ofMinutes(35),
                                "the last 3 drills")),
                new BigDecimal("0.19"),
                Duration.ofSeconds(17));
    }

    private static final DateTimeFormatter ID =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private static List<Made> made(Instant begin, Instant end, boolean clean) {
        return List.of(
                new Made(
                        "Database",
                        "AWS::RDS::DBCluster",
                        "immich-drill-database",
                        begin.plusSeconds(70),
                        Optional.of(end.minusSeconds(60)),
                        "DescribeDBClusters: DBClusterNotFoundFault"),
                new Made(
                        "Subnet",
                        "AWS::EC2::Subnet",
                        "subnet-0drill",
                        begin.plusSeconds(65),
                        clean ? Optional.of(end.minusSeconds(5)) : Optional.empty(),
                        clean
                                ? "DescribeSubnets: InvalidSubnetID.NotFound"
                                : "DescribeSubnets: available"));
    }
}
