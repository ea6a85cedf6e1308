package io.stratoscope.ui.backups;

import io.stratoscope.backup.BackupTarget;
import io.stratoscope.backup.RestorePoint;
import io.stratoscope.backup.drill.DrillCheck;
import io.stratoscope.backup.drill.DrillException;
import io.stratoscope.backup.drill.DrillHistory.Filed;
import io.stratoscope.backup.drill.DrillHistory.Seal;
import io.stratoscope.backup.drill.DrillId;
import io.stratoscope.backup.drill.DrillListener;
import io.stratoscope.backup.drill.DrillPhase;
import io.stratoscope.backup.drill.DrillQuote;
import io.stratoscope.backup.drill.DrillReport;
import io.stratoscope.backup.drill.DrillStep;
import io.stratoscope.backup.drill.Leftover;
import io.stratoscope.backup.drill.SampleDrills;
import io.stratoscope.backup.drill.report.DrillFormat;
import io.stratoscope.job.JobContext;
import io.stratoscope.model.Snapshot;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Drills with canned steps. */
public final class SampleDrillPort implements DrillPort {

    public static final DrillId LEFT = new DrillId("drill-20261121t030000");

    private static final DrillCheck KEY =
            DrillCheck.pass(DrillPhase.PREFLIGHT, "key is enabled", "DescribeKey: Enabled");

    public List<DrillCheck> checks =
            List.of(
                    KEY,
                    DrillCheck.notCheckable(
                            DrillPhase.PREFLIGHT,
                            "master password matches the secret",
                            "the password of a snapshot is never shown"));
    public DrillReport report = SampleDrills.proved();
    public Optional<String> visitor = Optional.of("203.0.113.1/32");
    public Optional<String> obstacle = Optional.empty();
    public Optional<String> notFiled = Optional.empty();
    public Optional<DrillException> refusal = Optional.empty();
    public List<Leftover> left = List.of();
    public List<String> still = List.of();
    public final List<DrillReport> filed = new ArrayList<>();
    public final List<String> asked = new ArrayList<>();

    /** Runs in the middle of a drill. */
    public Runnable middle = () -> {};

    /** One that a crash left. */
    public static Leftover leftover() {
        return new Leftover(
                LEFT,
                List.of("AWS::EC2::VPC vpc-1", "AWS::RDS::DBCluster drill"),
                Optional.of(SampleDrills.BEGIN.minusSeconds(60)),
                true);
    }

    @Override
    public Clock clock() {
        return Clock.fixed(SampleDrills.BEGIN, ZoneOffset.UTC);
    }

    @Override
    public Optional<String> visitor() {
        return visitor;
    }

    @Override
    public Optional<String> obstacle() {
        return obstacle;
    }

    private void refuse() {
        refusal.ifPresent(thrown -> {
            throw thrown;
        });
    }

    @Override
    public Offer prepare(
            Snapshot project,
            BackupTarget target,
            RestorePoint point,
            String from,
            JobContext job) {
        asked.add("prepare " + point.id() + " from " + from);
        refuse();
        return new Offer() {
            @Override
            public List<DrillCheck> checks() {
                return checks;
            }

            @Override
            public Optional<DrillQuote> quote() {
                return Optional.of(SampleDrillPort.quote());
            }

            @Override
            public boolean isReady() {
                return checks.stream().noneMatch(DrillCheck::failed);
            }

            @Override
            public Ended run(DrillListener listener, JobContext context) {
                refuse();
                return tell(listener);
            }
        };
    }

    private static DrillQuote quote() {
        return new DrillQuote(
                List.of(
                        line("Subnet1", "AWS::EC2::Subnet", "0"),
                        line("Subnet2", "AWS::EC2::Subnet", "0"),
                        line("Cluster", "AWS::RDS::DBCluster", "0.12")),
                Duration.ofMinutes(45),
                "a guess: no drill has been run yet");
    }

    private static DrillQuote.Line line(String id, String type, String usd) {
        return new DrillQuote.Line(id, type, Optional.of(new BigDecimal(usd)));
    }

    private Ended tell(DrillListener listener) {
        listener.phase(DrillPhase.PREFLIGHT);
        checks.forEach(listener::check);
        listener.phase(DrillPhase.BUILD);
        listener.step("Subnet1", DrillStep.MADE, "subnet-1");
        listener.step("Cluster", DrillStep.MADE, "drill-cluster");
        listener.phase(DrillPhase.FILES);
        listener.files("TRANSFERRING", 7, 4096, Optional.of(Duration.ofSeconds(90)));
        middle.run();
        listener.phase(DrillPhase.TEAR_DOWN);
        listener.step("Cluster drill-cluster", DrillStep.REMOVED, "");
        listener.step("Subnet1", DrillStep.NOT_REMOVED, "DependencyViolation");
        if (notFiled.isEmpty()) {
            filed.add(report);
        }
        return new Ended(report, notFiled);
    }

    @Override
    public List<Leftover> leftovers(JobContext job) {
        return left;
    }

    @Override
    public List<String> sweep(Leftover leftover, DrillListener listener, JobContext job) {
        asked.add("sweep " + leftover.drill());
        listener.step("Cluster", DrillStep.REMOVED, "");
        if (still.isEmpty()) {
            left = List.of();
        }
        return still;
    }

    @Override
    public List<Filed> history(Snapshot project) {
        return filed.reversed().stream()
                .map(each -> new Filed(each, Optional.of(new Seal("a", "b", "c", true))))
                .toList();
    }

    @Override
    public void save(String drill, DrillFormat format, Path file) {
        asked.add("save " + drill + " as " + format.key() + " to " + file);
    }

    @Override
    public void open(String drill) {
        asked.add("open " + drill);
    }
}
