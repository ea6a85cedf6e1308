package io.stratoscope.provision.module;

import static io.stratoscope.provision.stack.References.to;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.ObjectBuilder;

import java.util.List;
import java.util.Set;

/** The file system that holds the library, reached by NFS from the private subnets by whom its group lets in. */
final class EfsModule implements Module {
    static final String FILES = "Files";
    static final String SECURITY_GROUP = "FilesSecurityGroup";

    /** Logical ids of mount targets begin so; the zone's letter follows. */
    static final String MOUNT_TARGET = "FilesMountTarget";

    @Override
    public String name() {
        return "efs";
    }

    @Override
    public Set<String> needs() {
        return Set.of("vpc");
    }

    @Override
    public void design(Design design, ModuleSettings settings) {
        SecurityGroups.group(design, SECURITY_GROUP, "efs", "EFS mount targets", List.of());
        fileSystem(design, settings);
        for (String subnet : design.idsBeginning(VpcModule.PRIVATE_SUBNET)) {
            design.add(
                    MOUNT_TARGET + subnet.substring(VpcModule.PRIVATE_SUBNET.length()),
                    "AWS::EFS::MountTarget",
                    JsonValue.object()
                            .put("FileSystemId", to(FILES))
                            .put("SubnetId", to(subnet))
                            .put(
                                    "SecurityGroups",
                                    List.of(SecurityGroups.reference(SECURITY_GROUP))));
        }
        accessPoint(design, settings);
    }

    private static void fileSystem(Design design, ModuleSettings settings) {
        ObjectBuilder files =
                JsonValue.object()
                        .put("Encrypted", true)
                        .put("PerformanceMode", "generalPurpose")
                        .put("ThroughputMode", settings.text("throughput"));
        long days = settings.number("infrequent-after-days");
        if (days > 0) {
            String after = days == 1 ? "AFTER_1_DAY" : "AFTER_" + days + "_DAYS";
            files.put(
                    "LifecyclePolicies",
                    List.of(JsonValue.object().put("TransitionToIA", after).build()));
        }
        KmsModule.arn(design, "files").ifPresent(key -> files.put("KmsKeyId", key));
        design.addNamed(FILES, "AWS::EFS::FileSystem", design.name("library"), files);
    }

    private static void accessPoint(Design design, ModuleSettings settings) {
        String user = Long.toString(settings.number("user"));
        String group = Long.toString(settings.number("group"));
        JsonObject owner =
                JsonValue.object()
                        .put("OwnerUid", user)
                        .put("OwnerGid", group)
                        .put("Permissions", "0755")
                        .build();
        design.addNamed(
                "FilesAccessPoint",
                "AWS::EFS::AccessPoint",
                design.name("library-ap"),
                JsonValue.object()
                        .put("FileSystemId", to(FILES))
                        .put(
                                "PosixUser",
                                JsonValue.object().put("Uid", user).put("Gid", group).build())
                        .put(
                                "RootDirectory",
                                JsonValue.object()
                                        .put("Path", settings.text("directory"))
                                        .put("CreationInfo", owner)
                                        .build()));
    }
}
