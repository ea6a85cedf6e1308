package io.stratoscope.simulator;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.efs.model.AccessPointDescription;
import software.amazon.awssdk.services.efs.model.AccessPointNotFoundException;
import software.amazon.awssdk.services.efs.model.BadRequestException;
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
import software.amazon.awssdk.services.efs.model.FileSystemAlreadyExistsException;
import software.amazon.awssdk.services.efs.model.FileSystemDescription;
import software.amazon.awssdk.services.efs.model.FileSystemInUseException;
import software.amazon.awssdk.services.efs.model.FileSystemNotFoundException;
import software.amazon.awssdk.services.efs.model.LifeCycleState;
import software.amazon.awssdk.services.efs.model.LifecyclePolicy;
import software.amazon.awssdk.services.efs.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.efs.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.efs.model.MountTargetConflictException;
import software.amazon.awssdk.services.efs.model.MountTargetDescription;
import software.amazon.awssdk.services.efs.model.MountTargetNotFoundException;
import software.amazon.awssdk.services.efs.model.PutLifecycleConfigurationRequest;
import software.amazon.awssdk.services.efs.model.PutLifecycleConfigurationResponse;
import software.amazon.awssdk.services.efs.model.ReplicationOverwriteProtection;
import software.amazon.awssdk.services.efs.model.Tag;
import software.amazon.awssdk.services.efs.model.TagResourceRequest;
import software.amazon.awssdk.services.efs.model.TagResourceResponse;
import software.amazon.awssdk.services.efs.model.UntagResourceRequest;
import software.amazon.awssdk.services.efs.model.UntagResourceResponse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Amazon EFS: file systems, mount targets and access points. */
final class SimulatedEfs extends SimulatedService implements EfsClient {

    private static final Paging.Limits PAGES = new Paging.Limits(100, 1, 100, "BadRequest");

    private final Map<String, FileSystemDescription> fileSystems = new TreeMap<>();
    private final Map<String, MountTargetDescription> mountTargets = new TreeMap<>();
    private final Map<String, AccessPointDescription> accessPoints = new TreeMap<>();
    private final Map<String, List<String>> securityGroups = new TreeMap<>();
    private final Map<String, List<LifecyclePolicy>> lifecycles = new TreeMap<>();
    private final Map<String, List<MountTargetDescription>> mountTargetsOf = new TreeMap<>();
    private final SubnetPlaces places;

    SimulatedEfs(AccountState account, String region) {
        super(account, region, "elasticfilesystem", EfsException::builder);
        places = new SubnetPlaces(account, region);
    }

    @Override
    public CreateFileSystemResponse createFileSystem(CreateFileSystemRequest request) {
        return call(
                "CreateFileSystem",
                () -> {
                    if (fileSystems.values().stream()
                            .anyMatch(known ->
                                    known.creationToken().equals(request.creationToken()))) {
                        throw error(
                                FileSystemAlreadyExistsException.builder(),
                                409,
                                "FileSystemAlreadyExists",
                                "File system already exists with creation token "
                                        + request.creationToken());
                    }
                    String id = account().ids().ec2("fs");
                    boolean encrypted = Boolean.TRUE.equals(request.encrypted());
                    FileSystemDescription fileSystem =
                            FileSystemDescription.builder()
                                    .fileSystemId(id)
                                    .fileSystemArn(arn("file-system/" + id))
                                    .ownerId(account().accountId())
                                    .creationToken(request.creationToken())
                                    .creationTime(account().now())
                                    .lifeCycleState(LifeCycleState.AVAILABLE)
                                    .encrypted(encrypted)
                                    .kmsKeyId(encrypted ? request.kmsKeyId() : null)
                                    .performanceMode(request.performanceMode())
                                    .throughputMode(request.throughputMode())
                                    .sizeInBytes(size ->
                                            size.value(6144L)
                                                    .valueInStandard(6144L)
                                                    .valueInIA(0L)
                                                    .timestamp(account().now()))
                                    .fileSystemProtection(protection ->
                                            protection.replicationOverwriteProtection(
                                                    ReplicationOverwriteProtection.ENABLED))
                                    .build();
                    fileSystems.put(id, fileSystem);
                    registerTags(fileSystem.fileSystemArn(), tags(request.tags()));
                    return CreateFileSystemResponse.builder()
                            .fileSystemId(id)
                            .fileSystemArn(fileSystem.fileSystemArn())
                            .ownerId(fileSystem.ownerId())
                            .creationToken(fileSystem.creationToken())
                            .creationTime(fileSystem.creationTime())
                            .lifeCycleState(fileSystem.lifeCycleState())
                            .encrypted(encrypted)
                            .kmsKeyId(fileSystem.kmsKeyId())
                            .numberOfMountTargets(0)
                            .tags(request.tags())
                            .build();
                });
    }

    @Override
    public DescribeFileSystemsResponse describeFileSystems(DescribeFileSystemsRequest request) {
        return call(
                "DescribeFileSystems",
                () -> {
                    List<FileSystemDescription> found =
                            request.fileSystemId() == null
                                    ? fileSystems.values().stream()
                                            .filter(known ->
                                                    request.creationToken() == null
                                                            || request.creationToken()
                                                                    .equals(known.creationToken()))
                                            .toList()
                                    : List.of(fileSystem(request.fileSystemId()));
                    var page = page(found, PAGES, request.maxItems(), request.marker());
                    return DescribeFileSystemsResponse.builder()
                            .fileSystems(page.items().stream().map(this::shown).toList())
                            .marker(request.marker())
                            .nextMarker(page.token())
                            .build();
                });
    }

    private FileSystemDescription shown(FileSystemDescription fileSystem) {
        Map<String, String> tags = account().tags().tags(fileSystem.fileSystemArn());
        return fileSystem.toBuilder()
                .name(tags.get("Name"))
                .tags(tagList(tags))
                .numberOfMountTargets(targetsOf(fileSystem.fileSystemId()).size())
                .build();
    }

    @Override
    public DeleteFileSystemResponse deleteFileSystem(DeleteFileSystemRequest request) {
        return call(
                "DeleteFileSystem",
                () -> {
                    FileSystemDescription fileSystem = fileSystem(request.fileSystemId());
                    if (!targetsOf(fileSystem.fileSystemId()).isEmpty()) {
                        throw error(
                                FileSystemInUseException.builder(),
                                409,
                                "FileSystemInUse",
                                "The file system has mount targets and cannot be deleted");
                    }
                    fileSystems.remove(fileSystem.fileSystemId());
                    account().tags().delete(fileSystem.fileSystemArn());
                    List<AccessPointDescription> orphans =
                            accessPoints.values().stream()
                                    .filter(point ->
                                            point.fileSystemId().equals(fileSystem.fileSystemId()))
                                    .toList();
                    for (AccessPointDescription orphan : orphans) {
                        accessPoints.remove(orphan.accessPointId());
                        account().tags().delete(orphan.accessPointArn());
                    }
                    return DeleteFileSystemResponse.builder().build();
                });
    }

    @Override
    public CreateMountTargetResponse createMountTarget(CreateMountTargetRequest request) {
        return call(
                "CreateMountTarget",
                () -> {
                    FileSystemDescription fileSystem = fileSystem(request.fileSystemId());
                    var subnet = places.of(List.of(request.subnetId())).getFirst();
                    if (targetsOf(fileSystem.fileSystemId()).stream()
                            .anyMatch(other ->
                                    other.availabilityZoneName()
                                            .equals(subnet.availabilityZone()))) {
                        throw error(
                                MountTargetConflictException.builder(),
                                409,
                                "MountTargetConflict",
                                "mount target already exists in this AZ");
                    }
                    String id = account().ids().ec2("fsmt");
                    var eni =
                            account()
                                    .client(Ec2Client.class, region())
                                    .createNetworkInterface(wanted ->
                                            wanted.subnetId(request.subnetId())
                                                    .groups(request.securityGroups())
                                                    .description(
                                                            "EFS mount target for "
                                                                    + fileSystem.fileSystemId()
                                                                    + " ("
                                                                    + id
                                                                    + ")"))
                                    .networkInterface();
                    MountTargetDescription target =
                            MountTargetDescription.builder()
                                    .mountTargetId(id)
                                    .fileSystemId(fileSystem.fileSystemId())
                                    .ownerId(account().accountId())
                                    .subnetId(subnet.subnetId())
                                    .vpcId(subnet.vpcId())
                                    .availabilityZoneName(subnet.availabilityZone())
                                    .availabilityZoneId(subnet.availabilityZoneId())
                                    .ipAddress(eni.privateIpAddress())
                                    .networkInterfaceId(eni.networkInterfaceId())
                                    .lifeCycleState(LifeCycleState.AVAILABLE)
                                    .build();
                    mountTargets.put(id, target);
                    mountTargetsOf
                            .computeIfAbsent(fileSystem.fileSystemId(), owner -> new ArrayList<>())
                            .add(target);
                    securityGroups.put(id, List.copyOf(request.securityGroups()));
                    return CreateMountTargetResponse.builder()
                            .mountTargetId(id)
                            .fileSystemId(target.fileSystemId())
                            .subnetId(target.subnetId())
                            .ipAddress(target.ipAddress())
                            .networkInterfaceId(target.networkInterfaceId())
                            .availabilityZoneName(target.availabilityZoneName())
                            .vpcId(target.vpcId())
                            .lifeCycleState(target.lifeCycleState())
                            .ownerId(target.ownerId())
                            .build();
                });
    }

    @Override
    public DescribeMountTargetsResponse describeMountTargets(DescribeMountTargetsRequest request) {
        return call(
                "DescribeMountTargets",
                () -> {
                    List<MountTargetDescription> found = wanted(request);
                    var page = page(found, PAGES, request.maxItems(), request.marker());
                    return DescribeMountTargetsResponse.builder()
                            .mountTargets(page.items())
                            .marker(request.marker())
                            .nextMarker(page.token())
                            .build();
                });
    }

    private List<MountTargetDescription> wanted(DescribeMountTargetsRequest request) {
        if (request.mountTargetId() != null) {
            return List.of(mountTarget(request.mountTargetId()));
        }
        if (request.accessPointId() != null) {
            return targetsOf(accessPoint(request.accessPointId()).fileSystemId());
        }
        if (request.fileSystemId() == null) {
            throw error(
                    BadRequestException.builder(),
                    400,
                    "BadRequest",
                    "Exactly one of FileSystemId, MountTargetId or AccessPointId must be given");
        }
        return targetsOf(fileSystem(request.fileSystemId()).fileSystemId());
    }

    private List<MountTargetDescription> targetsOf(String fileSystemId) {
        return mountTargetsOf.getOrDefault(fileSystemId, List.of());
    }

    @Override
    public DescribeMountTargetSecurityGroupsResponse describeMountTargetSecurityGroups(
            DescribeMountTargetSecurityGroupsRequest request) {
        return call(
                "DescribeMountTargetSecurityGroups",
                () ->
                        DescribeMountTargetSecurityGroupsResponse.builder()
                                .securityGroups(
                                        securityGroups.getOrDefault(
                                                mountTarget(request.mountTargetId())
                                                        .mountTargetId(),
                                                List.of()))
                                .build());
    }

    @Override
    public DeleteMountTargetResponse deleteMountTarget(DeleteMountTargetRequest request) {
        return call(
                "DeleteMountTarget",
                () -> {
                    MountTargetDescription target = mountTarget(request.mountTargetId());
                    mountTargets.remove(target.mountTargetId());
                    securityGroups.remove(target.mountTargetId());
                    mountTargetsOf
                            .getOrDefault(target.fileSystemId(), new ArrayList<>())
                            .remove(target);
                    account()
                            .client(Ec2Client.class, region())
                            .deleteNetworkInterface(
                                    eni -> eni.networkInterfaceId(target.networkInterfaceId()));
                    return DeleteMountTargetResponse.builder().build();
                });
    }

    @Override
    public CreateAccessPointResponse createAccessPoint(CreateAccessPointRequest request) {
        return call(
                "CreateAccessPoint",
                () -> {
                    FileSystemDescription fileSystem = fileSystem(request.fileSystemId());
                    String id = account().ids().ec2("fsap");
                    AccessPointDescription point =
                            AccessPointDescription.builder()
                                    .accessPointId(id)
                                    .accessPointArn(arn("access-point/" + id))
                                    .fileSystemId(fileSystem.fileSystemId())
                                    .clientToken(request.clientToken())
                                    .ownerId(account().accountId())
                                    .posixUser(request.posixUser())
                                    .rootDirectory(request.rootDirectory())
                                    .lifeCycleState(LifeCycleState.AVAILABLE)
                                    .build();
                    accessPoints.put(id, point);
                    registerTags(point.accessPointArn(), tags(request.tags()));
                    return CreateAccessPointResponse.builder()
                            .accessPointId(id)
                            .accessPointArn(point.accessPointArn())
                            .fileSystemId(point.fileSystemId())
                            .posixUser(point.posixUser())
                            .rootDirectory(point.rootDirectory())
                            .lifeCycleState(point.lifeCycleState())
                            .ownerId(point.ownerId())
                            .tags(request.tags())
                            .build();
                });
    }

    @Override
    public DescribeAccessPointsResponse describeAccessPoints(DescribeAccessPointsRequest request) {
        return call(
                "DescribeAccessPoints",
                () -> {
                    List<AccessPointDescription> found =
                            request.accessPointId() != null
                                    ? List.of(accessPoint(request.accessPointId()))
                                    : accessPoints.values().stream()
                                            .filter(point ->
                                                    request.fileSystemId() == null
                                                            || lastPart(request.fileSystemId())
                                                                    .equals(point.fileSystemId()))
                                            .toList();
                    var page = page(found, PAGES, request.maxResults(), request.nextToken());
                    return DescribeAccessPointsResponse.builder()
                            .accessPoints(page.items().stream().map(this::shown).toList())
                            .nextToken(page.token())
                            .build();
                });
    }

    private AccessPointDescription shown(AccessPointDescription point) {
        Map<String, String> tags = account().tags().tags(point.accessPointArn());
        return point.toBuilder().name(tags.get("Name")).tags(tagList(tags)).build();
    }

    @Override
    public DeleteAccessPointResponse deleteAccessPoint(DeleteAccessPointRequest request) {
        return call(
                "DeleteAccessPoint",
                () -> {
                    AccessPointDescription point = accessPoint(request.accessPointId());
                    accessPoints.remove(point.accessPointId());
                    account().tags().delete(point.accessPointArn());
                    return DeleteAccessPointResponse.builder().build();
                });
    }

    @Override
    public PutLifecycleConfigurationResponse putLifecycleConfiguration(
            PutLifecycleConfigurationRequest request) {
        return call(
                "PutLifecycleConfiguration",
                () -> {
                    lifecycles.put(
                            fileSystem(request.fileSystemId()).fileSystemId(),
                            List.copyOf(request.lifecyclePolicies()));
                    return PutLifecycleConfigurationResponse.builder()
                            .lifecyclePolicies(request.lifecyclePolicies())
                            .build();
                });
    }

    @Override
    public DescribeLifecycleConfigurationResponse describeLifecycleConfiguration(
            DescribeLifecycleConfigurationRequest request) {
        return call(
                "DescribeLifecycleConfiguration",
                () ->
                        DescribeLifecycleConfigurationResponse.builder()
                                .lifecyclePolicies(
                                        lifecycles.getOrDefault(
                                                fileSystem(request.fileSystemId()).fileSystemId(),
                                                List.of()))
                                .build());
    }

    @Override
    public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        return call(
                "ListTagsForResource",
                () -> {
                    var page =
                            page(
                                    tagList(account().tags().tags(arnOf(request.resourceId()))),
                                    PAGES,
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
                () -> {
                    account().tags().tag(arnOf(request.resourceId()), tags(request.tags()));
                    return TagResourceResponse.builder().build();
                });
    }

    @Override
    public UntagResourceResponse untagResource(UntagResourceRequest request) {
        return call(
                "UntagResource",
                () -> {
                    account().tags().untag(arnOf(request.resourceId()), request.tagKeys());
                    return UntagResourceResponse.builder().build();
                });
    }

    private String arnOf(String idOrArn) {
        return lastPart(idOrArn).startsWith("fsap-")
                ? accessPoint(idOrArn).accessPointArn()
                : fileSystem(idOrArn).fileSystemArn();
    }

    private FileSystemDescription fileSystem(String idOrArn) {
        FileSystemDescription fileSystem = fileSystems.get(lastPart(idOrArn));
        if (fileSystem == null) {
            throw error(
                    FileSystemNotFoundException.builder(),
                    404,
                    "FileSystemNotFound",
                    "File system '" + idOrArn + "' does not exist.");
        }
        return fileSystem;
    }

    private MountTargetDescription mountTarget(String id) {
        MountTargetDescription target = mountTargets.get(id);
        if (target == null) {
            throw error(
                    MountTargetNotFoundException.builder(),
                    404,
                    "MountTargetNotFound",
                    "Mount target '" + id + "' does not exist.");
        }
        return target;
    }

    private AccessPointDescription accessPoint(String idOrArn) {
        AccessPointDescription point = accessPoints.get(lastPart(idOrArn));
        if (point == null) {
            throw error(
                    AccessPointNotFoundException.builder(),
                    404,
                    "AccessPointNotFound",
                    "Access point '" + idOrArn + "' does not exist.");
        }
        return point;
    }

    private static String lastPart(String idOrArn) {
        return idOrArn.substring(idOrArn.lastIndexOf('/') + 1);
    }

    private static Map<String, String> tags(List<Tag> tags) {
        return TagLists.map(tags, Tag::key, Tag::value);
    }

    private static List<Tag> tagList(Map<String, String> tags) {
        return TagLists.list(tags, (key, value) -> Tag.builder().key(key).value(value).build());
    }
}
