package io.stratoscope.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Relation;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Snapshot;
import io.stratoscope.model.Snapshots;
import io.stratoscope.topology.SnapshotFacets.Facet;
import io.stratoscope.topology.SnapshotFilter.Tag;
import io.stratoscope.topology.TopologyNode.Presence;

import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

class SnapshotFilterTest {

    private static final Tag BLUE = new Tag("Colour", "blue");

    private final Snapshot whole = Snapshots.immichLike();

    @Test
    void noWishLetsEverythingThrough() {
        assertThat(SnapshotFilter.NONE.apply(whole)).isSameAs(whole);
        assertThat(SnapshotFilter.NONE.matches(Topology.of(whole))).isEqualTo(whole.resources());
    }

    @Test
    void typeKeepsWhatItStandsInAndNothingElse() {
        Snapshot databases = types(ResourceType.DB_INSTANCE).apply(whole);

        assertThat(arns(databases))
                .contains(
                        Snapshots.WRITER,
                        Snapshots.READER,
                        Snapshots.VPC_ARN,
                        Snapshots.PRIVATE_A,
                        Snapshots.PRIVATE_B)
                .doesNotContain(
                        Snapshots.DB,
                        Snapshots.ALB,
                        Snapshots.SERVER,
                        Snapshots.PUBLIC_A,
                        Snapshots.IGW);
    }

    @Test
    void whatIsLeftOutDoesNotBecomeMissing() {
        for (Resource resource : whole.resources()) {
            Snapshot kept = types(resource.type()).apply(whole);
            Set<Arn> missing = new HashSet<>(missing(kept));
            missing.removeAll(missing(whole));
            assertThat(missing).as("missing for %s only", resource.type()).isEmpty();
        }
    }

    @Test
    void whatWasMissingBeforeStaysMissing() {
        Arn gone = Snapshots.KEY;
        Snapshot without = without(whole, gone);
        assertThat(missing(without)).contains(gone);

        Snapshot kept = types(ResourceType.SECRET).apply(without);

        assertThat(missing(kept)).contains(gone);
    }

    @Test
    void publicSubnetStaysPublicAndPrivateStaysPrivate() {
        Snapshot gateways = types(ResourceType.NAT_GATEWAY).apply(whole);
        Topology topology = Topology.of(gateways);

        assertThat(topology.subnetKind(Snapshots.PUBLIC_A)).isEqualTo(SubnetKind.PUBLIC);
        Snapshot databases = types(ResourceType.DB_INSTANCE).apply(whole);
        assertThat(Topology.of(databases).subnetKind(Snapshots.PRIVATE_A))
                .isEqualTo(SubnetKind.PRIVATE);
        Snapshot subnets = types(ResourceType.SUBNET).apply(whole);
        assertThat(Topology.of(subnets).subnetKind(Snapshots.PUBLIC_B))
                .isEqualTo(SubnetKind.PUBLIC);
    }

    @Test
    void everyMatchStandsWhereItStood() {
        Topology before = Topology.of(whole);
        for (Resource resource : whole.resources()) {
            if (resource.type().equals(ResourceType.ELASTIC_IP)) {
                continue; // it is where its gateway is, and that is left out
            }
            Topology after = Topology.of(types(resource.type()).apply(whole));
            assertThat(after.subnets(resource.arn()))
                    .as(resource.arn().toString())
                    .isEqualTo(before.subnets(resource.arn()));
            assertThat(after.availabilityZones(resource.arn()))
                    .as(resource.arn().toString())
                    .isEqualTo(before.availabilityZones(resource.arn()));
        }
    }

    @Test
    void zoneIsTheOwnOrThatOfTheSubnets() {
        SnapshotFilter a = SnapshotFilter.NONE.withZones(Set.of("eu-central-1a"));
        List<Arn> matches = a.matches(Topology.of(whole)).stream().map(Resource::arn).toList();

        assertThat(matches).contains(Snapshots.PRIVATE_A, Snapshots.NAT_A);
        assertThat(matches).doesNotContain(Snapshots.PRIVATE_B, Snapshots.NAT_B, Snapshots.BACKUP);
        SnapshotFilter none = SnapshotFilter.NONE.withZones(Set.of(SnapshotFilter.NO_ZONE));
        assertThat(none.matches(Topology.of(whole)))
                .extracting(Resource::arn)
                .contains(Snapshots.BACKUP)
                .doesNotContain(Snapshots.PRIVATE_A);
    }

    @Test
    void ofOneSortAnyIsEnoughAndOfEachSortOneIsNeeded() {
        Snapshot tagged = tagged(whole, BLUE, Snapshots.ALB, Snapshots.WRITER);
        SnapshotFilter blue = SnapshotFilter.NONE.withTags(Set.of(BLUE));

        assertThat(matched(blue, tagged))
                .containsExactlyInAnyOrder(Snapshots.ALB, Snapshots.WRITER);
        assertThat(matched(blue.withTypes(Set.of(ResourceType.LOAD_BALANCER)), tagged))
                .containsExactly(Snapshots.ALB);
        assertThat(
                        matched(
                                blue.withTypes(
                                        Set.of(
                                                ResourceType.LOAD_BALANCER,
                                                ResourceType.DB_INSTANCE)),
                                tagged))
                .containsExactlyInAnyOrder(Snapshots.ALB, Snapshots.WRITER);
        assertThat(matched(blue.withTypes(Set.of(ResourceType.BUCKET)), tagged)).isEmpty();
        assertThat(matched(SnapshotFilter.NONE.withTags(Set.of(new Tag("Colour", "red"))), tagged))
                .isEmpty();
    }

    @Test
    void whatCouldNotBeReadStaysSaid() {
        Snapshot kept = types(ResourceType.BUCKET).apply(whole);

        assertThat(kept.coverage()).isEqualTo(whole.coverage());
        assertThat(kept.issues()).isEqualTo(whole.issues());
        assertThat(kept.account()).isEqualTo(whole.account());
    }

    @Test
    void facetsCountWhatThereIsMostFrequentFirst() {
        Snapshot tagged = tagged(whole, BLUE, Snapshots.ALB, Snapshots.WRITER);
        SnapshotFacets facets = SnapshotFacets.of(tagged);

        assertThat(facets.types())
                .contains(new Facet<>(ResourceType.SUBNET, 4), new Facet<>(ResourceType.VPC, 1))
                .isSortedAccordingTo((a, b) -> Integer.compare(b.count(), a.count()));
        assertThat(facets.zones()).extracting(Facet::value).contains("eu-central-1a", "");
        assertThat(facets.tags()).contains(new Facet<>(BLUE, 2));
    }

    private static SnapshotFilter types(ResourceType type) {
        return SnapshotFilter.NONE.withTypes(Set.of(type));
    }

    private static List<Arn> matched(SnapshotFilter filter, Snapshot snapshot) {
        return filter.matches(Topology.of(snapshot)).stream().map(Resource::arn).toList();
    }

    private static List<Arn> arns(Snapshot snapshot) {
        return snapshot.resources().stream().map(Resource::arn).toList();
    }

    private static List<Arn> missing(Snapshot snapshot) {
        return Topology.of(snapshot).nodes().stream()
                .filter(node -> node.presence() == Presence.MISSING)
                .map(TopologyNode::arn)
                .toList();
    }

    private static Snapshot without(Snapshot snapshot, Arn gone) {
        return with(
                snapshot,
                snapshot.resources().stream().filter(each -> !each.arn().equals(gone)).toList(),
                snapshot.relations().stream().filter(each -> !each.from().equals(gone)).toList());
    }

    private static Snapshot tagged(Snapshot snapshot, Tag tag, Arn... those) {
        Set<Arn> wanted = Set.of(those);
        return with(
                snapshot,
                snapshot.resources().stream()
                        .map(each -> wanted.contains(each.arn()) ? tagged(each, tag) : each)
                        .toList(),
                snapshot.relations());
    }

    private static Resource tagged(Resource it, Tag tag) {
        Map<String, String> tags = new HashMap<>(it.tags());
        tags.put(tag.key(), tag.value());
        return new Resource(
                it.arn(),
                it.type(),
                it.id(),
                it.name(),
                it.region(),
                it.availabilityZone(),
                tags,
                it.discoveredBy(),
                it.state(),
                it.call(),
                it.confirmedAt(),
                it.description());
    }

    private static Snapshot with(
            Snapshot snapshot, List<Resource> resources, List<Relation> relations) {
        return new Snapshot(
                snapshot.account(),
                snapshot.scope(),
                snapshot.regions(),
                snapshot.takenAt(),
                resources,
                relations,
                snapshot.issues(),
                snapshot.coverage());
    }
}
