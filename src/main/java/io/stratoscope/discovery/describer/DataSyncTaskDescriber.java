package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.DescribeContext;
import io.stratoscope.discovery.Described;
import io.stratoscope.discovery.Describer;
import io.stratoscope.discovery.SdkJson;
import io.stratoscope.model.Arn;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.ResourceType;

import software.amazon.awssdk.services.datasync.DataSyncClient;
import software.amazon.awssdk.services.datasync.model.DescribeTaskResponse;
import software.amazon.awssdk.services.datasync.model.InvalidRequestException;
import software.amazon.awssdk.services.datasync.model.ListTasksResponse;
import software.amazon.awssdk.services.datasync.model.TaskListEntry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * DataSync tasks. They are looked for by DataSync's own calls, because not every endpoint's tagging API names them. The
 * ARNs are taken as DataSync gives them.
 */
public final class DataSyncTaskDescriber implements Describer {

    private static final String ACTION = "datasync:DescribeTask";
    private static final String LIST_ACTION = "datasync:ListTasks";

    /** The most that DataSync returns a page. */
    static final int PAGE = 100;

    @Override
    public String service() {
        return "datasync";
    }

    /** An execution's ARN is its task's with two more segments. */
    @Override
    public boolean handles(Arn arn) {
        return arn.service().equals("datasync")
                && arn.resourceKind().equals("task")
                && !arn.resourceId().contains("/");
    }

    /** Each takes calls of its own. */
    @Override
    public int taskSize() {
        return 25;
    }

    @Override
    public void find(DescribeContext context) {
        List<Arn> tasks = new ArrayList<>();
        Attempt.call(context, LIST_ACTION, List.of(), () -> list(context, tasks));
        DataSyncTags tags = new DataSyncTags(context);
        for (Arn arn : tasks) {
            if (context.confirmed(arn)) {
                continue;
            }
            Optional<Map<String, String>> known = tags.of(arn);
            if (tags.includes(known)) {
                describe(arn, known, context);
            }
        }
    }

    private static void list(DescribeContext context, List<Arn> tasks) {
        DataSyncClient dataSync = context.client(DataSyncClient.class);
        Pages.forEach(
                context,
                token -> dataSync.listTasks(request -> request.maxResults(PAGE).nextToken(token)),
                ListTasksResponse::nextToken,
                page ->
                        page.tasks().stream()
                                .map(TaskListEntry::taskArn)
                                .map(Arn::of)
                                .forEach(tasks::add));
    }

    @Override
    public void describe(List<Arn> wanted, DescribeContext context) {
        DataSyncTags tags = new DataSyncTags(context);
        wanted.forEach(arn -> describe(arn, tags.of(arn), context));
    }

    private static void describe(
            Arn arn, Optional<Map<String, String>> tags, DescribeContext context) {
        Attempt.call(
                context,
                ACTION,
                List.of(arn),
                () -> {
                    try {
                        report(
                                arn,
                                context.client(DataSyncClient.class)
                                        .describeTask(request -> request.taskArn(arn.toString())),
                                tags,
                                context);
                    } catch (InvalidRequestException e) {
                        if (!saysGone(e)) {
                            throw e;
                        }
                        context.gone(arn);
                    }
                });
    }

    /** DataSync has no exception of its own for what does not exist: only the words of this one tell. */
    private static boolean saysGone(InvalidRequestException failure) {
        String words = failure.getMessage();
        return words != null && (words.contains("not found") || words.contains("does not exist"));
    }

    private static void report(
            Arn arn,
            DescribeTaskResponse task,
            Optional<Map<String, String>> tags,
            DescribeContext context) {
        RelationsOf relations = new RelationsOf(arn, ACTION);
        relations.toArn(RelationKind.COPIES_FROM, task.sourceLocationArn(), "SourceLocationArn");
        relations.toArn(
                RelationKind.COPIES_TO, task.destinationLocationArn(), "DestinationLocationArn");
        Optional.ofNullable(task.cloudWatchLogGroupArn())
                .flatMap(Arn::parse)
                .ifPresent(group ->
                        relations.to(
                                RelationKind.LOGS_TO,
                                LogGroupArn.of(group),
                                "CloudWatchLogGroupArn"));
        String id = arn.resourceId();
        context.found(
                new Described(
                        arn,
                        ResourceType.DATASYNC_TASK,
                        id,
                        task.name() == null || task.name().isEmpty() ? id : task.name(),
                        Optional.empty(),
                        tags.orElse(Map.of()),
                        tags.isPresent(),
                        ACTION,
                        SdkJson.of(task)),
                relations.list());
    }
}
