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
                            + "|Subnets|SecurityGroups|Cluster|Service|TaskDefinition|ValueFrom|Bucket"
                            + "|KmsKeyId)|Family");

    /** ARNs name something wherever they stand. */
    private static final Pattern ARN = Pattern.compile("arn:[a-z-]+:[a-z0-9-]+:.*");

    private static final Map<String, Set<String>> MAY_BE_NAMED =
            Map.ofEntries(
                    may(
                            "rds:RestoreDBClusterFromSnapshot",
                            "SnapshotIdentifier",
                            "KmsKeyId",
                            "DBClusterParameterGroupName"),
                    may("rds:ModifyDBCluster", "DBClusterParameterGroupName"),
                    may(
                            "rds:CreateDBInstance",
                            "DBParameterGroupName",
                            "PerformanceInsightsKMSKeyId"),
                    may("elasticfilesystem:CreateFileSystem", "KmsKeyId"),
                    may(
                            "elasticache:CreateReplicationGroup",
                            "CacheParameterGroupName",
                            "KmsKeyId"),
                    may("datasync:CreateLocationS3", "S3BucketArn", "BucketAccessRoleArn"),
                    may("datasync:UpdateLocationS3", "BucketAccessRoleArn"),
                    // EC2 refuses rules of another group than the one that the call names, which is
                    // the drill's.
                    may("ec2:RevokeSecurityGroupEgress", "SecurityGroupRuleIds"),
                    may("ec2:RevokeSecurityGroupIngress", "SecurityGroupRuleIds"),
                    // Variables, volumes and containers have names, which are no resource's.
                    may(
                            "ecs:RegisterTaskDefinition",
                            "ExecutionRoleArn",
                            "ValueFrom",
                            "Name",
                            "ContainerName"),
                    may("ecs:CreateService", "ContainerName"),
                    may("ecs:UpdateService", "ContainerName"));

    private static Map.Entry<String, Set<String>> may(String action, String... members) {
        return Map.entry(action, Set.of(members));
    }

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
