package io.stratoscope.provision.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.Driver;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Order;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.efs.model.FileSystemDescription;
import software.amazon.awssdk.services.efs.model.FileSystemInUseException;
import software.amazon.awssdk.services.efs.model.MountTargetConflictException;

import java.util.List;

final class EfsDriversTest {

    private static final String FILES = "AWS::EFS::FileSystem";
    private static final String TARGET = "AWS::EFS::MountTarget";
    private static final String POINT = "AWS::EFS::AccessPoint";

    private final Workbench bench = new Workbench();
    private final EfsClient efs = bench.client(EfsClient.class);
    private final Ec2Client ec2 = bench.client(Ec2Client.class);

    private static JsonObject json(String text) {
        return (JsonObject) JsonText.parse(text);
    }

    private static JsonObject files(String throughput, int days) {
        return json(
                """
                {"Encrypted": true, "PerformanceMode": "generalPurpose", "ThroughputMode": "%s",
                 "KmsKeyId": "arn:aws:kms:eu-central-1:123456789012:key/1",
                 "LifecyclePolicies": [{"TransitionToIA": "AFTER_%d_DAYS"}]}
                """
                        .formatted(throughput, days));
    }

    private static JsonObject target(String fileSystem, String subnet, String group) {
        return json(
                "{\"FileSystemId\": \"%s\", \"SubnetId\": \"%s\", \"SecurityGroups\": [\"%s\"]}"
                        .formatted(fileSystem, subnet, group));
    }

    private static JsonObject point(String fileSystem, String path) {
        return json(
                """
                {"FileSystemId": "%s", "PosixUser": {"Uid": "1000", "Gid": "1001"},
                 "RootDirectory": {"Path": "%s", "CreationInfo":
                   {"OwnerUid": "1000", "OwnerGid": "1001", "Permissions": "0755"}}}
                """
                        .formatted(fileSystem, path));
    }

    private record Network(String subnet, String group, String other) {}

    private Network network() {
        String vpc = ec2.createVpc(request -> request.cidrBlock("10.0.0.0/16")).vpc().vpcId();
        return new Network(
                ec2.createSubnet(request -> request.vpcId(vpc).cidrBlock("10.0.1.0/24"))
                        .subnet()
                        .subnetId(),
                group(vpc, "one"),
                group(vpc, "two"));
    }

    private String group(String vpc, String name) {
        return ec2.createSecurityGroup(
                        request -> request.vpcId(vpc).groupName(name).description(name))
                .groupId();
    }

    @Test
    void makesChangesAndRemovesAFileSystem() {
        Existing made = bench.make(FILES, "Files", files("elastic", 30));
        assertThat(made.attribute("Arn").orElseThrow()).endsWith(":file-system/" + made.ref());

        made = bench.change(made, "Files", files("bursting", 30));
        made = bench.change(made, "Files", files("bursting", 60));
        bench.remove(made);
    }

    @Test
    void aSecondAttemptMakesNoSecondFileSystem() {
        Driver driver = Workbench.driver(FILES);
        Order order = bench.order("Files", files("elastic", 30));
        Existing first = driver.create(order);

        assertThat(driver.create(order).ref()).isEqualTo(first.ref());
        assertThat(bench.list(FILES)).hasSize(1);
    }

    @Test
    void aFileSystemThatIsBeingMadeIsPending() {
        Existing made = Workbench.driver(FILES).create(bench.order("Files", files("elastic", 30)));

        assertThat(made.state()).isEqualTo(Existing.State.PENDING);
    }

    @Test
    void aSubnetReachesTheFileSystem() {
        Network network = network();
        Existing files = bench.make(FILES, "Files", files("elastic", 30));
        Existing made =
                bench.make(
                        TARGET, "Target", target(files.ref(), network.subnet(), network.group()));

        bench.change(made, "Target", target(files.ref(), network.subnet(), network.other()));
        assertThatThrownBy(() -> bench.remove(files)).isInstanceOf(FileSystemInUseException.class);
        assertThatThrownBy(() ->
                        bench.make(
                                TARGET,
                                "Another",
                                target(files.ref(), network.subnet(), network.group())))
                .isInstanceOf(MountTargetConflictException.class);
        bench.remove(made);
        bench.remove(files);
        bench.remove(made);
    }

    @Test
    void anAccessPointIsMadeAndGoes() {
        Existing files = bench.make(FILES, "Files", files("elastic", 30));
        Existing made = bench.make(POINT, "Point", point(files.ref(), "/immich"));
        assertThat(made.attribute("Arn").orElseThrow()).endsWith(":access-point/" + made.ref());
        assertThat(
                        Workbench.driver(POINT)
                                .create(bench.order("Point", point(files.ref(), "/immich")))
                                .ref())
                .isEqualTo(made.ref());

        assertThat(Workbench.differences(made, point(files.ref(), "/other"))).isNotEmpty();
        bench.remove(made);
    }

    @Test
    void whatOthersMadeIsNotTheStacks() {
        String id = efs.createFileSystem(request -> request.creationToken("x")).fileSystemId();
        bench.make(FILES, "Files", files("elastic", 30));
        Network network = network();
        efs.createMountTarget(request -> request.fileSystemId(id).subnetId(network.subnet()));
        efs.createAccessPoint(request -> request.fileSystemId(id));

        assertThat(bench.list(FILES)).hasSize(1);
        assertThat(bench.list(TARGET)).isEmpty();
        assertThat(bench.list(POINT)).isEmpty();
    }

    @Test
    void refusesWhatItCannotSet() {
        assertThatThrownBy(() -> bench.make(FILES, "Files", json("{\"Quota\": 5}")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> bench.make(POINT, "Point", json("{\"Quota\": 5}")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> bench.make(TARGET, "Target", json("{\"Quota\": 5}")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void bringsMissingTagsBack() {
        Existing files = bench.make(FILES, "Files", files("elastic", 30));
        Existing made = bench.make(POINT, "Point", point(files.ref(), "/immich"));
        for (Existing each : List.of(files, made)) {
            efs.untagResource(request -> request.resourceId(each.ref()).tagKeys("Name"));
        }

        Workbench.driver(FILES).update(files, bench.order("Files", files("elastic", 30)));
        Workbench.driver(POINT).update(made, bench.order("Point", point(files.ref(), "/immich")));

        assertThat(bench.list(FILES).getFirst().tags()).isEqualTo(files.tags());
        assertThat(bench.list(POINT).getFirst().tags()).isEqualTo(made.tags());
    }

    @Test
    void findsAllThroughShortPages() {
        Network network = network();
        Existing files = bench.make(FILES, "Files", files("elastic", 30));
        bench.make(TARGET, "Target", target(files.ref(), network.subnet(), network.group()));
        bench.make(POINT, "Point", point(files.ref(), "/immich"));
        bench.account().faults().hostilePaging(true);

        for (String type : List.of(FILES, TARGET, POINT)) {
            assertThat(bench.list(type)).as(type).hasSize(1);
        }
    }

    @Test
    void knowsAnEmptyFileSystemByItsSize() {
        FileSystemDescription.Builder one = FileSystemDescription.builder();

        assertThat(EfsFileSystemDriver.hasFiles(one.build())).isFalse();
        assertThat(EfsFileSystemDriver.hasFiles(one.sizeInBytes(s -> s.value(6144L)).build()))
                .isFalse();
        assertThat(EfsFileSystemDriver.hasFiles(one.sizeInBytes(s -> s.value(6145L)).build()))
                .isTrue();
    }
}
