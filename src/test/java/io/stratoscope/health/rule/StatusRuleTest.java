package io.stratoscope.health.rule;

import static io.stratoscope.health.ImmichHealth.set;
import static io.stratoscope.health.ImmichHealth.without;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.health.HealthRule;
import io.stratoscope.health.ImmichHealth;
import io.stratoscope.health.Verdict.Level;
import io.stratoscope.model.Arn;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Each rule that judges by the one status field of a resource, with words that AWS uses there, and with near misses. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatusRuleTest {

    /** Nothing of the simulated project is an instance of EC2: the rule is the same. */
    private static final ResourceType NOT_IN_THE_PROJECT = ResourceType.EC2_INSTANCE;

    private final ImmichHealth immich = ImmichHealth.atNoon();

    private record Case(
            ResourceType type, List<String> path, String well, String passing, String ill) {}

    private static Case of(
            ResourceType type, String well, String passing, String ill, String... path) {
        return new Case(type, List.of(path), well, passing, ill);
    }

    private static Stream<Case> cases() {
        return Stream.of(
                of(ResourceType.VPC, "available", "pending", "gone", "State"),
                of(ResourceType.SUBNET, "available", "pending", "unavailable", "State"),
                of(ResourceType.NAT_GATEWAY, "available", "pending", "failed", "State"),
                of(ResourceType.VPC_ENDPOINT, "Available", "Pending", "Rejected", "State"),
                of(ResourceType.FLOW_LOG, "ACTIVE", "PENDING", "FAILED", "FlowLogStatus"),
                of(ResourceType.ECS_CLUSTER, "ACTIVE", "PROVISIONING", "FAILED", "status"),
                of(ResourceType.ECS_TASK_DEFINITION, "ACTIVE", "PENDING", "INACTIVE", "status"),
                of(
                        ResourceType.LOAD_BALANCER,
                        "active",
                        "active_impaired",
                        "failed",
                        "State",
                        "Code"),
                of(
                        ResourceType.EFS_FILE_SYSTEM,
                        "available",
                        "updating",
                        "error",
                        "LifeCycleState"),
                of(
                        ResourceType.EFS_MOUNT_TARGET,
                        "available",
                        "creating",
                        "deleting",
                        "LifeCycleState"),
                of(
                        ResourceType.EFS_ACCESS_POINT,
                        "available",
                        "creating",
                        "error",
                        "LifeCycleState"),
                of(
                        ResourceType.DB_CLUSTER,
                        "available",
                        "failing-over",
                        "inaccessible-encryption-credentials",
                        "Status"),
                of(
                        ResourceType.DB_INSTANCE,
                        "available",
                        "rebooting",
                        "storage-full",
                        "DBInstanceStatus"),
                of(
                        ResourceType.DB_SUBNET_GROUP,
                        "Complete",
                        "Updating",
                        "Incomplete",
                        "SubnetGroupStatus"),
                of(
                        ResourceType.REPLICATION_GROUP,
                        "available",
                        "snapshotting",
                        "create-failed",
                        "Status"),
                of(
                        ResourceType.CACHE_CLUSTER,
                        "available",
                        "rebooting cluster nodes",
                        "incompatible-network",
                        "CacheClusterStatus"),
                of(ResourceType.DATASYNC_TASK, "AVAILABLE", "CREATING", "UNAVAILABLE", "Status"));
    }

    @TestFactory
    Stream<DynamicTest> saysWhatAwsSays() {
        return cases().map(it ->
                DynamicTest.dynamicTest(
                        it.type().name(),
                        () -> {
                            assertThat(level(it, status(it, it.well()))).isEqualTo(Level.OK);
                            assertThat(level(it, status(it, it.passing())))
                                    .isEqualTo(Level.DEGRADED);
                            assertThat(level(it, status(it, it.ill()))).isEqualTo(Level.DOWN);
                            // A word that only begins or ends like the good one is another word.
                            assertThat(level(it, status(it, "un" + it.well())))
                                    .isEqualTo(Level.DOWN);
                            assertThat(level(it, without(it.path().getFirst())))
                                    .isEqualTo(Level.UNKNOWN);
                        }));
    }

    private static UnaryOperator<JsonObject> status(Case it, String word) {
        return it.path().size() == 1
                ? set(it.path().getFirst(), word)
                : set(
                        it.path().getFirst(),
                        JsonValue.object().put(it.path().getLast(), word).build());
    }

    private Level level(Case it, UnaryOperator<JsonObject> change) {
        Resource first =
                immich.snapshot().resources().stream()
                        .filter(resource -> resource.type().equals(it.type()))
                        .findFirst()
                        .orElseThrow();
        Arn arn = first.arn();
        return immich.with(it.type(), first.name(), change)
                .verdict(rule(it.type()).key(), arn)
                .orElseThrow()
                .level();
    }

    private static HealthRule rule(ResourceType type) {
        return new StatusRule(type, java.util.Set.of());
    }

    @Test
    void everyOneIsTried() {
        List<String> tried =
                Stream.concat(cases().map(Case::type), Stream.of(NOT_IN_THE_PROJECT))
                        .map(type -> rule(type).key())
                        .toList();
        assertThat(HealthRules.all().stream().map(HealthRule::key))
                .filteredOn(key -> key.startsWith("status-"))
                .containsExactlyInAnyOrderElementsOf(tried);
    }
}
