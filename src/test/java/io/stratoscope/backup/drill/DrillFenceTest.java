package io.stratoscope.backup.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.aws.Fence;
import io.stratoscope.aws.WriteRefusedException;
import io.stratoscope.job.Jobs;
import io.stratoscope.simulator.SimulatedAccount;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.datasync.DataSyncClient;
import software.amazon.awssdk.services.datasync.model.CreateLocationEfsRequest;
import software.amazon.awssdk.services.datasync.model.CreateLocationS3Request;
import software.amazon.awssdk.services.datasync.model.TagListEntry;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateVpcRequest;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;

/** What a drill may write, on the calls of a simulated account: its own, and nothing else. */
final class DrillFenceTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
    private static final DrillId DRILL = new DrillId("drill-20260301t120000");
    private static final String OTHER = "drill-20260301t1200001";

    private final DrillFence fence = new DrillFence(DRILL);
    private final SimulatedAccount account = SimulatedAccount.immich(CLOCK);

    DrillFenceTest() {
        account.guard().unlock();
    }

    @AfterEach
    void close() {
        account.close();
    }

    private Ec2Client ec2() {
        return account.client(Ec2Client.class, SimulatedAccount.HOME_REGION);
    }

    private RdsClient rds() {
        return account.client(RdsClient.class, SimulatedAccount.HOME_REGION);
    }

    private <T> T fenced(Callable<T> work) {
        try {
            return Fence.within(fence, work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertStopped(ThrowingCallable call, String... words) {
        assertThatThrownBy(call)
                .isInstanceOf(WriteRefusedException.class)
                .hasMessageContaining("and drill-20260301t120000 may change nothing else")
                .hasMessageContainingAll(words)
                .message()
                .hasLineCount(1);
    }

    private static CreateVpcRequest vpc(String drill) {
        return CreateVpcRequest.builder()
                .cidrBlock("10.99.0.0/16")
                .tagSpecifications(
                        TagSpecification.builder()
                                .resourceType(ResourceType.VPC)
                                .tags(Tag.builder().key(DrillId.TAG).value(drill).build())
                                .build())
                .build();
    }

    private String ownVpc() {
        return fenced(() -> ec2().createVpc(vpc(DRILL.text())).vpc().vpcId());
    }

    private String liveVpc() {
        return ec2().describeVpcs(request -> {}).vpcs().stream()
                .filter(each -> each.tags().stream().anyMatch(tag -> tag.value().equals("immich")))
                .findFirst()
                .orElseThrow()
                .vpcId();
    }

    private String liveSystem() {
        return account.client(EfsClient.class, SimulatedAccount.HOME_REGION)
                .describeFileSystems()
                .fileSystems()
                .getFirst()
                .fileSystemId();
    }

    @Test
    void whatIsItsOwnPasses() {
        String vpc = ownVpc();

        String subnet =
                fenced(() ->
                        ec2().createSubnet(request -> request.vpcId(vpc).cidrBlock("10.99.1.0/24"))
                                .subnet()
                                .subnetId());
        assertThatCode(() -> fenced(() -> ec2().deleteSubnet(request -> request.subnetId(subnet))))
                .doesNotThrowAnyException();
        assertThatCode(() -> fenced(() -> ec2().deleteVpc(request -> request.vpcId(vpc))))
                .doesNotThrowAnyException();
    }

    @Test
    void whatIsFoundByItsTagIsItsOwnAgain() {
        String vpc = ec2().createVpc(vpc(DRILL.text())).vpc().vpcId();
        assertStopped(
                () -> fenced(() -> ec2().deleteVpc(request -> request.vpcId(vpc))), vpc, "VpcId");

        fence.own(List.of(vpc));

        assertThatCode(() -> fenced(() -> ec2().deleteVpc(request -> request.vpcId(vpc))))
                .doesNotThrowAnyException();
    }

    @Test
    void arnsOfWhatIsItsOwnAreItsOwnAndNoOthers() {
        fence.own(List.of("subnet-0123456789abcdef0"));
        String arns = "arn:aws:ec2:eu-central-1:123456789012:subnet/";

        assertThatCode(() -> check(location(arns + "subnet-0123456789abcdef0")))
                .doesNotThrowAnyException();
        assertStopped(
                () -> check(location(arns + "subnet-0123456789abcdef01")),
                "SubnetArn",
                "subnet-0123456789abcdef01");
    }

    private static CreateLocationEfsRequest location(String subnet) {
        return CreateLocationEfsRequest.builder()
                .subdirectory("/" + DRILL)
                .ec2Config(config -> config.subnetArn(subnet))
                .build();
    }

    private void check(SdkRequest request) {
        fence.check("datasync", "CreateLocationEfs", request);
    }

    @Test
    void whatIsLiveIsStopped() {
        String vpc = liveVpc();
        String system = liveSystem();

        assertStopped(
                () -> fenced(() -> ec2().deleteVpc(request -> request.vpcId(vpc))),
                "ec2:DeleteVpc",
                vpc);
        assertStopped(
                () ->
                        fenced(() ->
                                account.client(EfsClient.class, SimulatedAccount.HOME_REGION)
                                        .deleteFileSystem(request -> request.fileSystemId(system))),
                system);
        assertStopped(
                () ->
                        fenced(() ->
                                rds().deleteDBCluster(request ->
                                        request.dbClusterIdentifier("immich-database")
                                                .skipFinalSnapshot(true))),
                "immich-database");
        // With something of its own beside it, too.
        String own = ownVpc();
        assertStopped(
                () ->
                        fenced(() ->
                                ec2().createTags(request ->
                                        request.resources(own, vpc).tags(tag("a", "b")))),
                vpc);
        assertThat(ec2().describeVpcs(request -> request.vpcIds(vpc)).vpcs().getFirst().tags())
                .noneMatch(tag -> tag.key().equals("a"));
    }

    @Test
    void namesThatMerelyBeginLikeItsOwnAreStopped() {
        for (String name :
                List.of(OTHER, OTHER + "-database", "x" + DRILL, "drill-20260301t12000")) {
            assertStopped(
                    () ->
                            fenced(() ->
                                    rds().deleteDBCluster(request ->
                                            request.dbClusterIdentifier(name)
                                                    .skipFinalSnapshot(true))),
                    name);
        }
        assertStopped(() -> fenced(() -> ec2().createVpc(vpc(OTHER))), "names nothing");
    }

    @Test
    void whatNamesNothingOfItsOwnIsStopped() {
        assertStopped(
                () -> fenced(() -> ec2().createVpc(request -> request.cidrBlock("10.99.0.0/16"))),
                "ec2:CreateVpc",
                "names nothing of the drill's");
    }

    @Test
    void namesAreBorrowedInTheCallsThatMakeSomethingOfThem() {
        String bucket = "arn:aws:s3:::immich-backup-123456789012";
        var from =
                CreateLocationS3Request.builder()
                        .s3BucketArn(bucket)
                        .tags(TagListEntry.builder().key(DrillId.TAG).value(DRILL.text()).build())
                        .build();

        assertThatCode(() -> fence.check("datasync", "CreateLocationS3", from))
                .doesNotThrowAnyException();
        assertStopped(() -> fence.check("datasync", "TagResource", from), bucket);
        assertStopped(
                () ->
                        fenced(() ->
                                rds().deleteDBClusterSnapshot(request ->
                                        request.dbClusterSnapshotIdentifier("immich-database-1"))),
                "immich-database-1");
        assertStopped(
                () ->
                        fenced(() ->
                                account.client(
                                                ElastiCacheClient.class,
                                                SimulatedAccount.HOME_REGION)
                                        .deleteReplicationGroup(request ->
                                                request.replicationGroupId("immich-cache"))),
                "immich-cache");
        assertStopped(
                () ->
                        fenced(() ->
                                account.client(S3Client.class, SimulatedAccount.HOME_REGION)
                                        .deleteObject(request ->
                                                request.bucket("immich-backup-123456789012")
                                                        .key(DRILL + "/a.jpg"))),
                "immich-backup-123456789012");
    }

    @Test
    void whoeverOnlyReadsIsNotStopped() {
        assertThat(fenced(this::liveVpc)).isNotEmpty();
        assertThat(
                        fenced(() ->
                                account.client(DataSyncClient.class, SimulatedAccount.HOME_REGION)
                                        .listTasks(request -> {})
                                        .tasks()))
                .isNotEmpty();
    }

    @Test
    void whatRunsSideBySideIsFencedToo() throws InterruptedException {
        String vpc = liveVpc();
        try (Jobs jobs = new Jobs(CLOCK)) {
            Callable<String> delete =
                    () -> {
                        try {
                            return ec2().deleteVpc(request -> request.vpcId(vpc)).toString();
                        } catch (WriteRefusedException e) {
                            return String.valueOf(e.getMessage());
                        }
                    };
            List<String> answers =
                    jobs.start(
                                    "test",
                                    context ->
                                            new FencedContext(context, fence)
                                                    .inParallel(List.of(delete, delete)))
                            .await();

            assertThat(answers).hasSize(2).allMatch(answer -> answer.contains("was stopped"));
        }
        assertThat(ec2().describeVpcs(request -> request.vpcIds(vpc)).vpcs()).hasSize(1);
    }

    @Test
    void othersOfTheAccountDoNotMeetIt() {
        String vpc = ownVpc();

        assertThatCode(() ->
                        ec2().createTags(request ->
                                request.resources(liveVpc(), vpc).tags(tag("a", "b"))))
                .doesNotThrowAnyException();
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
