package io.stratoscope.health.rule;

import static io.stratoscope.health.ImmichHealth.each;
import static io.stratoscope.health.ImmichHealth.set;
import static io.stratoscope.health.ImmichHealth.without;
import static io.stratoscope.model.ResourceType.*;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.health.HealthRule;
import io.stratoscope.health.ImmichHealth;
import io.stratoscope.health.Verdict;
import io.stratoscope.health.Verdict.Level;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.ResourceType;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Each rule with what it is about, and with a near miss. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HealthRulesTest {

    private static final String EVERY = "everything in it";

    private final ImmichHealth immich = ImmichHealth.atNoon();

    private record Case(
            String rule,
            ResourceType type,
            String name,
            UnaryOperator<JsonObject> change,
            Level level,
            String words) {}

    private static Case of(
            String rule,
            ResourceType type,
            String name,
            UnaryOperator<JsonObject> change,
            Level level,
            String words) {
        return new Case(rule, type, name, change, level, words);
    }

    private static Stream<Case> cases() {
        String server = "immich-server";
        return Stream.of(
                of("ecs-service-tasks", ECS_SERVICE, server, running(1), Level.DEGRADED, "1 of 2"),
                of("ecs-service-tasks", ECS_SERVICE, server, running(0), Level.DOWN, "0 of 2"),
                of("ecs-service-tasks", ECS_SERVICE, server, running(3), Level.OK, "3 of 2"),
                of(
                        "ecs-service-tasks",
                        ECS_SERVICE,
                        server,
                        without("runningCount"),
                        Level.UNKNOWN,
                        "did not say"),
                of(
                        "ecs-task",
                        ECS_TASK,
                        server,
                        set("healthStatus", "UNHEALTHY"),
                        Level.DOWN,
                        "health check of its containers fails"),
                of(
                        "ecs-task",
                        ECS_TASK,
                        server,
                        set("healthStatus", "UNKNOWN"),
                        Level.OK,
                        "no health check"),
                of(
                        "ecs-task",
                        ECS_TASK,
                        server,
                        set("lastStatus", "PENDING"),
                        Level.DEGRADED,
                        "not run yet"),
                of(
                        "ecs-task",
                        ECS_TASK,
                        server,
                        set("lastStatus", "STOPPED"),
                        Level.DOWN,
                        "any more"),
                of(
                        "kms-key",
                        KMS_KEY,
                        "immich-files",
                        key("Disabled"),
                        Level.DOWN,
                        "immich-library"),
                of(
                        "kms-key",
                        KMS_KEY,
                        "immich-files",
                        key("PendingDeletion"),
                        Level.DOWN,
                        "for good"),
                of("kms-key", KMS_KEY, "immich-files", key("Enabled"), Level.OK, "enabled"),
                of(
                        "secret-rotation",
                        SECRET,
                        "immich-database-password",
                        rotation("2026-11-20T00:00:00Z"),
                        Level.DEGRADED,
                        "due on 2026-11-20"),
                of(
                        "secret-rotation",
                        SECRET,
                        "immich-database-password",
                        rotation("2026-11-24T00:00:00Z"),
                        Level.OK,
                        "in time"),
                of(
                        "log-retention",
                        LOG_GROUP,
                        "/ecs/immich/server",
                        without("retentionInDays"),
                        Level.NOTICE,
                        "for ever"),
                of("log-retention", LOG_GROUP, "/ecs/immich/server", same(), Level.OK, "30 days"),
                of(
                        "elastic-ip",
                        ELASTIC_IP,
                        "immich-nat-a",
                        without("AssociationId"),
                        Level.NOTICE,
                        "Nothing uses it"),
                of("elastic-ip", ELASTIC_IP, "immich-nat-a", same(), Level.OK, "attached"),
                of(
                        "internet-gateway",
                        INTERNET_GATEWAY,
                        "immich-igw",
                        set("Attachments", JsonValue.of(List.of())),
                        Level.DOWN,
                        "no VPC"),
                of(
                        "internet-gateway",
                        INTERNET_GATEWAY,
                        "immich-igw",
                        each("Attachments", set("State", "detaching")),
                        Level.DOWN,
                        "no VPC"),
                of(
                        "alarm",
                        ALARM,
                        "immich-alb-5xx",
                        set("StateValue", "INSUFFICIENT_DATA"),
                        Level.UNKNOWN,
                        "too little data"),
                of(
                        "alarm",
                        ALARM,
                        "immich-alb-5xx",
                        set("AlarmActions", JsonValue.of(List.of())),
                        Level.NOTICE,
                        "tells nobody"),
                of("alarm", ALARM, "immich-alb-5xx", same(), Level.OK, "is OK"),
                of(
                        "alarm",
                        ALARM,
                        "immich-alb-5xx",
                        set("StateValue", "ALARM"),
                        Level.OK,
                        "look at what it watches"),
                of(
                        "routes",
                        ROUTE_TABLE,
                        "immich-rt-private-a",
                        each("Routes", set("State", "blackhole")),
                        Level.DOWN,
                        "packets get lost"),
                of("routes", ROUTE_TABLE, "immich-rt-private-a", same(), Level.OK, "3 routes"),
                of(
                        "certificate-expiry",
                        CERTIFICATE,
                        "immich-cert",
                        set("NotAfter", "2026-11-23T11:59:00Z"),
                        Level.DOWN,
                        "browsers refuse"),
                of(
                        "certificate-expiry",
                        CERTIFICATE,
                        "immich-cert",
                        set("NotAfter", "2026-11-29T00:00:00Z"),
                        Level.DEGRADED,
                        "in 5 days"),
                of(
                        "certificate-expiry",
                        CERTIFICATE,
                        "immich-cert",
                        set("NotAfter", "2026-12-20T00:00:00Z"),
                        Level.NOTICE,
                        "in 26 days"),
                of(
                        "certificate-expiry",
                        CERTIFICATE,
                        "immich-cert",
                        set("NotAfter", "2026-12-24T00:00:00Z"),
                        Level.OK,
                        "for 30 days"),
                of(
                        "certificate-expiry",
                        CERTIFICATE,
                        "immich-cert",
                        set("NotAfter", "soon"),
                        Level.UNKNOWN,
                        "did not say"),
                of(
                        "certificate-expiry",
                        CERTIFICATE,
                        "immich-cert",
                        set("Status", "PENDING_VALIDATION"),
                        Level.DEGRADED,
                        "waits for the proof"),
                of(
                        "certificate-expiry",
                        CERTIFICATE,
                        "immich-cert",
                        set(
                                "RenewalSummary",
                                JsonValue.object().put("RenewalStatus", "FAILED").build()),
                        Level.DEGRADED,
                        "could not renew"),
                of(
                        "certificate-expiry",
                        CERTIFICATE,
                        "immich-cert",
                        set(
                                "RenewalSummary",
                                JsonValue.object().put("RenewalStatus", "SUCCESS").build()),
                        Level.OK,
                        "valid until"),
                of(
                        "status-rds-dbinstance",
                        DB_INSTANCE,
                        "immich-database-writer",
                        set("DBInstanceStatus", "backing-up"),
                        Level.OK,
                        "backing-up"),
                of(
                        "status-rds-dbinstance",
                        DB_INSTANCE,
                        "immich-database-writer",
                        set("DBInstanceStatus", "modifying"),
                        Level.DEGRADED,
                        "passes by itself"),
                of(
                        "status-rds-dbinstance",
                        DB_INSTANCE,
                        "immich-database-writer",
                        set("DBInstanceStatus", "incompatible-network"),
                        Level.DOWN,
                        "incompatible-network"),
                of(
                        "status-rds-dbinstance",
                        DB_INSTANCE,
                        "immich-database-writer",
                        without("DBInstanceStatus"),
                        Level.UNKNOWN,
                        "no status"),
                of(
                        "dns-record",
                        RECORD_SET,
                        "database.immich.internal",
                        same(),
                        Level.OK,
                        "leads to immich-database"));
    }

    private static UnaryOperator<JsonObject> same() {
        return UnaryOperator.identity();
    }

    private static UnaryOperator<JsonObject> running(int tasks) {
        return set("runningCount", JsonValue.of(tasks));
    }

    private static UnaryOperator<JsonObject> key(String state) {
        return set("KeyState", state);
    }

    private static UnaryOperator<JsonObject> rotation(String next) {
        return object ->
                set("NextRotationDate", next)
                        .apply(
                                set("RotationEnabled", new JsonValue.JsonBoolean(true))
                                        .apply(object));
    }

    @TestFactory
    Stream<DynamicTest> saysWhatIsSo() {
        return cases().map(it ->
                DynamicTest.dynamicTest(
                        it.rule() + ": " + it.words(),
                        () -> {
                            ImmichHealth changed = immich.with(it.type(), it.name(), it.change());
                            Verdict said =
                                    changed.verdict(
                                                    it.rule(),
                                                    immich.resource(it.type(), it.name()).arn())
                                            .orElseThrow();
                            assertThat(said.level()).isEqualTo(it.level());
                            assertThat(said.words()).contains(it.words());
                            assertThat(said.readings()).isNotEmpty();
                            boolean good = it.level() == Level.OK;
                            assertThat(said.remedy().isEmpty()).isEqualTo(good);
                        }));
    }

    @Test
    void aFailedDeploymentIsSaidBesideTheTasks() {
        ImmichHealth changed =
                immich.with(
                        ECS_SERVICE,
                        "immich-server",
                        each("deployments", set("rolloutState", "FAILED")));
        assertThat(changed.report().of(arn(ECS_SERVICE, "immich-server")).orElseThrow().worst())
                .satisfies(verdict -> {
                    assertThat(verdict.level()).isEqualTo(Level.DEGRADED);
                    assertThat(verdict.words()).contains("last deployment failed");
                });
    }

    @Test
    void aBackupGrowsOldAfterTheObjective() {
        var task = immich.resource(DATASYNC_TASK, "immich-backup").arn();
        // The last one began at two in the night.
        assertThat(immich.at(Instant.parse("2026-11-24T03:59:00Z")).verdict("backup-age", task))
                .hasValueSatisfying(it -> assertThat(it.level()).isEqualTo(Level.OK));
        assertThat(immich.at(Instant.parse("2026-11-24T04:01:00Z")).verdict("backup-age", task))
                .hasValueSatisfying(it -> assertThat(it.level()).isEqualTo(Level.DEGRADED));
    }

    @Test
    void keysAreUniqueAndEachRuleSaysWhatItIsAbout() {
        assertThat(HealthRules.all()).extracting(HealthRule::key).doesNotHaveDuplicates();
        assertThat(HealthRules.all())
                .extracting(HealthRule::title)
                .as(EVERY)
                .allMatch(title -> title.endsWith("."));
    }

    private io.stratoscope.model.Arn arn(ResourceType type, String name) {
        return immich.resource(type, name).arn();
    }
}
