package io.stratoscope.provision.terraform;

import static io.stratoscope.model.SnapshotBuilder.arn;
import static io.stratoscope.model.SnapshotBuilder.ec2;
import static io.stratoscope.model.SnapshotBuilder.global;
import static io.stratoscope.provision.terraform.States.instance;
import static io.stratoscope.provision.terraform.States.resource;
import static io.stratoscope.provision.terraform.States.version4;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.Arn;
import io.stratoscope.model.DiscoveredBy;
import io.stratoscope.model.DiscoveryIssue;
import io.stratoscope.model.Failure;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.ResourceState;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.SnapshotBuilder;
import io.stratoscope.model.Snapshots;
import io.stratoscope.topology.Management;
import io.stratoscope.topology.Management.Absent;
import io.stratoscope.topology.Management.Apart;
import io.stratoscope.topology.Management.Managed;
import io.stratoscope.topology.Management.Part;
import io.stratoscope.topology.Management.Tally;
import io.stratoscope.topology.Management.Unmanaged;
import io.stratoscope.topology.ModulePath;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;

class StateComparisonTest {

    private static final ModulePath NETWORK = new ModulePath(List.of("network"));

    private final SnapshotBuilder it = new SnapshotBuilder();
    private final Arn vpc = it.add(ResourceType.VPC, ec2("vpc/vpc-1"), "immich");

    private static String named(String type, String name, Arn arn) {
        return resource(
                "module.network",
                type,
                name,
                instance("arn", arn.toString(), "id", arn.lastSegment()));
    }

    private Management compared(String... resources) {
        TerraformState state = TerraformState.parse("terraform.tfstate", version4(resources));
        return StateComparison.of(state, it.build());
    }

    @Test
    void whatTheStateNamesIsManagedByItsModule() {
        Management management = compared(named("aws_vpc", "this", vpc));

        assertThat(management.standings())
                .containsEntry(vpc, new Managed(NETWORK, "module.network.aws_vpc.this", true));
        assertThat(management.drifted()).isFalse();
        assertThat(management.tallies()).containsEntry(NETWORK, new Tally(1, 0, 0));
    }

    @Test
    void whatHasNoArnInTheStateIsFoundByItsTypeAndId() {
        Arn nat = it.add(ResourceType.NAT_GATEWAY, ec2("natgateway/nat-1"), "nat");
        String noArn = resource("", "aws_nat_gateway", "this", instance("id", "nat-1"));
        String otherType = resource("", "aws_subnet", "this", instance("id", "nat-1"));

        assertThat(compared(noArn).module(nat)).contains(ModulePath.ROOT);
        assertThat(compared(otherType).module(nat)).isEmpty();
    }

    @Test
    void whatIsNotThereIsMissing() {
        Arn gone = ec2("subnet/subnet-1");

        Management management =
                compared(named("aws_vpc", "this", vpc), named("aws_subnet", "a", gone));

        assertThat(management.missing())
                .containsExactly(
                        new Absent(
                                NETWORK,
                                "aws_subnet.a",
                                ResourceType.SUBNET,
                                Optional.of(gone),
                                Optional.empty()));
        assertThat(management.drifted()).isTrue();
    }

    @Test
    void whatCouldNotBeReadIsNotMissing() {
        Arn subnet = ec2("subnet/subnet-1");
        Arn table = arn("dynamodb", "table/a");
        Arn elsewhere = Arn.of("arn:aws:ec2:us-east-1:123456789012:subnet/subnet-2");
        Arn foreign = Arn.of("arn:aws:ec2:eu-central-1:999999999999:subnet/subnet-3");
        it.issue(denied("ec2", Optional.of(subnet))).issue(denied("dynamodb", Optional.empty()));

        Management management =
                compared(
                        named("aws_vpc", "this", vpc),
                        named("aws_subnet", "denied", subnet),
                        named("aws_dynamodb_table", "denied", table),
                        named("aws_subnet", "elsewhere", elsewhere),
                        named("aws_subnet", "foreign", foreign));

        assertThat(management.missing()).isEmpty();
        assertThat(management.absent())
                .extracting(each -> each.unread().orElse("missing"))
                .containsExactlyInAnyOrder(
                        "could not be read",
                        "could not be read",
                        "is in us-east-1, which was not looked at",
                        "is in account 999999999999");
        assertThat(management.drifted()).isFalse();
        assertThat(management.tallies()).containsEntry(NETWORK, new Tally(1, 0, 4));
    }

    @Test
    void anIssueOfAnotherServiceHidesNothing() {
        it.issue(denied("ecs", Optional.empty()))
                .issue(denied("ec2", Optional.of(ec2("subnet/subnet-9"))));

        assertThat(
                        compared(
                                        named("aws_vpc", "this", vpc),
                                        named("aws_subnet", "a", ec2("subnet/subnet-1")))
                                .missing())
                .hasSize(1);
    }

    @Test
    void whereTheSweepFailedNothingIsMissing() {
        it.issue(denied("tag", Optional.empty()));

        Management management = compared(named("aws_s3_bucket", "a", global("s3", "bucket")));

        assertThat(management.missing()).isEmpty();
        assertThat(management.absent()).hasSize(1);
    }

    private static DiscoveryIssue denied(String service, Optional<Arn> about) {
        String call = service + ":Describe";
        return new DiscoveryIssue(
                service,
                SnapshotBuilder.REGION,
                call,
                about,
                new Failure.AccessDenied(call, "denied"));
    }

    @Test
    void whatIsOnlyKnownFromBeforeIsNeitherConfirmedNorUnmanaged() {
        Arn subnet = it.add(ResourceType.SUBNET, ec2("subnet/subnet-1"), "a");
        it.state(vpc, ResourceState.STALE).state(subnet, ResourceState.UNVERIFIED);

        Management management = compared(named("aws_vpc", "this", vpc));

        assertThat(management.tallies()).containsEntry(NETWORK, new Tally(0, 0, 1));
        assertThat(management.standings()).containsEntry(subnet, new Apart("could not be read"));
        assertThat(management.drifted()).isFalse();
    }

    @Test
    void whatTheStateDoesNotNameIsUnmanaged() {
        Arn subnet = it.add(ResourceType.SUBNET, ec2("subnet/subnet-1"), "by hand");

        Management management = compared(named("aws_vpc", "this", vpc));

        assertThat(management.unmanaged()).containsExactly(subnet);
        assertThat(management.drifted()).isTrue();
    }

    @Test
    void aRelativeIsUnmanagedOnlyAsAPartOfTheScope() {
        Arn shared = it.add(ResourceType.KMS_KEY, arn("kms", "key/shared"), "shared");
        Arn listener =
                it.add(ResourceType.LISTENER, arn("elasticloadbalancing", "listener/1"), "http");
        Arn balancer =
                it.add(
                        ResourceType.LOAD_BALANCER,
                        arn("elasticloadbalancing", "loadbalancer/app/1"),
                        "alb");
        it.partOf(balancer, listener);
        it.put(it.get(shared).withDiscoveredBy(DiscoveredBy.EXPANSION));
        it.put(it.get(listener).withDiscoveredBy(DiscoveredBy.EXPANSION));

        Management management =
                compared(named("aws_vpc", "this", vpc), named("aws_lb", "this", balancer));

        assertThat(management.unmanaged()).containsExactly(listener);
        assertThat(management.apart()).containsExactly(Map.entry("outside of the scope", 1));
    }

    @Test
    void whatAwsMadeStandsAsItsWhole() {
        Arn acl =
                it.add(
                        ResourceType.NETWORK_ACL,
                        ec2("network-acl/acl-1"),
                        "acl-1",
                        JsonValue.object().put("IsDefault", true).build());
        Arn own =
                it.add(
                        ResourceType.NETWORK_ACL,
                        ec2("network-acl/acl-2"),
                        "acl-2",
                        JsonValue.object().put("IsDefault", false).build());
        Arn main = it.add(ResourceType.ROUTE_TABLE, ec2("route-table/rtb-1"), "rtb-1");
        Arn table = it.add(ResourceType.ROUTE_TABLE, ec2("route-table/rtb-2"), "rtb-2");
        it.partOf(vpc, acl, own, main, table).relate(main, RelationKind.ATTACHED_TO, vpc, "main");
        Arn alias = it.add(ResourceType.KMS_ALIAS, arn("kms", "alias/aws/efs"), "alias/aws/efs");
        Arn role = it.add(ResourceType.IAM_ROLE, global("iam", "role/aws-service-role/ecs/x"), "x");

        Management management = compared(named("aws_vpc", "this", vpc));

        assertThat(management.standings())
                .containsEntry(acl, new Part(vpc))
                .containsEntry(main, new Part(vpc))
                .containsEntry(own, new Unmanaged())
                .containsEntry(table, new Unmanaged())
                .containsEntry(alias, new Apart("made by AWS"))
                .containsEntry(role, new Apart("made by AWS"));
        assertThat(management.module(main)).contains(NETWORK);
    }

    @Test
    void settingsAndTiesAreListedAndNeverMissing() {
        Arn secret = it.add(ResourceType.SECRET, arn("secretsmanager", "secret:db-AbCdEf"), "db");

        Management management =
                compared(
                        named("aws_vpc", "this", vpc),
                        named("aws_secretsmanager_secret_version", "db", secret),
                        named("aws_secretsmanager_secret", "db", secret),
                        resource("", "random_password", "db", instance("id", "none")),
                        resource("", "aws_iam_role_policy_attachment", "a", instance("id", "a-1")));

        assertThat(management.missing()).isEmpty();
        assertThat(management.notCompared())
                .containsExactly(
                        "aws_iam_role_policy_attachment.a",
                        "module.network.aws_secretsmanager_secret_version.db",
                        "random_password.db");
        assertThat(management.standings().get(secret))
                .isEqualTo(
                        new Managed(NETWORK, "module.network.aws_secretsmanager_secret.db", true));
    }

    @Test
    void whatIsNotKnownHereIsManagedWhereItsArnIs() {
        Arn odd = it.add(new ResourceType("AWS::Odd::Thing"), arn("odd", "thing/1"), "thing");

        assertThat(
                        compared(named("aws_vpc", "this", vpc), named("aws_odd_thing", "a", odd))
                                .module(odd))
                .contains(NETWORK);
    }

    @Test
    void anEmptyStateManagesNothing() {
        Management management =
                StateComparison.of(
                        TerraformState.parse("terraform.tfstate", version4()),
                        Snapshots.immichLike());

        assertThat(management.tallies()).isEmpty();
        assertThat(management.missing()).isEmpty();
        assertThat(management.unmanaged()).contains(Snapshots.VPC_ARN, Snapshots.ALB);
        // Neither tasks nor the nodes of a cache are anybody's to declare.
        assertThat(management.unmanaged())
                .doesNotContain(Snapshots.SERVER_TASK_A, Snapshots.REDIS_1);
    }
}
