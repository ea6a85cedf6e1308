package io.stratoscope.topology;

import static io.stratoscope.model.RelationKind.CONNECTS_TO;
import static io.stratoscope.model.Snapshots.DB;
import static io.stratoscope.model.Snapshots.READER;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.Arn;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Snapshot;
import io.stratoscope.model.SnapshotBuilder;
import io.stratoscope.model.Snapshots;
import io.stratoscope.topology.Difference.Sign;

import org.junit.jupiter.api.Test;

import java.util.List;

class DifferenceTest {

    private final Snapshot before = Snapshots.immichLike();

    @Test
    void relationsAreToldByNameAlsoOfWhatIsGone() {
        SnapshotBuilder it = Snapshots.immich().forget(READER);
        Arn queue =
                it.add(
                        new ResourceType("AWS::SQS::Queue"),
                        SnapshotBuilder.arn("sqs", "q-1"),
                        "thumbnails");
        it.relate(queue, CONNECTS_TO, DB);
        List<Difference> found = differences(it.build());

        String database = before.resource(DB).orElseThrow().name();
        String reader = before.resource(READER).orElseThrow().name();
        assertThat(words(found, Sign.RELATION_ADDED))
                .containsExactly("thumbnails connects to " + database);
        assertThat(words(found, Sign.RELATION_REMOVED))
                .isNotEmpty()
                .allMatch(each -> each.startsWith(reader + " ") || each.contains(" " + reader));
        assertThat(words(found, Sign.ADDED))
                .containsExactly("AWS::SQS::Queue thumbnails  " + queue);
    }

    @Test
    void whatIsInNeitherSnapshotIsToldByItsId() {
        SnapshotBuilder it = Snapshots.immich();
        it.relate(DB, CONNECTS_TO, SnapshotBuilder.arn("sqs", "nowhere"));

        assertThat(words(differences(it.build()), Sign.RELATION_ADDED))
                .singleElement()
                .asString()
                .endsWith(" connects to nowhere");
    }

    private List<Difference> differences(Snapshot after) {
        return Difference.of(
                SnapshotDiff.between(before, after),
                Difference.names(before, after),
                value -> "a value");
    }

    private static List<String> words(List<Difference> found, Sign sign) {
        return found.stream().filter(each -> each.sign() == sign).map(Difference::words).toList();
    }
}
