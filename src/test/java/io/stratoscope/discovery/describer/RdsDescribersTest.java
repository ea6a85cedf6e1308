package io.stratoscope.discovery.describer;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Scope;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DBClusterParameterGroup;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBParameterGroupStatus;
import software.amazon.awssdk.services.rds.model.DBSubnetGroup;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterParameterGroupsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterParameterGroupsResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterParametersRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterParametersResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesResponse;
import software.amazon.awssdk.services.rds.model.Parameter;
import software.amazon.awssdk.services.rds.model.Subnet;
import software.amazon.awssdk.services.rds.model.Tag;
import software.amazon.awssdk.services.rds.model.VpcSecurityGroupMembership;

import java.util.List;
import java.util.stream.IntStream;

class RdsDescribersTest {

    private static final Arn CLUSTER = RecordedContext.arnOf("rds", "cluster:immich");

    private static class FakeRds implements RdsClient {
        Served<DBCluster> clusters = new Served<>(List.of());
        Served<DBInstance> instances = new Served<>(List.of());

        @Override
        public DescribeDbClustersResponse describeDBClusters(DescribeDbClustersRequest request) {
            String name = request.dbClusterIdentifier();
            if (name == null) {
                assertThat(request.maxRecords()).isEqualTo(100);
                return DescribeDbClustersResponse.builder()
                        .dbClusters(clusters.page(request.marker()))
                        .marker(clusters.next(request.marker()))
                        .build();
            }
            List<DBCluster> named =
                    clusters.all().stream()
                            .filter(cluster -> cluster.dbClusterIdentifier().equals(name))
                            .toList();
            if (named.isEmpty()) {
                throw DbClusterNotFoundException.builder().message("no such cluster").build();
            }
            return DescribeDbClustersResponse.builder().dbClusters(named).build();
        }

        @Override
        public DescribeDbInstancesResponse describeDBInstances(DescribeDbInstancesRequest request) {
            String name = request.dbInstanceIdentifier();
            List<DBInstance> named =
                    instances.all().stream()
                            .filter(each -> each.dbInstanceIdentifier().equals(name))
                            .toList();
            if (named.isEmpty()) {
                throw DbInstanceNotFoundException.builder().message("no such instance").build();
            }
            return DescribeDbInstancesResponse.builder().dbInstances(named).build();
        }

        @Override
        public String serviceName() {
            return "rds";
        }

        @Override
        public void close() {}
    }

    private static DBCluster cluster(String name) {
        return DBCluster.builder()
                .dbClusterArn(RecordedContext.arnOf("rds", "cluster:" + name).toString())
                .dbClusterIdentifier(name)
                .build();
    }

    private static DBInstance.Builder instance(String name, String zone, String... subnetZones) {
        List<Subnet> subnets =
                IntStream.range(0, subnetZones.length)
                        .mapToObj(i ->
                                Subnet.builder()
                                        .subnetIdentifier("subnet-" + i)
                                        .subnetAvailabilityZone(z -> z.name(subnetZones[i]))
                                        .build())
                        .toList();
        return DBInstance.builder()
                .dbInstanceArn(RecordedContext.arnOf("rds", "db:" + name).toString())
                .dbInstanceIdentifier(name)
                .availabilityZone(zone)
                .dbSubnetGroup(
                        DBSubnetGroup.builder()
                                .dbSubnetGroupName("data")
                                .vpcId("vpc-1")
                                .subnets(subnets)
                                .build());
    }

    @Test
    void aClusterTellsWhatItIsMadeOfAndWhichMemberWrites() {
        FakeRds rds = new FakeRds();
        rds.clusters =
                new Served<>(
                        List.of(
                                cluster("immich").toBuilder()
                                        .dbClusterParameterGroup("immich-pg16")
                                        .dbSubnetGroup("data")
                                        .vpcSecurityGroups(
                                                VpcSecurityGroupMembership.builder()
                                                        .applyMutation(
                                                                g -> g.vpcSecurityGroupId("sg-1"))
                                                        .build())
                                        .kmsKeyId("arn:aws:kms:eu-central-1:123456789012:key/k1")
                                        .enabledCloudwatchLogsExports("postgresql")
                                        .tagList(
                                                Tag.builder()
                                                        .applyMutation(t ->
                                                                t.key("Project").value("immich"))
                                                        .build())
                                        .dbClusterMembers(
                                                DBClusterMember.builder()
                                                        .dbInstanceIdentifier("immich-2")
                                                        .isClusterWriter(false)
                                                        .build(),
                                                DBClusterMember.builder()
                                                        .dbInstanceIdentifier("immich-1")
                                                        .isClusterWriter(true)
                                                        .build())
                                        .build()));
        RecordedContext context = new RecordedContext(rds);

        new DbClusterDescriber().describe(List.of(CLUSTER), context);

        assertThat(context.lines())
                .containsExactly(
                        "cluster:immich CONFIGURED_BY rds:cluster-pg:immich-pg16"
                                + " rds:DescribeDBClusters DBClusterParameterGroup",
                        "cluster:immich ATTACHED_TO rds:subgrp:data"
                                + " rds:DescribeDBClusters DBSubnetGroup",
                        "cluster:immich PROTECTED_BY ec2:security-group/sg-1"
                                + " rds:DescribeDBClusters VpcSecurityGroups[0].VpcSecurityGroupId",
                        "cluster:immich ENCRYPTED_BY kms:key/k1 rds:DescribeDBClusters KmsKeyId",
                        "cluster:immich LOGS_TO"
                                + " logs:log-group:/aws/rds/cluster/immich/postgresql"
                                + " rds:DescribeDBClusters EnabledCloudwatchLogsExports[0]",
                        "db:immich-2 PART_OF rds:cluster:immich (reader)"
                                + " rds:DescribeDBClusters DBClusterMembers[0].IsClusterWriter",
                        "db:immich-1 REPLICATES_TO rds:db:immich-2"
                                + " rds:DescribeDBClusters DBClusterMembers[0].IsClusterWriter",
                        "db:immich-1 PART_OF rds:cluster:immich (writer)"
                                + " rds:DescribeDBClusters DBClusterMembers[1].IsClusterWriter");
        assertThat(context.described(CLUSTER).tags()).containsEntry("Project", "immich");
        assertThat(context.described(CLUSTER).tagsKnown()).isTrue();
    }

    @Test
    void aClusterThatIsNotThereIsGoneAndOneThatIsDeniedIsNot() {
        RecordedContext context = new RecordedContext(new FakeRds());
        new DbClusterDescriber().describe(List.of(CLUSTER), context);
        assertThat(context.gone).containsExactly(CLUSTER);

        RecordedContext refused =
                new RecordedContext(
                        new FakeRds() {
                            @Override
                            public DescribeDbClustersResponse describeDBClusters(
                                    DescribeDbClustersRequest request) {
                                throw RecordedContext.denied();
                            }
                        });
        new DbClusterDescriber().describe(List.of(CLUSTER), refused);
        assertThat(refused.gone).isEmpty();
        assertThat(refused.failed).containsExactly("rds:DescribeDBClusters cluster:immich");
    }

    @Test
    void manyArePickedFromPagesOfWhichSomeAreEmpty() {
        FakeRds rds = new FakeRds();
        rds.clusters =
                new Served<>(
                        List.of(),
                        List.of(cluster("a"), cluster("other"), cluster("b")),
                        List.of(),
                        List.of(cluster("c"), cluster("d")));
        RecordedContext context = new RecordedContext(rds);

        new DbClusterDescriber().describe(arns("a", "b", "c", "d", "nowhere"), context);

        assertThat(context.foundResources())
                .containsExactly("cluster:a", "cluster:b", "cluster:c", "cluster:d");
        assertThat(context.gone).containsExactlyElementsOf(arns("nowhere"));
        assertThat(rds.clusters.calls).isEqualTo(4);
    }

    @Test
    void theListingEndsEarlyWhenTheLastOneIsFound() {
        FakeRds rds = new FakeRds();
        rds.clusters =
                new Served<>(
                        List.of(
                                cluster("a"),
                                cluster("b"),
                                cluster("c"),
                                cluster("d"),
                                cluster("e")),
                        List.of(cluster("f")));
        RecordedContext context = new RecordedContext(rds);

        new DbClusterDescriber().describe(arns("a", "b", "c", "d", "e"), context);

        assertThat(context.found).hasSize(5);
        assertThat(rds.clusters.calls).isEqualTo(1);
    }

    @Test
    void aListingThatBreaksOffKeepsWhatItHeldAndCallsNothingGone() {
        FakeRds rds =
                new FakeRds() {
                    @Override
                    public DescribeDbClustersResponse describeDBClusters(
                            DescribeDbClustersRequest request) {
                        if (request.marker() != null) {
                            throw RecordedContext.error("Throttling", 400);
                        }
                        return super.describeDBClusters(request);
                    }
                };
        rds.clusters = new Served<>(List.of(cluster("a")), List.of(cluster("b")));
        RecordedContext context = new RecordedContext(rds);

        new DbClusterDescriber().describe(arns("a", "b", "c", "d", "e"), context);

        assertThat(context.foundResources()).containsExactly("cluster:a");
        assertThat(context.gone).isEmpty();
        assertThat(context.failed)
                .containsExactly("rds:DescribeDBClusters cluster:b cluster:c cluster:d cluster:e");
    }

    @Test
    void everythingIsFoundOnlyWhenEverythingWasAskedFor() {
        FakeRds rds = new FakeRds();
        rds.clusters = new Served<>(List.of(cluster("a")), List.of(cluster("b")));
        RecordedContext everything = new RecordedContext(rds, new Scope.Everything());
        new DbClusterDescriber().find(everything);
        assertThat(everything.foundResources()).containsExactly("cluster:a", "cluster:b");

        RecordedContext project = new RecordedContext(rds);
        new DbClusterDescriber().find(project);
        assertThat(project.found).isEmpty();
    }

    @Test
    void aCancelledListingCallsNothingGone() {
        FakeRds rds = new FakeRds();
        rds.clusters = new Served<>(List.of(cluster("a")), List.of(cluster("b")));
        RecordedContext context = new RecordedContext(rds);
        context.cancelled = true;

        new DbClusterDescriber().describe(arns("a", "b", "c", "d", "e"), context);

        assertThat(context.gone).isEmpty();
    }

    @Test
    void membersThatTheSweepDidNotNameAreTheClustersParts() {
        FakeRds rds = new FakeRds();
        rds.clusters =
                new Served<>(
                        List.of(
                                cluster("immich").toBuilder()
                                        .dbClusterMembers(
                                                DBClusterMember.builder()
                                                        .applyMutation(m ->
                                                                m.dbInstanceIdentifier("known"))
                                                        .build(),
                                                DBClusterMember.builder()
                                                        .applyMutation(
                                                                m -> m.dbInstanceIdentifier("new"))
                                                        .build(),
                                                DBClusterMember.builder()
                                                        .applyMutation(m ->
                                                                m.dbInstanceIdentifier("deleted"))
                                                        .build())
                                        .build()));
        rds.instances =
                new Served<>(
                        List.of(
                                instance("known", "eu-central-1a").build(),
                                instance("new", "eu-central-1a").build()));
        RecordedContext context = new RecordedContext(rds);
        DbClusterDescriber describer = new DbClusterDescriber();
        describer.describe(List.of(CLUSTER), context);
        context.confirmed.add(RecordedContext.arnOf("rds", "db:known"));

        describer.parts(List.of(context.owner(CLUSTER)), context);

        assertThat(context.foundResources()).containsExactly("cluster:immich", "db:new");
        assertThat(context.gone).isEmpty();
    }

    @Test
    void anInstanceStandsInTheSubnetOfItsZone() {
        RecordedContext context =
                describe(
                        instance("one", "eu-central-1b", "eu-central-1a", "eu-central-1b")
                                .vpcSecurityGroups(
                                        VpcSecurityGroupMembership.builder()
                                                .applyMutation(g -> g.vpcSecurityGroupId("sg-1"))
                                                .build())
                                .dbParameterGroups(
                                        DBParameterGroupStatus.builder()
                                                .applyMutation(g -> g.dbParameterGroupName("pg16"))
                                                .build())
                                .enabledCloudwatchLogsExports("postgresql")
                                .build());

        assertThat(context.lines())
                .containsExactly(
                        "db:one PROTECTED_BY ec2:security-group/sg-1"
                                + " rds:DescribeDBInstances"
                                + " VpcSecurityGroups[0].VpcSecurityGroupId",
                        "db:one ATTACHED_TO rds:subgrp:data"
                                + " rds:DescribeDBInstances DBSubnetGroup.DBSubnetGroupName",
                        "db:one LOCATED_IN ec2:subnet/subnet-1 rds:DescribeDBInstances"
                                + " DBSubnetGroup.Subnets[1].SubnetIdentifier",
                        "db:one CONFIGURED_BY rds:pg:pg16"
                                + " rds:DescribeDBInstances"
                                + " DBParameterGroups[0].DBParameterGroupName",
                        "db:one LOGS_TO logs:log-group:/aws/rds/instance/one/postgresql"
                                + " rds:DescribeDBInstances EnabledCloudwatchLogsExports[0]");
        assertThat(context.found.values().iterator().next().availabilityZone())
                .contains("eu-central-1b");
    }

    @Test
    void anInstanceWhoseZoneHasTwoSubnetsStandsInTheVpc() {
        assertThat(
                        describe(
                                        instance(
                                                        "one",
                                                        "eu-central-1a",
                                                        "eu-central-1a",
                                                        "eu-central-1a")
                                                .build())
                                .lines())
                .contains(
                        "db:one LOCATED_IN ec2:vpc/vpc-1 rds:DescribeDBInstances DBSubnetGroup.VpcId")
                .noneMatch(line -> line.contains("subnet/"));
    }

    @Test
    void aReadReplicaIsReplicatedFromItsSource() {
        assertThat(
                        describe(
                                        instance("copy", "eu-central-1a")
                                                .readReplicaSourceDBInstanceIdentifier("source")
                                                .build())
                                .lines())
                .contains(
                        "db:source REPLICATES_TO rds:db:copy"
                                + " rds:DescribeDBInstances"
                                + " ReadReplicaSourceDBInstanceIdentifier");
    }

    @Test
    void aParameterGroupHoldsWhatWasSetInItAndSurvivesNotKnowing() {
        Arn group = RecordedContext.arnOf("rds", "cluster-pg:immich-pg16");
        RecordedContext context = new RecordedContext(new FakeParameterGroups());
        new DbClusterParameterGroupDescriber().describe(List.of(group), context);
        var parameters = context.described(group).description().objects("Parameters");
        assertThat(parameters).hasSize(1);
        assertThat(parameters.getFirst().text("ParameterName")).contains("rds.force_ssl");
        assertThat(parameters.getFirst().text("ParameterValue")).contains("0");

        RecordedContext refused =
                new RecordedContext(
                        new FakeParameterGroups() {
                            @Override
                            public DescribeDbClusterParametersResponse describeDBClusterParameters(
                                    DescribeDbClusterParametersRequest request) {
                                throw RecordedContext.denied();
                            }
                        });
        new DbClusterParameterGroupDescriber().describe(List.of(group), refused);
        assertThat(refused.found).containsOnlyKeys(group);
        assertThat(refused.failed).containsExactly("rds:DescribeDBClusterParameters");
    }

    private static class FakeParameterGroups extends FakeRds {
        @Override
        public DescribeDbClusterParameterGroupsResponse describeDBClusterParameterGroups(
                DescribeDbClusterParameterGroupsRequest request) {
            String name = request.dbClusterParameterGroupName();
            return DescribeDbClusterParameterGroupsResponse.builder()
                    .dbClusterParameterGroups(
                            DBClusterParameterGroup.builder()
                                    .dbClusterParameterGroupName(name)
                                    .dbClusterParameterGroupArn(
                                            RecordedContext.arnOf("rds", "cluster-pg:" + name)
                                                    .toString())
                                    .build())
                    .build();
        }

        @Override
        public DescribeDbClusterParametersResponse describeDBClusterParameters(
                DescribeDbClusterParametersRequest request) {
            assertThat(request.source()).isEqualTo("user");
            return DescribeDbClusterParametersResponse.builder()
                    .parameters(
                            Parameter.builder()
                                    .parameterName("rds.force_ssl")
                                    .parameterValue("0")
                                    .build())
                    .build();
        }
    }

    private static RecordedContext describe(DBInstance instance) {
        FakeRds rds = new FakeRds();
        rds.instances = new Served<>(List.of(instance));
        RecordedContext context = new RecordedContext(rds);
        new DbInstanceDescriber().describe(List.of(Arn.of(instance.dbInstanceArn())), context);
        return context;
    }

    private static List<Arn> arns(String... names) {
        return java.util.Arrays.stream(names)
                .map(name -> RecordedContext.arnOf("rds", "cluster:" + name))
                .toList();
    }
}
