package io.stratoscope.simulator;

import software.amazon.awssdk.services.acm.model.ResourceRecord;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** The records by which certificates are proved. */
final class DnsProofs {

    private DnsProofs() {}

    /** Makes or removes the record of a proof. */
    static void change(
            Route53Client route53, String zone, ChangeAction action, ResourceRecord proof) {
        ResourceRecordSet record =
                ResourceRecordSet.builder()
                        .name(proof.name())
                        .type(RRType.CNAME)
                        .ttl(60L)
                        .resourceRecords(
                                software.amazon.awssdk.services.route53.model.ResourceRecord
                                        .builder()
                                        .value(proof.value())
                                        .build())
                        .build();
        Change change = Change.builder().action(action).resourceRecordSet(record).build();
        route53.changeResourceRecordSets(
                request -> request.hostedZoneId(zone).changeBatch(batch -> batch.changes(change)));
    }
}
