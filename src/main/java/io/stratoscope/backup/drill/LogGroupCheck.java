package io.stratoscope.backup.drill;

import io.stratoscope.model.Arn;

import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

import java.util.Optional;

/** The log group that the task's failed files are written to is there: without it nobody hears of them. */
final class LogGroupCheck implements PreflightCheck {

    @Override
    public String name() {
        return "log group of the copies";
    }

    @Override
    public DrillCheck look(PreflightCase situation) {
        Optional<String> name =
                situation
                        .original()
                        .copies()
                        .logGroup()
                        .flatMap(Arn::parse)
                        .map(LogGroupCheck::name);
        if (name.isEmpty()) {
            return fail(
                    "the task that copies the files writes no log",
                    "give it one: else it never says which file failed");
        }
        return situation
                        .client(CloudWatchLogsClient.class)
                        .describeLogGroupsPaginator(
                                request -> request.logGroupNamePrefix(name.get()))
                        .logGroups()
                        .stream()
                        .anyMatch(group -> group.logGroupName().equals(name.get()))
                ? pass(name.get() + " is there")
                : fail(
                        name.get() + " is not there any more, so that nobody hears of failed files",
                        "make it again with 'stratoscope provision'");
    }

    private static String name(Arn group) {
        return group.resource().replaceFirst("^log-group:", "").replaceFirst(":\\*$", "");
    }
}
