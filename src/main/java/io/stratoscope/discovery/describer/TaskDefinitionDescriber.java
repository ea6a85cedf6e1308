package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.DescribeContext;
import io.stratoscope.discovery.Described;
import io.stratoscope.discovery.Describer;
import io.stratoscope.discovery.SdkJson;
import io.stratoscope.model.Arn;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Scope;

import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.EFSVolumeConfiguration;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionsResponse;
import software.amazon.awssdk.services.ecs.model.Secret;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionField;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** ECS task definitions. Each revision takes a call of its own. */
public final class TaskDefinitionDescriber implements Describer {

    /** The call that a task definition's environment is known from. */
    public static final String ACTION = "ecs:DescribeTaskDefinition";

    private static final String LIST_ACTION = "ecs:ListTaskDefinitions";
    private static final int PAGE = 100;

    /** An image of the account's own registry: ACCOUNT.dkr.ecr.REGION.amazonaws.com/NAME:TAG. */
    private static final Pattern ECR_IMAGE =
            Pattern.compile(
                    "(\\d{12})\\.dkr\\.ecr\\.([a-z0-9-]+)\\.amazonaws\\.com[a-z.]*/([^:@]+)([:@].*)?");

    @Override
    public String service() {
        return "ecs";
    }

    @Override
    public boolean handles(Arn arn) {
        return arn.service().equals("ecs") && arn.resourceKind().equals("task-definition");
    }

    @Override
    public int taskSize() {
        return 10;
    }

    @Override
    public void find(DescribeContext context) {
        switch (context.scope()) {
            case Scope.Tagged _ -> {
                // The sweep and the services name them.
            }
            case Scope.Everything() -> {
                List<Arn> all = new ArrayList<>();
                Attempt.call(
                        context,
                        LIST_ACTION,
                        List.of(),
                        () ->
                                Pages.forEach(
                                        context,
                                        token ->
                                                context.client(EcsClient.class)
                                                        .listTaskDefinitions(request ->
                                                                request.status("ACTIVE")
                                                                        .maxResults(PAGE)
                                                                        .nextToken(token)),
                                        ListTaskDefinitionsResponse::nextToken,
                                        page ->
                                                page.taskDefinitionArns().stream()
                                                        .map(Arn::of)
                                                        .forEach(all::add)));
                describe(all, context);
            }
        }
    }

    @Override
    public void describe(List<Arn> wanted, DescribeContext context) {
        for (Arn arn : wanted) {
            Attempt.call(context, ACTION, List.of(arn), () -> describe(arn, context));
        }
    }

    private static void describe(Arn arn, DescribeContext context) {
        try {
            DescribeTaskDefinitionResponse answer =
                    context.client(EcsClient.class)
                            .describeTaskDefinition(request ->
                                    request.taskDefinition(arn.toString())
                                            .include(TaskDefinitionField.TAGS));
            report(answer, context);
        } catch (EcsException e) {
            if (!saysGone(e)) {
                throw e;
            }
            context.gone(arn);
        }
    }

    // ECS has no error code for it: ClientException "Unable to describe task definition."
    private static boolean saysGone(EcsException e) {
        return e.awsErrorDetails() != null
                && String.valueOf(e.awsErrorDetails().errorMessage())
                        .contains("Unable to describe task definition");
    }

    private static void report(DescribeTaskDefinitionResponse answer, DescribeContext context) {
        TaskDefinition definition = answer.taskDefinition();
        Arn arn = Arn.of(definition.taskDefinitionArn());
        RelationsOf relations =
                new RelationsOf(arn, ACTION)
                        .toArn(
                                RelationKind.ASSUMES_ROLE,
                                definition.executionRoleArn(),
                                "execution",
                                "executionRoleArn")
                        .toArn(
                                RelationKind.ASSUMES_ROLE,
                                definition.taskRoleArn(),
                                "task",
                                "taskRoleArn");
        for (int i = 0; i < definition.containerDefinitions().size(); i++) {
            container(
                    definition.containerDefinitions().get(i),
                    "containerDefinitions[" + i + "].",
                    relations,
                    context);
        }
        for (int i = 0; i < definition.volumes().size(); i++) {
            EFSVolumeConfiguration volume = definition.volumes().get(i).efsVolumeConfiguration();
            if (volume != null) {
                volume(volume, "volumes[" + i + "].efsVolumeConfiguration.", relations, context);
            }
        }
        context.found(
                Described.tagged(
                        arn,
                        ResourceType.ECS_TASK_DEFINITION,
                        arn.resourceId(),
                        arn.resourceId(),
                        TagMap.of(answer.tags(), Tag::key, Tag::value),
                        ACTION,
                        SdkJson.of(definition)),
                relations.list());
    }

    private static void container(
            ContainerDefinition container,
            String field,
            RelationsOf relations,
            DescribeContext context) {
        secrets(container.secrets(), field + "secrets", relations, context);
        if (container.repositoryCredentials() != null) {
            relations.toArn(
                    RelationKind.READS_SECRET,
                    container.repositoryCredentials().credentialsParameter(),
                    field + "repositoryCredentials.credentialsParameter");
        }
        if (container.logConfiguration() != null) {
            logs(
                    container.logConfiguration().options(),
                    field + "logConfiguration.options",
                    relations,
                    context);
            secrets(
                    container.logConfiguration().secretOptions(),
                    field + "logConfiguration.secretOptions",
                    relations,
                    context);
        }
        for (int i = 0; i < container.environmentFiles().size(); i++) {
            relations.toArn(
                    RelationKind.REFERENCES,
                    container.environmentFiles().get(i).value(),
                    field + "environmentFiles[" + i + "].value");
        }
        image(container, context)
                .ifPresent(repository ->
                        relations.to(RelationKind.REFERENCES, repository, field + "image"));
    }

    // A secret is named by its ARN, a parameter of the same region also by its name.
    private static void secrets(
            List<Secret> secrets, String field, RelationsOf relations, DescribeContext context) {
        for (int i = 0; i < secrets.size(); i++) {
            Secret secret = secrets.get(i);
            if (secret.valueFrom() == null) {
                continue;
            }
            String name = secret.valueFrom();
            Arn source =
                    Arn.parse(name)
                            .orElseGet(() ->
                                    context.arn(
                                            "ssm",
                                            "parameter"
                                                    + (name.startsWith("/") ? "" : "/")
                                                    + name));
            relations.to(
                    RelationKind.READS_SECRET,
                    source,
                    String.valueOf(secret.name()),
                    field + "[" + i + "].valueFrom");
        }
    }

    private static void logs(
            Map<String, String> options,
            String field,
            RelationsOf relations,
            DescribeContext context) {
        String region = options.getOrDefault("awslogs-region", context.region());
        relations.toId(
                RelationKind.LOGS_TO,
                options.get("awslogs-group"),
                name ->
                        new Arn(
                                context.partition(),
                                "logs",
                                region,
                                context.accountId(),
                                "log-group:" + name),
                field + ".awslogs-group");
    }

    private static void volume(
            EFSVolumeConfiguration volume,
            String field,
            RelationsOf relations,
            DescribeContext context) {
        relations.toId(
                RelationKind.MOUNTS,
                volume.fileSystemId(),
                id -> context.arn("elasticfilesystem", "file-system/" + id),
                field + "fileSystemId");
        if (volume.authorizationConfig() != null) {
            relations.toId(
                    RelationKind.MOUNTS,
                    volume.authorizationConfig().accessPointId(),
                    id -> context.arn("elasticfilesystem", "access-point/" + id),
                    field + "authorizationConfig.accessPointId");
        }
    }

    private static Optional<Arn> image(ContainerDefinition container, DescribeContext context) {
        Matcher image = ECR_IMAGE.matcher(String.valueOf(container.image()));
        return image.matches()
                ? Optional.of(
                        new Arn(
                                context.partition(),
                                "ecr",
                                image.group(2),
                                image.group(1),
                                "repository/" + image.group(3)))
                : Optional.empty();
    }
}
