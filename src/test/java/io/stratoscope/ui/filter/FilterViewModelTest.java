package io.stratoscope.ui.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Snapshot;
import io.stratoscope.topology.SnapshotFilter;
import io.stratoscope.topology.SnapshotFilter.Tag;
import io.stratoscope.ui.SampleProject;
import io.stratoscope.ui.TestSession;
import io.stratoscope.ui.filter.FilterViewModel.Choice;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

class FilterViewModelTest {

    private final TestSession test = new TestSession();
    private final FilterViewModel model = new FilterViewModel(test.session);

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void countsOnlyWhenSomeoneAsks() throws Exception {
        test.discover(SampleProject.snapshot());
        assertThat(model.offerProperty().get().types()).isEmpty();

        model.openProperty().set(true);
        test.handOver();

        assertThat(model.offerProperty().get().types())
                .extracting(Choice::value)
                .contains(new FilterValue.OfType(ResourceType.LOAD_BALANCER));
        assertThat(model.offerProperty().get().tags())
                .extracting(Choice::words)
                .contains("Project = immich");
    }

    @Test
    void searchNarrowsWhatIsOffered() throws Exception {
        open(SampleProject.snapshot());

        model.queryProperty().set("ENVIRON");

        assertThat(model.offerProperty().get().types()).isEmpty();
        assertThat(model.offerProperty().get().tags())
                .extracting(Choice::words)
                .containsExactly("Environment = production");
        model.queryProperty().set("no such thing");
        assertThat(model.offerProperty().get().tags()).isEmpty();
    }

    @Test
    void tickedAndTakenBack() throws Exception {
        open(SampleProject.snapshot());
        FilterValue tag = new FilterValue.OfTag(new Tag("Environment", "production"));
        FilterValue type = new FilterValue.OfType(ResourceType.BUCKET);

        model.set(tag, true);
        model.set(type, true);
        assertThat(model.chosenProperty().get()).containsExactly(type, tag);
        assertThat(model.filterProperty().get())
                .isEqualTo(
                        new SnapshotFilter(
                                Set.of(ResourceType.BUCKET),
                                Set.of(),
                                Set.of(new Tag("Environment", "production"))));
        model.set(type, false);
        assertThat(model.chosenProperty().get()).containsExactly(tag);
        model.clear();
        assertThat(model.filterProperty().get().isEmpty()).isTrue();
    }

    @Test
    void tenThousandTagsAreFoundByTheirBeginnings() throws Exception {
        open(tagged(10_000));

        assertThat(model.offerProperty().get().tags()).hasSize(FilterViewModel.MOST);
        assertThat(model.offerProperty().get().more()).isGreaterThan(9_000);
        for (String typed : List.of("k", "ke", "key", "key9", "key99", "key999", "key9999")) {
            model.queryProperty().set(typed);
        }
        assertThat(model.offerProperty().get().tags())
                .extracting(Choice::words)
                .containsExactly("key9999 = v");
    }

    @Test
    void hostileTagsStayOnOneLine() {
        assertThat(new FilterValue.OfTag(new Tag("a\nb", "\u0000<x>")).words())
                .isEqualTo("a↵b =  <x>");
        assertThat(new FilterValue.OfZone(SnapshotFilter.NO_ZONE).words()).isEqualTo("in no zone");
    }

    private void open(Snapshot snapshot) throws InterruptedException {
        test.discover(snapshot);
        model.openProperty().set(true);
        test.handOver();
    }

    private static Snapshot tagged(int count) {
        Snapshot sample = SampleProject.snapshot();
        List<Resource> resources =
                sample.resources().stream()
                        .map(each ->
                                each.equals(sample.resources().getFirst())
                                        ? tagged(each, count)
                                        : each)
                        .toList();
        return new Snapshot(
                sample.account(),
                sample.scope(),
                sample.regions(),
                sample.takenAt(),
                resources,
                sample.relations(),
                sample.issues(),
                sample.coverage());
    }

    private static Resource tagged(Resource it, int count) {
        Map<String, String> tags = new HashMap<>();
        for (int i = 0; i < count; i++) {
            tags.put("key" + i, "v");
        }
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
}
