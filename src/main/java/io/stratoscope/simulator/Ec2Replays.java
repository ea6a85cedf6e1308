package io.stratoscope.simulator;

import static io.stratoscope.simulator.Replay.change;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AllocateAddressRequest;
import software.amazon.awssdk.services.ec2.model.AssociateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.AttachInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupEgressRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.CreateDefaultVpcRequest;
import software.amazon.awssdk.services.ec2.model.CreateFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.CreateInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateNatGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclEntryRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;
import software.amazon.awssdk.services.ec2.model.CreateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.CreateSubnetRequest;
import software.amazon.awssdk.services.ec2.model.CreateTagsRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcRequest;
import software.amazon.awssdk.services.ec2.model.DeleteFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNatGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkAclEntryRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkAclRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.DeleteRouteRequest;
import software.amazon.awssdk.services.ec2.model.DeleteRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSubnetRequest;
import software.amazon.awssdk.services.ec2.model.DeleteTagsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpcEndpointsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpcRequest;
import software.amazon.awssdk.services.ec2.model.DetachInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpcAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpcEndpointRequest;
import software.amazon.awssdk.services.ec2.model.ReleaseAddressRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceNetworkAclAssociationRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceNetworkAclEntryRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteTableAssociationRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupEgressRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.TerminateInstancesRequest;
import software.amazon.awssdk.services.ec2.model.UpdateSecurityGroupRuleDescriptionsEgressRequest;
import software.amazon.awssdk.services.ec2.model.UpdateSecurityGroupRuleDescriptionsIngressRequest;

import java.util.List;

/** The operations that change something, for doing them again when a kept account is opened. */
final class Ec2Replays {
    static final List<Replay<?, ?>> ALL =
            List.of(
                    change(
                            Ec2Client.class,
                            AllocateAddressRequest.class,
                            AllocateAddressRequest::builder,
                            Ec2Client::allocateAddress),
                    change(
                            Ec2Client.class,
                            AssociateRouteTableRequest.class,
                            AssociateRouteTableRequest::builder,
                            Ec2Client::associateRouteTable),
                    change(
                            Ec2Client.class,
                            AttachInternetGatewayRequest.class,
                            AttachInternetGatewayRequest::builder,
                            Ec2Client::attachInternetGateway),
                    change(
                            Ec2Client.class,
                            AuthorizeSecurityGroupEgressRequest.class,
                            AuthorizeSecurityGroupEgressRequest::builder,
                            Ec2Client::authorizeSecurityGroupEgress),
                    change(
                            Ec2Client.class,
                            AuthorizeSecurityGroupIngressRequest.class,
                            AuthorizeSecurityGroupIngressRequest::builder,
                            Ec2Client::authorizeSecurityGroupIngress),
                    change(
                            Ec2Client.class,
                            CreateDefaultVpcRequest.class,
                            CreateDefaultVpcRequest::builder,
                            Ec2Client::createDefaultVpc),
                    change(
                            Ec2Client.class,
                            CreateFlowLogsRequest.class,
                            CreateFlowLogsRequest::builder,
                            Ec2Client::createFlowLogs),
                    change(
                            Ec2Client.class,
                            CreateInternetGatewayRequest.class,
                            CreateInternetGatewayRequest::builder,
                            Ec2Client::createInternetGateway),
                    change(
                            Ec2Client.class,
                            CreateNatGatewayRequest.class,
                            CreateNatGatewayRequest::builder,
                            Ec2Client::createNatGateway),
                    change(
                            Ec2Client.class,
                            CreateNetworkAclRequest.class,
                            CreateNetworkAclRequest::builder,
                            Ec2Client::createNetworkAcl),
                    change(
                            Ec2Client.class,
                            CreateNetworkAclEntryRequest.class,
                            CreateNetworkAclEntryRequest::builder,
                            Ec2Client::createNetworkAclEntry),
                    change(
                            Ec2Client.class,
                            CreateNetworkInterfaceRequest.class,
                            CreateNetworkInterfaceRequest::builder,
                            Ec2Client::createNetworkInterface),
                    change(
                            Ec2Client.class,
                            CreateRouteRequest.class,
                            CreateRouteRequest::builder,
                            Ec2Client::createRoute),
                    change(
                            Ec2Client.class,
                            CreateRouteTableRequest.class,
                            CreateRouteTableRequest::builder,
                            Ec2Client::createRouteTable),
                    change(
                            Ec2Client.class,
                            CreateSecurityGroupRequest.class,
                            CreateSecurityGroupRequest::builder,
                            Ec2Client::createSecurityGroup),
                    change(
                            Ec2Client.class,
                            CreateSubnetRequest.class,
                            CreateSubnetRequest::builder,
                            Ec2Client::createSubnet),
                    change(
                            Ec2Client.class,
                            CreateTagsRequest.class,
                            CreateTagsRequest::builder,
                            Ec2Client::createTags),
                    change(
                            Ec2Client.class,
                            CreateVpcRequest.class,
                            CreateVpcRequest::builder,
                            Ec2Client::createVpc),
                    change(
                            Ec2Client.class,
                            CreateVpcEndpointRequest.class,
                            CreateVpcEndpointRequest::builder,
                            Ec2Client::createVpcEndpoint),
                    change(
                            Ec2Client.class,
                            DeleteFlowLogsRequest.class,
                            DeleteFlowLogsRequest::builder,
                            Ec2Client::deleteFlowLogs),
                    change(
                            Ec2Client.class,
                            DeleteInternetGatewayRequest.class,
                            DeleteInternetGatewayRequest::builder,
                            Ec2Client::deleteInternetGateway),
                    change(
                            Ec2Client.class,
                            DeleteNatGatewayRequest.class,
                            DeleteNatGatewayRequest::builder,
                            Ec2Client::deleteNatGateway),
                    change(
                            Ec2Client.class,
                            DeleteNetworkAclRequest.class,
                            DeleteNetworkAclRequest::builder,
                            Ec2Client::deleteNetworkAcl),
                    change(
                            Ec2Client.class,
                            DeleteNetworkAclEntryRequest.class,
                            DeleteNetworkAclEntryRequest::builder,
                            Ec2Client::deleteNetworkAclEntry),
                    change(
                            Ec2Client.class,
                            DeleteNetworkInterfaceRequest.class,
                            DeleteNetworkInterfaceRequest::builder,
                            Ec2Client::deleteNetworkInterface),
                    change(
                            Ec2Client.class,
                            DeleteRouteRequest.class,
                            DeleteRouteRequest::builder,
                            Ec2Client::deleteRoute),
                    change(
                            Ec2Client.class,
                            DeleteRouteTableRequest.class,
                            DeleteRouteTableRequest::builder,
                            Ec2Client::deleteRouteTable),
                    change(
                            Ec2Client.class,
                            DeleteSecurityGroupRequest.class,
                            DeleteSecurityGroupRequest::builder,
                            Ec2Client::deleteSecurityGroup),
                    change(
                            Ec2Client.class,
                            DeleteSubnetRequest.class,
                            DeleteSubnetRequest::builder,
                            Ec2Client::deleteSubnet),
                    change(
                            Ec2Client.class,
                            DeleteTagsRequest.class,
                            DeleteTagsRequest::builder,
                            Ec2Client::deleteTags),
                    change(
                            Ec2Client.class,
                            DeleteVpcRequest.class,
                            DeleteVpcRequest::builder,
                            Ec2Client::deleteVpc),
                    change(
                            Ec2Client.class,
                            DeleteVpcEndpointsRequest.class,
                            DeleteVpcEndpointsRequest::builder,
                            Ec2Client::deleteVpcEndpoints),
                    change(
                            Ec2Client.class,
                            DetachInternetGatewayRequest.class,
                            DetachInternetGatewayRequest::builder,
                            Ec2Client::detachInternetGateway),
                    change(
                            Ec2Client.class,
                            DisassociateRouteTableRequest.class,
                            DisassociateRouteTableRequest::builder,
                            Ec2Client::disassociateRouteTable),
                    change(
                            Ec2Client.class,
                            ModifyVpcAttributeRequest.class,
                            ModifyVpcAttributeRequest::builder,
                            Ec2Client::modifyVpcAttribute),
                    change(
                            Ec2Client.class,
                            ModifyVpcEndpointRequest.class,
                            ModifyVpcEndpointRequest::builder,
                            Ec2Client::modifyVpcEndpoint),
                    change(
                            Ec2Client.class,
                            ReleaseAddressRequest.class,
                            ReleaseAddressRequest::builder,
                            Ec2Client::releaseAddress),
                    change(
                            Ec2Client.class,
                            ReplaceNetworkAclAssociationRequest.class,
                            ReplaceNetworkAclAssociationRequest::builder,
                            Ec2Client::replaceNetworkAclAssociation),
                    change(
                            Ec2Client.class,
                            ReplaceNetworkAclEntryRequest.class,
                            ReplaceNetworkAclEntryRequest::builder,
                            Ec2Client::replaceNetworkAclEntry),
                    change(
                            Ec2Client.class,
                            ReplaceRouteRequest.class,
                            ReplaceRouteRequest::builder,
                            Ec2Client::replaceRoute),
                    change(
                            Ec2Client.class,
                            ReplaceRouteTableAssociationRequest.class,
                            ReplaceRouteTableAssociationRequest::builder,
                            Ec2Client::replaceRouteTableAssociation),
                    change(
                            Ec2Client.class,
                            RevokeSecurityGroupEgressRequest.class,
                            RevokeSecurityGroupEgressRequest::builder,
                            Ec2Client::revokeSecurityGroupEgress),
                    change(
                            Ec2Client.class,
                            RevokeSecurityGroupIngressRequest.class,
                            RevokeSecurityGroupIngressRequest::builder,
                            Ec2Client::revokeSecurityGroupIngress),
                    change(
                            Ec2Client.class,
                            RunInstancesRequest.class,
                            RunInstancesRequest::builder,
                            Ec2Client::runInstances),
                    change(
                            Ec2Client.class,
                            TerminateInstancesRequest.class,
                            TerminateInstancesRequest::builder,
                            Ec2Client::terminateInstances),
                    change(
                            Ec2Client.class,
                            UpdateSecurityGroupRuleDescriptionsEgressRequest.class,
                            UpdateSecurityGroupRuleDescriptionsEgressRequest::builder,
                            Ec2Client::updateSecurityGroupRuleDescriptionsEgress),
                    change(
                            Ec2Client.class,
                            UpdateSecurityGroupRuleDescriptionsIngressRequest.class,
                            UpdateSecurityGroupRuleDescriptionsIngressRequest::builder,
                            Ec2Client::updateSecurityGroupRuleDescriptionsIngress));

    private Ec2Replays() {}
}
