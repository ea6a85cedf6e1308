package io.stratoscope.backup.drill;

import io.stratoscope.model.Resource;

import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.HostedZone;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

import java.util.List;

/** No name of a hosted zone leads to the drill's load balancer: nobody comes there by mistake. */
final class NamesIsolation implements IsolationCheck {

    @Override
    public String name() {
        return "no production DNS";
    }

    @Override
    public DrillCheck look(IsolationCase drill) {
        String address =
                drill.client(ElasticLoadBalancingV2Client.class)
                        .describeLoadBalancers(request ->
                                request.loadBalancerArns(drill.ref(DrillService.BALANCER)))
                        .loadBalancers()
                        .getFirst()
                        .dnsName();
        Route53Client route53 = drill.account().client(Route53Client.class, Resource.GLOBAL);
        List<HostedZone> zones = route53.listHostedZonesPaginator().hostedZones().stream().toList();
        List<String> names =
                zones.stream()
                        .flatMap(zone ->
                                route53
                                        .listResourceRecordSetsPaginator(
                                                request -> request.hostedZoneId(zone.id()))
                                        .resourceRecordSets()
                                        .stream())
                        .filter(record -> leadsTo(record, address))
                        .map(ResourceRecordSet::name)
                        .toList();
        return names.isEmpty()
                ? pass("no record of " + zones.size() + " hosted zones leads to " + address)
                : fail(String.join(", ", names) + " leads to " + address);
    }

    private static boolean leadsTo(ResourceRecordSet record, String address) {
        return (record.aliasTarget() != null && record.aliasTarget().dnsName().contains(address))
                || record.resourceRecords().stream()
                        .map(ResourceRecord::value)
                        .anyMatch(value -> value.contains(address));
    }
}
