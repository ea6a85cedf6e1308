package io.stratoscope.simulator;

import static io.stratoscope.simulator.Replay.change;

import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.AssociateVpcWithHostedZoneRequest;
import software.amazon.awssdk.services.route53.model.ChangeResourceRecordSetsRequest;
import software.amazon.awssdk.services.route53.model.ChangeTagsForResourceRequest;
import software.amazon.awssdk.services.route53.model.CreateHostedZoneRequest;
import software.amazon.awssdk.services.route53.model.DeleteHostedZoneRequest;
import software.amazon.awssdk.services.route53.model.DisassociateVpcFromHostedZoneRequest;
import software.amazon.awssdk.services.route53.model.UpdateHostedZoneCommentRequest;

import java.util.List;

/** The operations that change something, for doing them again when a kept account is opened. */
final class Route53Replays {
    static final List<Replay<?, ?>> ALL =
            List.of(
                    change(
                            Route53Client.class,
                            AssociateVpcWithHostedZoneRequest.class,
                            AssociateVpcWithHostedZoneRequest::builder,
                            Route53Client::associateVPCWithHostedZone),
                    change(
                            Route53Client.class,
                            ChangeResourceRecordSetsRequest.class,
                            ChangeResourceRecordSetsRequest::builder,
                            Route53Client::changeResourceRecordSets),
                    change(
                            Route53Client.class,
                            ChangeTagsForResourceRequest.class,
                            ChangeTagsForResourceRequest::builder,
                            Route53Client::changeTagsForResource),
                    change(
                            Route53Client.class,
                            CreateHostedZoneRequest.class,
                            CreateHostedZoneRequest::builder,
                            Route53Client::createHostedZone),
                    change(
                            Route53Client.class,
                            DeleteHostedZoneRequest.class,
                            DeleteHostedZoneRequest::builder,
                            Route53Client::deleteHostedZone),
                    change(
                            Route53Client.class,
                            DisassociateVpcFromHostedZoneRequest.class,
                            DisassociateVpcFromHostedZoneRequest::builder,
                            Route53Client::disassociateVPCFromHostedZone),
                    change(
                            Route53Client.class,
                            UpdateHostedZoneCommentRequest.class,
                            UpdateHostedZoneCommentRequest::builder,
                            Route53Client::updateHostedZoneComment));

    private Route53Replays() {}
}
