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
        return switch (NameMatch.in(snapshot, text)) {
            case One(Resource meant, List<Resource> sameName) -> {
                if (sameName.size() > 1) {
                    say.accept(
                            "Taking "
                                    + Terminal.plain(meant.arn().toString())
                                    + "; others of that name: "
                                    + names(sameName)
                                    + ".");
                }
                yield meant.arn();
            }
            case None(List<String> near) ->
                    throw new UsageException(
                            "nothing here is called " + Terminal.plain(text) + suggestion(near));
            case Several(List<Resource> candidates) ->
                    throw new UsageException(
                            Terminal.plain(text)
                                    + " is the name of several resources; give one of "
                                    + names(candidates)
                                    + ", or an ARN");
        };
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
