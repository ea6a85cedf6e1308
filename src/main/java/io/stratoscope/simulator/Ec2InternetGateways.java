package io.stratoscope.simulator;

import io.stratoscope.aws.Quota;

import software.amazon.awssdk.services.ec2.model.CreateInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.InternetGatewayAttachment;
import software.amazon.awssdk.services.ec2.model.ResourceType;

import java.util.List;

/** Internet gateways. */
final class Ec2InternetGateways {

    private final SimulatedEc2 ec2;
    private final Ec2Rows<InternetGateway> rows;

    Ec2InternetGateways(SimulatedEc2 ec2) {
        this.ec2 = ec2;
        rows =
                new Ec2Rows<>(
                                ec2,
                                new Ec2Rows.Kind(
                                        "igw",
                                        "internet-gateway",
                                        ResourceType.INTERNET_GATEWAY,
                                        "internet-gateway-id",
                                        "InvalidInternetGatewayID.NotFound"),
                                InternetGateway::internetGatewayId,
                                igw ->
                                        igw.attachments().stream()
                                                .map(InternetGatewayAttachment::vpcId)
                                                .toList(),
                                new Ec2Rows.Tags<>(
                                        InternetGateway::tags,
                                        (igw, tags) -> igw.toBuilder().tags(tags).build()))
                        .filters(
                                "attachment.state",
                                igw ->
                                        igw.attachments().stream()
                                                .map(InternetGatewayAttachment::stateAsString)
                                                .toList())
                        .filter("owner-id", InternetGateway::ownerId);
    }

    Ec2Rows<InternetGateway> rows() {
        return rows;
    }

    /** Whether a VPC has a way to the internet. */
    boolean anyAt(String vpcId) {
        return !rows.inVpc(vpcId).isEmpty();
    }

    InternetGateway create(CreateInternetGatewayRequest request) {
        ec2.refuseOver(
                Quota.INTERNET_GATEWAYS,
                rows.all().size(),
                "InternetGatewayLimitExceeded",
                "The maximum number of internet gateways");
        return rows.create(
                InternetGateway.builder()
                        .internetGatewayId(rows.newId())
                        .ownerId(ec2.account().accountId())
                        .attachments(List.of())
                        .build(),
                request.tagSpecifications());
    }

    void attach(String igw, String vpcId) {
        ec2.vpcs().vpcs().get(vpcId);
        InternetGateway gateway = rows.get(igw);
        if (gateway.hasAttachments() && !gateway.attachments().isEmpty()) {
            throw ec2.error(
                    400,
                    "Resource.AlreadyAssociated",
                    "resource %s is already attached to a network".formatted(igw));
        }
        if (anyAt(vpcId)) {
            throw ec2.error(
                    400,
                    "InvalidParameterValue",
                    "Network %s already has an internet gateway attached".formatted(vpcId));
        }
        rows.put(
                gateway.toBuilder()
                        .attachments(
                                InternetGatewayAttachment.builder()
                                        .vpcId(vpcId)
                                        .state("available")
                                        .build())
                        .build());
    }

    void detach(String igw, String vpcId) {
        InternetGateway gateway = rows.get(igw);
        if (gateway.attachments().stream()
                .noneMatch(attachment -> attachment.vpcId().equals(vpcId))) {
            throw ec2.error(
                    400,
                    "Gateway.NotAttached",
                    "resource %s is not attached to network %s".formatted(igw, vpcId));
        }
        if (ec2.interfaces().interfaces().inVpc(vpcId).stream()
                .anyMatch(face -> face.association() != null)) {
            throw ec2.error(
                    400,
                    "DependencyViolation",
                    "Network %s has some mapped public address(es). Please unmap those public address(es) before detaching the gateway."
                            .formatted(vpcId));
        }
        rows.put(gateway.toBuilder().attachments(List.of()).build());
    }

    void delete(String igw) {
        if (!rows.get(igw).attachments().isEmpty()) {
            throw ec2.error(
                    400,
                    "DependencyViolation",
                    "The internetGateway '%s' has dependencies and cannot be deleted."
                            .formatted(igw));
        }
        rows.delete(igw);
    }
}
