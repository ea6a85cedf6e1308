package io.stratoscope.diagram;

import static io.stratoscope.model.RelationKind.ATTACHED_TO;
import static io.stratoscope.model.RelationKind.MAY_USE;
import static io.stratoscope.model.RelationKind.ROUTES_TO;
import static io.stratoscope.model.Snapshots.*;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.diagram.Scene.Bounds;
import io.stratoscope.diagram.plantuml.PlantUmlLayout;
import io.stratoscope.diagram.view.ViewOptions;
import io.stratoscope.diagram.view.Views;
import io.stratoscope.model.Arn;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Snapshot;
import io.stratoscope.model.SnapshotBuilder;
import io.stratoscope.model.Snapshots;
import io.stratoscope.topology.Topology;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The network reads from the internet inwards, and zone a before zone b. */
class ReadingOrderTest {
    private static final List<String> LETTERS = List.of("a", "b", "c");

    private final PlantUmlLayout layout = new PlantUmlLayout();

    @Test
    void readsFromTheInternetInwards() {
        Map<String, Bounds> at = draw(Snapshots.immichLike());
        List<String> way =
                List.of(
                        "internet",
                        IGW.toString(),
                        ALB.toString(),
                        PUBLIC_A.toString(),
                        PRIVATE_A.toString());
        for (int i = 1; i < way.size(); i++) {
            Bounds before = at(at, way.get(i - 1));
            assertThat(before.x() + before.width())
                    .as(way.get(i - 1) + " stands left of " + way.get(i))
                    .isLessThan(at(at, way.get(i)).x());
        }
        assertThat(at(at, NAT_B.toString()).x()).isLessThan(at(at, PRIVATE_B.toString()).x());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void zonesReadInTheirOrderWhateverIsInThem(int zones) {
        for (int seed = 0; seed < 20; seed++) {
            Map<String, Bounds> at = draw(network(new Random(seed), zones));
            for (int i = 1; i < zones; i++) {
                Bounds before = at(at, "az:vpc-1:eu-central-1" + LETTERS.get(i - 1));
                Bounds after = at(at, "az:vpc-1:eu-central-1" + LETTERS.get(i));
                boolean above = before.y() + before.height() <= after.y();
                boolean left = before.x() + before.width() <= after.x();
                assertThat(above || left)
                        .as("%d zones, seed %d: %s reads before %s", zones, seed, before, after)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 40})
    void whatARoleMayUseStandsBetweenTheVpcsAndTheRoles(int vpcs) {
        SnapshotBuilder it = Snapshots.immich();
        Arn table = SnapshotBuilder.arn("dynamodb", "table/sessions");
        it.add(new ResourceType("AWS::DynamoDB::Table"), table, "sessions");
        it.relate(TASK_ROLE, MAY_USE, table);
        for (int i = 1; i < vpcs; i++) {
            Arn vpc = SnapshotBuilder.ec2("vpc/vpc-more-" + i);
            it.add(ResourceType.VPC, vpc, "more-" + i, cidr("10.1.0.0/16"));
            Arn group = SnapshotBuilder.ec2("security-group/sg-more-" + i);
            it.add(ResourceType.SECURITY_GROUP, group, "more-" + i);
            it.in(vpc, group);
        }

        Map<String, Bounds> at = draw(it.build(), ViewKind.SECURITY);

        Bounds stands = at(at, table.toString());
        assertThat(stands.x() + stands.width()).isLessThan(at(at, "roles").x());
        at.forEach((id, vpc) -> {
            if (id.contains(":vpc/")) {
                assertThat(vpc.x() + vpc.width()).as(id).isLessThan(stands.x());
            }
        });
    }

    /** Zones with a public and a private subnet, as the dice have it with a NAT gateway, and any number of instances. */
    private static Snapshot network(Random dice, int zones) {
        SnapshotBuilder it = new SnapshotBuilder();
        it.add(ResourceType.VPC, VPC_ARN, "immich-vpc", cidr("10.0.0.0/16"));
        it.add(ResourceType.INTERNET_GATEWAY, IGW, "immich-igw");
        it.relate(IGW, ATTACHED_TO, VPC_ARN);
        List<Arn> open = new ArrayList<>();
        List<Arn> nats = new ArrayList<>();
        boolean endpoint = dice.nextBoolean();
        if (endpoint) {
            it.add(
                    ResourceType.VPC_ENDPOINT,
                    S3_ENDPOINT,
                    "immich-s3",
                    JsonValue.object().put("ServiceName", "com.amazonaws.eu-central-1.s3").build());
            it.in(VPC_ARN, S3_ENDPOINT);
        }
        for (String zone : LETTERS.subList(0, zones)) {
            // Ids tell nothing of the zone.
            String id = Integer.toHexString(dice.nextInt());
            Arn subnet = SnapshotBuilder.ec2("subnet/subnet-1" + id);
            Snapshots.subnet(it, subnet, "immich-public-" + zone, zone, "10.0.1.0/24");
            open.add(subnet);
            if (nats.isEmpty() || dice.nextInt(3) > 0) {
                Arn nat = SnapshotBuilder.ec2("natgateway/nat-" + id);
                Arn eip = SnapshotBuilder.ec2("elastic-ip/eipalloc-" + id);
                Snapshots.nat(it, nat, eip, subnet, zone);
                nats.add(nat);
            }
            Arn closed = SnapshotBuilder.ec2("subnet/subnet-2" + id);
            Snapshots.subnet(it, closed, "immich-private-" + zone, zone, "10.0.11.0/24");
            Arn table = SnapshotBuilder.ec2("route-table/rtb-" + id);
            Snapshots.routeTable(it, table, "immich-private-" + zone, nats.getLast(), closed);
            if (endpoint) {
                it.relate(table, ROUTES_TO, S3_ENDPOINT, "pl-6ea54007");
            }
            for (int i = dice.nextInt(6); i > 0; i--) {
                Arn instance = SnapshotBuilder.ec2("instance/i-" + id + i);
                it.add(ResourceType.EC2_INSTANCE, instance, "instance " + zone + i);
                it.in(closed, instance);
            }
        }
        Snapshots.routeTable(it, RTB_PUBLIC, "immich-public", IGW, open.toArray(Arn[]::new));
        if (dice.nextBoolean()) {
            JsonObject facing = JsonValue.object().put("Scheme", "internet-facing").build();
            it.add(ResourceType.LOAD_BALANCER, ALB, "immich-alb", facing);
            it.in(VPC_ARN, ALB);
            open.forEach(subnet -> it.in(subnet, ALB));
        }
        return it.build();
    }

    private Map<String, Bounds> draw(Snapshot snapshot) {
        return draw(snapshot, ViewKind.NETWORK);
    }

    private Map<String, Bounds> draw(Snapshot snapshot, ViewKind view) {
        Scene scene =
                layout.draw(Views.project(Topology.of(snapshot), view, ViewOptions.DEFAULT))
                        .scene();
        Map<String, Bounds> at = new HashMap<>();
        scene.groups().forEach(box -> at.put(box.id(), box.bounds()));
        scene.nodes().forEach(box -> at.put(box.id(), box.bounds()));
        return at;
    }

    private static Bounds at(Map<String, Bounds> bounds, String id) {
        Bounds found = bounds.get(id);
        if (found == null) {
            throw new AssertionError("not drawn: " + id);
        }
        return found;
    }
}
