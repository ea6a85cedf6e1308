package io.stratoscope.simulator;

import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupEgressRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupEgressResponse;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressResponse;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupResponse;
import software.amazon.awssdk.services.ec2.model.DeleteSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSecurityGroupResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupRulesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupRulesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsResponse;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupEgressRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupEgressResponse;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressResponse;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.UpdateSecurityGroupRuleDescriptionsEgressRequest;
import software.amazon.awssdk.services.ec2.model.UpdateSecurityGroupRuleDescriptionsEgressResponse;
import software.amazon.awssdk.services.ec2.model.UpdateSecurityGroupRuleDescriptionsIngressRequest;
import software.amazon.awssdk.services.ec2.model.UpdateSecurityGroupRuleDescriptionsIngressResponse;

import java.util.ArrayList;
import java.util.List;

/** Security groups and their rules. */
interface Ec2SecurityGroupOperations extends Ec2Operations {

    @Override
    default CreateSecurityGroupResponse createSecurityGroup(CreateSecurityGroupRequest request) {
        return answer(
                "CreateSecurityGroup",
                request,
                () -> {
                    SecurityGroup group = ec2().securityGroups().create(request);
                    return CreateSecurityGroupResponse.builder()
                            .groupId(group.groupId())
                            .securityGroupArn(group.securityGroupArn())
                            .tags(group.tags())
                            .build();
                });
    }

    @Override
    default AuthorizeSecurityGroupIngressResponse authorizeSecurityGroupIngress(
            AuthorizeSecurityGroupIngressRequest request) {
        return answer(
                "AuthorizeSecurityGroupIngress",
                request,
                () -> {
                    ec2().securityGroups().allowIngress(request.groupId(), ingress(request));
                    return AuthorizeSecurityGroupIngressResponse.builder()
                            .returnValue(true)
                            .securityGroupRules(
                                    ec2().securityGroups()
                                            .rules()
                                            .of(request.groupId(), false, ingress(request)))
                            .build();
                });
    }

    @Override
    default AuthorizeSecurityGroupEgressResponse authorizeSecurityGroupEgress(
            AuthorizeSecurityGroupEgressRequest request) {
        return answer(
                "AuthorizeSecurityGroupEgress",
                request,
                () -> {
                    ec2().securityGroups().allowEgress(request.groupId(), request.ipPermissions());
                    return AuthorizeSecurityGroupEgressResponse.builder()
                            .returnValue(true)
                            .securityGroupRules(
                                    ec2().securityGroups()
                                            .rules()
                                            .of(request.groupId(), true, request.ipPermissions()))
                            .build();
                });
    }

    @Override
    default RevokeSecurityGroupIngressResponse revokeSecurityGroupIngress(
            RevokeSecurityGroupIngressRequest request) {
        return answer(
                "RevokeSecurityGroupIngress",
                request,
                () -> {
                    ec2().securityGroups()
                            .revokeIngress(
                                    request.groupId(),
                                    ec2().securityGroups()
                                            .rules()
                                            .revoked(
                                                    request.groupId(),
                                                    request.ipPermissions(),
                                                    request.securityGroupRuleIds()));
                    return RevokeSecurityGroupIngressResponse.builder().returnValue(true).build();
                });
    }

    @Override
    default RevokeSecurityGroupEgressResponse revokeSecurityGroupEgress(
            RevokeSecurityGroupEgressRequest request) {
        return answer(
                "RevokeSecurityGroupEgress",
                request,
                () -> {
                    ec2().securityGroups()
                            .revokeEgress(
                                    request.groupId(),
                                    ec2().securityGroups()
                                            .rules()
                                            .revoked(
                                                    request.groupId(),
                                                    request.ipPermissions(),
                                                    request.securityGroupRuleIds()));
                    return RevokeSecurityGroupEgressResponse.builder().returnValue(true).build();
                });
    }

    @Override
    default UpdateSecurityGroupRuleDescriptionsIngressResponse
            updateSecurityGroupRuleDescriptionsIngress(
                    UpdateSecurityGroupRuleDescriptionsIngressRequest request) {
        return answer(
                "UpdateSecurityGroupRuleDescriptionsIngress",
                request,
                () -> {
                    ec2().securityGroups()
                            .describeIngress(request.groupId(), request.ipPermissions());
                    return UpdateSecurityGroupRuleDescriptionsIngressResponse.builder()
                            .returnValue(true)
                            .build();
                });
    }

    @Override
    default UpdateSecurityGroupRuleDescriptionsEgressResponse
            updateSecurityGroupRuleDescriptionsEgress(
                    UpdateSecurityGroupRuleDescriptionsEgressRequest request) {
        return answer(
                "UpdateSecurityGroupRuleDescriptionsEgress",
                request,
                () -> {
                    ec2().securityGroups()
                            .describeEgress(request.groupId(), request.ipPermissions());
                    return UpdateSecurityGroupRuleDescriptionsEgressResponse.builder()
                            .returnValue(true)
                            .build();
                });
    }

    @Override
    default DescribeSecurityGroupRulesResponse describeSecurityGroupRules(
            DescribeSecurityGroupRulesRequest request) {
        return answer(
                "DescribeSecurityGroupRules",
                request,
                () -> {
                    var page =
                            pageOf(
                                    ec2().securityGroups()
                                            .rules()
                                            .find(
                                                    request.securityGroupRuleIds(),
                                                    request.filters()),
                                    request.maxResults(),
                                    request.nextToken());
                    return DescribeSecurityGroupRulesResponse.builder()
                            .securityGroupRules(page.items())
                            .nextToken(page.token())
                            .build();
                });
    }

    @Override
    default DeleteSecurityGroupResponse deleteSecurityGroup(DeleteSecurityGroupRequest request) {
        return answer(
                "DeleteSecurityGroup",
                request,
                () -> {
                    ec2().securityGroups().delete(request.groupId());
                    return DeleteSecurityGroupResponse.builder()
                            .returnValue(true)
                            .groupId(request.groupId())
                            .build();
                });
    }

    @Override
    default DescribeSecurityGroupsResponse describeSecurityGroups(
            DescribeSecurityGroupsRequest request) {
        return answer(
                "DescribeSecurityGroups",
                request,
                () -> {
                    var page =
                            pageOf(
                                    ec2().securityGroups()
                                            .groups()
                                            .find(request.groupIds(), request.filters()),
                                    request.maxResults(),
                                    request.nextToken());
                    return DescribeSecurityGroupsResponse.builder()
                            .securityGroups(page.items())
                            .nextToken(page.token())
                            .build();
                });
    }

    private static List<IpPermission> ingress(AuthorizeSecurityGroupIngressRequest request) {
        List<IpPermission> permissions = new ArrayList<>(request.ipPermissions());
        if (request.ipProtocol() != null) {
            permissions.add(
                    IpPermission.builder()
                            .ipProtocol(request.ipProtocol())
                            .fromPort(request.fromPort())
                            .toPort(request.toPort())
                            .ipRanges(IpRange.builder().cidrIp(request.cidrIp()).build())
                            .build());
        }
        return permissions;
    }
}
