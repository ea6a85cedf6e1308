package io.stratoscope.simulator;

import software.amazon.awssdk.services.ec2.model.CreateNetworkAclEntryRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclEntryResponse;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclResponse;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkAclEntryRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkAclEntryResponse;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkAclRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkAclResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkAclsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkAclsResponse;
import software.amazon.awssdk.services.ec2.model.ReplaceNetworkAclAssociationRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceNetworkAclAssociationResponse;
import software.amazon.awssdk.services.ec2.model.ReplaceNetworkAclEntryRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceNetworkAclEntryResponse;

/** Network ACLs. */
interface Ec2FirewallOperations extends Ec2Operations {

    @Override
    default CreateNetworkAclResponse createNetworkAcl(CreateNetworkAclRequest request) {
        return answer(
                "CreateNetworkAcl",
                request,
                () ->
                        CreateNetworkAclResponse.builder()
                                .networkAcl(
                                        ec2().acls()
                                                .acls()
                                                .once(
                                                        request.clientToken(),
                                                        () -> ec2().acls().create(request)))
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
    default ReplaceNetworkAclEntryResponse replaceNetworkAclEntry(
            ReplaceNetworkAclEntryRequest request) {
        return answer(
                "ReplaceNetworkAclEntry",
                request,
                () -> {
                    ec2().acls().replaceEntry(request);
                    return ReplaceNetworkAclEntryResponse.builder().build();
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
}
