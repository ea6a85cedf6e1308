package io.stratoscope.cli;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.discovery.Projects;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.Scope;

import picocli.CommandLine.Command;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** Lists the values of the Project tag, or of another one, with how many resources carry each. */
@Command(
        name = "projects",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description =
                "List the projects of the account: the values of the Project tag, with counts."
                        + " --tag KEY lists the values of another tag.",
        footerHeading = "%nFor example:%n",
        footer = {
            "  stratoscope projects --profile my-profile",
            "  stratoscope projects --simulate --tag Environment"
        })
final class ProjectsCommand extends Subcommand {

    @Override
    ExitCode run(Session session) {
        String key = key(session.options());
        return session.withAccount(account -> list(session, account, key));
    }

    private static String key(GlobalOptions options) {
        if (options.project != null || options.all) {
            throw new UsageException("'projects' lists all of them: leave --project and --all out");
        }
        if (options.tags.isEmpty()) {
            return Scope.PROJECT_TAG;
        }
        String key = options.tags.getFirst();
        if (options.tags.size() > 1 || key.isEmpty() || key.contains("=")) {
            throw new UsageException("'projects' takes one tag key, without a value: --tag KEY");
        }
        return key;
    }

    private static ExitCode list(Session session, AwsAccount account, String key) {
        SortedMap<String, Integer> counts = new Projects(account).list(key, account.regions());
        if (session.options().json) {
            List<JsonValue> values = new ArrayList<>();
            counts.forEach((value, count) ->
                    values.add(
                            JsonValue.object()
                                    .put("value", value)
                                    .put("resources", count)
                                    .build()));
            session.printJson(
                    JsonValue.object()
                            .put("tag", key)
                            .put("regions", account.regions().stream().map(JsonValue::of).toList())
                            .put("projects", values)
                            .build());
            return ExitCode.DONE;
        }
        if (counts.isEmpty()) {
            session.say(
                    "Nothing in "
                            + String.join(", ", account.regions())
                            + " carries the tag "
                            + Terminal.plain(key)
                            + "; try another --region, or --tag KEY.");
        }
        List<List<String>> rows = new ArrayList<>();
        counts.forEach(
                (value, count) -> rows.add(List.of(String.valueOf(count), Terminal.plain(value))));
        session.printTable(rows);
        return ExitCode.DONE;
    }
}
