package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.DescribeContext;
import io.stratoscope.discovery.Described;
import io.stratoscope.discovery.Describer;
import io.stratoscope.discovery.SdkJson;
import io.stratoscope.model.Arn;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;

import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenersResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ListenerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerNotFoundException;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Listeners of load balancers; their parts are their rules. */
public final class ListenerDescriber implements Describer {

    private static final String ACTION = LoadBalancing.SERVICE + ":DescribeListeners";

    private static final Set<String> WITH_RULES = Set.of("HTTP", "HTTPS");

    private final ListenerRuleDescriber rules = new ListenerRuleDescriber();

    @Override
    public String service() {
        return LoadBalancing.SERVICE;
    }

    @Override
    public boolean handles(Arn arn) {
        return arn.service().equals(LoadBalancing.SERVICE) && arn.resourceKind().equals("listener");
    }

    @Override
    public boolean partsOnly() {
        return true;
    }

    /** Reports the listeners of a load balancer. */
    void ofLoadBalancer(Arn loadBalancer, DescribeContext context) {
        Attempt.call(
                context,
                ACTION,
                List.of(loadBalancer),
                () ->
                        Pages.forEach(
                                context,
                                token ->
                                        client(context)
                                                .describeListeners(request ->
                                                        request.loadBalancerArn(
                                                                        loadBalancer.toString())
                                                                .pageSize(LoadBalancing.PAGE)
                                                                .marker(token)),
                                DescribeListenersResponse::nextMarker,
                                page -> page.listeners().forEach(each -> report(each, context))));
    }

    @Override
    public void describe(List<Arn> wanted, DescribeContext context) {
        LoadBalancing.describe(
                context,
                ACTION,
                wanted,
                e ->
                        e instanceof ListenerNotFoundException
                                || e instanceof LoadBalancerNotFoundException,
                batch -> {
                    List<Listener> found =
                            LoadBalancing.allPages(
                                    marker ->
                                            client(context)
                                                    .describeListeners(request ->
                                                            request.listenerArns(
                                                                            batch.stream()
                                                                                    .map(
                                                                                            Arn
                                                                                                    ::toString)
                                                                                    .toList())
                                                                    .marker(marker)),
                                    DescribeListenersResponse::nextMarker,
                                    DescribeListenersResponse::listeners);
                    found.forEach(each -> report(each, context));
                    Set<String> names =
                            found.stream().map(Listener::listenerArn).collect(Collectors.toSet());
                    batch.stream()
                            .filter(arn -> !names.contains(arn.toString()))
                            .forEach(context::gone);
                });
    }

    @Override
    public void parts(List<Resource> owners, DescribeContext context) {
        owners.stream()
                .filter(owner ->
                        owner.description()
                                .text("Protocol")
                                .filter(WITH_RULES::contains)
                                .isPresent())
                .forEach(owner -> rules.ofListener(owner.arn(), context));
    }

    private static ElasticLoadBalancingV2Client client(DescribeContext context) {
        return context.client(ElasticLoadBalancingV2Client.class);
    }

    private static void report(Listener listener, DescribeContext context) {
        Arn arn = Arn.of(listener.listenerArn());
        String entrance = listener.protocolAsString() + ":" + listener.port();
        RelationsOf relations =
                new RelationsOf(arn, ACTION)
                        .toArn(RelationKind.PART_OF, listener.loadBalancerArn(), "LoadBalancerArn");
        LoadBalancing.targetGroups(listener.defaultActions(), "DefaultActions")
                .forEach((field, group) ->
                        relations.toArn(RelationKind.ROUTES_TO, group, entrance, field));
        for (int i = 0; i < listener.certificates().size(); i++) {
            relations.toArn(
                    RelationKind.USES_CERTIFICATE,
                    listener.certificates().get(i).certificateArn(),
                    "Certificates[" + i + "].CertificateArn");
        }
        context.found(
                Described.untagged(
                        arn,
                        ResourceType.LISTENER,
                        arn.lastSegment(),
                        entrance,
                        ACTION,
                        SdkJson.of(listener)),
                relations.list());
    }
}
