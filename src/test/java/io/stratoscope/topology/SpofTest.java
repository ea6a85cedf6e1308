package io.stratoscope.topology;

import static io.stratoscope.model.RelationKind.ATTACHED_TO;
import static io.stratoscope.model.RelationKind.CONNECTS_TO;
import static io.stratoscope.model.RelationKind.LOCATED_IN;
import static io.stratoscope.model.RelationKind.PART_OF;
import static io.stratoscope.model.RelationKind.ROUTES_TO;
import static io.stratoscope.model.Snapshots.*;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.Arn;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Relation;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.SnapshotBuilder;
import io.stratoscope.model.Snapshots;

import org.junit.jupiter.api.Test;

import java.util.List;

class SpofTest {
    private static List<SinglePointOfFailure> find(SnapshotBuilder it, String rule) {
        return Topology.of(it.build()).singlePointsOfFailure().stream()
                .filter(found -> found.rule().equals(rule))
                .toList();
    }

    private static List<Arn> resources(SnapshotBuilder it, String rule) {
        return find(it, rule).stream().map(SinglePointOfFailure::resource).toList();
    }

    /** Both private subnets go out through NAT a. */
    static SnapshotBuilder singleNat() {
        return Snapshots.immich()
                .forget(NAT_B)
                .forget(EIP_B)
                .relate(RTB_B, ROUTES_TO, NAT_A, "0.0.0.0/0");
    }

    @Test
    void findsOnlyTheOneTaskServiceInTheHealthyProject() {
        assertThat(Topology.of(Snapshots.immichLike()).singlePointsOfFailure())
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.rule()).isEqualTo("lone-task");
                    assertThat(found.resource()).isEqualTo(ML);
                    assertThat(found.reason()).contains("immich-ml runs one task");
                    assertThat(found.evidence()).extracting(Relation::from).contains(ML_TASK);
                    assertThat(found.remedy()).isNotEmpty();
                });
    }

    @Test
    void findsANatThatServesTwoZones() {
        assertThat(resources(singleNat(), "single-nat")).containsExactly(NAT_A);
        assertThat(find(singleNat(), "single-nat").getFirst().evidence())
                .extracting(Relation::from)
                .containsExactly(RTB_A, RTB_B);
    }

    @Test
    void leavesANatAloneThatServesTwoSubnetsOfOneZone() {
        SnapshotBuilder it = Snapshots.immich();
        Arn second = SnapshotBuilder.ec2("subnet/subnet-prv-a2");
        Snapshots.subnet(it, second, "second", "a", "10.0.13.0/24");
        it.relate(RTB_A, ATTACHED_TO, second);
        assertThat(resources(it, "single-nat")).isEmpty();
    }

    @Test
    void findsAClusterWithOneInstance() {
        assertThat(resources(Snapshots.immich().forget(READER), "lone-db-instance"))
                .containsExactly(DB);
    }

    @Test
    void leavesAClusterAloneWhoseInstancesAreNotKnown() {
        assertThat(resources(Snapshots.immich().forget(READER).forget(WRITER), "lone-db-instance"))
                .isEmpty();
    }

    @Test
    void findsAnInstanceOfItsOwnWithoutAStandby() {
        SnapshotBuilder it = Snapshots.immich();
        Arn single = SnapshotBuilder.arn("rds", "db:single");
        Arn multi = SnapshotBuilder.arn("rds", "db:multi");
        Arn unknown = SnapshotBuilder.arn("rds", "db:unknown");
        it.add(ResourceType.DB_INSTANCE, single, "single", multiAz(false));
        it.add(ResourceType.DB_INSTANCE, multi, "multi", multiAz(true));
        it.add(ResourceType.DB_INSTANCE, unknown, "unknown");
        assertThat(resources(it, "lone-db-instance")).containsExactly(single);
    }

    private static JsonObject multiAz(boolean value) {
        return JsonValue.object().put("MultiAZ", value).build();
    }

    @Test
    void findsAReplicationGroupWithoutReplica() {
        assertThat(resources(Snapshots.immich().forget(REDIS_2), "no-replica"))
                .containsExactly(REDIS);
        assertThat(resources(Snapshots.immich(), "no-replica")).isEmpty();
    }

    @Test
    void leavesAServiceAloneThatWantsNoTaskOrTwo() {
        SnapshotBuilder it = Snapshots.immich();
        Snapshots.service(it, ML, "immich-ml", 0, ML_DEF, SG_ML);
        assertThat(resources(it, "lone-task")).isEmpty();
        Snapshots.service(it, ML, "immich-ml", 2, ML_DEF, SG_ML);
        assertThat(resources(it, "lone-task")).isEmpty();
    }

    @Test
    void findsALoadBalancerInOneZone() {
        assertThat(
                        resources(
                                Snapshots.immich().unrelate(ALB, LOCATED_IN, PUBLIC_B),
                                "one-zone-load-balancer"))
                .containsExactly(ALB);
        assertThat(resources(Snapshots.immich(), "one-zone-load-balancer")).isEmpty();
    }

    @Test
    void findsALoneMountTargetThatTwoZonesUse() {
        assertThat(resources(Snapshots.immich().forget(MOUNT_B), "lone-mount-target"))
                .containsExactly(EFS);
    }

    @Test
    void leavesALoneMountTargetAloneThatOneZoneUses() {
        SnapshotBuilder it = Snapshots.immich().forget(MOUNT_A).forget(SERVER_TASK_A);
        assertThat(resources(it, "lone-mount-target")).as("all tasks run in b").isEmpty();
    }

    @Test
    void findsTasksThatAreAllInOneZone() {
        SnapshotBuilder it = Snapshots.immich().forget(SERVER_TASK_A);
        Arn second = SnapshotBuilder.arn("ecs", "task/immich/dddd");
        Snapshots.task(it, second, SERVER, PRIVATE_B, "b");
        assertThat(resources(it, "tasks-in-one-zone")).containsExactly(SERVER);
        assertThat(resources(Snapshots.immich(), "tasks-in-one-zone"))
                .as("two zones; and one task is another rule's")
                .isEmpty();
    }

    @Test
    void findsDatabaseMembersThatAreAllInOneZone() {
        SnapshotBuilder it = Snapshots.immich().forget(READER);
        it.add(ResourceType.DB_INSTANCE, READER, "r", "eu-central-1a", JsonObject.EMPTY);
        it.relate(READER, PART_OF, DB, "reader").relate(READER, LOCATED_IN, PRIVATE_A);
        assertThat(resources(it, "members-in-one-zone")).containsExactly(DB);
        assertThat(resources(Snapshots.immich(), "members-in-one-zone")).isEmpty();
    }

    @Test
    void findsTheOneMachineThatAllTrafficPasses() {
        assertThat(resources(proxies("proxy-1"), "only-way-in"))
                .containsExactly(SnapshotBuilder.ec2("instance/proxy-1"));
    }

    @Test
    void leavesMachinesAloneOfWhichThereAreTwo() {
        assertThat(resources(proxies("proxy-1", "proxy-2"), "only-way-in")).isEmpty();
    }

    private static SnapshotBuilder proxies(String... names) {
        SnapshotBuilder it = Snapshots.immich();
        Arn backend = SnapshotBuilder.arn("rds", "cluster:other");
        it.add(ResourceType.DB_CLUSTER, backend, "other");
        for (String name : names) {
            Arn proxy = SnapshotBuilder.ec2("instance/" + name);
            it.add(ResourceType.EC2_INSTANCE, proxy, name, "eu-central-1a", JsonObject.EMPTY);
            it.relate(TARGETS, ROUTES_TO, proxy).relate(proxy, CONNECTS_TO, backend);
        }
        return it;
    }
}
