package io.stratoscope.backup.drill;

import java.util.Map;
import java.util.Set;

/**
 * Which member of an answer names what the call made, for what AWS names itself. What has a name that we chose has the drill in it
 * and is not here.
 */
final class MadeNames {

    private static final Map<String, Set<String>> MEMBERS =
            Map.ofEntries(
                    Map.entry("ec2:CreateVpc", Set.of("VpcId")),
                    Map.entry("ec2:CreateSubnet", Set.of("SubnetId")),
                    Map.entry("ec2:CreateInternetGateway", Set.of("InternetGatewayId")),
                    Map.entry("ec2:CreateRouteTable", Set.of("RouteTableId")),
                    Map.entry("ec2:AssociateRouteTable", Set.of("AssociationId")),
                    Map.entry("ec2:CreateSecurityGroup", Set.of("GroupId")),
                    Map.entry("ec2:AuthorizeSecurityGroupIngress", Set.of("SecurityGroupRuleId")),
                    Map.entry("ec2:AuthorizeSecurityGroupEgress", Set.of("SecurityGroupRuleId")),
                    Map.entry(
                            "elasticfilesystem:CreateFileSystem",
                            Set.of("FileSystemId", "FileSystemArn")),
                    Map.entry("elasticfilesystem:CreateMountTarget", Set.of("MountTargetId")),
                    Map.entry(
                            "elasticfilesystem:CreateAccessPoint",
                            Set.of("AccessPointId", "AccessPointArn")),
                    Map.entry("datasync:CreateLocationEfs", Set.of("LocationArn")),
                    Map.entry("datasync:CreateLocationS3", Set.of("LocationArn")),
                    Map.entry("datasync:CreateTask", Set.of("TaskArn")),
                    Map.entry("datasync:StartTaskExecution", Set.of("TaskExecutionArn")));

    private MadeNames() {}

    static Set<String> of(String action) {
        return MEMBERS.getOrDefault(action, Set.of());
    }
}
