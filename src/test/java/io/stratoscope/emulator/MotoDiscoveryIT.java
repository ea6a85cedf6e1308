package io.stratoscope.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.aws.LiveAccount;
import io.stratoscope.discovery.Discovery;
import io.stratoscope.discovery.DiscoveryRequest;
import io.stratoscope.discovery.Projects;
import io.stratoscope.job.Jobs;
import io.stratoscope.json.JsonText;
import io.stratoscope.json.SnapshotCodec;
import io.stratoscope.model.Coverage;
import io.stratoscope.model.Relation;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceState;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Discovers over a real wire what was made through the SDK. */
@ExtendWith(MotoServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MotoDiscoveryIT {

    private final Clock clock = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);
    private final Jobs jobs = new Jobs(clock);
    private LiveAccount account;
    private SmallProject.Made made;
    private Snapshot snapshot;

    @BeforeAll
    void discover(URI moto, @TempDir Path home) throws InterruptedException {
        account = EmulatedAccount.connect(moto, home, clock, SmallProject.REGION);
        account.guard().unlock();
        made = SmallProject.create(account, "immich");
        SmallProject.create(account, "otherproject");
        account.guard().lock();
        snapshot = discover(Optional.empty());
    }

    private Snapshot discover(Optional<Snapshot> previous) throws InterruptedException {
        DiscoveryRequest request =
                new DiscoveryRequest(
                        Scope.project("immich"), List.of(SmallProject.REGION), previous);
        return jobs.start(
                        "discover", context -> new Discovery(account, clock).run(request, context))
                .await();
    }

    @AfterAll
    void close() {
        jobs.close();
        account.close();
    }

    @Test
    void findsEveryServiceThatTheProjectUses() {
        assertThat(types())
                .contains(
                        ResourceType.VPC,
                        ResourceType.SUBNET,
                        ResourceType.INTERNET_GATEWAY,
                        ResourceType.NAT_GATEWAY,
                        ResourceType.ELASTIC_IP,
                        ResourceType.ROUTE_TABLE,
                        ResourceType.SECURITY_GROUP,
                        ResourceType.ECS_CLUSTER,
                        ResourceType.ECS_SERVICE,
                        ResourceType.ECS_TASK_DEFINITION,
                        ResourceType.LOAD_BALANCER,
                        ResourceType.LISTENER,
                        ResourceType.TARGET_GROUP,
                        ResourceType.EFS_FILE_SYSTEM,
                        ResourceType.EFS_MOUNT_TARGET,
                        ResourceType.EFS_ACCESS_POINT,
                        ResourceType.DB_CLUSTER,
                        ResourceType.DB_INSTANCE,
                        ResourceType.REPLICATION_GROUP,
                        ResourceType.BUCKET,
                        ResourceType.KMS_KEY,
                        ResourceType.SECRET,
                        ResourceType.HOSTED_ZONE,
                        ResourceType.RECORD_SET,
                        ResourceType.CERTIFICATE,
                        ResourceType.DATASYNC_TASK,
                        ResourceType.IAM_ROLE,
                        ResourceType.LOG_GROUP,
                        ResourceType.ALARM,
                        ResourceType.TOPIC);
    }

    private Set<ResourceType> types() {
        return snapshot.resources().stream().map(Resource::type).collect(Collectors.toSet());
    }

    @Test
    void everythingIsConfirmedAndTheLedgerAddsUp() {
        assertThat(snapshot.resources())
                .filteredOn(resource -> resource.state() != ResourceState.LIVE)
                .as("issues: %s", snapshot.issues())
                .isEmpty();
        Coverage.Row total = snapshot.coverage().total();
        assertThat(total.confirmed()).isEqualTo(snapshot.resources().size());
        assertThat(snapshot.coverage().rows().stream().mapToInt(Coverage.Row::total).sum())
                .isEqualTo(total.total());
    }

    @Test
    void nothingOfTheOtherProjectShowsUp() {
        assertThat(snapshot.resources())
                .noneMatch(resource -> resource.arn().toString().contains("otherproject"));
        assertThat(snapshot.resources())
                .noneMatch(resource -> resource.tags().containsValue("otherproject"));
        assertThat(snapshot.resources())
                .filteredOn(each -> each.type().equals(ResourceType.VPC))
                .hasSize(1);
    }

    @Test
    void relationsSayWhereTheyAreKnownFrom() {
        assertThat(snapshot.relations())
                .anySatisfy(relation -> {
                    assertThat(relation.from().toString()).contains("listener");
                    assertThat(relation.to()).hasToString(made.targetGroupArn());
                    assertThat(relation.kind()).isEqualTo(RelationKind.ROUTES_TO);
                    assertThat(relation.evidence().call())
                            .isEqualTo("elasticloadbalancing:DescribeListeners");
                })
                .anySatisfy(relation -> {
                    assertThat(relation.from().service()).isEqualTo("route53");
                    assertThat(relation.to()).hasToString(made.loadBalancerArn());
                    assertThat(relation.kind()).isEqualTo(RelationKind.ROUTES_TO);
                })
                .anySatisfy(relation -> {
                    assertThat(relation.from().toString())
                            .contains("task-definition/immich-server");
                    assertThat(relation.to().toString()).contains("cluster:immich-db");
                    assertThat(relation.kind()).isEqualTo(RelationKind.CONNECTS_TO);
                })
                .anySatisfy(relation -> {
                    assertThat(relation.from().service()).isEqualTo("elasticfilesystem");
                    assertThat(relation.to()).hasToString(made.keyArn());
                    assertThat(relation.kind()).isEqualTo(RelationKind.ENCRYPTED_BY);
                });
    }

    @Test
    void everyRelationStartsAtSomethingThatWasFound() {
        Map<?, Resource> byArn = snapshot.byArn();
        assertThat(snapshot.relations()).extracting(Relation::from).allMatch(byArn::containsKey);
    }

    @Test
    void noSecretIsInTheSnapshot() {
        assertThat(JsonText.compact(SnapshotCodec.toJson(snapshot)))
                .doesNotContain("must-not-be-seen", "emulated-password", "\"emulated\"");
    }

    @Test
    void theSameAgainWhenNothingChanged() throws InterruptedException {
        List<String> first = lines(snapshot);
        for (Snapshot again :
                List.of(discover(Optional.empty()), discover(Optional.of(snapshot)))) {
            // First what differs, as a failure with both files whole is not read by anybody.
            assertThat(lines(again)).filteredOn(line -> !first.contains(line)).isEmpty();
            assertThat(lines(again)).isEqualTo(first);
        }
    }

    private static List<String> lines(Snapshot snapshot) {
        return JsonText.pretty(SnapshotCodec.toJson(snapshot)).lines().toList();
    }

    @Test
    void listsTheProjects() {
        assertThat(new Projects(account).list(Scope.PROJECT_TAG, List.of(SmallProject.REGION)))
                .containsOnlyKeys("immich", "otherproject");
    }
}
