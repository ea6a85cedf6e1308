package io.stratoscope.backup.drill;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which texts of a request name a resource, and what of others a drill may name: what a new resource is made from, or reads with. No
 * call that is here changes what is named so.
 */
final class BorrowedNames {

    /** By the names that AWS's requests have for members that name something. */
    private static final Pattern NAMING =
            Pattern.compile(
                    ".*(Id|Ids|Arn|Arns|Identifier|Identifiers|Name|Names|Resources|ResourceArns"
                            + "|Subnets|SecurityGroups|Cluster|Service|TaskDefinition|Family|ValueFrom|Bucket"
                            + "|KmsKeyId)");

    /** ARNs name something wherever they stand. */
    private static final Pattern ARN = Pattern.compile("arn:[a-z-]+:[a-z0-9-]+:.*");

    private static final Map<String, Set<String>> MAY_BE_NAMED =
            Map.of(
                    "rds:RestoreDBClusterFromSnapshot",
                    Set.of("SnapshotIdentifier", "KmsKeyId", "DBClusterParameterGroupName"),
                    "rds:ModifyDBCluster",
                    Set.of("DBClusterParameterGroupName"),
                    "rds:CreateDBInstance",
                    Set.of("DBParameterGroupName", "PerformanceInsightsKMSKeyId"),
                    "elasticfilesystem:CreateFileSystem",
                    Set.of("KmsKeyId"),
                    "elasticache:CreateReplicationGroup",
                    Set.of("CacheParameterGroupName", "KmsKeyId"),
                    "datasync:CreateLocationS3",
                    Set.of("S3BucketArn", "BucketAccessRoleArn"),
                    "ecs:RegisterTaskDefinition",
                    // Variables, volumes and containers have names, which are no resource's.
                    Set.of("ExecutionRoleArn", "ValueFrom", "Name", "ContainerName"),
                    "ecs:CreateService",
                    Set.of("ContainerName"),
                    "ecs:UpdateService",
                    Set.of("ContainerName"));

    private BorrowedNames() {}

    /** Whether a text in this member names something in the account. */
    static boolean names(String member, String value) {
        return NAMING.matcher(member).matches() || ARN.matcher(value).matches();
    }

    /** Whether a call may name what is not the drill's in this member. */
    static boolean mayBeNamed(String action, String member) {
        return MAY_BE_NAMED.getOrDefault(action, Set.of()).contains(member);
    }
}
