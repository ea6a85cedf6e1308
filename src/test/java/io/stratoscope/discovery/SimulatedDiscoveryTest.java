package io.stratoscope.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.Relation;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceState;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;
import io.stratoscope.simulator.SimulatedAccount;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The whole way, over the simulated account and all describers. */
final class SimulatedDiscoveryTest {

    private final Clock clock = Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);

    private Snapshot discover(SimulatedAccount account, Scope scope, Optional<Snapshot> previous) {
        return new Discovery(account, clock)
                .run(
                        new DiscoveryRequest(scope, List.of(FakeAccount.REGION), previous),
                        new InlineJob());
    }

    private static Set<String> lines(Snapshot snapshot, RelationKind kind) {
        return snapshot.relations().stream()
                .filter(relation -> relation.kind() == kind)
                .map(relation ->
                        type(snapshot, relation, true) + " " + type(snapshot, relation, false))
                .collect(Collectors.toSet());
    }

    private static String type(Snapshot snapshot, Relation relation, boolean start) {
        return snapshot.resource(start ? relation.from() : relation.to())
                .map(resource -> resource.type().kind())
                .orElse("missing");
    }

    @Test
    void theImmichProjectIsFoundWholeAndConnected() {
        try (SimulatedAccount account = SimulatedAccount.immich(clock)) {
            Snapshot snapshot = discover(account, Scope.project("immich"), Optional.empty());

            assertThat(snapshot.resources())
                    .allMatch(resource -> resource.state() == ResourceState.LIVE)
                    .extracting(Resource::type)
                    .contains(
                            ResourceType.VPC,
                            ResourceType.SUBNET,
                            ResourceType.INTERNET_GATEWAY,
                            ResourceType.NAT_GATEWAY,
                            ResourceType.ELASTIC_IP,
                            ResourceType.ROUTE_TABLE,
                            ResourceType.NETWORK_ACL,
                            ResourceType.SECURITY_GROUP,
                            ResourceType.FLOW_LOG,
                            ResourceType.VPC_ENDPOINT,
                            ResourceType.LOAD_BALANCER,
                            ResourceType.LISTENER,
                            ResourceType.TARGET_GROUP,
                            ResourceType.ECS_CLUSTER,
                            ResourceType.ECS_SERVICE,
                            ResourceType.ECS_TASK,
                            ResourceType.ECS_TASK_DEFINITION,
                            ResourceType.IAM_ROLE,
                            ResourceType.IAM_POLICY,
                            ResourceType.HOSTED_ZONE,
                            ResourceType.RECORD_SET);
            assertThat(lines(snapshot, RelationKind.ROUTES_TO))
                    .contains(
                            "RouteTable InternetGateway",
                            "RouteTable NatGateway",
                            "RouteTable VPCEndpoint",
                            "Listener TargetGroup",
                            "TargetGroup Service",
                            "TargetGroup Task",
                            "RecordSet LoadBalancer",
                            "RecordSet DBCluster",
                            "RecordSet ReplicationGroup");
            assertThat(snapshot.relations())
                    .filteredOn(relation ->
                            type(snapshot, relation, true).equals("ListenerRule")
                                    && relation.kind() == RelationKind.ROUTES_TO)
                    .singleElement()
                    .extracting(Relation::detail)
                    .isEqualTo("X-Immich-Slot: green");
            assertThat(lines(snapshot, RelationKind.CONNECTS_TO))
                    .contains("TaskDefinition RecordSet");
            assertThat(lines(snapshot, RelationKind.ATTACHED_TO))
                    .contains(
                            "EIP NatGateway",
                            "InternetGateway VPC",
                            "NetworkAcl Subnet",
                            "HostedZone VPC");
            assertThat(lines(snapshot, RelationKind.ALLOWS_FROM))
                    .contains("SecurityGroup SecurityGroup");
            assertThat(lines(snapshot, RelationKind.MOUNTS)).contains("TaskDefinition FileSystem");
            assertThat(lines(snapshot, RelationKind.READS_SECRET))
                    .contains("TaskDefinition Secret");
        }
    }

    @Test
    void theProjectBesideItDoesNotShowUp() {
        try (SimulatedAccount account = SimulatedAccount.immich(clock)) {
            Snapshot snapshot = discover(account, Scope.project("immich"), Optional.empty());

            assertThat(snapshot.resources())
                    .noneMatch(resource ->
                            "photobooth".equals(resource.tags().get(Scope.PROJECT_TAG)));
            assertThat(discover(account, Scope.project("photobooth"), Optional.empty()).resources())
                    .isNotEmpty()
                    .noneMatch(resource -> "immich".equals(resource.tags().get(Scope.PROJECT_TAG)));
        }
    }

    @Test
    void theSecondProjectIsFoundWholeAndConnectedByWhatItsPropertiesSay() {
        try (SimulatedAccount account = SimulatedAccount.immich(clock)) {
            Snapshot snapshot = discover(account, Scope.project("photobooth"), Optional.empty());

            assertThat(snapshot.issues()).isEmpty();
            assertThat(snapshot.coverage().percentConfirmed()).contains(100);
            assertThat(snapshot.resources())
                    .allMatch(resource -> resource.state() == ResourceState.LIVE)
                    .extracting(resource -> resource.type().name() + " " + resource.region())
                    .contains(
                            "AWS::Lambda::Function eu-central-1",
                            "AWS::DynamoDB::Table eu-central-1",
                            "AWS::SQS::Queue eu-central-1",
                            "AWS::ApiGatewayV2::Api eu-central-1",
                            "AWS::CloudFront::Distribution aws-global",
                            "AWS::EKS::Cluster eu-central-1",
                            "AWS::EKS::Nodegroup eu-central-1");
            assertThat(lines(snapshot, RelationKind.ROUTES_TO))
                    .contains("Distribution Api", "Distribution Bucket", "Api Function");
            assertThat(lines(snapshot, RelationKind.REFERENCES))
                    .contains("Function Table", "Function Queue");
            assertThat(lines(snapshot, RelationKind.PART_OF)).contains("Nodegroup Cluster");
            assertThat(lines(snapshot, RelationKind.LOCATED_IN))
                    .contains("Cluster Subnet", "Nodegroup Subnet");
            assertThat(lines(snapshot, RelationKind.ASSUMES_ROLE))
                    .contains("Function Role", "Cluster Role", "Nodegroup Role");
            assertThat(snapshot.resources())
                    .filteredOn(resource -> !resource.type().name().startsWith("AWS::EC2::"))
                    .allMatch(resource ->
                            snapshot.relations().stream()
                                    .anyMatch(relation ->
                                            relation.from().equals(resource.arn())
                                                    || relation.to().equals(resource.arn())));
        }
    }

    @Test
    void severalRegionsAreLookedAtTogetherAndNothingIsCountedTwice() {
        try (SimulatedAccount account = SimulatedAccount.immich(clock)) {
            Snapshot one = discover(account, Scope.project("photobooth"), Optional.empty());
            Snapshot both =
                    new Discovery(account, clock)
                            .run(
                                    new DiscoveryRequest(
                                            Scope.project("photobooth"),
                                            List.of(FakeAccount.REGION, "us-east-1"),
                                            Optional.empty()),
                                    new InlineJob());
            Snapshot elsewhere =
                    new Discovery(account, clock)
                            .run(
                                    new DiscoveryRequest(
                                            Scope.project("photobooth"),
                                            List.of("us-east-1"),
                                            Optional.empty()),
                                    new InlineJob());

            assertThat(both.issues()).isEmpty();
            assertThat(both.resources()).isEqualTo(one.resources());
            assertThat(both.relations()).isEqualTo(one.relations());
            assertThat(both.coverage()).isEqualTo(one.coverage());
            assertThat(elsewhere.resources())
                    .extracting(Resource::region)
                    .isNotEmpty()
                    .containsOnly(Resource.GLOBAL);
        }
    }

    @Test
    void nothingIsUnreadInTheSimulatedAccount() {
        try (SimulatedAccount account = SimulatedAccount.immich(clock)) {
            for (Scope scope :
                    List.of(
                            Scope.project("immich"),
                            Scope.project("photobooth"),
                            new Scope.Everything())) {
                Snapshot snapshot = discover(account, scope, Optional.empty());

                assertThat(snapshot.issues()).isEmpty();
                assertThat(snapshot.coverage().percentConfirmed()).contains(100);
                SnapshotFacts.assertLedgerAddsUp(snapshot);
            }
        }
    }

    @Test
    void whenNothingChangedTheResultIsTheSame() {
        try (SimulatedAccount account = SimulatedAccount.immich(clock)) {
            Snapshot first = discover(account, Scope.project("immich"), Optional.empty());

            assertThat(discover(account, Scope.project("immich"), Optional.empty()))
                    .isEqualTo(first);
            assertThat(discover(account, Scope.project("immich"), Optional.of(first)))
                    .isEqualTo(first);
        }
    }

    @Test
    void everythingHoldsBothProjectsAndWhatIsUntagged() {
        try (SimulatedAccount account = SimulatedAccount.immich(clock)) {
            Snapshot all = discover(account, new Scope.Everything(), Optional.empty());
            Snapshot project = discover(account, Scope.project("immich"), Optional.empty());

            assertThat(all.resources())
                    .extracting(Resource::arn)
                    .containsAll(project.resources().stream().map(Resource::arn).toList());
            assertThat(all.resources())
                    .anyMatch(resource ->
                            "photobooth".equals(resource.tags().get(Scope.PROJECT_TAG)));
        }
    }

    @Test
    void projectsAreTheValuesOfTheTagWithTheirCounts() {
        try (SimulatedAccount account = SimulatedAccount.immich(clock)) {
            assertThat(new Projects(account).list(Scope.PROJECT_TAG, List.of(FakeAccount.REGION)))
                    .containsOnlyKeys("immich", "photobooth")
                    .allSatisfy((project, count) -> assertThat(count).isPositive());
        }
    }

    @Test
    void whatIsGlobalCountsForProjectsInWhicheverRegionOneLooks() {
        try (SimulatedAccount account = SimulatedAccount.immich(clock)) {
            Projects projects = new Projects(account);

            assertThat(projects.list(Scope.PROJECT_TAG, List.of("eu-west-1")))
                    .containsOnlyKeys("immich", "photobooth");
            assertThat(projects.list(Scope.PROJECT_TAG, List.of(FakeAccount.REGION, "us-east-1")))
                    .isEqualTo(projects.list(Scope.PROJECT_TAG, List.of(FakeAccount.REGION)));
        }
    }
}
