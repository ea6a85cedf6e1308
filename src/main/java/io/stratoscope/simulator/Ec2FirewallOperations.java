package io.stratoscope.simulator;

import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupEgressRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupEgressResponse;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressResponse;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclEntryRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclEntryResponse;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclResponse;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupResponse;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkAclEntryRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkAclEntryResponse;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkAclRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkAclResponse;
import software.amazon.awssdk.services.ec2.model.DeleteSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSecurityGroupResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkAclsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkAclsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsResponse;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.ReplaceNetworkAclAssociationRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceNetworkAclAssociationResponse;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupEgressRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupEgressResponse;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressResponse;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;

import java.util.ArrayList;
import java.util.List;

/** Network ACLs and security groups. */
interface Ec2FirewallOperations extends Ec2Operations {

    @Override
    default CreateNetworkAclResponse createNetworkAcl(CreateNetworkAclRequest request) {
        return answer(
                "CreateNetworkAcl",
                request,
                () ->
                        CreateNetworkAclResponse.builder()
                                .networkAcl(ec2().acls().create(request))
                                .build());
    }

    @Override
    default CreateNetworkAclEntryResponse createNetworkAclEntry(
            CreateNetworkAclEntryRequest request) {
        return answer(
                "CreateNetworkAclEntry",
                request,
                () -> {
                    ec2().acls().createEntry(request);
                    return CreateNetworkAclEntryResponse.builder().build();
                });
    }

    @Override
    default DeleteNetworkAclEntryResponse deleteNetworkAclEntry(
            DeleteNetworkAclEntryRequest request) {
        return answer(
                "DeleteNetworkAclEntry",
                request,
                () -> {
                    ec2().acls()
                            .deleteEntry(
                                    request.networkAclId(), request.ruleNumber(), request.egress());
                    return DeleteNetworkAclEntryResponse.builder().build();
                });
    }

    @Override
    default ReplaceNetworkAclAssociationResponse replaceNetworkAclAssociation(
            ReplaceNetworkAclAssociationRequest request) {
        return answer(
                "ReplaceNetworkAclAssociation",
                request,
                () ->
                        ReplaceNetworkAclAssociationResponse.builder()
                                .newAssociationId(
                                        ec2().acls()
                                                .replaceAssociation(
                                                        request.associationId(),
                                                        request.networkAclId()))
                                .build());
    }

    @Override
    default DeleteNetworkAclResponse deleteNetworkAcl(DeleteNetworkAclRequest request) {
        return answer(
                "DeleteNetworkAcl",
                request,
                () -> {
                    ec2().acls().delete(request.networkAclId());
                    return DeleteNetworkAclResponse.builder().build();
                });
    }

    @Override
    default DescribeNetworkAclsResponse describeNetworkAcls(DescribeNetworkAclsRequest request) {
        return answer(
                "DescribeNetworkAcls",
                request,
                () -> {
                    var page =
                            pageOf(
                                    ec2().acls()
                                            .acls()
                                            .find(request.networkAclIds(), request.filters()),
                                    request.maxResults(),
                                    request.nextToken());
                    return DescribeNetworkAclsResponse.builder()
                            .networkAcls(page.items())
                            .nextToken(page.token())
                            .build();
                });
    }

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
                    return AuthorizeSecurityGroupEgressResponse.builder().returnValue(true).build();
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
                            .revokeIngress(request.groupId(), request.ipPermissions());
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
                    ec2().securityGroups().revokeEgress(request.groupId(), request.ipPermissions());
                    return RevokeSecurityGroupEgressResponse.builder().returnValue(true).build();
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
