package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.DescribeContext;
import io.stratoscope.discovery.Described;
import io.stratoscope.discovery.SdkJson;
import io.stratoscope.model.Arn;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.ResourceType;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScalableTargetsResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableTarget;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** What Application Auto Scaling keeps between a least and a most: of an ECS service, the number of its tasks. */
public final class ScalableTargetDescriber extends ListedDescriber<ScalableTarget> {

    /** The most that Application Auto Scaling returns a page. */
    private static final int PAGE = 50;

    /** Each listing is of one namespace. ECS comes first, as a scope that has nothing else needs no other. */
    private static final List<ServiceNamespace> NAMESPACES = namespaces();

    public ScalableTargetDescriber() {
        super(
                "application-autoscaling",
                "scalable-target",
                "application-autoscaling:DescribeScalableTargets");
    }

    private static List<ServiceNamespace> namespaces() {
        List<ServiceNamespace> all = new ArrayList<>(ServiceNamespace.knownValues());
        all.sort(
                Comparator.comparing((ServiceNamespace each) -> each != ServiceNamespace.ECS)
                        .thenComparing(ServiceNamespace::toString));
        return List.copyOf(all);
    }

    // Its ARN has an id by which nothing can be asked for.
    @Override
    boolean hasLookUp() {
        return false;
    }

    @Override
    void fetch(
            DescribeContext context,
            @Nullable String name,
            BooleanSupplier stop,
            Consumer<ScalableTarget> each) {
        ApplicationAutoScalingClient scaling = context.client(ApplicationAutoScalingClient.class);
        for (ServiceNamespace namespace : NAMESPACES) {
            if (stop.getAsBoolean()) {
                return;
            }
            Pages.forEach(
                    stop,
                    token ->
                            scaling.describeScalableTargets(request ->
                                    request.serviceNamespace(namespace)
                                            .maxResults(PAGE)
                                            .nextToken(token)),
                    DescribeScalableTargetsResponse::nextToken,
                    page ->
                            page.scalableTargets().stream()
                                    // Those registered before there were ARNs have none.
                                    .filter(target -> target.scalableTargetARN() != null)
                                    .forEach(each));
        }
    }

    @Override
    Arn arn(ScalableTarget target, DescribeContext context) {
        return Arn.of(target.scalableTargetARN());
    }

    // A listing leaves out what there is not.
    @Override
    boolean saysGone(RuntimeException failure) {
        return false;
    }

    @Override
    void report(ScalableTarget target, DescribeContext context, Details details) {
        Arn arn = arn(target, context);
        RelationsOf relations = new RelationsOf(arn, action());
        if (target.serviceNamespace() == ServiceNamespace.ECS) {
            relations.to(
                    RelationKind.PART_OF,
                    context.arn("ecs", target.resourceId()),
                    target.minCapacity() + " to " + target.maxCapacity(),
                    "ResourceId");
        }
        context.found(
                Described.untagged(
                        arn,
                        ResourceType.SCALABLE_TARGET,
                        arn.resourceId(),
                        afterSlash(target.resourceId()) + " scaling",
                        action(),
                        SdkJson.of(target)),
                relations.list());
    }

    private static String afterSlash(String resource) {
        return resource.substring(resource.lastIndexOf('/') + 1);
    }
}
