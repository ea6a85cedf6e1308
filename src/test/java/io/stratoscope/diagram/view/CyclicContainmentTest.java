package io.stratoscope.diagram.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.diagram.ViewKind;
import io.stratoscope.diagram.plantuml.PlantUmlLayout;
import io.stratoscope.model.Arn;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Snapshot;
import io.stratoscope.model.SnapshotBuilder;
import io.stratoscope.topology.SnapshotDiff;
import io.stratoscope.topology.Topology;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A file that says that a thing contains itself, straight or on a detour, ends nothing and hangs nothing. */
final class CyclicContainmentTest {

    private final SnapshotBuilder builder = new SnapshotBuilder();
    private final Arn vpc = builder.add(ResourceType.VPC, SnapshotBuilder.ec2("vpc/vpc-1"), "vpc");
    private final Arn subnet =
            builder.add(ResourceType.SUBNET, SnapshotBuilder.ec2("subnet/subnet-1"), "subnet");
    private final Arn cluster =
            builder.add(
                    ResourceType.ECS_CLUSTER, SnapshotBuilder.arn("ecs", "cluster/c"), "cluster");
    private final Arn service =
            builder.add(
                    ResourceType.ECS_SERVICE, SnapshotBuilder.arn("ecs", "service/c/s"), "service");

    private Snapshot cyclic() {
        return builder.relate(vpc, RelationKind.LOCATED_IN, subnet)
                .relate(subnet, RelationKind.LOCATED_IN, vpc)
                .relate(cluster, RelationKind.PART_OF, service)
                .relate(service, RelationKind.PART_OF, cluster)
                .relate(service, RelationKind.PART_OF, service)
                .relate(service, RelationKind.LOCATED_IN, subnet)
                .build();
    }

    @ParameterizedTest
    @EnumSource(ViewKind.class)
    void everyViewIsDrawn(ViewKind view) {
        Topology topology = Topology.of(cyclic());

        assertThat(
                        new PlantUmlLayout()
                                .draw(Views.project(topology, view, ViewOptions.DEFAULT))
                                .svg())
                .contains("<svg");
        assertThat(
                        new PlantUmlLayout()
                                .draw(
                                        Views.project(
                                                topology,
                                                view,
                                                ViewOptions.DEFAULT.withMaxNodes(1)))
                                .svg())
                .contains("<svg");
    }

    @Test
    void blastRadiusSinglePointsOfFailureAndDiffEnd() {
        Snapshot snapshot = cyclic();
        Topology topology = Topology.of(snapshot);

        snapshot.resources()
                .forEach(resource -> assertThat(topology.blastRadius(resource.arn())).isNotNull());
        assertThat(topology.singlePointsOfFailure()).isNotNull();
        assertThat(SnapshotDiff.between(snapshot, snapshot))
                .isEqualTo(SnapshotDiff.between(snapshot, snapshot));
    }
}
