package io.stratoscope.simulator;

import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.efs.model.CreateAccessPointRequest;
import software.amazon.awssdk.services.efs.model.CreateAccessPointResponse;
import software.amazon.awssdk.services.efs.model.CreateFileSystemRequest;
import software.amazon.awssdk.services.efs.model.CreateFileSystemResponse;
import software.amazon.awssdk.services.efs.model.CreateMountTargetRequest;
import software.amazon.awssdk.services.efs.model.CreateMountTargetResponse;
import software.amazon.awssdk.services.efs.model.DeleteAccessPointRequest;
import software.amazon.awssdk.services.efs.model.DeleteAccessPointResponse;
import software.amazon.awssdk.services.efs.model.DeleteFileSystemRequest;
import software.amazon.awssdk.services.efs.model.DeleteFileSystemResponse;
import software.amazon.awssdk.services.efs.model.DeleteMountTargetRequest;
import software.amazon.awssdk.services.efs.model.DeleteMountTargetResponse;
import software.amazon.awssdk.services.efs.model.DescribeAccessPointsRequest;
import software.amazon.awssdk.services.efs.model.DescribeAccessPointsResponse;
import software.amazon.awssdk.services.efs.model.DescribeFileSystemsRequest;
import software.amazon.awssdk.services.efs.model.DescribeFileSystemsResponse;
import software.amazon.awssdk.services.efs.model.DescribeLifecycleConfigurationRequest;
import software.amazon.awssdk.services.efs.model.DescribeLifecycleConfigurationResponse;
import software.amazon.awssdk.services.efs.model.DescribeMountTargetSecurityGroupsRequest;
import software.amazon.awssdk.services.efs.model.DescribeMountTargetSecurityGroupsResponse;
import software.amazon.awssdk.services.efs.model.DescribeMountTargetsRequest;
import software.amazon.awssdk.services.efs.model.DescribeMountTargetsResponse;
import software.amazon.awssdk.services.efs.model.EfsException;
import software.amazon.awssdk.services.efs.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.efs.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.efs.model.ModifyMountTargetSecurityGroupsRequest;
import software.amazon.awssdk.services.efs.model.ModifyMountTargetSecurityGroupsResponse;
import software.amazon.awssdk.services.efs.model.PutLifecycleConfigurationRequest;
import software.amazon.awssdk.services.efs.model.PutLifecycleConfigurationResponse;
import software.amazon.awssdk.services.efs.model.Tag;
import software.amazon.awssdk.services.efs.model.TagResourceRequest;
import software.amazon.awssdk.services.efs.model.TagResourceResponse;
import software.amazon.awssdk.services.efs.model.UntagResourceRequest;
import software.amazon.awssdk.services.efs.model.UntagResourceResponse;
import software.amazon.awssdk.services.efs.model.UpdateFileSystemRequest;
import software.amazon.awssdk.services.efs.model.UpdateFileSystemResponse;

/** Amazon EFS: file systems, mount targets and access points. */
final class SimulatedEfs extends SimulatedService implements EfsClient {

    private final ServiceTags<Tag> tags;
    private final EfsState state;
    private final EfsFileSystems fileSystems;
    private final EfsMountTargets mountTargets;
    private final EfsAccessPoints accessPoints;

    SimulatedEfs(AccountState account, String region) {
        super(account, region, "elasticfilesystem", EfsException::builder);
        tags =
                new ServiceTags<>(
                        account.tags(),
                        Tag::key,
                        Tag::value,
                        (key, value) -> Tag.builder().key(key).value(value).build());
        state = new EfsState(this);
        fileSystems = new EfsFileSystems(this, tags, state);
        mountTargets = new EfsMountTargets(this, state);
        accessPoints = new EfsAccessPoints(this, tags, state);
    }

    /** What EFS holds in this region. */
    EfsState state() {
        return state;
    }

    /** What is in its file systems. */
    EfsContents contents() {
        return state.contents();
    }

    @Override
    public CreateFileSystemResponse createFileSystem(CreateFileSystemRequest request) {
        return call("CreateFileSystem", request, () -> fileSystems.create(request));
    }

    @Override
    public DescribeFileSystemsResponse describeFileSystems(DescribeFileSystemsRequest request) {
        return call("DescribeFileSystems", request, () -> fileSystems.describe(request));
    }

    @Override
    public UpdateFileSystemResponse updateFileSystem(UpdateFileSystemRequest request) {
        return call("UpdateFileSystem", request, () -> fileSystems.update(request));
    }

    @Override
    public DeleteFileSystemResponse deleteFileSystem(DeleteFileSystemRequest request) {
        return call("DeleteFileSystem", request, () -> fileSystems.delete(request));
    }

    @Override
    public CreateMountTargetResponse createMountTarget(CreateMountTargetRequest request) {
        return call("CreateMountTarget", request, () -> mountTargets.create(request));
    }

    @Override
    public DescribeMountTargetsResponse describeMountTargets(DescribeMountTargetsRequest request) {
        return call("DescribeMountTargets", request, () -> mountTargets.describe(request));
    }

    @Override
    public DescribeMountTargetSecurityGroupsResponse describeMountTargetSecurityGroups(
            DescribeMountTargetSecurityGroupsRequest request) {
        return call(
                "DescribeMountTargetSecurityGroups",
                request,
                () -> mountTargets.describeSecurityGroups(request));
    }

    @Override
    public ModifyMountTargetSecurityGroupsResponse modifyMountTargetSecurityGroups(
            ModifyMountTargetSecurityGroupsRequest request) {
        return call(
                "ModifyMountTargetSecurityGroups",
                request,
                () -> mountTargets.modifySecurityGroups(request));
    }

    @Override
    public DeleteMountTargetResponse deleteMountTarget(DeleteMountTargetRequest request) {
        return call("DeleteMountTarget", request, () -> mountTargets.delete(request));
    }

    @Override
    public CreateAccessPointResponse createAccessPoint(CreateAccessPointRequest request) {
        return call("CreateAccessPoint", request, () -> accessPoints.create(request));
    }

    @Override
    public DescribeAccessPointsResponse describeAccessPoints(DescribeAccessPointsRequest request) {
        return call("DescribeAccessPoints", request, () -> accessPoints.describe(request));
    }

    @Override
    public DeleteAccessPointResponse deleteAccessPoint(DeleteAccessPointRequest request) {
        return call("DeleteAccessPoint", request, () -> accessPoints.delete(request));
    }

    @Override
    public PutLifecycleConfigurationResponse putLifecycleConfiguration(
            PutLifecycleConfigurationRequest request) {
        return call("PutLifecycleConfiguration", request, () -> fileSystems.putLifecycle(request));
    }

    @Override
    public DescribeLifecycleConfigurationResponse describeLifecycleConfiguration(
            DescribeLifecycleConfigurationRequest request) {
        return call(
                "DescribeLifecycleConfiguration",
                request,
                () -> fileSystems.describeLifecycle(request));
    }

    @Override
    public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        return call(
                "ListTagsForResource",
                request,
                () -> {
                    var page =
                            page(
                                    tags.of(state.arnOf(request.resourceId())),
                                    EfsState.PAGES,
                                    request.maxResults(),
                                    request.nextToken());
                    return ListTagsForResourceResponse.builder()
                            .tags(page.items())
                            .nextToken(page.token())
                            .build();
                });
    }

    @Override
    public TagResourceResponse tagResource(TagResourceRequest request) {
        return call(
                "TagResource",
                request,
                () -> {
                    tags.add(state.arnOf(request.resourceId()), request.tags());
                    return TagResourceResponse.builder().build();
                });
    }

    @Override
    public UntagResourceResponse untagResource(UntagResourceRequest request) {
        return call(
                "UntagResource",
                request,
                () -> {
                    tags.remove(state.arnOf(request.resourceId()), request.tagKeys());
                    return UntagResourceResponse.builder().build();
                });
    }
}
