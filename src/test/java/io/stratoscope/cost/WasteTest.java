package io.stratoscope.cost;

import static io.stratoscope.model.RelationKind.ATTACHED_TO;
import static io.stratoscope.model.RelationKind.ROUTES_TO;
import static io.stratoscope.model.SnapshotBuilder.ec2;
import static io.stratoscope.model.Snapshots.*;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.Arn;
import io.stratoscope.model.DiscoveryIssue;
import io.stratoscope.model.Failure;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.SnapshotBuilder;
import io.stratoscope.model.Snapshots;
import io.stratoscope.price.PriceTable;
import io.stratoscope.topology.Topology;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

class WasteTest {
    private static List<Waste> find(SnapshotBuilder it, String rule) {
        return Waste.in(CostEstimate.of(Topology.of(it.build()), PriceTable.shipped())).stream()
                .filter(waste -> waste.rule().equals(rule))
                .toList();
    }

    private static List<Arn> found(SnapshotBuilder it, String rule) {
        return find(it, rule).stream().map(waste -> waste.resource().arn()).toList();
    }

    private static JsonObject json(String text) {
        return (JsonObject) JsonText.parse(text);
    }

    private static DiscoveryIssue denied(String service, String action) {
        return new DiscoveryIssue(
                service,
                SnapshotBuilder.REGION,
                action,
                Optional.empty(),
                new Failure.AccessDenied(action, "no"));
    }

    @Test
    void anAddressThatNothingUses() {
        SnapshotBuilder it = Snapshots.immich().unrelate(EIP_A, ATTACHED_TO, NAT_A);
        assertThat(find(it, "unattached-address"))
                .singleElement()
                .satisfies(waste -> {
                    assertThat(waste.resource().arn()).isEqualTo(EIP_A);
                    assertThat(waste.monthlyUsd().orElseThrow()).isEqualByComparingTo("3.65");
                    assertThat(waste.evidence())
                            .containsExactly(
                                    "ec2:DescribeEIP: no AssociationId, no NetworkInterfaceId");
                });
        it.add(ResourceType.ELASTIC_IP, EIP_A, "a", json("{\"AssociationId\":\"eipassoc-1\"}"));
        assertThat(found(it, "unattached-address")).isEmpty();
        assertThat(found(Snapshots.immich(), "unattached-address")).isEmpty();
    }

    @Test
    void aNatGatewayThatNoRouteLeadsTo() {
        SnapshotBuilder it = Snapshots.immich().unrelate(RTB_B, ROUTES_TO, NAT_B);
        assertThat(find(it, "idle-nat"))
                .singleElement()
                .satisfies(waste -> {
                    assertThat(waste.resource().arn()).isEqualTo(NAT_B);
                    assertThat(waste.monthlyUsd().orElseThrow()).isEqualByComparingTo("37.96");
                });
        it.issue(denied("ec2", "ec2:DescribeRouteTables"));
        assertThat(found(it, "idle-nat")).isEmpty();
        SnapshotBuilder withoutTables =
                Snapshots.immich().remove(RTB_A).remove(RTB_B).remove(RTB_PUBLIC);
        assertThat(found(withoutTables, "idle-nat")).isEmpty();
        assertThat(found(Snapshots.immich(), "idle-nat")).isEmpty();
    }

    @Test
    void aLoadBalancerWithoutListenersOrTargets() {
        assertThat(found(Snapshots.immich().remove(HTTP).remove(HTTPS), "idle-load-balancer"))
                .containsExactly(ALB);
        SnapshotBuilder withoutTargets =
                Snapshots.immich()
                        .unrelate(TARGETS, ROUTES_TO, SERVER)
                        .unrelate(TARGETS, ROUTES_TO, SERVER_TASK_A)
                        .unrelate(TARGETS, ROUTES_TO, SERVER_TASK_B);
        assertThat(found(withoutTargets, "idle-load-balancer")).containsExactly(ALB);
        assertThat(
                        found(
                                withoutTargets.issue(
                                        denied(
                                                "elasticloadbalancing",
                                                "elasticloadbalancing:DescribeTargetHealth")),
                                "idle-load-balancer"))
                .isEmpty();
        SnapshotBuilder onlyRedirects = Snapshots.immich().remove(HTTPS);
        assertThat(found(onlyRedirects, "idle-load-balancer")).isEmpty();
        assertThat(found(Snapshots.immich(), "idle-load-balancer")).isEmpty();
    }

    @Test
    void aLogGroupThatNeverExpires() {
        SnapshotBuilder it = Snapshots.immich();
        it.add(
                ResourceType.LOG_GROUP,
                SERVER_LOGS,
                "server",
                json("{\"storedBytes\":107374182400}"));
        it.add(ResourceType.LOG_GROUP, ML_LOGS, "ml", json("{\"retentionInDays\":30}"));
        assertThat(find(it, "everlasting-logs"))
                .singleElement()
                .satisfies(waste -> {
                    assertThat(waste.resource().arn()).isEqualTo(SERVER_LOGS);
                    assertThat(waste.monthlyUsd().orElseThrow()).isEqualByComparingTo("3.24");
                });
    }

    @Test
    void aVolumeOfTheOldKind() {
        SnapshotBuilder it = new SnapshotBuilder();
        Arn old = ec2("volume/vol-1");
        it.add(VolumeEstimator.TYPE, old, "a", json("{\"VolumeType\":\"gp2\",\"Size\":100}"));
        it.add(
                VolumeEstimator.TYPE,
                ec2("volume/vol-2"),
                "b",
                json("{\"VolumeType\":\"gp3\",\"Size\":100}"));
        assertThat(find(it, "gp2-volume"))
                .singleElement()
                .satisfies(waste -> {
                    assertThat(waste.resource().arn()).isEqualTo(old);
                    assertThat(waste.monthlyUsd().orElseThrow()).isEqualByComparingTo("2.38");
                });
    }

    @Test
    void aVpcThatReachesS3ThroughItsNatGateways() {
        assertThat(find(Snapshots.immich().forget(S3_ENDPOINT), "missing-s3-endpoint"))
                .singleElement()
                .satisfies(waste -> {
                    assertThat(waste.resource().arn()).isEqualTo(VPC_ARN);
                    assertThat(waste.monthlyUsd()).isEmpty();
                    assertThat(waste.reason()).contains("$0.052/GiB");
                });
        assertThat(found(Snapshots.immich(), "missing-s3-endpoint")).isEmpty();
        SnapshotBuilder withoutNat =
                Snapshots.immich().forget(S3_ENDPOINT).forget(NAT_A).forget(NAT_B);
        assertThat(found(withoutNat, "missing-s3-endpoint")).isEmpty();
        SnapshotBuilder other = Snapshots.immich();
        other.add(
                ResourceType.VPC_ENDPOINT,
                S3_ENDPOINT,
                "dynamodb",
                json(
                        "{\"VpcEndpointType\":\"Gateway\",\"ServiceName\":\"com.amazonaws.eu-central-1.dynamodb\"}"));
        assertThat(found(other, "missing-s3-endpoint")).containsExactly(VPC_ARN);
    }

    @Test
    void aBucketWithoutLifecycle() {
        SnapshotBuilder it = Snapshots.immich();
        it.add(ResourceType.BUCKET, BACKUP, "b", json("{\"BucketRegion\":\"eu-central-1\"}"));
        it.add(
                ResourceType.BUCKET,
                FLOW_BUCKET,
                "f",
                json(
                        "{\"BucketRegion\":\"eu-central-1\",\"LifecycleConfiguration\":{\"Rules\":[]}}"));
        assertThat(found(it, "no-lifecycle")).containsExactly(BACKUP);
        it.issue(denied("s3", "s3:GetLifecycleConfiguration"));
        assertThat(found(it, "no-lifecycle")).isEmpty();
    }
}
