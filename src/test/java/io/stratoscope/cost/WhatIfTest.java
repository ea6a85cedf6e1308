package io.stratoscope.cost;

import static io.stratoscope.model.SnapshotBuilder.arn;
import static io.stratoscope.model.Snapshots.*;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.Arn;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.SnapshotBuilder;
import io.stratoscope.model.Snapshots;
import io.stratoscope.price.PriceTable;
import io.stratoscope.topology.Topology;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

class WhatIfTest {
    private static List<WhatIf.Change> ask(SnapshotBuilder it, String name) {
        return WhatIfs.named(name)
                .orElseThrow()
                .changes(CostEstimate.of(Topology.of(it.build()), PriceTable.shipped()));
    }

    private static List<Arn> changed(SnapshotBuilder it, String name) {
        return ask(it, name).stream().map(change -> change.resource().arn()).toList();
    }

    private static BigDecimal sum(List<WhatIf.Change> changes) {
        return changes.stream()
                .map(WhatIf.Change::monthlyUsd)
                .flatMap(Optional::stream)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static JsonObject json(String text) {
        return (JsonObject) JsonText.parse(text);
    }

    private static SnapshotBuilder task(String architecture) {
        SnapshotBuilder it = Snapshots.immich();
        it.add(
                ResourceType.ECS_TASK_DEFINITION,
                SERVER_DEF,
                "immich-server:7",
                json(
                        "{\"cpu\":\"1024\",\"memory\":\"2048\",\"runtimePlatform\":{\"cpuArchitecture\":\""
                                + architecture
                                + "\"}}"));
        return it;
    }

    @Test
    void oneNatGatewayTakesTheOthersAndTheirAddressesAway() {
        List<WhatIf.Change> changes = ask(Snapshots.immich(), "one-nat");
        assertThat(changes).extracting(c -> c.resource().arn()).containsExactly(NAT_B, EIP_B);
        assertThat(sum(changes)).isEqualByComparingTo("-41.61");
        assertThat(ask(Snapshots.immich().forget(NAT_B).forget(EIP_B), "one-nat")).isEmpty();
    }

    @Test
    void gravitonIsForWhatIsOnX86() {
        List<WhatIf.Change> changes = ask(task("X86_64"), "graviton");
        assertThat(changes).extracting(c -> c.resource().arn()).containsExactly(SERVER);
        // Two tasks of a vCPU and 2 GiB.
        assertThat(sum(changes)).isEqualByComparingTo("-16.571");
        assertThat(ask(task("ARM64"), "graviton")).isEmpty();
    }

    @Test
    void spotHasNoFigureForArm() {
        assertThat(sum(ask(task("X86_64"), "fargate-spot"))).isEqualByComparingTo("-58.02916");
        assertThat(ask(task("ARM64"), "fargate-spot"))
                .singleElement()
                .satisfies(change -> assertThat(change.monthlyUsd()).isEmpty());
    }

    @Test
    void aReplicaLessTakesAReaderAndNeverTheWriter() {
        assertThat(changed(Snapshots.immich(), "one-replica-less"))
                .containsExactly(READER, REDIS_2);
        assertThat(changed(Snapshots.immich().forget(READER), "one-replica-less"))
                .containsExactly(REDIS_2);
        SnapshotBuilder writerLast = Snapshots.immich();
        Arn early = arn("rds", "db:a-reader");
        writerLast.forget(READER);
        writerLast.add(ResourceType.DB_INSTANCE, early, "a-reader");
        writerLast.relate(early, RelationKind.PART_OF, DB, "reader");
        assertThat(changed(writerLast, "one-replica-less")).containsExactly(early, REDIS_2);
    }

    @Test
    void knowsItsQuestionsByName() {
        assertThat(WhatIfs.all())
                .extracting(WhatIf::name)
                .containsExactly("one-nat", "graviton", "fargate-spot", "one-replica-less");
        assertThat(WhatIfs.named("one-nats")).isEmpty();
    }
}
