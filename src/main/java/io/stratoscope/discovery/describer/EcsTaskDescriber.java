package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.DescribeContext;
import io.stratoscope.discovery.Described;
import io.stratoscope.discovery.Describer;
import io.stratoscope.discovery.SdkJson;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Relation;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.ResourceType;

import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.ListTasksResponse;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskField;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** ECS tasks that are not over. ECS goes on describing a stopped one for an hour. */
public final class EcsTaskDescriber implements Describer {

    private static final String ACTION = "ecs:DescribeTasks";
    private static final String LIST_ACTION = "ecs:ListTasks";
    private static final String SERVICE_GROUP = "service:";

    /** The most that ECS describes in a call and lists a page. */
    private static final int BATCH = 100;

    @Override
    public String service() {
        return "ecs";
    }

    @Override
    public boolean handles(Arn arn) {
        return arn.service().equals("ecs") && arn.resourceKind().equals("task");
    }

    @Override
    public boolean partsOnly() {
        return true;
    }

    /**
     * Reports the running tasks of services of a cluster. The tasks of one service are listed by its name; those of more
     * are picked out of the cluster's, which takes one listing instead of one a service.
     */
    void ofServices(String cluster, Set<String> services, DescribeContext context) {
        List<Arn> listed = new ArrayList<>();
        String only = services.size() == 1 ? services.iterator().next() : null;
        Attempt.call(
                context,
                LIST_ACTION,
                Arn.parse(cluster).stream().toList(),
                () ->
                        Pages.forEach(
                                context,
                                token ->
                                        context.client(EcsClient.class)
                                                .listTasks(request ->
                                                        request.cluster(cluster)
                                                                .serviceName(only)
                                                                .maxResults(BATCH)
                                                                .nextToken(token)),
                                ListTasksResponse::nextToken,
                                page ->
                                        page.taskArns().stream()
                                                .map(Arn::of)
                                                .filter(arn -> !context.confirmed(arn))
                                                .forEach(listed::add)));
        Attempt.batches(
                context,
                ACTION,
                listed,
                BATCH,
                batch ->
                        describe(
                                cluster,
                                batch,
                                task -> serviceName(task).filter(services::contains).isPresent(),
                                context));
    }

    @Override
    public void describe(List<Arn> wanted, DescribeContext context) {
        EcsArns.byCluster(wanted)
                .forEach((cluster, arns) ->
                        Attempt.batchesMissingAreGone(
                                context,
                                ACTION,
                                arns,
                                BATCH,
                                batch -> describe(cluster, batch, task -> true, context)));
    }

    private static Set<Arn> describe(
            String cluster, List<Arn> batch, Predicate<Task> wanted, DescribeContext context) {
        Set<Arn> found = new HashSet<>();
        try {
            context
                    .client(EcsClient.class)
                    .describeTasks(request ->
                            request.cluster(cluster)
                                    .tasks(batch.stream().map(Arn::toString).toList())
                                    .include(TaskField.TAGS))
                    .tasks()
                    .stream()
                    .filter(task -> !"STOPPED".equals(task.lastStatus()))
                    .filter(wanted)
                    .forEach(task -> found.add(report(task, context)));
        } catch (ClusterNotFoundException e) {
            // Its tasks went with it.
            return Set.of();
        }
        return found;
    }

    private static Optional<String> serviceName(Task task) {
        return Optional.ofNullable(task.group())
                .filter(group -> group.startsWith(SERVICE_GROUP))
                .map(group -> group.substring(SERVICE_GROUP.length()));
    }

    private static Arn report(Task task, DescribeContext context) {
        Arn arn = Arn.of(task.taskArn());
        context.found(
                Described.tagged(
                                arn,
                                ResourceType.ECS_TASK,
                                arn.lastSegment(),
                                arn.lastSegment(),
                                TagMap.of(task.tags(), Tag::key, Tag::value),
                                ACTION,
                                SdkJson.of(task))
                        .inZone(task.availabilityZone()),
                relations(task, arn, context));
        return arn;
    }

    private static List<Relation> relations(Task task, Arn arn, DescribeContext context) {
        RelationsOf relations = new RelationsOf(arn, ACTION);
        Optional<String> service = serviceName(task);
        if (service.isPresent()) {
            String cluster = Arn.of(task.clusterArn()).lastSegment();
            relations.to(
                    RelationKind.PART_OF,
                    context.arn("ecs", "service/" + cluster + "/" + service.orElseThrow()),
                    "group");
        } else {
            relations
                    .toArn(RelationKind.PART_OF, task.clusterArn(), "clusterArn")
                    .toArn(
                            RelationKind.CONFIGURED_BY,
                            task.taskDefinitionArn(),
                            "taskDefinitionArn");
        }
        for (int i = 0; i < task.attachments().size(); i++) {
            List<KeyValuePair> details = task.attachments().get(i).details();
            for (int j = 0; j < details.size(); j++) {
                if ("subnetId".equals(details.get(j).name())) {
                    relations.toId(
                            RelationKind.LOCATED_IN,
                            details.get(j).value(),
                            Ec2Arns.in(context, "subnet"),
                            "attachments[" + i + "].details[" + j + "].value");
                }
            }
        }
        return relations.list();
    }
}
