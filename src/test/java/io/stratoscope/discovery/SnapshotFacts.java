package io.stratoscope.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Coverage;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceState;
import io.stratoscope.model.Snapshot;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What must hold of every snapshot, whatever went wrong while it was taken. */
final class SnapshotFacts {

    private SnapshotFacts() {}

    /**
     * Each live resource is counted as confirmed once; each that could not be read, and each listing that failed, once in
     * the column of what went wrong.
     */
    static void assertLedgerAddsUp(Snapshot snapshot) {
        Coverage.Row total = snapshot.coverage().total();
        long live = count(snapshot, ResourceState.LIVE);
        long unread =
                count(snapshot, ResourceState.STALE) + count(snapshot, ResourceState.UNVERIFIED);
        long failedListings =
                snapshot.issues().stream()
                        .filter(issue ->
                                issue.resource().filter(arn -> unread(snapshot, arn)).isEmpty())
                        .count();
        int unsettled = total.total() - total.settled();

        assertThat((long) total.confirmed()).isEqualTo(live);
        assertThat((long) unsettled).isBetween(unread, unread + failedListings);
        assertThat(snapshot.coverage().rows().stream().mapToInt(Coverage.Row::total).sum())
                .isEqualTo(total.total());
        assertThat(snapshot.coverage().rows()).allMatch(row -> row.total() > 0);
        assertThat(snapshot.coverage().percentConfirmed())
                .hasValueSatisfying(
                        percent -> assertThat(percent == 100).isEqualTo(unsettled == 0));
    }

    static Set<Arn> arns(Snapshot snapshot) {
        return snapshot.resources().stream().map(Resource::arn).collect(Collectors.toSet());
    }

    static List<Arn> arns(Snapshot snapshot, ResourceState state) {
        return snapshot.resources().stream()
                .filter(resource -> resource.state() == state)
                .map(Resource::arn)
                .toList();
    }

    private static boolean unread(Snapshot snapshot, Arn arn) {
        return snapshot.resource(arn)
                .filter(resource -> resource.state() != ResourceState.LIVE)
                .isPresent();
    }

    private static long count(Snapshot snapshot, ResourceState state) {
        return arns(snapshot, state).size();
    }
}
