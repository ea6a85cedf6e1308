package io.stratoscope.provision.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.aws.LiveAccount;
import io.stratoscope.emulator.EmulatedAccount;
import io.stratoscope.emulator.MotoServer;
import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.Driver;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Order;
import io.stratoscope.provision.driver.Place;
import io.stratoscope.provision.driver.Scope;
import io.stratoscope.provision.driver.Waiting;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** Restores databases over a real wire. moto has both restores, but not the rows, and nothing takes time. */
@ExtendWith(MotoServer.class)
class MotoRdsRestoreIT {

    private static final String REGION = "eu-central-1";
    private static final String TYPE = "AWS::RDS::DBCluster";

    @Test
    void aClusterIsMadeOfASnapshotAndOfAPointInTime(URI moto, @TempDir Path home) {
        try (LiveAccount account = EmulatedAccount.connect(moto, home, Clock.systemUTC(), REGION)) {
            account.guard().unlock();
            RdsClient rds = account.client(RdsClient.class, REGION);
            String group = surroundings(account.client(Ec2Client.class, REGION), rds);
            Place place = new Place(account, "123456789012", REGION);

            Existing snapshot = made(place, group, "\"SnapshotIdentifier\": \"taken\"", "second");
            Existing time =
                    made(
                            place,
                            group,
                            "\"SourceDBClusterIdentifier\": \"first\", \"UseLatestRestorableTime\": true",
                            "third");

            assertThat(snapshot.state()).isEqualTo(Existing.State.READY);
            assertThat(time.state()).isEqualTo(Existing.State.READY);
            for (String name : new String[] {"second", "third"}) {
                DBCluster found =
                        rds.describeDBClusters(request -> request.dbClusterIdentifier(name))
                                .dbClusters()
                                .getFirst();
                assertThat(found.masterUsername()).as(name).isEqualTo("immich");
                assertThat(found.dbClusterParameterGroup()).as(name).isEqualTo("own");
                assertThat(found.dbSubnetGroup()).as(name).isEqualTo("private");
                assertThat(found.vpcSecurityGroups())
                        .as(name)
                        .anyMatch(each -> each.vpcSecurityGroupId().equals(group));
                assertThat(found.tagList()).as(name).anyMatch(tag -> tag.value().equals("it"));
            }
        }
    }

    private static Existing made(Place place, String group, String backup, String name) {
        JsonObject properties =
                (JsonObject)
                        JsonText.parse(
                                """
                                {"DBClusterIdentifier": "%s", "Engine": "aurora-postgresql",
                                 "DBSubnetGroupName": "private",
                                 "DBClusterParameterGroupName": "own",
                                 "VpcSecurityGroupIds": ["%s"], "DeletionProtection": true, %s}
                                """
                                        .formatted(name, group, backup));
        Driver driver = Drivers.of(TYPE).orElseThrow();
        Order order =
                new Order(
                        place,
                        "it",
                        "Database",
                        properties,
                        Map.of(Scope.STACK_TAG, "it", Scope.ID_TAG, name),
                        "token",
                        new Waiting(Duration.ZERO, 3, _ -> {}));
        return driver.settle(driver.create(order), order);
    }

    /** A network, a cluster in it and a snapshot of that; the security group is handed back. */
    private static String surroundings(Ec2Client ec2, RdsClient rds) {
        String vpc = ec2.createVpc(request -> request.cidrBlock("10.0.0.0/16")).vpc().vpcId();
        String one = subnet(ec2, vpc, "10.0.1.0/24", "a");
        String two = subnet(ec2, vpc, "10.0.2.0/24", "b");
        Object _ =
                rds.createDBSubnetGroup(request ->
                        request.dbSubnetGroupName("private")
                                .dbSubnetGroupDescription("private")
                                .subnetIds(one, two));
        Object _ =
                rds.createDBClusterParameterGroup(request ->
                        request.dbClusterParameterGroupName("own")
                                .description("own")
                                .dbParameterGroupFamily("aurora-postgresql16"));
        Object _ =
                rds.createDBCluster(request ->
                        request.dbClusterIdentifier("first")
                                .engine("aurora-postgresql")
                                .engineVersion("16.6")
                                .masterUsername("immich")
                                .masterUserPassword("not-a-secret")
                                .dbSubnetGroupName("private"));
        Object _ =
                rds.createDBClusterSnapshot(request ->
                        request.dbClusterIdentifier("first").dbClusterSnapshotIdentifier("taken"));
        return ec2.createSecurityGroup(
                        request -> request.groupName("database").description("database").vpcId(vpc))
                .groupId();
    }

    private static String subnet(Ec2Client ec2, String vpc, String cidr, String zone) {
        return ec2.createSubnet(request ->
                        request.vpcId(vpc).cidrBlock(cidr).availabilityZone(REGION + zone))
                .subnet()
                .subnetId();
    }
}
