package io.stratoscope.provision.module;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.stack.References;

import org.junit.jupiter.api.Test;

class EfsModuleTest {
    private static final Designs DEFAULT = new Designs().with("vpc").with("efs");

    @Test
    void theFileSystemIsEncryptedAndGetsCheaperWithTime() {
        JsonObject files = DEFAULT.resource("Files").properties();

        assertThat(files.isTrue("Encrypted")).isTrue();
        assertThat(files.text("PerformanceMode")).contains("generalPurpose");
        assertThat(files.text("ThroughputMode")).contains("elastic");
        assertThat(files.objects("LifecyclePolicies"))
                .containsExactly(JsonValue.object().put("TransitionToIA", "AFTER_30_DAYS").build());
        assertThat(files.get("KmsKeyId")).isEmpty();
        assertThat(files.objects("FileSystemTags"))
                .contains(
                        JsonValue.object()
                                .put("Key", "Name")
                                .put("Value", "immich-library")
                                .build());
    }

    @Test
    void itIsEncryptedWithTheStacksKeyForFiles() {
        JsonObject files =
                new Designs().with("kms").with("vpc").with("efs").resource("Files").properties();

        assertThat(References.in(files)).containsExactly("KeyFiles");
    }

    @Test
    void eachPrivateSubnetHasAMountTarget() {
        assertThat(DEFAULT.ids())
                .filteredOn(id -> id.startsWith("FilesMountTarget"))
                .containsExactly("FilesMountTargetA", "FilesMountTargetB");
        assertThat(References.in(DEFAULT.resource("FilesMountTargetB").properties()))
                .containsExactly("Files", "FilesSecurityGroup", "PrivateSubnetB");
    }

    @Test
    void aThirdZoneHasOneToo() {
        Designs stack =
                new Designs().with("vpc", JsonValue.object().put("zones", 3).build()).with("efs");

        assertThat(stack.ids()).contains("FilesMountTargetC");
    }

    @Test
    void itsGroupLetsNobodyInByItself() {
        JsonObject group = DEFAULT.resource("FilesSecurityGroup").properties();

        assertThat(group.text("GroupName")).contains("immich-efs");
        assertThat(group.text("GroupDescription")).contains("EFS mount targets");
        assertThat(group.get("SecurityGroupIngress")).isEmpty();
        assertThat(DEFAULT.design().wanted())
                .noneMatch(each -> each.type().name().equals("AWS::EC2::SecurityGroupIngress"));
    }

    @Test
    void theAccessPointWritesAsImmichsUser() {
        JsonObject accessPoint = DEFAULT.resource("FilesAccessPoint").properties();

        assertThat(accessPoint.text("PosixUser", "Uid")).contains("1000");
        assertThat(accessPoint.text("PosixUser", "Gid")).contains("1000");
        assertThat(accessPoint.text("RootDirectory", "Path")).contains("/immich");
        assertThat(accessPoint.at("RootDirectory", "CreationInfo"))
                .contains(
                        JsonValue.object()
                                .put("OwnerUid", "1000")
                                .put("OwnerGid", "1000")
                                .put("Permissions", "0755")
                                .build());
        assertThat(JsonText.compact(accessPoint)).contains("immich-library-ap");
    }

    @Test
    void settingsAreTaken() {
        Designs stack =
                new Designs()
                        .with("vpc")
                        .with(
                                "efs",
                                JsonValue.object()
                                        .put("directory", "/photos/all")
                                        .put("user", 1001)
                                        .put("group", 1002)
                                        .put("throughput", "bursting")
                                        .put("infrequent-after-days", 1)
                                        .build());

        JsonObject accessPoint = stack.resource("FilesAccessPoint").properties();
        assertThat(accessPoint.text("RootDirectory", "Path")).contains("/photos/all");
        assertThat(accessPoint.text("PosixUser", "Uid")).contains("1001");
        assertThat(accessPoint.text("RootDirectory", "CreationInfo", "OwnerGid")).contains("1002");
        JsonObject files = stack.resource("Files").properties();
        assertThat(files.text("ThroughputMode")).contains("bursting");
        assertThat(JsonText.compact(files)).contains("\"AFTER_1_DAY\"");
    }

    @Test
    void filesThatAreToStayDo() {
        JsonObject files =
                new Designs()
                        .with("vpc")
                        .with("efs", JsonValue.object().put("infrequent-after-days", 0).build())
                        .resource("Files")
                        .properties();

        assertThat(files.get("LifecyclePolicies")).isEmpty();
    }
}
