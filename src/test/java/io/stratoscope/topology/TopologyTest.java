package io.stratoscope.topology;

import static io.stratoscope.model.RelationKind.ATTACHED_TO;
import static io.stratoscope.model.RelationKind.CONNECTS_TO;
import static io.stratoscope.model.RelationKind.LOCATED_IN;
import static io.stratoscope.model.RelationKind.PART_OF;
import static io.stratoscope.model.RelationKind.READS_SECRET;
import static io.stratoscope.model.RelationKind.ROUTES_TO;
import static io.stratoscope.model.Snapshots.*;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.Arn;
import io.stratoscope.model.ResourceState;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.SnapshotBuilder;
import io.stratoscope.model.Snapshots;
import io.stratoscope.topology.TopologyNode.Presence;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class TopologyTest {
    private final Topology immich = Topology.of(Snapshots.immichLike());

    @Test
    void containsResourcesInSubnetsInVpcs() {
        assertThat(immich.parent(WRITER)).contains(PRIVATE_A);
        assertThat(immich.parent(PRIVATE_A)).contains(VPC_ARN);
        assertThat(immich.parent(VPC_ARN)).isEmpty();
        assertThat(immich.vpc(WRITER)).contains(VPC_ARN);
        assertThat(immich.availabilityZone(MOUNT_B)).contains("eu-central-1b");
        assertThat(immich.children(PUBLIC_A)).containsExactly(NAT_A);
        assertThat(immich.owner(WRITER)).contains(DB);
    }

    @Test
    void putsWhatSpansSubnetsIntoTheirVpc() {
        assertThat(immich.parent(ALB)).contains(VPC_ARN);
        assertThat(immich.parent(SERVER)).contains(VPC_ARN);
        assertThat(immich.parent(DB)).as("by its subnet group").contains(VPC_ARN);
        assertThat(immich.availabilityZone(ALB)).isEmpty();
        assertThat(immich.availabilityZones(ALB)).containsExactly("eu-central-1a", "eu-central-1b");
    }

    @Test
    void leavesWhatIsGlobalOutOfTheVpcThatItIsAttachedTo() {
        assertThat(immich.vpc(IGW)).contains(VPC_ARN);
        assertThat(immich.vpc(INTERNAL_ZONE)).isEmpty();
        assertThat(immich.vpc(EIP_A)).as("with its NAT gateway").contains(VPC_ARN);
    }

    @Test
    void callsASubnetPublicByItsRouteToAnInternetGateway() {
        assertThat(immich.subnetKind(PUBLIC_A)).isEqualTo(SubnetKind.PUBLIC);
        assertThat(immich.subnetKind(PRIVATE_A)).as("a NAT only").isEqualTo(SubnetKind.PRIVATE);
    }

    @Test
    void takesTheMainRouteTableWhereASubnetHasNone() {
        SnapshotBuilder it = Snapshots.immich().unrelate(RTB_PUBLIC, ATTACHED_TO, PUBLIC_A);
        assertThat(Topology.of(it.build()).subnetKind(PUBLIC_A)).isEqualTo(SubnetKind.PRIVATE);

        it.relate(RTB_PUBLIC, ATTACHED_TO, VPC_ARN, "main");
        assertThat(Topology.of(it.build()).subnetKind(PUBLIC_A)).isEqualTo(SubnetKind.PUBLIC);
        assertThat(Topology.of(it.build()).subnetKind(PRIVATE_A))
                .as("its own table comes first")
                .isEqualTo(SubnetKind.PRIVATE);
    }

    @Test
    void doesNotCallASubnetPublicForANarrowRouteToAGateway() {
        SnapshotBuilder it = Snapshots.immich().unrelate(RTB_PUBLIC, ROUTES_TO, IGW);
        it.relate(RTB_PUBLIC, ROUTES_TO, IGW, "203.0.113.0/24");
        assertThat(Topology.of(it.build()).subnetKind(PUBLIC_A)).isEqualTo(SubnetKind.PRIVATE);

        it.relate(RTB_PUBLIC, ROUTES_TO, IGW, "::/0");
        assertThat(Topology.of(it.build()).subnetKind(PUBLIC_A)).isEqualTo(SubnetKind.PUBLIC);
    }

    @Test
    void tellsMissingFromExternal() {
        Arn gone = SnapshotBuilder.arn("sqs", "gone");
        Arn elsewhere = Arn.of("arn:aws:sqs:ap-south-1:123456789012:far");
        Arn foreign = Arn.of("arn:aws:sqs:eu-central-1:999999999999:theirs");
        SnapshotBuilder it = Snapshots.immich();
        it.relate(SERVER, CONNECTS_TO, gone).relate(SERVER, CONNECTS_TO, elsewhere);
        it.relate(SERVER, CONNECTS_TO, foreign);
        Topology topology = Topology.of(it.build());

        assertThat(topology.node(gone).orElseThrow().presence()).isEqualTo(Presence.MISSING);
        assertThat(topology.node(elsewhere).orElseThrow().presence()).isEqualTo(Presence.EXTERNAL);
        assertThat(topology.node(foreign).orElseThrow().presence()).isEqualTo(Presence.EXTERNAL);
        assertThat(topology.node(AWS_POLICY).orElseThrow().presence()).isEqualTo(Presence.EXTERNAL);
        assertThat(topology.node(SERVER).orElseThrow().presence()).isEqualTo(Presence.PRESENT);
        assertThat(topology.warnings())
                .containsExactly("immich-server connects to " + gone + ", which was not found");
    }

    @Test
    void warnsOfStaleResources() {
        SnapshotBuilder it = Snapshots.immich().state(DB, ResourceState.STALE);
        assertThat(Topology.of(it.build()).warnings())
                .singleElement()
                .asString()
                .contains("could not be read");
        assertThat(immich.warnings()).isEmpty();
    }

    @Test
    void givesAServiceWhatItsTaskDefinitionHasToDoWithOthers() {
        List<EffectiveRelation> effective = immich.effective(SERVER);
        assertThat(effective)
                .filteredOn(r -> r.kind() == CONNECTS_TO)
                .extracting(EffectiveRelation::to)
                .contains(DB_RECORD, DB, REDIS, ML);
        assertThat(effective)
                .filteredOn(r -> r.to().equals(DB))
                .singleElement()
                .satisfies(r -> {
                    assertThat(r.detail()).isEqualTo("DB_HOSTNAME");
                    assertThat(r.via()).hasSize(3);
                    assertThat(r.via().getLast().from()).isEqualTo(DB_RECORD);
                });
        assertThat(effective).anyMatch(r -> r.kind() == READS_SECRET && r.to().equals(SECRET_ARN));
        assertThat(immich.effective(ML)).noneMatch(r -> r.kind() == READS_SECRET);
    }

    @Test
    void cutsCirclesOfContainersAtTheSmallestArn() {
        SnapshotBuilder it = new SnapshotBuilder();
        Arn a = it.add(ResourceType.SUBNET, SnapshotBuilder.ec2("subnet/a"), "a");
        Arn b = it.add(ResourceType.SUBNET, SnapshotBuilder.ec2("subnet/b"), "b");
        Arn c = it.add(ResourceType.EC2_INSTANCE, SnapshotBuilder.ec2("instance/c"), "c");
        it.relate(a, LOCATED_IN, b).relate(b, LOCATED_IN, a).relate(c, LOCATED_IN, b);
        Topology topology = Topology.of(it.build());

        assertThat(topology.parent(a)).isEmpty();
        assertThat(topology.parent(b)).contains(a);
        assertThat(topology.parent(c)).contains(b);
        assertThat(topology.vpc(c)).isEmpty();
        assertThat(topology.warnings())
                .singleElement()
                .asString()
                .isEqualTo("a circle of 2 containers, each in the next, was cut at " + a);
    }

    @Test
    void ignoresWhatIsAPartOfItself() {
        SnapshotBuilder it = Snapshots.immich();
        it.relate(EFS, PART_OF, EFS).relate(VPC_ARN, LOCATED_IN, VPC_ARN);
        it.relate(DB_RECORD, ROUTES_TO, DB_RECORD).relate(ALB, ROUTES_TO, ALB);
        Topology topology = Topology.of(it.build());

        assertThat(topology.parent(EFS)).isEmpty();
        assertThat(topology.owner(EFS)).isEmpty();
        assertThat(topology.warnings()).anyMatch(w -> w.contains("part of itself"));
        assertThat(topology.effective(SERVER)).isNotEmpty();
        assertThat(topology.blastRadius(VPC_ARN).impacts()).isNotEmpty();
        assertThat(topology.singlePointsOfFailure()).isNotEmpty();
    }

    @Test
    void standsAChainOfTwentyThousandContainersThatEndsInACircle() {
        SnapshotBuilder it = new SnapshotBuilder();
        List<Arn> chain = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            chain.add(it.add(ResourceType.ECS_TASK, SnapshotBuilder.arn("x", "t/" + i), "t" + i));
        }
        for (int i = 0; i < chain.size(); i++) {
            it.relate(chain.get(i), PART_OF, chain.get((i + 1) % chain.size()));
        }
        Topology topology = Topology.of(it.build());

        assertThat(topology.warnings()).anyMatch(w -> w.contains("circle of 20000"));
        assertThat(topology.vpc(chain.getFirst())).isEmpty();
    }
}
