package io.stratoscope.health.rule;

import static io.stratoscope.model.ResourceType.*;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.health.ImmichHealth;
import io.stratoscope.health.Observation;
import io.stratoscope.health.Observation.Maintenance;
import io.stratoscope.health.Observation.QuotaUse;
import io.stratoscope.health.Observation.Target;
import io.stratoscope.health.Observation.Transfer;
import io.stratoscope.health.Observations;
import io.stratoscope.health.Verdict;
import io.stratoscope.health.Verdict.Level;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Evidence;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Snapshot;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Rules over what was asked beyond a snapshot, and over what is not there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ObservedRulesTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Evidence CALL = new Evidence("test:Call", "field");

    private final ImmichHealth immich = ImmichHealth.atNoon();

    private Arn arn(ResourceType type, String name) {
        return immich.resource(type, name).arn();
    }

    private Optional<Verdict> said(String rule, Arn of, Observation... observations) {
        return immich.with(new Observations(Map.of(of, List.of(observations)), List.of()))
                .verdict(rule, of);
    }

    private static Maintenance maintenance(Instant due) {
        return new Maintenance(
                NOON, CALL, "system-update", "New operating system", Optional.ofNullable(due));
    }

    @Test
    void maintenanceIsNotedWithItsDay() {
        Arn writer = arn(DB_INSTANCE, "immich-database-writer");
        assertThat(
                        said(
                                "maintenance-due",
                                writer,
                                maintenance(Instant.parse("2026-12-01T04:00:00Z"))))
                .hasValueSatisfying(verdict -> {
                    assertThat(verdict.level()).isEqualTo(Level.NOTICE);
                    assertThat(verdict.words()).contains("on 2026-12-01", "New operating system");
                });
        assertThat(
                        said(
                                "maintenance-due",
                                writer,
                                new Maintenance(
                                        NOON, CALL, "db-upgrade", "17.5", Optional.empty())))
                .hasValueSatisfying(
                        verdict -> assertThat(verdict.words()).contains("in one of its windows"));
        assertThat(said("maintenance-due", writer)).isEmpty();
    }

    private static Transfer run(String status, String startedAt, String error) {
        return new Transfer(NOON, CALL, Instant.parse(startedAt), status, error, Optional.empty());
    }

    @Test
    void theLastRunCountsAndNotTheOnesBefore() {
        Arn task = arn(DATASYNC_TASK, "immich-backup");
        Transfer failed = run("ERROR", "2026-11-23T02:00:00Z", "SockTlsHandshakeFailure");
        Transfer done = run("SUCCESS", "2026-11-22T02:00:00Z", "");
        assertThat(said("datasync-last-run", task, done, failed))
                .hasValueSatisfying(verdict -> {
                    assertThat(verdict.level()).isEqualTo(Level.DEGRADED);
                    assertThat(verdict.words())
                            .contains("2026-11-23 02:00 UTC", "SockTlsHandshakeFailure");
                    assertThat(verdict.since()).contains(failed.startedAt());
                });
        assertThat(
                        said(
                                "datasync-last-run",
                                task,
                                failed,
                                run("SUCCESS", "2026-11-23T03:00:00Z", "")))
                .hasValueSatisfying(verdict -> assertThat(verdict.level()).isEqualTo(Level.OK));
        assertThat(
                        said(
                                "datasync-last-run",
                                task,
                                done,
                                run("TRANSFERRING", "2026-11-23T03:00:00Z", "")))
                .hasValueSatisfying(verdict -> assertThat(verdict.level()).isEqualTo(Level.OK));
    }

    @Test
    void aTaskThatNeverRanIsNotSaidToHaveSucceeded() {
        Arn task = arn(DATASYNC_TASK, "immich-backup");
        assertThat(said("datasync-last-run", task)).isEmpty();
        assertThat(said("backup-age", task))
                .hasValueSatisfying(verdict -> assertThat(verdict.level()).isNotEqualTo(Level.OK));
    }

    @ParameterizedTest
    @CsvSource({
        "healthy,   healthy,   OK,       2 of 2",
        "healthy,   unhealthy, DEGRADED, 1 of 2",
        "unhealthy, unhealthy, DOWN,     None of its 2",
        "healthy,   draining,  OK,       1 of 2",
        "initial,   initial,   DEGRADED, None of its 2",
        "unused,    unused,    DOWN,     None of its 2",
    })
    void targetsAreAsTheLoadBalancerSeesThem(String one, String other, Level level, String words) {
        Arn group = arn(TARGET_GROUP, "immich-server");
        assertThat(said("target-health", group, target(one), target(other)))
                .hasValueSatisfying(verdict -> {
                    assertThat(verdict.level()).isEqualTo(level);
                    assertThat(verdict.words()).contains(words);
                });
    }

    private static Target target(String state) {
        return new Target(NOON, CALL, "10.0.1.5:2283", state, "Target.Timeout", "timed out");
    }

    @ParameterizedTest
    @CsvSource({
        "3, 5, true,  OK,     3 of the 5",
        "4, 5, true,  NOTICE, 4 of the 5",
        "5, 5, false, NOTICE, 'allows, as AWS gives it at first'",
        "6, 5, false, OK,     6 of the 5",
        "6, 5, true,  NOTICE, 6 of the 5",
        "79, 100, true, OK,   79 of the 100",
    })
    void aQuotaThatIsNearlyUsedUpIsNoted(
            long present, int allowed, boolean told, Level level, String words) {
        Arn vpc = arn(VPC, "immich-vpc");
        assertThat(
                        said(
                                "quota",
                                vpc,
                                new QuotaUse(
                                        NOON,
                                        CALL,
                                        "VPCs",
                                        "The account's eu-central-1",
                                        present,
                                        allowed,
                                        told,
                                        "vpc, L-F678F1CE",
                                        "a restore cannot be made")))
                .hasValueSatisfying(verdict -> {
                    assertThat(verdict.level()).isEqualTo(level);
                    assertThat(verdict.words()).contains(words);
                });
    }

    @Test
    void whatNobodyAskedAboutIsNotKnown() {
        assertThat(
                        immich.with(Observations.NONE)
                                .verdict("target-health", arn(TARGET_GROUP, "immich-server")))
                .hasValueSatisfying(
                        verdict -> assertThat(verdict.level()).isEqualTo(Level.UNKNOWN));
    }

    private ImmichHealth without(ResourceType type, Predicate<Resource> which) {
        return immich.withoutAny(each -> each.type().equals(type) && which.test(each));
    }

    private static Predicate<Resource> zone(String... zones) {
        return each -> each.availabilityZone().filter(Arrays.asList(zones)::contains).isPresent();
    }

    @Test
    void aFileSystemIsMountedWhereItsServicesRun() {
        Arn system =
                immich.snapshot().resources().stream()
                        .filter(each -> each.type().equals(EFS_FILE_SYSTEM))
                        .filter(each -> immich.verdict("efs-mount-targets", each.arn()).isPresent())
                        .map(Resource::arn)
                        .findFirst()
                        .orElseThrow();
        assertThat(immich.verdict("efs-mount-targets", system))
                .hasValueSatisfying(verdict -> assertThat(verdict.level()).isEqualTo(Level.OK));
        assertThat(
                        without(EFS_MOUNT_TARGET, zone("eu-central-1b"))
                                .verdict("efs-mount-targets", system))
                .hasValueSatisfying(verdict -> {
                    assertThat(verdict.level()).isEqualTo(Level.DEGRADED);
                    assertThat(verdict.words()).contains("eu-central-1b").doesNotContain("1a");
                });
        assertThat(without(EFS_MOUNT_TARGET, _ -> true).verdict("efs-mount-targets", system))
                .hasValueSatisfying(verdict -> assertThat(verdict.level()).isEqualTo(Level.DOWN));
    }

    @Test
    void whatIsWorkedWithAndGoneIsNamedWithWhoNeedsIt() {
        Arn role = arn(IAM_ROLE, "immich-ecs-server");
        assertThat(immich.verdict("missing", role)).isEmpty();
        ImmichHealth gone = without(IAM_ROLE, each -> each.arn().equals(role));
        assertThat(gone.verdict("missing", role))
                .hasValueSatisfying(verdict -> {
                    assertThat(verdict.level()).isEqualTo(Level.DOWN);
                    assertThat(verdict.words()).contains("immich-server", "it is not there");
                });
    }

    @Test
    void aRevisionThatWasTakenBackNeedsWhatIsGoneOnlyWhileSomethingRunsByIt() {
        Arn role = arn(IAM_ROLE, "immich-ecs-server");
        Resource revision =
                immich.snapshot().resources().stream()
                        .filter(each -> each.type().equals(ECS_TASK_DEFINITION))
                        .filter(each -> each.name().startsWith("immich-server"))
                        .findFirst()
                        .orElseThrow();
        ImmichHealth gone =
                without(IAM_ROLE, each -> each.arn().equals(role))
                        .with(
                                ECS_TASK_DEFINITION,
                                revision.name(),
                                ImmichHealth.set("status", "INACTIVE"));
        assertThat(gone.verdict("missing", role)).isPresent();
        assertThat(
                        gone.with(withoutRelations(gone.snapshot(), revision.arn()))
                                .verdict("missing", role))
                .isEmpty();
    }

    /** The same, and nothing names it. */
    private static Snapshot withoutRelations(Snapshot snapshot, Arn to) {
        return new Snapshot(
                snapshot.account(),
                snapshot.scope(),
                snapshot.regions(),
                snapshot.takenAt(),
                snapshot.resources(),
                snapshot.relations().stream().filter(each -> !each.to().equals(to)).toList(),
                snapshot.issues(),
                snapshot.coverage());
    }

    @Test
    void whatNobodyWorksWithMayGo() {
        Arn topic =
                immich.snapshot().resources().stream()
                        .filter(each -> each.type().equals(TOPIC))
                        .map(Resource::arn)
                        .findFirst()
                        .orElseThrow();
        // Alarms tell it, which is no work of the project.
        assertThat(without(TOPIC, each -> each.arn().equals(topic)).verdict("missing", topic))
                .isEmpty();
    }

    @Test
    void aRecordThatLeadsToWhatIsGone() {
        Arn record = arn(RECORD_SET, "database.immich.internal");
        ImmichHealth gone = without(DB_CLUSTER, _ -> true);
        assertThat(gone.verdict("dns-record", record))
                .hasValueSatisfying(verdict -> {
                    assertThat(verdict.level()).isEqualTo(Level.DOWN);
                    assertThat(verdict.words()).contains("which is not there");
                });
    }

    @Test
    void whatHasNoSecondOfItsKindIsNoted() {
        Arn lone = arn(ECS_SERVICE, "immich-machine-learning");
        assertThat(immich.verdict("redundancy", lone))
                .hasValueSatisfying(verdict -> assertThat(verdict.level()).isEqualTo(Level.NOTICE));
        assertThat(immich.verdict("redundancy", arn(ECS_SERVICE, "immich-server"))).isEmpty();
        assertThat(
                        immich.with(
                                        ECS_SERVICE,
                                        "immich-machine-learning",
                                        ImmichHealth.set(
                                                "desiredCount",
                                                io.stratoscope.model.JsonValue.of(2)))
                                .verdict("redundancy", lone))
                .isEmpty();
    }
}
