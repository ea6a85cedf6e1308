package io.stratoscope.ui.compare;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Resource;
import io.stratoscope.model.Snapshot;
import io.stratoscope.topology.Difference;
import io.stratoscope.topology.SnapshotDiff;
import io.stratoscope.ui.diagram.Highlight;

import java.util.List;
import java.util.Optional;
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

    static final Comparison NONE = new Comparison(List.of(), Set.of(), Set.of(), Set.of(), true);

    static Comparison of(Snapshot file, Snapshot live) {
        boolean fileIsOlder = !file.takenAt().isAfter(live.takenAt());
        SnapshotDiff diff =
                fileIsOlder ? SnapshotDiff.between(file, live) : SnapshotDiff.between(live, file);
        return new Comparison(
                Difference.of(diff, JsonText::compact),
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
    Optional<Highlight> onFile() {
        return highlight(fileIsOlder ? onlyOlder : onlyNewer);
    }

    /** On the live diagram. */
    Optional<Highlight> onLive() {
        return highlight(fileIsOlder ? onlyNewer : onlyOlder);
    }

    /** Framed in red what the other side lacks, in amber what changed. Nothing where there is nothing to point at. */
    private Optional<Highlight> highlight(Set<Arn> onlyHere) {
        return onlyHere.isEmpty() && changed.isEmpty()
                ? Optional.empty()
                : Optional.of(new Highlight(Set.of(), onlyHere, changed));
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
