package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.DescribeContext;
import io.stratoscope.discovery.Described;
import io.stratoscope.discovery.Describer;
import io.stratoscope.discovery.SdkJson;
import io.stratoscope.model.Arn;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Relation;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Scope;

import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancerAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerNotFoundException;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Application, network and gateway load balancers; their parts are their listeners. */
public final class LoadBalancerDescriber implements Describer {

    private static final String ACTION = LoadBalancing.SERVICE + ":DescribeLoadBalancers";

    private static final String ATTRIBUTES_ACTION =
            LoadBalancing.SERVICE + ":DescribeLoadBalancerAttributes";

    private static final String ACCESS_LOG_ENABLED = "access_logs.s3.enabled";
    private static final String ACCESS_LOG_BUCKET = "access_logs.s3.bucket";

    private final ListenerDescriber listeners = new ListenerDescriber();

    @Override
    public String service() {
        return LoadBalancing.SERVICE;
    }

    // A classic one has no kind of its own: loadbalancer/NAME.
    @Override
    public boolean handles(Arn arn) {
        return arn.service().equals(LoadBalancing.SERVICE)
                && arn.resourceKind().equals("loadbalancer")
                && arn.resourceId().indexOf('/') > 0;
    }

    @Override
    public void find(DescribeContext context) {
        switch (context.scope()) {
            case Scope.Tagged _ -> {
                // The sweep names them.
            }
            case Scope.Everything() -> {
                List<LoadBalancer> all = new ArrayList<>();
                Attempt.call(
                        context,
                        ACTION,
                        List.of(),
                        () ->
                                Pages.forEach(
                                        context,
                                        token ->
                                                client(context)
                                                        .describeLoadBalancers(request ->
                                                                request.marker(token)
                                                                        .pageSize(
                                                                                LoadBalancing
                                                                                        .PAGE)),
                                        DescribeLoadBalancersResponse::nextMarker,
                                        page -> all.addAll(page.loadBalancers())));
                report(all, context);
            }
        }
    }

    @Override
    public void describe(List<Arn> wanted, DescribeContext context) {
        LoadBalancing.describe(
                context,
                ACTION,
                wanted,
                LoadBalancerNotFoundException.class::isInstance,
                batch -> {
                    List<LoadBalancer> found =
                            LoadBalancing.allPages(
                                    marker ->
                                            client(context)
                                                    .describeLoadBalancers(request ->
                                                            request.loadBalancerArns(
                                                                            batch.stream()
                                                                                    .map(
                                                                                            Arn
                                                                                                    ::toString)
                                                                                    .toList())
                                                                    .marker(marker)),
                                    DescribeLoadBalancersResponse::nextMarker,
                                    DescribeLoadBalancersResponse::loadBalancers);
                    report(found, context);
                    Set<String> names = new HashSet<>();
                    found.forEach(each -> names.add(each.loadBalancerArn()));
                    batch.stream()
                            .filter(arn -> !names.contains(arn.toString()))
                            .forEach(context::gone);
                });
    }

    @Override
    public void parts(List<Resource> owners, DescribeContext context) {
        owners.forEach(owner -> listeners.ofLoadBalancer(owner.arn(), context));
    }

    private static ElasticLoadBalancingV2Client client(DescribeContext context) {
        return context.client(ElasticLoadBalancingV2Client.class);
    }

    private static void report(List<LoadBalancer> found, DescribeContext context) {
        Details details = new Details(context);
        FurtherCalls further = new FurtherCalls(context);
        Optional<Map<String, Map<String, String>>> tags =
                LoadBalancing.tags(
                        context,
                        found.stream().map(LoadBalancer::loadBalancerArn).toList(),
                        details);
        for (LoadBalancer each : found) {
            Arn arn = Arn.of(each.loadBalancerArn());
            Optional<List<LoadBalancerAttribute>> attributes = attributes(arn, context, further);
            List<Relation> relations = new ArrayList<>(relations(each, arn, context));
            attributes.ifPresent(known -> relations.addAll(accessLog(arn, known)));
            context.found(
                    new Described(
                            arn,
                            ResourceType.LOAD_BALANCER,
                            each.loadBalancerName(),
                            each.loadBalancerName(),
                            Optional.empty(),
                            tags.map(all -> all.getOrDefault(arn.toString(), Map.of()))
                                    .orElse(Map.of()),
                            tags.isPresent(),
                            ACTION,
                            description(each, attributes)),
                    relations);
        }
        further.tell();
    }

    private static Optional<List<LoadBalancerAttribute>> attributes(
            Arn balancer, DescribeContext context, FurtherCalls further) {
        return further.ask(
                        ATTRIBUTES_ACTION,
                        ACCESS_LOG_BUCKET,
                        balancer,
                        () ->
                                client(context)
                                        .describeLoadBalancerAttributes(request ->
                                                request.loadBalancerArn(balancer.toString())))
                .map(DescribeLoadBalancerAttributesResponse::attributes);
    }

    /** Without the member Attributes where they could not be read. */
    private static JsonObject description(
            LoadBalancer balancer, Optional<List<LoadBalancerAttribute>> attributes) {
        JsonValue.ObjectBuilder description = JsonValue.object();
        SdkJson.of(balancer).members().forEach(description::put);
        attributes.ifPresent(
                known -> description.put("Attributes", known.stream().map(SdkJson::of).toList()));
        return description.build();
    }

    /** Nowhere while it is switched off: AWS keeps the name of the bucket then. */
    private static List<Relation> accessLog(Arn arn, List<LoadBalancerAttribute> attributes) {
        return value(attributes, ACCESS_LOG_ENABLED).filter("true"::equals).isPresent()
                ? new RelationsOf(arn, ATTRIBUTES_ACTION)
                        .toId(
                                RelationKind.LOGS_TO,
                                value(attributes, ACCESS_LOG_BUCKET).orElse(null),
                                bucket -> new Arn(arn.partition(), "s3", "", "", bucket),
                                ACCESS_LOG_BUCKET)
                        .list()
                : List.of();
    }

    private static Optional<String> value(List<LoadBalancerAttribute> attributes, String key) {
        return attributes.stream()
                .filter(attribute -> key.equals(attribute.key()))
                .findFirst()
                .flatMap(attribute -> Optional.ofNullable(attribute.value()))
                .filter(value -> !value.isEmpty());
    }

    private static List<Relation> relations(
            LoadBalancer balancer, Arn arn, DescribeContext context) {
        RelationsOf relations = new RelationsOf(arn, ACTION);
        for (int i = 0; i < balancer.availabilityZones().size(); i++) {
            relations.toId(
                    RelationKind.LOCATED_IN,
                    balancer.availabilityZones().get(i).subnetId(),
                    Ec2Arns.in(context, "subnet"),
                    "AvailabilityZones[" + i + "].SubnetId");
        }
        return relations
                .toId(
                        RelationKind.LOCATED_IN,
                        balancer.vpcId(),
                        Ec2Arns.in(context, "vpc"),
                        "VpcId")
                .toIds(
                        RelationKind.PROTECTED_BY,
                        balancer.securityGroups(),
                        Ec2Arns.in(context, "security-group"),
                        "SecurityGroups")
                .list();
    }
}
