package io.stratoscope.cli;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Resource;
import io.stratoscope.model.Snapshot;
import io.stratoscope.topology.NameMatch;
import io.stratoscope.topology.NameMatch.None;
import io.stratoscope.topology.NameMatch.One;
import io.stratoscope.topology.NameMatch.Several;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Finds the resource that the operator means: by ARN, short id, or name. */
final class Naming {

    private Naming() {}

    /**
     * Checks that a command was told what it is about.
     *
     * @throws UsageException when it was not
     */
    static void need(String command, List<String> subjects) {
        if (subjects.isEmpty() || subjects.stream().anyMatch(String::isBlank)) {
            throw new UsageException(
                    command + " needs an ARN, an id or a name; 'stratoscope discover' lists them");
        }
    }

    /**
     * Finds one resource.
     *
     * @param text an ARN, an id, a name, or {@code DBCluster/name}
     * @param say is told which one was taken where a name has several
     * @throws UsageException when there is none, or no telling which
     */
    static Arn find(Snapshot snapshot, String text, Consumer<String> say) {
        return find(snapshot, text, _ -> true, say);
    }

    /**
     * The same, where a command is only about some of them.
     *
     * @param fits whether it is about one; of several of the same name the only one that fits is meant
     */
    static Arn find(
            Snapshot snapshot, String text, Predicate<Resource> fits, Consumer<String> say) {
        return switch (NameMatch.in(snapshot, text)) {
            case One(Resource meant, List<Resource> sameName) -> take(meant, sameName, say);
            case None(List<String> near) ->
                    throw new UsageException(
                            "nothing here is called " + Terminal.plain(text) + suggestion(near));
            case Several(List<Resource> candidates) -> {
                List<Resource> fitting = candidates.stream().filter(fits).toList();
                if (fitting.size() != 1) {
                    throw new UsageException(
                            Terminal.plain(text)
                                    + " is the name of several resources; give one of "
                                    + names(fitting.isEmpty() ? candidates : fitting)
                                    + ", or an ARN");
                }
                yield take(fitting.getFirst(), candidates, say);
            }
        };
    }

    private static Arn take(Resource meant, List<Resource> sameName, Consumer<String> say) {
        List<Resource> others =
                sameName.stream().filter(each -> !each.arn().equals(meant.arn())).toList();
        if (!others.isEmpty()) {
            say.accept(
                    "Taking "
                            + Terminal.plain(meant.arn().toString())
                            + "; others of that name: "
                            + names(others)
                            + ".");
        }
        return meant.arn();
    }

    private static String names(List<Resource> resources) {
        return resources.stream()
                .map(each -> each.type().kind() + "/" + Terminal.plain(each.name()))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String suggestion(List<String> near) {
        return near.isEmpty()
                ? "; 'stratoscope discover' lists what there is"
                : "; did you mean "
                        + near.stream().map(Terminal::plain).collect(Collectors.joining(", "))
                        + "?";
    }
}
