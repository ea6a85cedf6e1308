package io.stratoscope.discovery;

import static io.stratoscope.discovery.SnapshotFacts.arns;
import static io.stratoscope.discovery.SnapshotFacts.assertLedgerAddsUp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.aws.CallMeter;
import io.stratoscope.model.AccountInfo;
import io.stratoscope.model.Arn;
import io.stratoscope.model.DiscoveryIssue;
import io.stratoscope.model.Failure;
import io.stratoscope.model.Relation;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceState;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;
import io.stratoscope.simulator.SimulatedAccount;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketLoggingStatus;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Partial failure never aborts a discovery, and never turns "could not read" into "gone". */
final class PartialFailureTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final SimulatedAccount account = SimulatedAccount.immich(CLOCK);

    @AfterEach
    void close() {
        account.close();
    }

    private Snapshot discover(Snapshot... previous) {
        return discover(new InlineJob(), previous);
    }

    private Snapshot discover(InlineJob job, Snapshot... previous) {
        Snapshot snapshot =
                new Discovery(account, CLOCK)
                        .run(
                                new DiscoveryRequest(
                                        Scope.project("immich"),
                                        List.of(FakeAccount.REGION),
                                        List.of(previous).stream().findFirst()),
                                job);
        assertLedgerAddsUp(snapshot);
        return snapshot;
    }

    /** Operation that is denied, the action that a policy must allow. */
    @ParameterizedTest
    @CsvSource({
        "tag:GetResources, tag:GetResources",
        "ec2:DescribeVpcs, ec2:DescribeVpcs",
        "ec2:DescribeSubnets, ec2:DescribeSubnets",
        "ec2:DescribeSecurityGroups, ec2:DescribeSecurityGroups",
        "ec2:DescribeRouteTables, ec2:DescribeRouteTables",
        "ecs:DescribeServices, ecs:DescribeServices",
        "ecs:DescribeTaskDefinition, ecs:DescribeTaskDefinition",
        "ecs:DescribeTasks, ecs:DescribeTasks",
        "ecs:ListTasks, ecs:ListTasks",
        "elasticloadbalancing:DescribeLoadBalancers, elasticloadbalancing:DescribeLoadBalancers",
        "elasticloadbalancing:DescribeListeners, elasticloadbalancing:DescribeListeners",
        "elasticloadbalancing:DescribeTargetHealth, elasticloadbalancing:DescribeTargetHealth",
        "rds:DescribeDBClusters, rds:DescribeDBClusters",
        "rds:DescribeDBInstances, rds:DescribeDBInstances",
        "elasticache:DescribeReplicationGroups, elasticache:DescribeReplicationGroups",
        "elasticache:DescribeCacheClusters, elasticache:DescribeCacheClusters",
        "elasticache:DescribeCacheSubnetGroups, elasticache:DescribeCacheSubnetGroups",
        "rds:DescribeDBSubnetGroups, rds:DescribeDBSubnetGroups",
        "rds:DescribeDBClusterParameters, rds:DescribeDBClusterParameters",
        "elasticloadbalancing:DescribeRules, elasticloadbalancing:DescribeRules",
        "elasticloadbalancing:DescribeTags, elasticloadbalancing:DescribeTags",
        "elasticfilesystem:DescribeMountTargets, elasticfilesystem:DescribeMountTargets",
        "elasticfilesystem:DescribeMountTargetSecurityGroups,"
                + " elasticfilesystem:DescribeMountTargetSecurityGroups",
        "s3:GetBucketTagging, s3:GetBucketTagging",
        "s3:GetBucketEncryption, s3:GetEncryptionConfiguration",
        "s3:GetBucketLogging, s3:GetBucketLogging",
        "kms:DescribeKey, kms:DescribeKey",
        "kms:ListAliases, kms:ListAliases",
        "secretsmanager:DescribeSecret, secretsmanager:DescribeSecret",
        "route53:ListResourceRecordSets, route53:ListResourceRecordSets",
        "datasync:DescribeTask, datasync:DescribeTask",
        "datasync:DescribeLocationEfs, datasync:DescribeLocationEfs",
        "datasync:DescribeLocationS3, datasync:DescribeLocationS3",
        "logs:DescribeLogGroups, logs:DescribeLogGroups",
        "cloudwatch:DescribeAlarms, cloudwatch:DescribeAlarms",
        "sns:GetTopicAttributes, sns:GetTopicAttributes",
        "sns:ListSubscriptionsByTopic, sns:ListSubscriptionsByTopic",
        "sns:ListTagsForResource, sns:ListTagsForResource",
        "ec2:DescribeFlowLogs, ec2:DescribeFlowLogs",
        "acm:DescribeCertificate, acm:DescribeCertificate",
    })
    void aDeniedActionIsNamedWithItsPolicyStatementAndNothingVanishes(
            String operation, String action) {
        Snapshot before = discover();
        assertThat(before.issues()).isEmpty();
        account.faults().deny(operation);

        Snapshot after = discover(before);

        assertThat(arns(after)).containsAll(arns(before));
        assertThat(before.relations())
                .filteredOn(relation -> !after.relations().contains(relation))
                .as("forgotten relations")
                .isEmpty();
        // What the sweep still names and nobody can say any more that it is gone.
        assertThat(arns(after, ResourceState.UNVERIFIED)).doesNotContainAnyElementsOf(arns(before));
        assertThat(after.issues())
                .extracting(DiscoveryIssue::failure)
                .isNotEmpty()
                .allSatisfy(failure ->
                        assertThat(failure)
                                .isInstanceOfSatisfying(
                                        Failure.AccessDenied.class,
                                        denied -> {
                                            assertThat(denied.action()).isEqualTo(action);
                                            assertThat(denied.policyStatement())
                                                    .contains("\"Allow\"")
                                                    .contains('"' + action + '"');
                                            assertThat(denied.message()).doesNotContain("\n");
                                        }));
        assertThat(after.issues()).extracting(DiscoveryIssue::call).containsOnly(action);
        account.faults().clear();
        assertThat(discover(after)).isEqualTo(before);
    }

    @Test
    void aBucketsLoggingThatMayNotBeReadIsKeptAndOneThatWasTakenAwayIsNot() {
        Snapshot before = discover();
        assertThat(logsOfBuckets(before)).hasSize(1);
        account.faults().throttle("s3:GetBucketLogging");
        Snapshot throttled = discover(before);
        assertThat(logsOfBuckets(throttled)).isEqualTo(logsOfBuckets(before));
        assertThat(throttled.issues())
                .singleElement()
                .satisfies(issue -> {
                    assertThat(issue.call()).isEqualTo("s3:GetBucketLogging");
                    assertThat(issue.failure()).isInstanceOf(Failure.Throttled.class);
                });

        account.faults().clear();
        account.guard().unlock();
        String bucket = logsOfBuckets(before).getFirst().from().resource();
        account.client(S3Client.class, FakeAccount.REGION)
                .putBucketLogging(request ->
                        request.bucket(bucket)
                                .bucketLoggingStatus(BucketLoggingStatus.builder().build()));
        account.guard().lock();

        assertThat(logsOfBuckets(discover(throttled))).isEmpty();
    }

    private static List<Relation> logsOfBuckets(Snapshot snapshot) {
        return snapshot.relations().stream()
                .filter(relation -> relation.kind() == RelationKind.LOGS_TO)
                .filter(relation -> relation.from().service().equals("s3"))
                .toList();
    }

    @Test
    void aBucketsKeyThatMayNotBeReadIsKeptAndOneThatWasTakenAwayIsNot() {
        Snapshot plain = discover();
        Resource bucket =
                plain.resources().stream()
                        .filter(each -> each.type().equals(ResourceType.BUCKET))
                        .findFirst()
                        .orElseThrow();
        Resource key =
                plain.resources().stream()
                        .filter(each -> each.type().equals(ResourceType.KMS_KEY))
                        .findFirst()
                        .orElseThrow();
        encrypt(bucket, ServerSideEncryption.AWS_KMS, key.arn().toString());
        Snapshot before = discover(plain);
        assertThat(keysOf(bucket, before)).containsExactly(key.arn());
        account.faults().deny("s3:GetBucketEncryption");

        Snapshot denied = discover(before);
        assertThat(keysOf(bucket, denied)).containsExactly(key.arn());
        assertThat(denied.issues())
                .extracting(DiscoveryIssue::call)
                .containsOnly("s3:GetEncryptionConfiguration");

        account.faults().clear();
        encrypt(bucket, ServerSideEncryption.AES256, null);
        assertThat(keysOf(bucket, discover(denied))).isEmpty();
    }

    private void encrypt(Resource bucket, ServerSideEncryption algorithm, @Nullable String key) {
        ServerSideEncryptionRule rule =
                ServerSideEncryptionRule.builder()
                        .applyServerSideEncryptionByDefault(
                                all -> all.sseAlgorithm(algorithm).kmsMasterKeyID(key))
                        .build();
        account.guard().unlock();
        account.client(S3Client.class, FakeAccount.REGION)
                .putBucketEncryption(request ->
                        request.bucket(bucket.id())
                                .serverSideEncryptionConfiguration(by -> by.rules(rule)));
        account.guard().lock();
    }

    private static List<Arn> keysOf(Resource bucket, Snapshot snapshot) {
        return snapshot.relations().stream()
                .filter(relation -> relation.kind() == RelationKind.ENCRYPTED_BY)
                .filter(relation -> relation.from().equals(bucket.arn()))
                .map(Relation::to)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ec2:*",
                "ecs:*",
                "elasticloadbalancing:*",
                "rds:*",
                "elasticache:*",
                "elasticfilesystem:*",
                "s3:*",
                "kms:*",
                "secretsmanager:*",
                "route53:*",
                "datasync:*",
                "logs:*",
                "cloudwatch:*",
                "sns:*",
                "acm:*",
                "iam:*",
                "tag:*",
            })
    void aWholeServiceThatIsDeniedOrBeyondReachLosesNothing(String actions) {
        Snapshot before = discover();
        account.faults().deny(actions);
        Snapshot denied = discover(before);
        account.faults().clear().network(actions);
        Snapshot unreachable = discover(denied);

        assertThat(arns(denied)).containsAll(arns(before));
        assertThat(arns(unreachable)).containsAll(arns(before));
        assertThat(denied.relations()).containsAll(before.relations());
        assertThat(unreachable.relations()).containsAll(before.relations());
        assertThat(denied.coverage().total().denied()).isPositive();
        assertThat(unreachable.coverage().total().failed()).isPositive();
        assertThat(unreachable.issues())
                .extracting(DiscoveryIssue::failure)
                .isNotEmpty()
                .hasOnlyElementsOfType(Failure.Network.class);
    }

    @Test
    void whatIsDeniedBecomesStaleAndKeepsWhenItWasConfirmed() {
        Snapshot before = discover();
        account.faults().deny("rds:*");

        Snapshot after = discover(before);

        assertThat(after.resources())
                .filteredOn(resource -> resource.state() == ResourceState.STALE)
                .extracting(Resource::type)
                .contains(ResourceType.DB_CLUSTER, ResourceType.DB_INSTANCE)
                .allMatch(type -> type.name().startsWith("AWS::RDS::"));
        assertThat(after.resources())
                .filteredOn(resource -> resource.type().equals(ResourceType.DB_CLUSTER))
                .singleElement()
                .satisfies(cluster -> {
                    Resource known = before.resource(cluster.arn()).orElseThrow();
                    assertThat(cluster).isEqualTo(known.withState(ResourceState.STALE));
                });
    }

    @Test
    void withoutAnEarlierSnapshotWhatTheSweepNamesAndNobodyMayReadIsUnverified() {
        account.faults().deny("rds:*");

        Snapshot snapshot = discover();

        assertThat(arns(snapshot, ResourceState.STALE)).isEmpty();
        assertThat(snapshot.resources())
                .filteredOn(resource -> resource.state() == ResourceState.UNVERIFIED)
                .extracting(Resource::type)
                .contains(ResourceType.DB_CLUSTER, ResourceType.DB_INSTANCE);
    }

    @Test
    void aCallThatIsThrottledAFewTimesIsMadeAgainAndNothingIsMissing() {
        Snapshot calm = discover();
        account.faults().throttle("ecs:DescribeServices", 2).throttle("ec2:DescribeVpcs", 4);
        CallMeter.Count before = count("ecs", "DescribeServices");

        assertThat(discover()).isEqualTo(calm);

        CallMeter.Count after = count("ecs", "DescribeServices");
        assertThat(after.retries() - before.retries()).isEqualTo(2);
        assertThat(after.throttles() - before.throttles()).isEqualTo(2);
        assertThat(after.errors()).isZero();
    }

    private CallMeter.Count count(String service, String operation) {
        return account.meter().counts().stream()
                .filter(count ->
                        count.service().equals(service) && count.operation().equals(operation))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aCallThatIsThrottledForEverIsAnIssueAndALineOfTheLedger() {
        Snapshot before = discover();
        account.faults().throttle("ecs:DescribeServices");

        Snapshot after = discover(before);

        assertThat(arns(after)).isEqualTo(arns(before));
        assertThat(after.issues())
                .isNotEmpty()
                .allSatisfy(issue -> {
                    assertThat(issue.call()).isEqualTo("ecs:DescribeServices");
                    assertThat(issue.failure()).isInstanceOf(Failure.Throttled.class);
                });
        assertThat(after.coverage().total().throttled()).isEqualTo(2);
        assertThat(arns(after, ResourceState.STALE)).hasSize(2);
    }

    @Test
    void expiredCredentialsEndTheDiscoveryBeforeItBegins() {
        account.faults().expireCredentials();

        assertThatThrownBy(this::discover)
                .isInstanceOfSatisfying(
                        DiscoveryException.class,
                        e -> assertThat(e.failure()).isInstanceOf(Failure.BadCredentials.class));
    }

    @Test
    void credentialsThatExpireOnTheWayLoseNothing() {
        Snapshot before = discover();
        int[] calls = {0};
        account.faults()
                .latency(
                        Duration.ZERO,
                        pause -> {
                            if (++calls[0] == 40) {
                                account.faults().expireCredentials();
                            }
                        });

        Snapshot after = discover(before);

        assertThat(arns(after)).containsAll(arns(before));
        assertThat(arns(after, ResourceState.LIVE)).isNotEmpty();
        assertThat(arns(after, ResourceState.STALE)).isNotEmpty();
        assertThat(after.issues())
                .extracting(DiscoveryIssue::failure)
                .isNotEmpty()
                .hasOnlyElementsOfType(Failure.BadCredentials.class);
    }

    @Test
    void hostilePagesGiveTheSameSnapshot() {
        Snapshot calm = discover();
        account.faults().hostilePaging(true);

        Snapshot hostile = discover();
        assertThat(hostile.resources()).containsExactlyElementsOf(calm.resources());
        assertThat(hostile.relations()).containsExactlyElementsOf(calm.relations());
        assertThat(hostile).isEqualTo(calm);
        assertThat(discover(calm)).isEqualTo(calm);
    }

    @Test
    void aDeniedSweepLeavesWhatTheDescribersFindThemselves() {
        Snapshot before = discover();
        account.faults().deny("tag:GetResources");

        Snapshot alone = discover();
        Snapshot remembering = discover(before);

        assertThat(alone.resources())
                .extracting(Resource::type)
                .contains(ResourceType.VPC, ResourceType.SUBNET, ResourceType.IAM_ROLE);
        assertThat(arns(remembering)).isEqualTo(arns(before));
        assertThat(remembering.resources())
                .allMatch(resource -> resource.state() == ResourceState.LIVE);
        assertThat(remembering.issues()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 40, 100})
    void whenItIsCancelledOnTheWayTheRestIsNotScannedAndStaysStale(int call) {
        Snapshot before = discover();
        InlineJob job = new InlineJob();
        int[] calls = {0};
        account.faults()
                .latency(
                        Duration.ZERO,
                        pause -> {
                            if (++calls[0] == call) {
                                job.cancel();
                            }
                        });

        Snapshot after = discover(job, before);

        assertThat(arns(after)).containsAll(arns(before));
        assertThat(arns(after, ResourceState.STALE)).isNotEmpty();
        assertThat(after.coverage().total().notScanned())
                .isEqualTo(
                        arns(after, ResourceState.STALE).size()
                                + arns(after, ResourceState.UNVERIFIED).size());
        assertThat(after.issues())
                .singleElement()
                .extracting(DiscoveryIssue::failure)
                .isInstanceOf(Failure.Cancelled.class);
        account.faults().clear();
        assertThat(discover(after)).isEqualTo(before);
    }

    @Test
    void whatAnotherAccountHadIsNoEarlierStateOfThisOne() {
        Snapshot before = discover();
        Snapshot foreign =
                new Snapshot(
                        new AccountInfo("210987654321", "other", false),
                        before.scope(),
                        before.regions(),
                        before.takenAt(),
                        before.resources(),
                        before.relations(),
                        before.issues(),
                        before.coverage());
        account.faults().deny("rds:*");

        assertThat(discover(foreign)).isEqualTo(discover());
    }

    @Test
    void whatAnotherScopeHadIsNoEarlierStateOfThisOne() {
        Snapshot other =
                new Discovery(account, CLOCK)
                        .run(
                                new DiscoveryRequest(
                                        Scope.project("photobooth"),
                                        List.of(FakeAccount.REGION),
                                        Optional.empty()),
                                new InlineJob());
        account.faults().deny("cloudformation:*");

        assertThat(discover(other)).isEqualTo(discover());
    }
}
