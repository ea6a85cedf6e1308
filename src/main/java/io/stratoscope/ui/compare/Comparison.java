package io.stratoscope.ui.compare;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Resource;
import io.stratoscope.model.Snapshot;
import io.stratoscope.topology.Difference;
import io.stratoscope.topology.SnapshotDiff;
import io.stratoscope.ui.diagram.Mark;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is different between a file and the live project.
 *
 * @param onlyOlder what the earlier of the two has and the later has not
 * @param onlyNewer what came later
 * @param fileIsOlder whether the file is the earlier one
 */
record Comparison(
        List<Difference> differences,
        Set<Arn> onlyOlder,
        Set<Arn> onlyNewer,
        Set<Arn> changed,
        boolean fileIsOlder) {

    static Comparison of(Snapshot file, Snapshot live) {
        boolean fileIsOlder = !file.takenAt().isAfter(live.takenAt());
        SnapshotDiff diff =
                fileIsOlder ? SnapshotDiff.between(file, live) : SnapshotDiff.between(live, file);
        return new Comparison(
                Difference.of(diff, Difference.names(file, live), JsonText::compact),
                arns(diff.removed()),
                arns(diff.added()),
                diff.changed().stream()
                        .map(change -> change.after().arn())
                        .collect(Collectors.toUnmodifiableSet()),
                fileIsOlder);
    }

    private static Set<Arn> arns(List<Resource> resources) {
        return resources.stream().map(Resource::arn).collect(Collectors.toUnmodifiableSet());
    }

    /** On the file's diagram. */
    Map<Arn, Mark> onFile() {
        return fileIsOlder ? marks(onlyOlder, Mark.REMOVED) : marks(onlyNewer, Mark.ADDED);
    }

    /** On the live diagram. */
    Map<Arn, Mark> onLive() {
        return fileIsOlder ? marks(onlyNewer, Mark.ADDED) : marks(onlyOlder, Mark.REMOVED);
    }

    private Map<Arn, Mark> marks(Set<Arn> onlyHere, Mark mark) {
        Map<Arn, Mark> marks = new HashMap<>();
        changed.forEach(arn -> marks.put(arn, Mark.CHANGED));
        onlyHere.forEach(arn -> marks.put(arn, mark));
        return Map.copyOf(marks);
    }

    /** One line: how many of what. */
    String summary() {
        if (differences.isEmpty()) {
            return "There is no difference.";
        }
        return "%d added, %d removed, %d changed; %s in all"
                .formatted(
                        onlyNewer.size(),
                        onlyOlder.size(),
                        changed.size(),
                        differences.size() == 1
                                ? "1 difference"
                                : differences.size() + " differences");
    }
}
