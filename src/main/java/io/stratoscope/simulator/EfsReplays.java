package io.stratoscope.simulator;

import static io.stratoscope.simulator.Replay.change;

import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.efs.model.CreateAccessPointRequest;
import software.amazon.awssdk.services.efs.model.CreateFileSystemRequest;
import software.amazon.awssdk.services.efs.model.CreateMountTargetRequest;
import software.amazon.awssdk.services.efs.model.DeleteAccessPointRequest;
import software.amazon.awssdk.services.efs.model.DeleteFileSystemRequest;
import software.amazon.awssdk.services.efs.model.DeleteMountTargetRequest;
import software.amazon.awssdk.services.efs.model.ModifyMountTargetSecurityGroupsRequest;
import software.amazon.awssdk.services.efs.model.PutLifecycleConfigurationRequest;
import software.amazon.awssdk.services.efs.model.TagResourceRequest;
import software.amazon.awssdk.services.efs.model.UntagResourceRequest;
import software.amazon.awssdk.services.efs.model.UpdateFileSystemRequest;

import java.util.List;

/** The operations that change something, for doing them again when a kept account is opened. */
final class EfsReplays {
    static final List<Replay<?, ?>> ALL =
            List.of(
                    change(
                            EfsClient.class,
                            CreateAccessPointRequest.class,
                            CreateAccessPointRequest::builder,
                            EfsClient::createAccessPoint),
                    change(
                            EfsClient.class,
                            CreateFileSystemRequest.class,
                            CreateFileSystemRequest::builder,
                            EfsClient::createFileSystem),
                    change(
                            EfsClient.class,
                            CreateMountTargetRequest.class,
                            CreateMountTargetRequest::builder,
                            EfsClient::createMountTarget),
                    change(
                            EfsClient.class,
                            DeleteAccessPointRequest.class,
                            DeleteAccessPointRequest::builder,
                            EfsClient::deleteAccessPoint),
                    change(
                            EfsClient.class,
                            DeleteFileSystemRequest.class,
                            DeleteFileSystemRequest::builder,
                            EfsClient::deleteFileSystem),
                    change(
                            EfsClient.class,
                            DeleteMountTargetRequest.class,
                            DeleteMountTargetRequest::builder,
                            EfsClient::deleteMountTarget),
                    change(
                            EfsClient.class,
                            ModifyMountTargetSecurityGroupsRequest.class,
                            ModifyMountTargetSecurityGroupsRequest::builder,
                            EfsClient::modifyMountTargetSecurityGroups),
                    change(
                            EfsClient.class,
                            PutLifecycleConfigurationRequest.class,
                            PutLifecycleConfigurationRequest::builder,
                            EfsClient::putLifecycleConfiguration),
                    change(
                            EfsClient.class,
                            TagResourceRequest.class,
                            TagResourceRequest::builder,
                            EfsClient::tagResource),
                    change(
                            EfsClient.class,
                            UntagResourceRequest.class,
                            UntagResourceRequest::builder,
                            EfsClient::untagResource),
                    change(
                            EfsClient.class,
                            UpdateFileSystemRequest.class,
                            UpdateFileSystemRequest::builder,
                            EfsClient::updateFileSystem));

    private EfsReplays() {}
}
