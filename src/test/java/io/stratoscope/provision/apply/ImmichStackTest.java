package io.stratoscope.provision.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.stratoscope.provision.blueprint.Blueprint;
import io.stratoscope.provision.blueprint.ShippedBlueprints;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.plan.Extra;
import io.stratoscope.provision.plan.Plan;
import io.stratoscope.provision.stack.Stack;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The whole of the shipped blueprint on an empty simulated account. */
final class ImmichStackTest {

    private static final Stack IMMICH =
            Blueprint.stack("immich", ShippedBlueprints.text("immich").orElseThrow(), Map.of());

    private final BuildingSite site = new BuildingSite();

    @AfterEach
    void close() {
        site.close();
    }

    /** How many of each type a stack has. */
    private static Map<String, Long> types(BuildingSite site) {
        return site.existing("immich").stream()
                .filter(each -> each.state() != Existing.State.DELETING)
                .collect(Collectors.groupingBy(Existing::type, Collectors.counting()));
    }

    private static Map<String, Long> wantedTypes() {
        return IMMICH.resources().stream()
                .collect(
                        Collectors.groupingBy(
                                wanted -> wanted.type().name(), Collectors.counting()));
    }

    @Test
    void isMadeAsItIsWantedAndThenThereIsNothingToDo() {
        Plan plan = site.plan(IMMICH);
        assertThat(plan.toDo()).hasSameSizeAs(IMMICH.resources());
        assertThat(plan.monthlyUsd()).isBetween(new BigDecimal("300"), new BigDecimal("700"));

        assertThat(site.follow(plan).failures()).isEmpty();

        assertThat(types(site)).isEqualTo(wantedTypes());
        assertThat(BuildingSite.toDo(site.plan(IMMICH))).isEmpty();
    }

    @Test
    void whatDriftedIsFoundAndMended() {
        site.follow(site.plan(IMMICH));
        Ec2Client ec2 = site.place().client(Ec2Client.class);
        String table =
                site.existing("immich").stream()
                        .filter(each -> each.id().filter("PublicRoutes"::equals).isPresent())
                        .findFirst()
                        .orElseThrow()
                        .ref();
        ec2.deleteRoute(request -> request.routeTableId(table).destinationCidrBlock("0.0.0.0/0"));
        site.place()
                .client(S3Client.class)
                .putBucketVersioning(request ->
                        request.bucket("immich-backup-123456789012")
                                .versioningConfiguration(versioning ->
                                        versioning.status(BucketVersioningStatus.SUSPENDED)));

        Plan plan = site.plan(IMMICH);

        assertThat(BuildingSite.toDo(plan))
                .containsExactly("CREATE DefaultRoutePublic", "UPDATE BackupBucket");
        assertThat(site.follow(plan).failures()).isEmpty();
        assertThat(BuildingSite.toDo(site.plan(IMMICH))).isEmpty();
    }

    @Test
    void isDestroyedToTheLastResourceAndLeavesAFinalSnapshot() {
        site.follow(site.plan(IMMICH));
        S3Client s3 = site.place().client(S3Client.class);
        s3.putObject(
                request -> request.bucket("immich-backup-123456789012").key("photo.jpg"),
                RequestBody.fromString("a photo"));

        assertThat(site.follow(site.planToDestroy("immich")).failures()).isEmpty();

        assertThat(types(site)).isEmpty();
        // The tagging API goes on naming them, but they are gone for whoever looks.
        assertThat(site.picture()).noneMatch(line -> line.contains("DataSync"));
        assertThat(s3.listBuckets().buckets()).isEmpty();
        assertThat(site.place().client(Ec2Client.class).describeVpcs().vpcs()).isEmpty();
        assertThat(
                        site.place()
                                .client(RdsClient.class)
                                .describeDBClusterSnapshots()
                                .dbClusterSnapshots())
                .singleElement()
                .satisfies(snapshot ->
                        assertThat(snapshot.dbClusterSnapshotIdentifier())
                                .startsWith("immich-database-final-"));
    }

    @Test
    void isTheSameAfterItWasCutOffSeveralTimes() {
        for (int calls : List.of(150, 190, 230, 290, 360, 430)) {
            try (BuildingSite other = new BuildingSite()) {
                Plan plan = other.plan(IMMICH);
                other.account().faults().cutOffAfter(calls);
                other.tryToFollow(plan);
                other.account().faults().clear();

                assertThat(other.follow(plan).failures())
                        .as("after it was cut off at call %d", calls)
                        .isEmpty();

                assertThat(types(other)).isEqualTo(wantedTypes());
                assertThat(BuildingSite.toDo(other.plan(IMMICH))).isEmpty();
            }
        }
    }

    @Test
    void whatSomebodyElseMadeInItIsToldAndLeftAlone() {
        site.follow(site.plan(IMMICH));
        assertThat(site.plan(IMMICH).extras()).isEmpty();
        String table = ref("PublicRoutes");
        ec2().createRoute(request ->
                request.routeTableId(table)
                        .destinationCidrBlock("192.0.2.0/24")
                        .gatewayId(ref("InternetGateway")));
        ec2().authorizeSecurityGroupIngress(request ->
                request.groupId(ref("CacheSecurityGroup"))
                        .ipPermissions(
                                IpPermission.builder()
                                        .ipProtocol("tcp")
                                        .fromPort(22)
                                        .toPort(22)
                                        .userIdGroupPairs(
                                                UserIdGroupPair.builder()
                                                        .groupId(ref("ServerSecurityGroup"))
                                                        .build())
                                        .build()));
        site.place()
                .client(Route53Client.class)
                .changeResourceRecordSets(request ->
                        request.hostedZoneId(ref("PublicZone"))
                                .changeBatch(batch -> batch.changes(mail("blog"))));
        site.place()
                .client(ElasticLoadBalancingV2Client.class)
                .createRule(request ->
                        request.listenerArn(ref("HttpsListener"))
                                .priority(7)
                                .conditions(
                                        RuleCondition.builder()
                                                .field("path-pattern")
                                                .values("/blog*")
                                                .build())
                                .actions(
                                        Action.builder()
                                                .type(ActionTypeEnum.FORWARD)
                                                .targetGroupArn(ref("ServerTargets"))
                                                .build()));

        Plan plan = site.plan(IMMICH);

        assertThat(BuildingSite.toDo(plan)).isEmpty();
        assertThat(plan.isAsWanted()).isFalse();
        assertThat(plan.extras())
                .extracting(Extra::type, Extra::in)
                .containsExactlyInAnyOrder(
                        tuple("AWS::EC2::Route", "PublicRoutes"),
                        tuple("AWS::EC2::SecurityGroupIngress", "CacheSecurityGroup"),
                        tuple("AWS::Route53::RecordSet", "PublicZone"),
                        tuple("AWS::ElasticLoadBalancingV2::ListenerRule", "HttpsListener"));
        ec2().deleteRoute(request -> request.routeTableId(table).destinationCidrBlock("0.0.0.0/0"));
        assertThat(site.follow(site.plan(IMMICH)).failures()).isEmpty();
        assertThat(site.plan(IMMICH).extras()).hasSize(4);
        assertThat(site.follow(site.planToDestroy("immich")).failures()).isEmpty();
        assertThat(types(site)).isEmpty();
    }

    private Ec2Client ec2() {
        return site.place().client(Ec2Client.class);
    }

    private String ref(String id) {
        return site.existing("immich").stream()
                .filter(each -> each.id().filter(id::equals).isPresent())
                .findFirst()
                .orElseThrow()
                .ref();
    }

    private static Change mail(String name) {
        return Change.builder()
                .action(ChangeAction.CREATE)
                .resourceRecordSet(record ->
                        record.name(name + ".immich.ronchese.pp.ua")
                                .type(RRType.TXT)
                                .ttl(60L)
                                .resourceRecords(
                                        ResourceRecord.builder()
                                                .value("\"somebody else's\"")
                                                .build()))
                .build();
    }
}
