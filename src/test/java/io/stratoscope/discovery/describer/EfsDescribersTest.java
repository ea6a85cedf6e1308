package io.stratoscope.discovery.describer;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Scope;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.efs.model.AccessPointDescription;
import software.amazon.awssdk.services.efs.model.DescribeAccessPointsRequest;
import software.amazon.awssdk.services.efs.model.DescribeAccessPointsResponse;
import software.amazon.awssdk.services.efs.model.DescribeFileSystemsRequest;
import software.amazon.awssdk.services.efs.model.DescribeFileSystemsResponse;
import software.amazon.awssdk.services.efs.model.DescribeMountTargetSecurityGroupsRequest;
import software.amazon.awssdk.services.efs.model.DescribeMountTargetSecurityGroupsResponse;
import software.amazon.awssdk.services.efs.model.DescribeMountTargetsRequest;
import software.amazon.awssdk.services.efs.model.DescribeMountTargetsResponse;
import software.amazon.awssdk.services.efs.model.FileSystemDescription;
import software.amazon.awssdk.services.efs.model.FileSystemNotFoundException;
import software.amazon.awssdk.services.efs.model.MountTargetDescription;
import software.amazon.awssdk.services.efs.model.MountTargetNotFoundException;
import software.amazon.awssdk.services.efs.model.Tag;

import java.util.List;

class EfsDescribersTest {

    private static final Arn FILE_SYSTEM =
            RecordedContext.arnOf("elasticfilesystem", "file-system/fs-1");

    private static class FakeEfs implements EfsClient {
        final Served<MountTargetDescription> targets =
                new Served<>(
                        List.of(target("fsmt-1", "subnet-a", "eu-central-1a")),
                        List.of(),
                        List.of(target("fsmt-2", "subnet-b", "eu-central-1b")));
        int accessPointCalls;

        private static MountTargetDescription target(String id, String subnet, String zone) {
            return MountTargetDescription.builder()
                    .mountTargetId(id)
                    .fileSystemId("fs-1")
                    .subnetId(subnet)
                    .availabilityZoneName(zone)
                    .build();
        }

        @Override
        public DescribeFileSystemsResponse describeFileSystems(DescribeFileSystemsRequest request) {
            if (!"fs-1".equals(request.fileSystemId())) {
                throw FileSystemNotFoundException.builder().message("none").build();
            }
            return DescribeFileSystemsResponse.builder()
                    .fileSystems(
                            FileSystemDescription.builder()
                                    .fileSystemId("fs-1")
                                    .name("library")
                                    .kmsKeyId("arn:aws:kms:eu-central-1:123456789012:key/k1")
                                    .tags(
                                            Tag.builder()
                                                    .applyMutation(
                                                            t -> t.key("Name").value("library"))
                                                    .build())
                                    .build())
                    .build();
        }

        @Override
        public DescribeMountTargetsResponse describeMountTargets(
                DescribeMountTargetsRequest request) {
            if (request.mountTargetId() != null) {
                List<MountTargetDescription> named =
                        targets.all().stream()
                                .filter(each ->
                                        each.mountTargetId().equals(request.mountTargetId()))
                                .toList();
                if (named.isEmpty()) {
                    throw MountTargetNotFoundException.builder().message("none").build();
                }
                return DescribeMountTargetsResponse.builder().mountTargets(named).build();
            }
            assertThat(request.fileSystemId()).isEqualTo("fs-1");
            return DescribeMountTargetsResponse.builder()
                    .mountTargets(targets.page(request.marker()))
                    .nextMarker(targets.next(request.marker()))
                    .build();
        }

        @Override
        public DescribeMountTargetSecurityGroupsResponse describeMountTargetSecurityGroups(
                DescribeMountTargetSecurityGroupsRequest request) {
            return DescribeMountTargetSecurityGroupsResponse.builder()
                    .securityGroups("sg-efs")
                    .build();
        }

        @Override
        public DescribeAccessPointsResponse describeAccessPoints(
                DescribeAccessPointsRequest request) {
            accessPointCalls++;
            return DescribeAccessPointsResponse.builder()
                    .accessPoints(
                            AccessPointDescription.builder()
                                    .accessPointArn(
                                            RecordedContext.arnOf(
                                                            "elasticfilesystem",
                                                            "access-point/fsap-1")
                                                    .toString())
                                    .accessPointId("fsap-1")
                                    .fileSystemId("fs-1")
                                    .build())
                    .build();
        }

        @Override
        public String serviceName() {
            return "elasticfilesystem";
        }

        @Override
        public void close() {}
    }

    @Test
    void aFileSystemHasItsNameTagsAndKey() {
        RecordedContext context = new RecordedContext(new FakeEfs());

        new FileSystemDescriber().describe(List.of(FILE_SYSTEM), context);

        assertThat(context.described(FILE_SYSTEM).name()).isEqualTo("library");
        assertThat(context.described(FILE_SYSTEM).tags()).containsEntry("Name", "library");
        assertThat(context.lines())
                .containsExactly(
                        "file-system/fs-1 ENCRYPTED_BY kms:key/k1"
                                + " elasticfilesystem:DescribeFileSystems KmsKeyId");
    }

    @Test
    void aFileSystemThatIsNotThereIsGone() {
        RecordedContext context = new RecordedContext(new FakeEfs());
        Arn deleted = RecordedContext.arnOf("elasticfilesystem", "file-system/fs-2");

        new FileSystemDescriber().describe(List.of(deleted), context);

        assertThat(context.gone).containsExactly(deleted);
    }

    @Test
    void mountTargetsAndAccessPointsAreItsParts() {
        RecordedContext context = parts(new FakeEfs(), Scope.project("immich"));

        assertThat(context.lines())
                .containsExactly(
                        "mount-target/fsmt-1 PART_OF elasticfilesystem:file-system/fs-1"
                                + " elasticfilesystem:DescribeMountTargets FileSystemId",
                        "mount-target/fsmt-1 LOCATED_IN ec2:subnet/subnet-a"
                                + " elasticfilesystem:DescribeMountTargets SubnetId",
                        "mount-target/fsmt-1 PROTECTED_BY ec2:security-group/sg-efs"
                                + " elasticfilesystem:DescribeMountTargetSecurityGroups"
                                + " SecurityGroups[0]",
                        "mount-target/fsmt-2 PART_OF elasticfilesystem:file-system/fs-1"
                                + " elasticfilesystem:DescribeMountTargets FileSystemId",
                        "mount-target/fsmt-2 LOCATED_IN ec2:subnet/subnet-b"
                                + " elasticfilesystem:DescribeMountTargets SubnetId",
                        "mount-target/fsmt-2 PROTECTED_BY ec2:security-group/sg-efs"
                                + " elasticfilesystem:DescribeMountTargetSecurityGroups"
                                + " SecurityGroups[0]",
                        "access-point/fsap-1 PART_OF elasticfilesystem:file-system/fs-1"
                                + " elasticfilesystem:DescribeAccessPoints FileSystemId");
    }

    @Test
    void accessPointsAreNotListedAgainWhenEverythingIs() {
        FakeEfs efs = new FakeEfs();

        parts(efs, new Scope.Everything());

        assertThat(efs.accessPointCalls).isZero();
    }

    @Test
    void aMountTargetIsConfirmedWhereItsSecurityGroupsMayNotBeRead() {
        RecordedContext context =
                parts(
                        new FakeEfs() {
                            @Override
                            public DescribeMountTargetSecurityGroupsResponse
                                    describeMountTargetSecurityGroups(
                                            DescribeMountTargetSecurityGroupsRequest request) {
                                throw RecordedContext.denied();
                            }
                        },
                        Scope.project("immich"));

        assertThat(context.foundResources()).contains("mount-target/fsmt-1", "mount-target/fsmt-2");
        assertThat(context.failed)
                .as("said once, not for every mount target")
                .containsExactly(
                        "elasticfilesystem:DescribeMountTargetSecurityGroups"
                                + " mount-target/fsmt-1 mount-target/fsmt-2");
        assertThat(context.unread).containsExactly("SecurityGroups");
    }

    @Test
    void aMountTargetIsDescribedByItsIdOrGone() {
        RecordedContext context = new RecordedContext(new FakeEfs());
        Arn there = RecordedContext.arnOf("elasticfilesystem", "mount-target/fsmt-2");
        Arn deleted = RecordedContext.arnOf("elasticfilesystem", "mount-target/fsmt-9");

        new MountTargetDescriber().describe(List.of(there, deleted), context);

        assertThat(context.found).containsOnlyKeys(there);
        assertThat(context.described(there).availabilityZone()).contains("eu-central-1b");
        assertThat(context.gone).containsExactly(deleted);
    }

    private static RecordedContext parts(FakeEfs efs, Scope scope) {
        RecordedContext owners = new RecordedContext(efs);
        FileSystemDescriber describer = new FileSystemDescriber();
        describer.describe(List.of(FILE_SYSTEM), owners);
        RecordedContext context = new RecordedContext(efs, scope);
        describer.parts(List.of(owners.owner(FILE_SYSTEM)), context);
        return context;
    }
}
