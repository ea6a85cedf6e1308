package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.DescribeContext;
import io.stratoscope.discovery.Described;
import io.stratoscope.discovery.Describer;
import io.stratoscope.discovery.SdkJson;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Evidence;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Relation;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.ResourceType;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.efs.model.DescribeMountTargetsResponse;
import software.amazon.awssdk.services.efs.model.MountTargetDescription;
import software.amazon.awssdk.services.efs.model.MountTargetNotFoundException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * EFS mount targets: one network interface of a file system in a zone. They have no ARN and no tags of their own, and are
 * listed by their file system only; its describer asks for them.
 */
public final class MountTargetDescriber implements Describer {

    private static final String ACTION = "elasticfilesystem:DescribeMountTargets";
    private static final String GROUPS_ACTION =
            "elasticfilesystem:DescribeMountTargetSecurityGroups";
    private static final String GROUPS = "SecurityGroups";

    @Override
    public String service() {
        return "elasticfilesystem";
    }

    @Override
    public boolean handles(Arn arn) {
        return arn.service().equals("elasticfilesystem")
                && arn.resourceKind().equals("mount-target");
    }

    /** Each takes calls of its own. */
    @Override
    public int taskSize() {
        return 25;
    }

    @Override
    public void describe(List<Arn> wanted, DescribeContext context) {
        FurtherCalls further = new FurtherCalls(context);
        for (Arn arn : wanted) {
            Attempt.call(
                    context,
                    ACTION,
                    List.of(arn),
                    () -> {
                        try {
                            fetch(
                                    context,
                                    arn.resourceId(),
                                    null,
                                    target -> report(target, context, further));
                        } catch (MountTargetNotFoundException _) {
                            context.gone(arn);
                        }
                    });
        }
        further.tell();
    }

    /** Reports the mount targets of a file system. */
    void ofFileSystem(String fileSystem, DescribeContext context, FurtherCalls further) {
        List<MountTargetDescription> targets = new ArrayList<>();
        Attempt.call(
                context, ACTION, List.of(), () -> fetch(context, null, fileSystem, targets::add));
        targets.forEach(target -> report(target, context, further));
    }

    private static void fetch(
            DescribeContext context,
            @Nullable String id,
            @Nullable String fileSystem,
            Consumer<MountTargetDescription> each) {
        EfsClient efs = context.client(EfsClient.class);
        Pages.forEach(
                context,
                marker ->
                        efs.describeMountTargets(request ->
                                request.mountTargetId(id)
                                        .fileSystemId(fileSystem)
                                        .maxItems(FileSystemDescriber.PAGE)
                                        .marker(marker)),
                DescribeMountTargetsResponse::nextMarker,
                page -> page.mountTargets().forEach(each));
    }

    private static void report(
            MountTargetDescription target, DescribeContext context, FurtherCalls further) {
        String id = target.mountTargetId();
        Arn arn = context.arn("elasticfilesystem", "mount-target/" + id);
        RelationsOf relations = new RelationsOf(arn, ACTION);
        relations.toId(
                RelationKind.PART_OF,
                target.fileSystemId(),
                fileSystem -> FileSystemDescriber.arn(fileSystem, context),
                "FileSystemId");
        relations.toId(
                RelationKind.LOCATED_IN,
                target.subnetId(),
                subnet -> context.arn("ec2", "subnet/" + subnet),
                "SubnetId");
        EfsClient efs = context.client(EfsClient.class);
        List<String> groups =
                further.ask(
                                GROUPS_ACTION,
                                Set.of(GROUPS),
                                List.of(arn),
                                () ->
                                        efs.describeMountTargetSecurityGroups(
                                                        request -> request.mountTargetId(id))
                                                .securityGroups(),
                                MountTargetNotFoundException.class::isInstance)
                        .orElse(List.of());
        List<Relation> all = new ArrayList<>(relations.list());
        for (int i = 0; i < groups.size(); i++) {
            all.add(
                    new Relation(
                            arn,
                            context.arn("ec2", "security-group/" + groups.get(i)),
                            RelationKind.PROTECTED_BY,
                            new Evidence(GROUPS_ACTION, GROUPS + "[" + i + "]")));
        }
        JsonObject description = SdkJson.of(target);
        if (!groups.isEmpty()) {
            description =
                    WithMember.of(
                            description,
                            GROUPS,
                            JsonValue.of(groups.stream().map(JsonValue::of).toList()));
        }
        context.found(
                Described.tagged(
                                arn,
                                ResourceType.EFS_MOUNT_TARGET,
                                id,
                                id,
                                Map.of(),
                                ACTION,
                                description)
                        .inZone(target.availabilityZoneName()),
                all);
    }
}
