package io.stratoscope.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.aws.LiveAccount;
import io.stratoscope.discovery.Discovery;
import io.stratoscope.discovery.DiscoveryRequest;
import io.stratoscope.discovery.Projects;
import io.stratoscope.job.Jobs;
import io.stratoscope.model.Failure;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceState;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.sns.SnsClient;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Many resources, several regions and deleted resources, over a real wire. Each test has a project of its own. */
// The SDK's builders take varargs of generic consumers, which javac cannot check.
@SuppressWarnings("unchecked")
@ExtendWith(MotoServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MotoInventoryIT {

    private static final String FRANKFURT = "eu-central-1";
    private static final String VIRGINIA = "us-east-1";

    private final Clock clock = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);
    private final Jobs jobs = new Jobs(clock);
    private LiveAccount account;

    @BeforeAll
    void connect(URI moto, @TempDir Path home) {
        account = EmulatedAccount.connect(moto, home, clock, FRANKFURT, VIRGINIA);
        account.guard().unlock();
    }

    @AfterAll
    void close() {
        jobs.close();
        account.close();
    }

    private Snapshot discover(String project, List<String> regions, Snapshot... previous)
            throws InterruptedException {
        DiscoveryRequest request =
                new DiscoveryRequest(
                        Scope.project(project), regions, List.of(previous).stream().findFirst());
        return jobs.start(
                        "discover", context -> new Discovery(account, clock).run(request, context))
                .await();
    }

    private void logGroup(String project, String region, String name) {
        account.client(CloudWatchLogsClient.class, region)
                .createLogGroup(r -> r.logGroupName(name).tags(Map.of("Project", project)));
    }

    private void bucket(String project, String region, String name) {
        S3Client s3 = account.client(S3Client.class, region);
        if (region.equals(VIRGINIA)) {
            s3.createBucket(r -> r.bucket(name));
        } else {
            s3.createBucket(r ->
                    r.bucket(name)
                            .createBucketConfiguration(c ->
                                    c.locationConstraint(
                                            BucketLocationConstraint.fromValue(region))));
        }
        s3.putBucketTagging(r ->
                r.bucket(name)
                        .tagging(t ->
                                t.tagSet(Tag.builder().key("Project").value(project).build())));
    }

    private static List<String> names(Snapshot snapshot, ResourceType type) {
        return snapshot.resources().stream()
                .filter(each -> each.type().equals(type))
                .map(Resource::name)
                .toList();
    }

    /** One page, an exact multiple of the page size of the tagging API, and more. */
    @ParameterizedTest
    @ValueSource(ints = {100, 200, 205})
    void everyPageIsRead(int count) throws InterruptedException {
        String project = "pages-" + count;
        for (int i = 0; i < count; i++) {
            logGroup(project, FRANKFURT, "/" + project + "/" + i);
        }

        Snapshot snapshot = discover(project, List.of(FRANKFURT));

        assertThat(names(snapshot, ResourceType.LOG_GROUP)).hasSize(count);
        assertThat(snapshot.resources())
                .allMatch(each -> each.state() == ResourceState.LIVE)
                .hasSize(count);
        assertThat(snapshot.coverage().total().confirmed()).isEqualTo(count);
        assertThat(new Projects(account).list(Scope.PROJECT_TAG, List.of(FRANKFURT)))
                .containsEntry(project, count);
    }

    @Test
    void whatIsInAnotherRegionIsFoundWhenThatIsChosen() throws InterruptedException {
        logGroup("regions", FRANKFURT, "/regions/here");
        logGroup("regions", VIRGINIA, "/regions/there");
        bucket("regions", FRANKFURT, "regions-here");
        bucket("regions", VIRGINIA, "regions-there");

        Snapshot one = discover("regions", List.of(FRANKFURT));
        Snapshot both = discover("regions", List.of(FRANKFURT, VIRGINIA));

        assertThat(names(one, ResourceType.LOG_GROUP)).containsExactly("/regions/here");
        assertThat(both.resources())
                .extracting(Resource::name, Resource::region)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("/regions/here", FRANKFURT),
                        org.assertj.core.groups.Tuple.tuple("/regions/there", VIRGINIA),
                        org.assertj.core.groups.Tuple.tuple("regions-here", FRANKFURT),
                        org.assertj.core.groups.Tuple.tuple("regions-there", VIRGINIA));
    }

    @Test
    void whatWasDeletedIsNotDrawnAndNotStale() throws InterruptedException {
        SnsClient sns = account.client(SnsClient.class, FRANKFURT);
        String topic =
                sns.createTopic(r ->
                                r.name("deleted-topic")
                                        .tags(t -> t.key("Project").value("deleted")))
                        .topicArn();
        logGroup("deleted", FRANKFURT, "/deleted/going");
        logGroup("deleted", FRANKFURT, "/deleted/staying");
        Snapshot before = discover("deleted", List.of(FRANKFURT));
        assertThat(before.resources()).hasSize(3);

        sns.deleteTopic(r -> r.topicArn(topic));
        account.client(CloudWatchLogsClient.class, FRANKFURT)
                .deleteLogGroup(r -> r.logGroupName("/deleted/going"));
        Snapshot after = discover("deleted", List.of(FRANKFURT), before);

        assertThat(after.resources())
                .extracting(Resource::name)
                .containsExactly("/deleted/staying");
        assertThat(after.resources()).allMatch(each -> each.state() == ResourceState.LIVE);
        assertThat(discover("deleted", List.of(FRANKFURT)).resources())
                .isEqualTo(after.resources());
    }

    /** moto's tagging API goes on naming a deleted cluster, as that of AWS does for a while. */
    @Test
    void whatTheSweepStillNamesAfterItsDeletionIsAGhost() throws InterruptedException {
        EcsClient ecs = account.client(EcsClient.class, FRANKFURT);
        String cluster =
                ecs.createCluster(r ->
                                r.clusterName("ghosts").tags(t -> t.key("Project").value("ghosts")))
                        .cluster()
                        .clusterArn();
        Snapshot before = discover("ghosts", List.of(FRANKFURT));
        assertThat(names(before, ResourceType.ECS_CLUSTER)).containsExactly("ghosts");

        ecs.deleteCluster(r -> r.cluster(cluster));
        Snapshot after = discover("ghosts", List.of(FRANKFURT), before);

        assertThat(after.resources()).isEmpty();
        assertThat(after.coverage().total().ghosts()).isEqualTo(1);
        assertThat(after.coverage().total().confirmed()).isZero();
    }

    // moto has no Cloud Control API: there is no way to describe a volume.
    @Test
    void whatTheEndpointCannotDescribeStaysUnverifiedAndIsNotAskedForAgainAndAgain()
            throws InterruptedException {
        Ec2Client ec2 = account.client(Ec2Client.class, FRANKFURT);
        for (int i = 0; i < 3; i++) {
            ec2.createVolume(r ->
                    r.availabilityZone("eu-central-1a")
                            .size(1)
                            .tagSpecifications(t ->
                                    t.resourceType("volume")
                                            .tags(g -> g.key("Project").value("gaps"))));
        }

        Snapshot snapshot = discover("gaps", List.of(FRANKFURT));

        assertThat(snapshot.resources())
                .hasSize(3)
                .allMatch(each -> each.state() == ResourceState.UNVERIFIED)
                .allMatch(each -> each.type().name().equals("AWS::EC2::Volume"));
        assertThat(snapshot.issues())
                .isNotEmpty()
                .allSatisfy(issue -> {
                    assertThat(issue.failure()).isInstanceOf(Failure.Unsupported.class);
                    assertThat(issue.failure().message())
                            .contains(issue.call(), "is not implemented by this endpoint");
                });
        assertThat(account.meter().counts())
                .allSatisfy(count -> assertThat(count.retries()).as(count.toString()).isZero());
    }
}
