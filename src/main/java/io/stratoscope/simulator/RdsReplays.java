package io.stratoscope.simulator;

import static io.stratoscope.simulator.Replay.change;

import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.AddTagsToResourceRequest;
import software.amazon.awssdk.services.rds.model.CopyDbClusterSnapshotRequest;
import software.amazon.awssdk.services.rds.model.CreateDbClusterParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.CreateDbClusterRequest;
import software.amazon.awssdk.services.rds.model.CreateDbClusterSnapshotRequest;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.CreateDbParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.CreateDbSubnetGroupRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterSnapshotRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbSubnetGroupRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbParameterGroupRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbSubnetGroupRequest;
import software.amazon.awssdk.services.rds.model.RemoveTagsFromResourceRequest;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterFromSnapshotRequest;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterToPointInTimeRequest;

import java.util.List;

/** The operations that change something, for doing them again when a kept account is opened. */
final class RdsReplays {
    static final List<Replay<?, ?>> ALL =
            List.of(
                    change(
                            RdsClient.class,
                            AddTagsToResourceRequest.class,
                            AddTagsToResourceRequest::builder,
                            RdsClient::addTagsToResource),
                    change(
                            RdsClient.class,
                            CreateDbClusterRequest.class,
                            CreateDbClusterRequest::builder,
                            RdsClient::createDBCluster),
                    change(
                            RdsClient.class,
                            CreateDbClusterParameterGroupRequest.class,
                            CreateDbClusterParameterGroupRequest::builder,
                            RdsClient::createDBClusterParameterGroup),
                    change(
                            RdsClient.class,
                            CopyDbClusterSnapshotRequest.class,
                            CopyDbClusterSnapshotRequest::builder,
                            RdsClient::copyDBClusterSnapshot),
                    change(
                            RdsClient.class,
                            CreateDbClusterSnapshotRequest.class,
                            CreateDbClusterSnapshotRequest::builder,
                            RdsClient::createDBClusterSnapshot),
                    change(
                            RdsClient.class,
                            CreateDbInstanceRequest.class,
                            CreateDbInstanceRequest::builder,
                            RdsClient::createDBInstance),
                    change(
                            RdsClient.class,
                            CreateDbParameterGroupRequest.class,
                            CreateDbParameterGroupRequest::builder,
                            RdsClient::createDBParameterGroup),
                    change(
                            RdsClient.class,
                            CreateDbSubnetGroupRequest.class,
                            CreateDbSubnetGroupRequest::builder,
                            RdsClient::createDBSubnetGroup),
                    change(
                            RdsClient.class,
                            DeleteDbClusterRequest.class,
                            DeleteDbClusterRequest::builder,
                            RdsClient::deleteDBCluster),
                    change(
                            RdsClient.class,
                            DeleteDbClusterParameterGroupRequest.class,
                            DeleteDbClusterParameterGroupRequest::builder,
                            RdsClient::deleteDBClusterParameterGroup),
                    change(
                            RdsClient.class,
                            DeleteDbClusterSnapshotRequest.class,
                            DeleteDbClusterSnapshotRequest::builder,
                            RdsClient::deleteDBClusterSnapshot),
                    change(
                            RdsClient.class,
                            DeleteDbInstanceRequest.class,
                            DeleteDbInstanceRequest::builder,
                            RdsClient::deleteDBInstance),
                    change(
                            RdsClient.class,
                            DeleteDbSubnetGroupRequest.class,
                            DeleteDbSubnetGroupRequest::builder,
                            RdsClient::deleteDBSubnetGroup),
                    change(
                            RdsClient.class,
                            ModifyDbClusterRequest.class,
                            ModifyDbClusterRequest::builder,
                            RdsClient::modifyDBCluster),
                    change(
                            RdsClient.class,
                            ModifyDbClusterParameterGroupRequest.class,
                            ModifyDbClusterParameterGroupRequest::builder,
                            RdsClient::modifyDBClusterParameterGroup),
                    change(
                            RdsClient.class,
                            ModifyDbInstanceRequest.class,
                            ModifyDbInstanceRequest::builder,
                            RdsClient::modifyDBInstance),
                    change(
                            RdsClient.class,
                            ModifyDbParameterGroupRequest.class,
                            ModifyDbParameterGroupRequest::builder,
                            RdsClient::modifyDBParameterGroup),
                    change(
                            RdsClient.class,
                            ModifyDbSubnetGroupRequest.class,
                            ModifyDbSubnetGroupRequest::builder,
                            RdsClient::modifyDBSubnetGroup),
                    change(
                            RdsClient.class,
                            RemoveTagsFromResourceRequest.class,
                            RemoveTagsFromResourceRequest::builder,
                            RdsClient::removeTagsFromResource),
                    change(
                            RdsClient.class,
                            RestoreDbClusterFromSnapshotRequest.class,
                            RestoreDbClusterFromSnapshotRequest::builder,
                            RdsClient::restoreDBClusterFromSnapshot),
                    change(
                            RdsClient.class,
                            RestoreDbClusterToPointInTimeRequest.class,
                            RestoreDbClusterToPointInTimeRequest::builder,
                            RdsClient::restoreDBClusterToPointInTime));

    private RdsReplays() {}
}
