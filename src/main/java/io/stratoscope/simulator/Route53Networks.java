package io.stratoscope.simulator;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.route53.model.AssociateVpcWithHostedZoneRequest;
import software.amazon.awssdk.services.route53.model.AssociateVpcWithHostedZoneResponse;
import software.amazon.awssdk.services.route53.model.ConflictingDomainExistsException;
import software.amazon.awssdk.services.route53.model.DisassociateVpcFromHostedZoneRequest;
import software.amazon.awssdk.services.route53.model.DisassociateVpcFromHostedZoneResponse;
import software.amazon.awssdk.services.route53.model.InvalidVpcIdException;
import software.amazon.awssdk.services.route53.model.LastVpcAssociationException;
import software.amazon.awssdk.services.route53.model.PublicZoneVpcAssociationException;
import software.amazon.awssdk.services.route53.model.VPC;
import software.amazon.awssdk.services.route53.model.VpcAssociationNotFoundException;

import java.util.ArrayList;
import java.util.List;

/** The networks that see private zones. */
final class Route53Networks {

    private final SimulatedRoute53 route53;
    private final Rows<Route53Zone> zones;

    Route53Networks(SimulatedRoute53 route53, Rows<Route53Zone> zones) {
        this.route53 = route53;
        this.zones = zones;
    }

    AssociateVpcWithHostedZoneResponse associate(AssociateVpcWithHostedZoneRequest request) {
        Route53Zone zone = zones.get(request.hostedZoneId());
        if (zone.vpcs().isEmpty()) {
            throw route53.error(
                    PublicZoneVpcAssociationException.builder(),
                    400,
                    "PublicZoneVPCAssociation",
                    "You're trying to associate a VPC with a public hosted zone.");
        }
        List<VPC> vpcs = new ArrayList<>(zone.vpcs());
        // To see it twice is no error.
        if (vpcs.stream().noneMatch(vpc -> vpc.vpcId().equals(request.vpc().vpcId()))) {
            check(request.vpc(), zone.zone().name());
            vpcs.add(request.vpc());
        }
        put(request.hostedZoneId(), zone, vpcs);
        return AssociateVpcWithHostedZoneResponse.builder().changeInfo(route53.begun()).build();
    }

    /**
     * Whether a network can see a zone of a name.
     *
     * @throws RuntimeException as it is not there, or sees another zone of that name
     */
    void check(VPC vpc, String name) {
        try {
            route53.account()
                    .client(Ec2Client.class, vpc.vpcRegionAsString())
                    .describeVpcs(request -> request.vpcIds(vpc.vpcId()));
        } catch (Ec2Exception _) {
            throw error(
                    InvalidVpcIdException.builder(),
                    "InvalidVPCId",
                    "The VPC: %s in region %s that you provided is not authorized to make the association."
                            .formatted(vpc.vpcId(), vpc.vpcRegionAsString()));
        }
        boolean taken =
                zones.all().stream()
                        .filter(zone -> zone.zone().name().equals(name))
                        .flatMap(zone -> zone.vpcs().stream())
                        .anyMatch(other -> other.vpcId().equals(vpc.vpcId()));
        if (taken) {
            throw error(
                    ConflictingDomainExistsException.builder(),
                    "ConflictingDomainExists",
                    "The VPC %s in region %s has already been associated with a hosted zone with the same domain name."
                            .formatted(vpc.vpcId(), vpc.vpcRegionAsString()));
        }
    }

    DisassociateVpcFromHostedZoneResponse disassociate(
            DisassociateVpcFromHostedZoneRequest request) {
        Route53Zone zone = zones.get(request.hostedZoneId());
        List<VPC> left = new ArrayList<>(zone.vpcs());
        if (!left.removeIf(vpc -> vpc.vpcId().equals(request.vpc().vpcId()))) {
            throw route53.error(
                    VpcAssociationNotFoundException.builder(),
                    404,
                    "VPCAssociationNotFound",
                    "The VPC: %s is not associated with the hosted zone."
                            .formatted(request.vpc().vpcId()));
        }
        if (left.isEmpty()) {
            throw error(
                    LastVpcAssociationException.builder(),
                    "LastVPCAssociation",
                    "Cannot remove last VPC association for the private zone");
        }
        put(request.hostedZoneId(), zone, left);
        return DisassociateVpcFromHostedZoneResponse.builder().changeInfo(route53.begun()).build();
    }

    private RuntimeException error(
            AwsServiceException.Builder exception, String code, String message) {
        return route53.error(exception, 400, code, message);
    }

    private void put(String id, Route53Zone zone, List<VPC> vpcs) {
        zones.put(Route53Names.bare(id), new Route53Zone(zone.zone(), vpcs, zone.records()));
    }
}
