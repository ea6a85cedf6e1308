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
import io.stratoscope.simulator.SimulatedAccount;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Each rule with what it is about, and with a near miss. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HealthRulesTest {

    private static final String EVERY = "everything in it";

    private ImmichHealth immich;

    @BeforeAll
    void look() {
        try (SimulatedAccount account =
                SimulatedAccount.immich(
                        Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC))) {
            immich = ImmichHealth.of(account);
        }
    }

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
    void anAlarmSaysSomethingOfWhatItWatches() {
        ImmichHealth changed = immich.with(ALARM, "immich-server-cpu", set("StateValue", "ALARM"));
        assertThat(changed.verdict("alarm", arn(ECS_SERVICE, "immich-server")).orElseThrow())
                .satisfies(verdict -> {
                    assertThat(verdict.level()).isEqualTo(Level.DEGRADED);
                    assertThat(verdict.words()).contains("immich-server-cpu is in ALARM");
                });
        assertThat(immich.verdict("alarm", arn(ECS_SERVICE, "immich-server"))).isEmpty();
    }

    @Test
    void aServiceThatCannotReachItsDatabaseIsFoundFromItsSecurityGroups() {
        ImmichHealth closed =
                immich.with(
                        SECURITY_GROUP,
                        "immich-database",
                        set("IpPermissions", JsonValue.of(List.of())));
        Verdict verdict =
                closed.verdict("network-path", arn(ECS_SERVICE, "immich-server")).orElseThrow();
        assertThat(verdict.level()).isEqualTo(Level.DOWN);
        assertThat(verdict.words()).contains("cannot reach", "immich-database", "port 5432");
        assertThat(immich.verdict("network-path", arn(ECS_SERVICE, "immich-server"))).isEmpty();
    }

    @Test
    void anotherPortIsNoWayIn() {
        ImmichHealth other =
                immich.with(
                        SECURITY_GROUP,
                        "immich-cache",
                        each(
                                "IpPermissions",
                                object ->
                                        set("ToPort", JsonValue.of(6380))
                                                .apply(
                                                        set("FromPort", JsonValue.of(6380))
                                                                .apply(object))));
        assertThat(other.verdict("network-path", arn(ECS_SERVICE, "immich-server")))
                .hasValueSatisfying(verdict -> assertThat(verdict.words()).contains("6379"));
    }

    @Test
    void anAclOnTheWayIsNamed() {
        ImmichHealth closed =
                immich.with(
                        NETWORK_ACL,
                        "immich-nacl-private",
                        each("Entries", set("RuleAction", "deny")));
        assertThat(closed.report().problems())
                .anySatisfy(problem ->
                        assertThat(problem.cause().worst().words()).contains("cannot reach"));
    }

    @Test
    void aDatabaseThatDemandsTlsOfAnApplicationThatDoesNotSpeakIt() {
        ImmichHealth demands =
                immich.with(
                        DB_CLUSTER_PARAMETER_GROUP,
                        "immich-database",
                        each("Parameters", set("ParameterValue", "1")));
        assertThat(demands.verdict("force-ssl", arn(ECS_SERVICE, "immich-server")))
                .hasValueSatisfying(verdict -> {
                    assertThat(verdict.words()).contains("rds.force_ssl is 1");
                    assertThat(verdict.remedy()).contains("immich-database", "DB_SSL_MODE");
                });
        assertThat(
                        environment(demands, "DB_SSL_MODE", "require")
                                .verdict("force-ssl", arn(ECS_SERVICE, "immich-server")))
                .isEmpty();
        assertThat(
                        environment(demands, "DB_SSL_MODE", "disable")
                                .verdict("force-ssl", arn(ECS_SERVICE, "immich-server")))
                .isPresent();
    }

    @Test
    void versionsThatDemandTlsByThemselves() {
        assertThat(family("aurora-postgresql17")).isPresent();
        assertThat(family("postgres15")).isPresent();
        assertThat(family("aurora-postgresql16")).isEmpty();
        assertThat(family("postgres14")).isEmpty();
        assertThat(family("mysql8.0")).isEmpty();
    }

    private Optional<Verdict> family(String family) {
        return immich.with(
                        DB_CLUSTER_PARAMETER_GROUP,
                        "immich-database",
                        object ->
                                set("DBParameterGroupFamily", family)
                                        .apply(
                                                set("Parameters", JsonValue.of(List.of()))
                                                        .apply(object)))
                .verdict("force-ssl", arn(ECS_SERVICE, "immich-server"));
    }

    private static ImmichHealth environment(ImmichHealth of, String name, String value) {
        return of.with(
                ECS_TASK_DEFINITION,
                "immich-server",
                each(
                        "containerDefinitions",
                        set(
                                "environment",
                                JsonValue.of(
                                        List.of(
                                                JsonValue.object()
                                                        .put("name", name)
                                                        .put("value", value)
                                                        .build())))));
    }

    @Test
    void aPasswordThatArrivesAsJson() {
        assertThat(secret(set("OwningService", "rds"))).isPresent();
        assertThat(secret(set("Description", "JSON with username and password"))).isPresent();
        assertThat(secret(set("Description", "Password of the jsonb user"))).isEmpty();
        assertThat(secret(same())).isEmpty();
    }

    @Test
    void aFieldOfASecretOfSeveralIsWhatIsWanted() {
        ImmichHealth several =
                immich.with(SECRET, "immich-database-password", set("OwningService", "rds"))
                        .with(
                                ECS_TASK_DEFINITION,
                                "immich-server",
                                each(
                                        "containerDefinitions",
                                        each(
                                                "secrets",
                                                object ->
                                                        set(
                                                                        "valueFrom",
                                                                        object.text("valueFrom")
                                                                                        .orElseThrow()
                                                                                + ":password::")
                                                                .apply(object))));
        assertThat(several.verdict("json-secret", arn(ECS_TASK_DEFINITION, "immich-server")))
                .isEmpty();
    }

    private Optional<Verdict> secret(UnaryOperator<JsonObject> change) {
        return immich.with(SECRET, "immich-database-password", change)
                .verdict("json-secret", arn(ECS_TASK_DEFINITION, "immich-server"));
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
