package io.stratoscope.discovery;

import static io.stratoscope.discovery.FakeTagging.mapping;
import static io.stratoscope.discovery.WorldDescriber.PREFIX;
import static io.stratoscope.discovery.WorldDescriber.TAGGED;
import static io.stratoscope.discovery.WorldDescriber.arn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.job.Jobs;
import io.stratoscope.model.Coverage;
import io.stratoscope.model.DiscoveredBy;
import io.stratoscope.model.Failure;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceState;
import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.sts.StsClient;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

final class DiscoveryTest {

    private static final Map<String, String> OTHER = Map.of("Project", "other");
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private final WorldDescriber world = new WorldDescriber();
    private FakeTagging tagging = new FakeTagging();

    private static Clock at(Instant instant) {
        return Clock.fixed(instant, ZoneOffset.UTC);
    }

    private Discovery discovery(Instant now) {
        FakeAccount account =
                new FakeAccount()
                        .with(StsClient.class, new FakeSts())
                        .with(ResourceGroupsTaggingApiClient.class, FakeAccount.REGION, tagging)
                        .with(ResourceGroupsTaggingApiClient.class, new FakeTagging());
        return new Discovery(account, at(now), List.of(world));
    }

    private static DiscoveryRequest request(Snapshot... previous) {
        return new DiscoveryRequest(
                Scope.project("immich"),
                List.of(FakeAccount.REGION),
                List.of(previous).stream().findFirst());
    }

    private Snapshot discover(Snapshot... previous) {
        return discovery(NOW).run(request(previous), new InlineJob());
    }

    private void sweepNames(String... names) {
        tagging = new FakeTagging();
        tagging.page(
                List.of(names).stream()
                        .map(name -> mapping(PREFIX + name, TAGGED))
                        .toArray(
                                software.amazon.awssdk.services.resourcegroupstaggingapi.model
                                                        .ResourceTagMapping
                                                []
                                        ::new));
    }

    private static List<String> names(Snapshot snapshot) {
        return snapshot.resources().stream().map(Resource::name).toList();
    }

    private static Resource resource(Snapshot snapshot, String name) {
        return snapshot.resource(arn(name)).orElseThrow();
    }

    private static Coverage.Row row(Snapshot snapshot) {
        return snapshot.coverage().rows().stream()
                .filter(row -> row.service().equals("world"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatTheSweepNamesAndADescribeCallConfirmsIsLive() {
        world.thing("a", TAGGED);
        sweepNames("a");

        Snapshot snapshot = discover();

        assertThat(resource(snapshot, "a").state()).isEqualTo(ResourceState.LIVE);
        assertThat(resource(snapshot, "a").discoveredBy()).isEqualTo(DiscoveredBy.TAG);
        assertThat(resource(snapshot, "a").confirmedAt()).isEqualTo(NOW);
        assertThat(snapshot.takenAt()).isEqualTo(NOW);
        assertThat(snapshot.account().id()).isEqualTo(FakeAccount.ID);
        assertThat(row(snapshot))
                .isEqualTo(new Coverage.Row("world", FakeAccount.REGION, 1, 0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void whatSomebodyOutsideNamesIsLookedAtToo() {
        world.thing("untagged", Map.of());
        world.thing("nobodys", Map.of());
        DiscoveryRequest request =
                new DiscoveryRequest(
                        Scope.project("immich"),
                        List.of(FakeAccount.REGION),
                        Optional.empty(),
                        Set.of(arn("untagged"), arn("deleted")));

        Snapshot snapshot = discovery(NOW).run(request, new InlineJob());

        assertThat(names(snapshot)).containsExactly("untagged");
        assertThat(resource(snapshot, "untagged").discoveredBy()).isEqualTo(DiscoveredBy.EXPANSION);
        assertThat(row(snapshot).missing()).isEqualTo(1);
    }

    @Test
    void whatTheSweepNamesButIsGoneIsAGhostAndNotDrawn() {
        world.thing("a", TAGGED);
        sweepNames("a", "deleted");

        Snapshot snapshot = discover();

        assertThat(names(snapshot)).containsExactly("a");
        assertThat(row(snapshot).ghosts()).isEqualTo(1);
        assertThat(snapshot.coverage().percentConfirmed()).contains(100);
    }

    @Test
    void whatIsDeniedKeepsItsLastKnownStateAsStale() {
        world.thing("a", TAGGED).thing("b", TAGGED).relation("a", RelationKind.ROUTES_TO, "b");
        sweepNames("a", "b");
        Snapshot before = discover();
        world.deny("a");

        Snapshot after = discovery(NOW.plusSeconds(60)).run(request(before), new InlineJob());

        assertThat(resource(after, "a").state()).isEqualTo(ResourceState.STALE);
        assertThat(resource(after, "a").confirmedAt()).isEqualTo(NOW);
        assertThat(resource(after, "b").state()).isEqualTo(ResourceState.LIVE);
        assertThat(after.relations()).isEqualTo(before.relations());
        assertThat(row(after).denied()).isEqualTo(1);
        assertThat(after.issues())
                .singleElement()
                .satisfies(issue -> {
                    assertThat(issue.resource()).contains(arn("a"));
                    assertThat(issue.failure()).isInstanceOf(Failure.AccessDenied.class);
                });
    }

    @Test
    void whatIsDeniedAndWasNeverKnownIsUnverified() {
        world.thing("a", TAGGED).deny("a");
        sweepNames("a");

        Resource a = resource(discover(), "a");

        assertThat(a.state()).isEqualTo(ResourceState.UNVERIFIED);
        assertThat(a.discoveredBy()).isEqualTo(DiscoveredBy.TAG);
        assertThat(a.tags()).isEqualTo(TAGGED);
    }

    @Test
    void staleStaysStaleForAsLongAsItCannotBeRead() {
        world.thing("a", TAGGED);
        sweepNames("a");
        Snapshot first = discover();
        world.deny("a");
        Snapshot second = discover(first);
        tagging = new FakeTagging().failing(WorldDescriber.error("AccessDenied"));
        Snapshot third = discover(second);

        assertThat(resource(third, "a").state()).isEqualTo(ResourceState.STALE);
        assertThat(resource(third, "a").discoveredBy()).isEqualTo(DiscoveredBy.TAG);
    }

    @Test
    void whatAnEarlierSnapshotHadAndADescribeCallSaysIsGoneDisappears() {
        world.thing("a", TAGGED).thing("b", TAGGED);
        sweepNames("a", "b");
        Snapshot before = discover();
        world.remove("b");
        sweepNames("a");

        Snapshot after = discover(before);

        assertThat(names(after)).containsExactly("a");
        assertThat(after.issues()).isEmpty();
    }

    @Test
    void aFailedSweepDoesNotLoseWhatAnEarlierSnapshotKnew() {
        world.thing("a", TAGGED);
        sweepNames("a");
        Snapshot before = discover();
        tagging = new FakeTagging().failing(WorldDescriber.error("Throttling"));

        Snapshot after = discover(before);

        assertThat(resource(after, "a").state()).isEqualTo(ResourceState.LIVE);
        assertThat(resource(after, "a").discoveredBy()).isEqualTo(DiscoveredBy.TAG);
        assertThat(after.coverage().total().throttled()).isEqualTo(1);
    }

    @Test
    void aReferencedRelativeComesWithItsContainersAndNothingMore() {
        world.thing("mine", TAGGED)
                .thing("shared", OTHER)
                .thing("container", OTHER)
                .thing("secretOfOther", OTHER)
                .relation("mine", RelationKind.ENCRYPTED_BY, "shared")
                .relation("shared", RelationKind.LOCATED_IN, "container")
                .relation("shared", RelationKind.REFERENCES, "secretOfOther")
                .relation("secretOfOther", RelationKind.REFERENCES, "mine");
        sweepNames("mine");

        Snapshot snapshot = discover();

        assertThat(names(snapshot)).containsExactlyInAnyOrder("mine", "shared", "container");
        assertThat(resource(snapshot, "shared").discoveredBy()).isEqualTo(DiscoveredBy.EXPANSION);
        assertThat(snapshot.relations())
                .noneMatch(relation -> relation.to().equals(arn("secretOfOther")));
        assertThat(world.described).doesNotContain(arn("secretOfOther"));
    }

    @Test
    void aPartOfAMemberIsFollowedButNotOneThatAnotherProjectClaims() {
        world.thing("cluster", TAGGED)
                .thing("task", Map.of())
                .thing("foreign", OTHER)
                .thing("image", Map.of())
                .part("cluster", "task")
                .part("cluster", "foreign")
                .relation("task", RelationKind.REFERENCES, "image");
        sweepNames("cluster");

        Snapshot snapshot = discover();

        assertThat(names(snapshot)).containsExactlyInAnyOrder("cluster", "task", "image");
        assertThat(resource(snapshot, "task").discoveredBy()).isEqualTo(DiscoveredBy.EXPANSION);
    }

    @Test
    void aRelationToWhatIsGoneStaysAndIsCountedAsMissing() {
        world.thing("a", TAGGED).relation("a", RelationKind.ENCRYPTED_BY, "gone");
        sweepNames("a");

        Snapshot snapshot = discover();

        assertThat(names(snapshot)).containsExactly("a");
        assertThat(snapshot.relations())
                .extracting(relation -> relation.to())
                .containsExactly(arn("gone"));
        assertThat(row(snapshot).missing()).isEqualTo(1);
    }

    @Test
    void aRelationThatCouldNotBeReadAgainStays() {
        world.thing("a", TAGGED).thing("b", TAGGED).relation("a", RelationKind.LOGS_TO, "b");
        sweepNames("a", "b");
        Snapshot before = discover();

        world.denyRelations("a");
        Snapshot unread = discover(before);
        assertThat(unread.relations()).isEqualTo(before.relations());
        assertThat(discover(unread).relations()).isEqualTo(before.relations());
    }

    @Test
    void aRelationThatWasTakenAwayEndsThoughItsEndCouldNotBeReadInFull() {
        world.thing("a", TAGGED).thing("b", TAGGED).relation("a", RelationKind.LOGS_TO, "b");
        sweepNames("a", "b");
        Snapshot before = discover();

        world.unrelate("a").denyRelations("b");

        assertThat(discover(before).relations()).isEmpty();
    }

    @Test
    void aRelationThatCouldNotBeReadAgainEndsWithItsEnd() {
        world.thing("a", TAGGED).thing("b", TAGGED).relation("a", RelationKind.ROUTES_TO, "b");
        sweepNames("a", "b");
        Snapshot before = discover();

        world.denyRelations("a").remove("b");
        sweepNames("a");
        Snapshot after = discover(before);

        assertThat(names(after)).containsExactly("a");
        assertThat(after.relations()).isEmpty();
    }

    @Test
    void aRelationToWhatWasMissingBeforeStaysMissingWhereItCouldNotBeReadAgain() {
        world.thing("a", TAGGED).relation("a", RelationKind.LOGS_TO, "gone");
        sweepNames("a");
        Snapshot before = discover();
        assertThat(before.relations()).hasSize(1);

        world.denyRelations("a");

        assertThat(discover(before).relations()).isEqualTo(before.relations());
    }

    @Test
    void nothingIsDescribedTwice() {
        world.thing("a", TAGGED)
                .thing("b", TAGGED)
                .thing("c", Map.of())
                .relation("a", RelationKind.ROUTES_TO, "c")
                .relation("b", RelationKind.ROUTES_TO, "c")
                .relation("c", RelationKind.ROUTES_TO, "a");
        sweepNames("a", "b");
        Snapshot before = discover();
        world.described.clear();

        discover(before);

        assertThat(world.described).doesNotHaveDuplicates().hasSize(3);
    }

    @Test
    void whatADescriberLeavesOutIsNotScannedAndUnverified() {
        world.leaveOut("odd");
        sweepNames("odd");

        Snapshot snapshot = discover();

        assertThat(resource(snapshot, "odd").state()).isEqualTo(ResourceState.UNVERIFIED);
        assertThat(row(snapshot).notScanned()).isEqualTo(1);
    }

    @Test
    void aFailedListingIsALineOfTheLedger() {
        world.denyListing();
        sweepNames();

        Snapshot snapshot = discover();

        assertThat(row(snapshot).denied()).isEqualTo(1);
        assertThat(snapshot.issues())
                .extracting(issue -> issue.call())
                .containsExactly("world:List");
    }

    @Test
    void whatACancelledRunDidNotLookAtIsNotScannedAndStaysStale() {
        world.thing("a", TAGGED).thing("b", TAGGED);
        sweepNames("a");
        Snapshot before = discover();
        sweepNames("a", "b");

        // Two sweeps and one listing, then the operator cancels.
        Snapshot after = discovery(NOW).run(request(before), new InlineJob(3));

        assertThat(resource(after, "a").state()).isEqualTo(ResourceState.STALE);
        assertThat(resource(after, "b").state()).isEqualTo(ResourceState.UNVERIFIED);
        assertThat(row(after).notScanned()).isEqualTo(2);
        assertThat(after.issues())
                .extracting(issue -> issue.failure())
                .hasAtLeastOneElementOfType(Failure.Cancelled.class);
    }

    @Test
    void theResultIsTheSameWhicheverTaskIsFaster() throws InterruptedException {
        for (int i = 0; i < 500; i++) {
            world.thing("t" + i, i % 3 == 0 ? Map.of() : TAGGED);
            world.relation("t" + i, RelationKind.REFERENCES, "t" + (i * 7) % 500);
        }
        sweepNames("t1", "t2", "t4");
        Snapshot inline = discover();
        try (Jobs jobs = new Jobs(at(NOW))) {
            Snapshot parallel =
                    jobs.start("discover", job -> discovery(NOW).run(request(), job)).await();
            assertThat(parallel).isEqualTo(inline);
        }
        assertThat(discover(inline)).isEqualTo(inline);
    }

    @Test
    void withoutAnIdentityNothingBegins() {
        FakeAccount account =
                new FakeAccount()
                        .with(
                                StsClient.class,
                                new FakeSts(Optional.of(WorldDescriber.error("ExpiredToken"))));
        Discovery discovery = new Discovery(account, at(NOW), List.of(world));

        assertThatThrownBy(() -> discovery.run(request(), new InlineJob()))
                .isInstanceOfSatisfying(
                        DiscoveryException.class,
                        e -> assertThat(e.failure()).isInstanceOf(Failure.BadCredentials.class));
    }

    @Test
    void theTotalsOfTheLedgerAddUp() {
        world.thing("a", TAGGED).thing("b", TAGGED).deny("b").leaveOut("odd");
        world.relation("a", RelationKind.REFERENCES, "nowhere");
        sweepNames("a", "b", "odd", "ghost");

        Coverage.Row row = row(discover());

        assertThat(row)
                .isEqualTo(new Coverage.Row("world", FakeAccount.REGION, 1, 1, 1, 1, 0, 0, 0, 1));
        assertThat(row.total()).isEqualTo(5);
    }

    @Test
    void shortAndEmptyPagesWithATokenDoNotEndTheSweep() {
        world.thing("a", TAGGED).thing("b", TAGGED);
        tagging =
                new FakeTagging()
                        .page(mapping(PREFIX + "a", TAGGED))
                        .page()
                        .page(mapping(PREFIX + "b", TAGGED))
                        .page();

        assertThat(names(discover())).containsExactly("a", "b");
        assertThat(tagging.requests).hasSize(4);
        assertThat(tagging.requests).allMatch(request -> request.resourcesPerPage() == 100);
    }

    @Test
    void aTokenThatComesAgainEndsTheSweepAsAFailure() {
        world.thing("a", TAGGED);
        tagging = new FakeTagging().page(mapping(PREFIX + "a", TAGGED)).repeatingItsToken();

        Snapshot snapshot = discover();

        assertThat(names(snapshot)).containsExactly("a");
        assertThat(snapshot.issues())
                .extracting(issue -> issue.call())
                .containsExactly(TagSweep.ACTION);
        assertThat(tagging.requests).hasSize(2);
    }

    @Test
    void aCopyJobWithoutKnownTagsBelongsToTheProjectWhoseDataItWorksOn() {
        world.thing("own-bucket", TAGGED).thing("other-bucket", OTHER);
        world.untold("own-place").relation("own-place", RelationKind.STORES_IN, "own-bucket");
        world.untold("own-job").relation("own-job", RelationKind.COPIES_FROM, "own-place");
        world.untold("other-place").relation("other-place", RelationKind.STORES_IN, "other-bucket");
        world.untold("other-job").relation("other-job", RelationKind.COPIES_TO, "other-place");
        world.untold("reader").relation("reader", RelationKind.REFERENCES, "own-bucket");
        sweepNames("own-bucket");

        Snapshot snapshot = discover();

        assertThat(names(snapshot)).containsExactly("own-bucket", "own-job", "own-place");
        assertThat(resource(snapshot, "own-job").discoveredBy()).isEqualTo(DiscoveredBy.EXPANSION);
        assertThat(resource(snapshot, "own-job").state()).isEqualTo(ResourceState.LIVE);
    }

    @Test
    void aCopyJobThatIsKnownToBeUntaggedIsNotOfTheProject() {
        world.thing("own-bucket", TAGGED);
        world.listed("job").relation("job", RelationKind.COPIES_TO, "own-bucket");
        sweepNames("own-bucket");

        assertThat(names(discover())).containsExactly("own-bucket");
    }
}
