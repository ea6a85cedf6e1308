package io.stratoscope.backup.drill;

import static io.stratoscope.provision.stack.References.attribute;
import static io.stratoscope.provision.stack.References.text;
import static io.stratoscope.provision.stack.References.to;

import io.stratoscope.backup.DatabaseCopy;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.ObjectBuilder;

/** A drill's database, of the restore point's snapshot; its file system, with a task that copies the files into it; and its cache. */
final class DrillData {

    static final String DATABASE = "Database";
    static final String WRITER = "DatabaseWriter";
    static final String FILES = "Files";
    static final String ACCESS_POINT = "FilesRoot";
    static final String CACHE = "Cache";
    static final String TASK = "RestoreTask";

    private final DrillParts parts;
    private final Original original;

    DrillData(DrillParts parts, Original original) {
        this.parts = parts;
        this.original = original;
    }

    void add(DatabaseCopy snapshot) {
        database(snapshot);
        files();
        copy();
        original.cache().ifPresent(this::cache);
    }

    /**
     * Restoring makes the cluster alone, and gives it the defaults of what is not named: no group of the network's, and a parameter
     * group that asks for TLS.
     */
    private void database(DatabaseCopy snapshot) {
        Original.Database like = original.database();
        parts.add(
                "DatabaseSubnets",
                "AWS::RDS::DBSubnetGroup",
                JsonValue.object()
                        .put("DBSubnetGroupName", parts.name("database"))
                        .put("DBSubnetGroupDescription", "The drill's subnets without a way out")
                        .put("SubnetIds", DrillNetwork.dataSubnets()));
        ObjectBuilder cluster =
                JsonValue.object()
                        .put("DBClusterIdentifier", parts.name("database"))
                        .put("SnapshotIdentifier", snapshot.arn().toString())
                        .put("Engine", snapshot.engine())
                        .put("EngineVersion", snapshot.engineVersion())
                        .put("Port", like.port())
                        .put("DBSubnetGroupName", to("DatabaseSubnets"))
                        .put("DBClusterParameterGroupName", like.parameterGroup())
                        .put("VpcSecurityGroupIds", DrillNetwork.groupList(DrillNetwork.DATA_GROUP))
                        .put("DeletionProtection", false);
        snapshot.key().ifPresent(key -> cluster.put("KmsKeyId", key));
        parts.add(DATABASE, "AWS::RDS::DBCluster", cluster);
        parts.add(
                WRITER,
                "AWS::RDS::DBInstance",
                JsonValue.object()
                        .put("DBInstanceIdentifier", parts.name("writer"))
                        .put("DBClusterIdentifier", to(DATABASE))
                        .put("DBInstanceClass", like.instanceClass())
                        .put("Engine", snapshot.engine())
                        .put("PubliclyAccessible", false));
    }

    private void files() {
        ObjectBuilder files =
                JsonValue.object()
                        .put("Encrypted", true)
                        .put("PerformanceMode", "generalPurpose")
                        .put("ThroughputMode", "elastic");
        original.files().key().ifPresent(key -> files.put("KmsKeyId", key));
        parts.add(FILES, "AWS::EFS::FileSystem", files);
        mountTarget("A");
        mountTarget("B");
        original.files().root().ifPresent(this::accessPoint);
    }

    private void mountTarget(String letter) {
        parts.add(
                "FilesMountTarget" + letter,
                "AWS::EFS::MountTarget",
                JsonValue.object()
                        .put("FileSystemId", to(FILES))
                        .put("SubnetId", to("DataSubnet" + letter))
                        .put("SecurityGroups", DrillNetwork.groupList(DrillNetwork.DATA_GROUP)));
    }

    /** Who the application is there, and what it sees as the root. */
    private void accessPoint(Original.Files.Root root) {
        ObjectBuilder point =
                JsonValue.object()
                        .put("FileSystemId", to(FILES))
                        .put("RootDirectory", JsonValue.object().put("Path", root.path()).build());
        if (root.user().isPresent() && root.group().isPresent()) {
            point.put(
                    "PosixUser",
                    JsonValue.object()
                            .put("Uid", String.valueOf(root.user().get()))
                            .put("Gid", String.valueOf(root.group().get()))
                            .build());
        }
        parts.add(ACCESS_POINT, "AWS::EFS::AccessPoint", point);
    }

    /**
     * DataSync mounts the file system's root: through an access point that enforces an identity all owners would become that one,
     * and verification fail. Enhanced mode does not know EFS.
     */
    private void copy() {
        Original.Copies copies = original.copies();
        parts.add(
                "FilesLocation",
                "AWS::DataSync::LocationEFS",
                JsonValue.object()
                        .put("EfsFilesystemArn", attribute(FILES, "Arn"))
                        .put("Subdirectory", "/")
                        .put("InTransitEncryption", "TLS1_2")
                        .put("Ec2Config", interfaces()),
                "FilesMountTargetA");
        parts.add(
                "BackupLocation",
                "AWS::DataSync::LocationS3",
                JsonValue.object()
                        .put("S3BucketArn", copies.bucket())
                        .put("S3StorageClass", "STANDARD")
                        .put("Subdirectory", copies.folder())
                        .put(
                                "S3Config",
                                JsonValue.object()
                                        .put("BucketAccessRoleArn", copies.role())
                                        .build()));
        parts.add(
                TASK,
                "AWS::DataSync::Task",
                JsonValue.object()
                        .put("Name", parts.name("restore"))
                        .put("SourceLocationArn", attribute("BackupLocation", "LocationArn"))
                        .put("DestinationLocationArn", attribute("FilesLocation", "LocationArn"))
                        .put("TaskMode", "BASIC")
                        .put(
                                "Options",
                                JsonValue.object()
                                        .put("LogLevel", "OFF")
                                        .put("OverwriteMode", "ALWAYS")
                                        .put("PreserveDeletedFiles", "PRESERVE")
                                        .put("VerifyMode", "POINT_IN_TIME_CONSISTENT")
                                        .build()));
    }

    private static JsonObject interfaces() {
        String begin = "arn:${AWS::Partition}:ec2:${AWS::Region}:${AWS::AccountId}:";
        return JsonValue.object()
                .put(
                        "SecurityGroupArns",
                        DrillParts.list(
                                text(
                                        begin
                                                + "security-group/${"
                                                + DrillNetwork.DATA_GROUP
                                                + ".GroupId}")))
                .put("SubnetArn", text(begin + "subnet/${DataSubnetA}"))
                .build();
    }

    private void cache(Original.Cache like) {
        parts.add(
                "CacheSubnets",
                "AWS::ElastiCache::SubnetGroup",
                JsonValue.object()
                        .put("CacheSubnetGroupName", parts.name("cache"))
                        .put("Description", "The drill's subnets without a way out")
                        .put("SubnetIds", DrillNetwork.dataSubnets()));
        parts.add(
                CACHE,
                "AWS::ElastiCache::ReplicationGroup",
                JsonValue.object()
                        .put("ReplicationGroupId", parts.name("cache"))
                        .put("ReplicationGroupDescription", "An empty cache for the drill")
                        .put("Engine", like.engine())
                        .put("EngineVersion", like.version())
                        .put("CacheNodeType", like.node())
                        .put("NumCacheClusters", 1)
                        .put("AutomaticFailoverEnabled", false)
                        .put("MultiAZEnabled", false)
                        .put("Port", like.port())
                        .put("CacheSubnetGroupName", to("CacheSubnets"))
                        .put("SecurityGroupIds", DrillNetwork.groupList(DrillNetwork.DATA_GROUP))
                        .put("AtRestEncryptionEnabled", true)
                        .put("TransitEncryptionEnabled", false)
                        .put("SnapshotRetentionLimit", 0));
    }
}
