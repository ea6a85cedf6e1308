package io.stratoscope.ui.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.AccountInfo;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Coverage;
import io.stratoscope.model.DiscoveredBy;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceState;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;
import io.stratoscope.ui.SampleProject;
import io.stratoscope.ui.TestSession;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

class ResourcesViewModelTest {

    private final TestSession test = new TestSession();
    private final ResourcesViewModel model = new ResourcesViewModel(test.session);

    @AfterEach
    void close() {
        test.close();
    }

    private List<String> names() {
        return names(model.listingProperty().get().rows());
    }

    private static List<String> names(List<Row> rows) {
        return rows.stream()
                .map(row ->
                        switch (row) {
                            case Row.Heading(Group group, int count, boolean open) ->
                                    (open ? "v " : "> ") + group.title() + " " + count;
                            case Row.Entry(Resource resource) -> resource.id();
                        })
                .toList();
    }

    private static Snapshot of(Resource... resources) {
        return of(List.of(resources));
    }

    private static Snapshot of(List<Resource> resources) {
        return new Snapshot(
                new AccountInfo("123456789012", "simulated", true),
                Scope.project("immich"),
                List.of("eu-central-1"),
                SampleProject.TAKEN_AT,
                resources,
                List.of(),
                List.of(),
                new Coverage(List.of()));
    }

    private static Resource resource(String id, String name, Map<String, String> tags) {
        return new Resource(
                Arn.of("arn:aws:ec2:eu-central-1:123456789012:instance/" + id),
                ResourceType.EC2_INSTANCE,
                id,
                name,
                "eu-central-1",
                Optional.empty(),
                tags,
                DiscoveredBy.TAG,
                ResourceState.LIVE,
                "ec2:DescribeInstances",
                SampleProject.TAKEN_AT,
                JsonObject.EMPTY);
    }

    @Test
    void everyWordOfTheFilterMustOccurSomewhere() throws Exception {
        test.discover(SampleProject.snapshot());
        assertThat(model.listingProperty().get().figure()).isEqualTo("10 resources");

        model.queryProperty().set("PRODUCTION  subnet");

        assertThat(names()).containsExactly("subnet-0a01", "subnet-0a11");
        assertThat(model.listingProperty().get().figure()).isEqualTo("2 of 10 resources");
        model.queryProperty().set("production subnet nowhere");
        assertThat(names()).isEmpty();
        model.queryProperty().set("  ");
        assertThat(names()).hasSize(10);
    }

    @Test
    void filterHoldsForTheNextSnapshotToo() throws Exception {
        test.discover(of(resource("i-1", "web", Map.of()), resource("i-2", "db", Map.of())));
        model.queryProperty().set("web");

        test.discover(of(resource("i-3", "web", Map.of()), resource("i-4", "mail", Map.of())));

        assertThat(names()).containsExactly("i-3");
    }

    @Test
    void sortsWithoutRegardToCaseAndTheOtherWayRound() throws Exception {
        test.discover(
                of(
                        resource("i-1", "beta", Map.of()),
                        resource("i-2", "Gamma", Map.of()),
                        resource("i-3", "Alpha", Map.of())));

        model.sortsProperty().set(List.of(new Sort(Column.NAME, true)));
        assertThat(names()).containsExactly("i-3", "i-1", "i-2");
        model.sortsProperty().set(List.of(new Sort(Column.NAME, false)));
        assertThat(names()).containsExactly("i-2", "i-1", "i-3");
    }

    @Test
    void secondColumnDecidesWhereTheFirstIsEqual() throws Exception {
        test.discover(
                of(
                        resource("i-1", "web", Map.of("A", "2")),
                        resource("i-2", "app", Map.of("A", "2")),
                        resource("i-3", "zzz", Map.of("A", "1"))));

        model.sortsProperty()
                .set(List.of(new Sort(Column.TAGS, true), new Sort(Column.NAME, true)));

        assertThat(names()).containsExactly("i-3", "i-2", "i-1");
    }

    @ParameterizedTest
    @EnumSource(Column.class)
    void everyColumnSortsBothWays(Column column) {
        Resource low = SampleProject.snapshot().resource(SampleProject.ALB).orElseThrow();
        Resource high =
                new Resource(
                        Arn.of("arn:aws:aaa:::first-by-arn"),
                        new ResourceType("ZZZ::Z::Z"),
                        "zzz",
                        "ZZZ",
                        "zz-central-1",
                        Optional.of("zz-central-1a"),
                        Map.of("zzz", ""),
                        DiscoveredBy.TAG,
                        ResourceState.UNVERIFIED,
                        "",
                        SampleProject.TAKEN_AT.plusSeconds(1),
                        JsonObject.EMPTY);
        List<Resource> given = List.of(high, low);

        assertThat(sorted(given, new Sort(column, true))).containsExactly(low, high);
        assertThat(sorted(given, new Sort(column, false))).containsExactly(high, low);
    }

    private static List<Resource> sorted(List<Resource> resources, Sort sort) {
        return Listing.of(
                        resources,
                        resources.size(),
                        List.of(sort),
                        new Grouping.Nothing(),
                        Set.of())
                .resources();
    }

    @Test
    void groupsHaveCountsAndClose() throws Exception {
        test.discover(
                of(
                        resource("i-1", "a", Map.of("Tier", "web")),
                        resource("i-2", "b", Map.of("Tier", "db")),
                        resource("i-3", "c", Map.of("Tier", "web")),
                        resource("i-4", "d", Map.of()),
                        resource("i-5", "e", Map.of("Tier", ""))));

        model.groupingProperty().set(new Grouping.ByTag("Tier"));

        assertThat(names())
                .containsExactly(
                        "v Tier =  1",
                        "i-5",
                        "v Tier = db 1",
                        "i-2",
                        "v Tier = web 2",
                        "i-1",
                        "i-3",
                        "v Without the tag Tier 1",
                        "i-4");
        model.toggle(new Group(0, "Tier = web"));
        assertThat(names()).contains("> Tier = web 2").doesNotContain("i-1", "i-3").contains("i-2");
        assertThat(model.listingProperty().get().resources()).hasSize(5);
        model.toggle(new Group(0, "Tier = web"));
        assertThat(names()).contains("v Tier = web 2", "i-1", "i-3");
        model.setAllOpen(false);
        assertThat(names()).hasSize(4).allMatch(row -> row.startsWith("> "));
        model.setAllOpen(true);
        assertThat(names()).hasSize(9);
    }

    @Test
    void groupsOfAnotherGroupingAreOpen() throws Exception {
        test.discover(SampleProject.snapshot());
        model.groupingProperty().set(new Grouping.ByService());
        model.setAllOpen(false);

        model.groupingProperty().set(new Grouping.ByState());

        assertThat(names().getFirst()).isEqualTo("v Live 9");
        assertThat(names()).contains("v Stale 1").hasSize(12);
        model.groupingProperty().set(new Grouping.ByZone());
        assertThat(names())
                .startsWith("v eu-central-1a 2")
                .contains("v eu-central-1, in no zone 8");
        model.groupingProperty().set(new Grouping.ByType());
        assertThat(names()).contains("v AWS::EC2::Subnet 2", "v AWS::EC2::VPC 1");
    }

    @Test
    void offersTheCommonestTagKeys() throws Exception {
        List<Resource> resources = new ArrayList<>();
        resources.add(resource("i-0", "a", manyTags(10_000)));
        resources.add(resource("i-1", "b", Map.of("Team", "x", "Tag5", "y")));
        resources.add(resource("i-2", "c", Map.of("Team", "x")));
        resources.add(resource("i-3", "d", Map.of("Team", "x")));
        test.discover(of(resources));

        assertThat(model.commonTagKeys()).hasSize(15).startsWith("Team", "Tag5", "Tag0");
    }

    private static Map<String, String> manyTags(int count) {
        Map<String, String> tags = new HashMap<>();
        for (int i = 0; i < count; i++) {
            tags.put("Tag" + i, "value " + i);
        }
        return tags;
    }

    @Test
    void cellsOfManyTagsAreShort() {
        Resource plain = resource("i-1", "a", Map.of("Name", "a"));
        Resource three = resource("i-1", "a", Map.of("Name", "a", "B", "2", "C", "3", "A", "1"));
        Resource four = resource("i-1", "a", Map.of("B", "2", "C", "3", "A", "1", "D", "4"));
        Resource many = resource("i-1", "a", manyTags(10_000));

        assertThat(text(plain)).isEmpty();
        assertThat(text(three)).isEqualTo("A=1  B=2  C=3");
        assertThat(text(four)).isEqualTo("A=1  B=2  C=3  +1");
        assertThat(text(many)).hasSizeLessThan(80).endsWith("  +9997");
    }

    private static String text(Resource resource) {
        return Column.TAGS.text(resource, ZoneOffset.UTC);
    }

    @Test
    void arnsAreCopiedALineEachWithoutHeadings() throws Exception {
        test.discover(of(resource("i-1", "a", Map.of()), resource("i-2", "b", Map.of())));
        model.groupingProperty().set(new Grouping.ByType());

        assertThat(ResourcesViewModel.arns(model.listingProperty().get().rows()))
                .isEqualTo(
                        "arn:aws:ec2:eu-central-1:123456789012:instance/i-1\n"
                                + "arn:aws:ec2:eu-central-1:123456789012:instance/i-2");
        assertThat(ResourcesViewModel.arns(List.of())).isEmpty();
    }

    @Test
    void exportsWhatIsShownInItsOrder(@TempDir Path directory) throws Exception {
        test.discover(SampleProject.snapshot());
        model.queryProperty().set("subnet");
        model.sortsProperty().set(List.of(new Sort(Column.NAME, true)));
        Path file = directory.resolve(model.exportName());

        model.export(file);
        test.handOver();

        assertThat(file).hasFileName("project-immich-resources.csv");
        List<String> lines = List.of(Files.readString(file).split("\r\n"));
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1)).contains("immich-private-a");
        assertThat(lines.get(2)).contains("immich-public-a");
        assertThat(test.notices()).containsExactly("Saved 2 resources to " + file);
    }

    @Test
    void exportThatCannotBeWrittenSaysWhy(@TempDir Path directory) throws Exception {
        test.discover(SampleProject.snapshot());

        model.export(directory.resolve("missing").resolve("x.csv"));
        test.handOver();

        assertThat(test.notices()).singleElement().asString().contains("does not exist; make it");
    }

    @Test
    void closedModelNoLongerFollows() throws Exception {
        test.discover(SampleProject.snapshot());
        model.close();

        test.discover(SampleProject.emptySnapshot());

        assertThat(names()).hasSize(10);
    }

    @Test
    void tenThousandResourcesAreFilteredSortedAndGrouped() throws Exception {
        List<Resource> resources = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            resources.add(
                    resource(
                            "i-" + (i * 7919) % 10_007,
                            "server " + i % 997,
                            Map.of("Shard" + i % 100, "s" + i, "Team", "t" + i % 13)));
        }
        resources.add(resource("i-many", "tagged", manyTags(10_000)));
        test.discover(of(resources));
        model.groupingProperty().set(new Grouping.ByTag("Team"));
        model.sortsProperty()
                .set(List.of(new Sort(Column.TAGS, false), new Sort(Column.NAME, true)));
        model.queryProperty().set("s1");

        model.queryProperty().set("server t7");

        assertThat(names())
                .as("one team of thirteen, under its heading")
                .hasSize(1 + 769)
                .first()
                .asString()
                .endsWith("t7 769");
    }
}
