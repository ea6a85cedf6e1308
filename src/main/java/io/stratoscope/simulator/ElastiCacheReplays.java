package io.stratoscope.simulator;

import static io.stratoscope.simulator.Replay.change;

import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticache.model.AddTagsToResourceRequest;
import software.amazon.awssdk.services.elasticache.model.CreateCacheParameterGroupRequest;
import software.amazon.awssdk.services.elasticache.model.CreateCacheSubnetGroupRequest;
import software.amazon.awssdk.services.elasticache.model.CreateReplicationGroupRequest;
import software.amazon.awssdk.services.elasticache.model.DecreaseReplicaCountRequest;
import software.amazon.awssdk.services.elasticache.model.DeleteCacheParameterGroupRequest;
import software.amazon.awssdk.services.elasticache.model.DeleteCacheSubnetGroupRequest;
import software.amazon.awssdk.services.elasticache.model.DeleteReplicationGroupRequest;
import software.amazon.awssdk.services.elasticache.model.IncreaseReplicaCountRequest;
import software.amazon.awssdk.services.elasticache.model.ModifyCacheSubnetGroupRequest;
import software.amazon.awssdk.services.elasticache.model.ModifyReplicationGroupRequest;
import software.amazon.awssdk.services.elasticache.model.RemoveTagsFromResourceRequest;

import java.util.List;

/** The operations that change something, for doing them again when a kept account is opened. */
final class ElastiCacheReplays {
    static final List<Replay<?, ?>> ALL =
            List.of(
                    change(
                            ElastiCacheClient.class,
                            AddTagsToResourceRequest.class,
                            AddTagsToResourceRequest::builder,
                            ElastiCacheClient::addTagsToResource),
                    change(
                            ElastiCacheClient.class,
                            CreateCacheParameterGroupRequest.class,
                            CreateCacheParameterGroupRequest::builder,
                            ElastiCacheClient::createCacheParameterGroup),
                    change(
                            ElastiCacheClient.class,
                            CreateCacheSubnetGroupRequest.class,
                            CreateCacheSubnetGroupRequest::builder,
                            ElastiCacheClient::createCacheSubnetGroup),
                    change(
                            ElastiCacheClient.class,
                            CreateReplicationGroupRequest.class,
                            CreateReplicationGroupRequest::builder,
                            ElastiCacheClient::createReplicationGroup),
                    change(
                            ElastiCacheClient.class,
                            DecreaseReplicaCountRequest.class,
                            DecreaseReplicaCountRequest::builder,
                            ElastiCacheClient::decreaseReplicaCount),
                    change(
                            ElastiCacheClient.class,
                            DeleteCacheParameterGroupRequest.class,
                            DeleteCacheParameterGroupRequest::builder,
                            ElastiCacheClient::deleteCacheParameterGroup),
                    change(
                            ElastiCacheClient.class,
                            DeleteCacheSubnetGroupRequest.class,
                            DeleteCacheSubnetGroupRequest::builder,
                            ElastiCacheClient::deleteCacheSubnetGroup),
                    change(
                            ElastiCacheClient.class,
                            DeleteReplicationGroupRequest.class,
                            DeleteReplicationGroupRequest::builder,
                            ElastiCacheClient::deleteReplicationGroup),
                    change(
                            ElastiCacheClient.class,
                            IncreaseReplicaCountRequest.class,
                            IncreaseReplicaCountRequest::builder,
                            ElastiCacheClient::increaseReplicaCount),
                    change(
                            ElastiCacheClient.class,
                            ModifyCacheSubnetGroupRequest.class,
                            ModifyCacheSubnetGroupRequest::builder,
                            ElastiCacheClient::modifyCacheSubnetGroup),
                    change(
                            ElastiCacheClient.class,
                            ModifyReplicationGroupRequest.class,
                            ModifyReplicationGroupRequest::builder,
                            ElastiCacheClient::modifyReplicationGroup),
                    change(
                            ElastiCacheClient.class,
                            RemoveTagsFromResourceRequest.class,
                            RemoveTagsFromResourceRequest::builder,
                            ElastiCacheClient::removeTagsFromResource));

    private ElastiCacheReplays() {}
}
