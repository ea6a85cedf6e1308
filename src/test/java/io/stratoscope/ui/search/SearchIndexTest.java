package io.stratoscope.ui.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.SnapshotBuilder;
import io.stratoscope.ui.SampleProject;

import org.junit.jupiter.api.Test;

import java.util.List;

class SearchIndexTest {

    private final SearchIndex index = SearchIndex.of(SampleProject.snapshot());

    @Test
    void findsByNameWhateverTheCase() {
        assertThat(find("IMMICH-POSTGRES")).containsExactly(SampleProject.DB);
        assertThat(find("immich-postgress")).isEmpty();
    }

    @Test
    void findsByWholeArn() {
        assertThat(find(SampleProject.DB.toString())).containsExactly(SampleProject.DB);
        assertThat(find(SampleProject.DB + "x")).isEmpty();
    }

    @Test
    void findsByType() {
        assertThat(find("rds::dbcluster")).containsExactly(SampleProject.DB);
    }

    @Test
    void findsByTagAndByKeyAndValueTogether() {
        Resource tagged =
                SampleProject.snapshot().resources().stream()
                        .filter(resource -> !resource.tags().isEmpty())
                        .findFirst()
                        .orElseThrow();
        var tag = tagged.tags().entrySet().iterator().next();

        assertThat(find(tag.getKey() + "=" + tag.getValue())).contains(tagged.arn());
        assertThat(find(tag.getValue() + "=" + tag.getKey())).doesNotContain(tagged.arn());
    }

    @Test
    void everyWordMustOccur() {
        assertThat(find("dbcluster postgres")).containsExactly(SampleProject.DB);
        assertThat(find("dbcluster lambda")).isEmpty();
    }

    @Test
    void whatIsCalledSoComesFirst() {
        assertThat(find("immich-alb").getFirst()).isEqualTo(SampleProject.ALB);
    }

    @Test
    void theThingItselfComesBeforeItsParts() {
        SnapshotBuilder it = new SnapshotBuilder();
        Arn record =
                it.add(
                        ResourceType.RECORD_SET,
                        SnapshotBuilder.global("route53", "r"),
                        "database.internal");
        Arn group =
                it.add(ResourceType.SECURITY_GROUP, SnapshotBuilder.ec2("sg"), "immich-database");
        Arn cluster =
                it.add(ResourceType.DB_CLUSTER, SnapshotBuilder.arn("rds", "c"), "immich-database");
        SearchIndex all = SearchIndex.of(it.build());

        assertThat(all.find("database", 9))
                .extracting(Resource::arn)
                .containsExactly(cluster, record, group);
        assertThat(all.find("database.internal", 9))
                .as("what is called so")
                .extracting(Resource::arn)
                .containsExactly(record);
    }

    @Test
    void noWordFindsNothing() {
        assertThat(find("")).isEmpty();
        assertThat(find(" \t ")).isEmpty();
    }

    @Test
    void returnsNoMoreThanAskedFor() {
        assertThat(index.find("arn", 2)).hasSize(2);
    }

    private List<Arn> find(String query) {
        return index.find(query, 100).stream().map(Resource::arn).toList();
    }
}
