package io.stratoscope.topology;

import static io.stratoscope.model.RelationKind.CONNECTS_TO;
import static io.stratoscope.model.Snapshots.*;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Coverage;
import io.stratoscope.model.DiscoveryIssue;
import io.stratoscope.model.Failure;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceState;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Snapshot;
import io.stratoscope.model.SnapshotBuilder;
import io.stratoscope.model.Snapshots;
import io.stratoscope.topology.SnapshotDiff.FieldChange;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class SnapshotDiffTest {
    private final Snapshot before = Snapshots.immichLike();

    private static List<Arn> arns(List<Resource> resources) {
        return resources.stream().map(Resource::arn).toList();
    }

    private static DiscoveryIssue denied(String service, String region, Optional<Arn> resource) {
        String action = service + ":Describe";
        return new DiscoveryIssue(
                service, region, action, resource, new Failure.AccessDenied(action, "denied"));
    }

    @Test
    void findsNothingBetweenASnapshotAndItsLaterTwin() {
        Resource vpc = before.resource(VPC_ARN).orElseThrow();
        SnapshotBuilder it = Snapshots.immich();
        it.put(
                new Resource(
                        vpc.arn(),
                        vpc.type(),
                        vpc.id(),
                        vpc.name(),
                        vpc.region(),
                        vpc.availabilityZone(),
                        vpc.tags(),
                        vpc.discoveredBy(),
                        vpc.state(),
                        vpc.call(),
                        Instant.parse("2026-03-02T00:00:00Z"),
                        vpc.description()));
        assertThat(SnapshotDiff.between(before, it.build()).isEmpty()).isTrue();
    }

    @Test
    void tellsAddedFromRemoved() {
        SnapshotBuilder it = Snapshots.immich().forget(READER);
        Arn queue =
                it.add(new ResourceType("AWS::SQS::Queue"), SnapshotBuilder.arn("sqs", "q"), "q");
        it.relate(queue, CONNECTS_TO, DB);
        SnapshotDiff diff = SnapshotDiff.between(before, it.build());

        assertThat(arns(diff.added())).containsExactly(queue);
        assertThat(arns(diff.removed())).containsExactly(READER);
        assertThat(diff.relationsAdded()).singleElement().matches(r -> r.from().equals(queue));
        assertThat(diff.relationsRemoved())
                .isNotEmpty()
                .allMatch(r -> r.from().equals(READER) || r.to().equals(READER));
        assertThat(diff.changed()).isEmpty();
    }

    @Test
    void namesTheFieldsAndTagsThatChanged() {
        SnapshotBuilder it = Snapshots.immich();
        Snapshots.service(it, ML, "immich-ml", 3, ML_DEF, SG_ML);
        Resource bucket = it.get(BACKUP);
        it.put(
                new Resource(
                        bucket.arn(),
                        bucket.type(),
                        bucket.id(),
                        bucket.name(),
                        bucket.region(),
                        bucket.availabilityZone(),
                        Map.of("Name", bucket.name(), "Project", "immich", "Owner", "ann"),
                        bucket.discoveredBy(),
                        bucket.state(),
                        bucket.call(),
                        bucket.confirmedAt(),
                        bucket.description()));
        SnapshotDiff diff = SnapshotDiff.between(before, it.build());

        assertThat(diff.changed())
                .extracting(change -> change.after().arn())
                .containsExactly(ML, BACKUP);
        assertThat(diff.changed().getFirst().fields())
                .extracting(FieldChange::field)
                .containsExactly("desiredCount", "runningCount");
        assertThat(diff.changed().getLast().fields())
                .singleElement()
                .satisfies(field -> {
                    assertThat(field.field()).isEqualTo("tags.Owner");
                    assertThat(field.before()).isEmpty();
                });
    }

    @Test
    void callsWhatCouldNotBeReadStaleAndNotRemoved() {
        SnapshotBuilder it = Snapshots.immich().state(DB, ResourceState.STALE);
        SnapshotDiff diff = SnapshotDiff.between(before, it.build());
        assertThat(arns(diff.becameStale())).containsExactly(DB);
        assertThat(diff.removed()).isEmpty();
        assertThat(diff.changed()).isEmpty();
        assertThat(SnapshotDiff.between(it.build(), it.build()).becameStale())
                .as("it was stale before")
                .isEmpty();
    }

    @Test
    void doesNotCallRemovedWhatTheLaterSnapshotCouldNotRead() {
        SnapshotBuilder it = Snapshots.immich().remove(DB).remove(WRITER).remove(REDIS);
        it.issue(denied("rds", SnapshotBuilder.REGION, Optional.empty()));
        SnapshotDiff diff = SnapshotDiff.between(before, it.build());
        assertThat(arns(diff.notRead())).containsExactly(DB, WRITER);
        assertThat(arns(diff.removed())).as("another service").containsExactly(REDIS);
        assertThat(diff.relationsRemoved())
                .noneMatch(r -> r.from().equals(DB) || r.from().equals(WRITER));
    }

    @Test
    void takesAFailureElsewhereForNoExcuse() {
        SnapshotBuilder it = Snapshots.immich().remove(DB);
        it.issue(denied("rds", "us-west-2", Optional.empty()));
        it.issue(denied("rds", SnapshotBuilder.REGION, Optional.of(WRITER)));
        assertThat(arns(SnapshotDiff.between(before, it.build()).removed())).containsExactly(DB);
    }

    @Test
    void doesNotCallRemovedWhatIsInARegionThatWasNotLookedAt() {
        SnapshotBuilder it = new SnapshotBuilder().regions("us-west-2");
        SnapshotDiff diff = SnapshotDiff.between(before, it.build());
        assertThat(diff.removed()).allMatch(r -> r.region().equals(Resource.GLOBAL));
        assertThat(arns(diff.notRead())).contains(DB, VPC_ARN, BACKUP);
    }

    @Test
    void doesNotCallRemovedWhatTheLedgerSaysWasNotScanned() {
        SnapshotBuilder it = Snapshots.immich().remove(EFS);
        String region = SnapshotBuilder.REGION;
        it.coverage(new Coverage.Row("elasticfilesystem", region, 0, 0, 0, 0, 0, 0, 0, 3));
        assertThat(arns(SnapshotDiff.between(before, it.build()).notRead())).containsExactly(EFS);

        SnapshotBuilder read = Snapshots.immich().remove(EFS);
        read.coverage(new Coverage.Row("elasticfilesystem", region, 3, 0, 0, 0, 0, 0, 0, 0));
        assertThat(arns(SnapshotDiff.between(before, read.build()).removed())).containsExactly(EFS);
    }
}
