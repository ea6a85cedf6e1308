package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.DescribeContext;
import io.stratoscope.discovery.Described;
import io.stratoscope.discovery.Describer;
import io.stratoscope.discovery.SdkJson;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Relation;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Scope;

import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.ClusterConfiguration;
import software.amazon.awssdk.services.ecs.model.ClusterField;
import software.amazon.awssdk.services.ecs.model.ListClustersResponse;
import software.amazon.awssdk.services.ecs.model.ListServicesResponse;
import software.amazon.awssdk.services.ecs.model.Tag;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** ECS clusters; their parts are their services. ECS goes on describing a deleted one as inactive. */
public final class EcsClusterDescriber implements Describer {

    private static final String ACTION = "ecs:DescribeClusters";
    private static final String LIST_ACTION = "ecs:ListClusters";
    private static final String LIST_SERVICES_ACTION = "ecs:ListServices";

    /** The most that ECS describes in a call and lists a page. */
    private static final int BATCH = 100;

    private final EcsServiceDescriber services = new EcsServiceDescriber();

    @Override
    public String service() {
        return "ecs";
    }

    @Override
    public boolean handles(Arn arn) {
        return arn.service().equals("ecs") && arn.resourceKind().equals("cluster");
    }

    @Override
    public void find(DescribeContext context) {
        switch (context.scope()) {
            case Scope.Tagged _ -> {
                // The sweep names them.
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
                                                client(context)
                                                        .listClusters(request ->
                                                                request.maxResults(BATCH)
                                                                        .nextToken(token)),
                                        ListClustersResponse::nextToken,
                                        page ->
                                                page.clusterArns().stream()
                                                        .map(Arn::of)
                                                        .forEach(all::add)));
                describe(all, context);
            }
        }
    }

    @Override
    public void describe(List<Arn> wanted, DescribeContext context) {
        Attempt.batchesMissingAreGone(
                context,
                ACTION,
                wanted,
                BATCH,
                batch -> {
                    Set<Arn> found = new HashSet<>();
                    client(context)
                            .describeClusters(request ->
                                    request.clusters(batch.stream().map(Arn::toString).toList())
                                            .include(
                                                    ClusterField.TAGS,
                                                    ClusterField.SETTINGS,
                                                    ClusterField.CONFIGURATIONS))
                            .clusters()
                            .stream()
                            .filter(cluster -> !"INACTIVE".equals(cluster.status()))
                            .forEach(cluster -> found.add(report(cluster, context)));
                    return found;
                });
    }

    @Override
    public void parts(List<Resource> owners, DescribeContext context) {
        for (Resource cluster : owners) {
            List<Arn> members = new ArrayList<>();
            Attempt.call(
                    context,
                    LIST_SERVICES_ACTION,
                    List.of(cluster.arn()),
                    () ->
                            Pages.forEach(
                                    context,
                                    token ->
                                            client(context)
                                                    .listServices(request ->
                                                            request.cluster(
                                                                            cluster.arn()
                                                                                    .toString())
                                                                    .maxResults(BATCH)
                                                                    .nextToken(token)),
                                    ListServicesResponse::nextToken,
                                    page ->
                                            page.serviceArns().stream()
                                                    .map(Arn::of)
                                                    .forEach(members::add)));
            services.describe(
                    members.stream().filter(arn -> !context.confirmed(arn)).toList(), context);
        }
    }

    private static EcsClient client(DescribeContext context) {
        return context.client(EcsClient.class);
    }

    private static Arn report(Cluster cluster, DescribeContext context) {
        Arn arn = Arn.of(cluster.clusterArn());
        context.found(
                Described.tagged(
                        arn,
                        ResourceType.ECS_CLUSTER,
                        cluster.clusterName(),
                        cluster.clusterName(),
                        TagMap.of(cluster.tags(), Tag::key, Tag::value),
                        ACTION,
                        SdkJson.of(cluster)),
                relations(cluster, arn, context));
        return arn;
    }

    private static List<Relation> relations(Cluster cluster, Arn arn, DescribeContext context) {
        RelationsOf relations = new RelationsOf(arn, ACTION);
        ClusterConfiguration configuration = cluster.configuration();
        if (configuration != null && configuration.executeCommandConfiguration() != null) {
            relations.toId(
                    RelationKind.ENCRYPTED_BY,
                    configuration.executeCommandConfiguration().kmsKeyId(),
                    key -> KeyArn.of(key, context),
                    "configuration.executeCommandConfiguration.kmsKeyId");
        }
        if (configuration != null && configuration.managedStorageConfiguration() != null) {
            relations.toId(
                    RelationKind.ENCRYPTED_BY,
                    configuration.managedStorageConfiguration().fargateEphemeralStorageKmsKeyId(),
                    key -> KeyArn.of(key, context),
                    "configuration.managedStorageConfiguration.fargateEphemeralStorageKmsKeyId");
        }
        return relations.list();
    }
}
