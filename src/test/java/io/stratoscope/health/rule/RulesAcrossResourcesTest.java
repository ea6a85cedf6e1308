package io.stratoscope.health.rule;

import static io.stratoscope.health.ImmichHealth.each;
import static io.stratoscope.health.ImmichHealth.set;
import static io.stratoscope.model.ResourceType.*;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.health.ImmichHealth;
import io.stratoscope.health.Verdict;
import io.stratoscope.health.Verdict.Level;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Evidence;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Relation;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Snapshot;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What is found out of several resources: who cannot reach whom, who does not speak as the other wants. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RulesAcrossResourcesTest {

    private final ImmichHealth immich = ImmichHealth.atNoon();

    private static UnaryOperator<JsonObject> same() {
        return UnaryOperator.identity();
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

    private ImmichHealth disabled(String key) {
        return immich.with(KMS_KEY, key, set("KeyState", "Disabled"));
    }

    private String words(ImmichHealth health, String key) {
        return health.verdict("kms-key", arn(KMS_KEY, key)).orElseThrow().words();
    }

    @Test
    void aDisabledKeyNamesAllThatIsUnreadableAndWhatStopsWithIt() {
        assertThat(words(disabled("immich-files"), "immich-files"))
                .contains("immich-library cannot be read or written")
                .contains("; with that stop ", "immich-server (Service)");
        assertThat(words(disabled("immich-secrets"), "immich-secrets"))
                .contains("immich-database-password cannot be read")
                .contains("immich-server (Service)");
        assertThat(words(disabled("immich-logs"), "immich-logs"))
                .contains(
                        "/aws/datasync/immich",
                        "/aws/rds/cluster/immich-database/postgresql",
                        "/ecs/immich/machine-learning",
                        "/ecs/immich/server",
                        "/elasticache/immich/engine")
                .as("it goes on without its log")
                .doesNotContain("immich-server (Service)");
        assertThat(words(immich, "immich-files")).doesNotContain("with that stop");
    }

    @Test
    void whoNamesAnAliasOfAKeyIsEncryptedByTheKey() {
        ImmichHealth health = disabled("immich-files");
        Arn alias = arn(KMS_ALIAS, "alias/immich/files");
        Snapshot before = health.snapshot();
        Relation byAlias =
                new Relation(
                        arn(BUCKET, bucket().name()),
                        alias,
                        RelationKind.ENCRYPTED_BY,
                        "",
                        new Evidence("s3:GetBucketEncryption", "Rules"));
        assertThat(words(health, "immich-files")).doesNotContain(bucket().name() + " cannot");
        assertThat(
                        words(
                                health.with(
                                        new Snapshot(
                                                before.account(),
                                                before.scope(),
                                                before.regions(),
                                                before.takenAt(),
                                                before.resources(),
                                                Stream.concat(
                                                                before.relations().stream(),
                                                                Stream.of(byAlias))
                                                        .toList(),
                                                before.issues(),
                                                before.coverage())),
                                "immich-files"))
                .contains("immich-library, " + bucket().name() + " cannot be read");
    }

    private Resource bucket() {
        return immich.snapshot().resources().stream()
                .filter(resource -> resource.type().equals(BUCKET))
                .findFirst()
                .orElseThrow();
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

    private Arn arn(ResourceType type, String name) {
        return immich.resource(type, name).arn();
    }
}
