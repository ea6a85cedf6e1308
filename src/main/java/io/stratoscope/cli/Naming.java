package io.stratoscope.cli;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Resource;
import io.stratoscope.model.Snapshot;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Finds the resource that the operator means: by ARN, short id, or name. */
final class Naming {

    private static final int SUGGESTIONS = 5;

    private Naming() {}

    static Arn find(Snapshot snapshot, String text) {
        List<Resource> exact =
                snapshot.resources().stream()
                        .filter(resource ->
                                resource.arn().toString().equals(text)
                                        || resource.id().equals(text)
                                        || resource.name().equals(text))
                        .toList();
        if (exact.size() == 1) {
            return exact.getFirst().arn();
        }
        if (exact.size() > 1) {
            throw new UsageException(
                    Terminal.plain(text)
                            + " is the name of "
                            + exact.size()
                            + " resources; give the ARN of one: "
                            + exact.stream()
                                    .map(each -> Terminal.plain(each.arn().toString()))
                                    .collect(Collectors.joining(", ")));
        }
        throw new UsageException(
                "nothing here is called " + Terminal.plain(text) + suggestion(snapshot, text));
    }

    private static String suggestion(Snapshot snapshot, String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        List<String> near =
                snapshot.resources().stream()
                        .map(Resource::name)
                        .filter(name -> name.toLowerCase(Locale.ROOT).contains(wanted))
                        .distinct()
                        .limit(SUGGESTIONS)
                        .map(Terminal::plain)
                        .toList();
        return near.isEmpty()
                ? "; 'stratoscope discover' lists what there is"
                : "; did you mean " + String.join(", ", near) + "?";
    }
}
