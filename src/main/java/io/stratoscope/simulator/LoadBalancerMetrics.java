package io.stratoscope.simulator;

import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * Of <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html">application
 * load balancers</a>. What counts requests says nothing in a minute without any; requests that reach no target are in
 * no RequestCount.
 */
final class LoadBalancerMetrics implements MetricFamily {

    private static final double UNITS_ON_AVERAGE = Charges.CAPACITY_UNITS.doubleValue();

    /** How a minute of visits becomes a count. */
    private record Counted(String name, ToLongFunction<Visits.Minute> requests) {}

    private static final List<Counted> OF_TARGETS =
            List.of(
                    new Counted("RequestCount", Visits.Minute::answered),
                    new Counted("HTTPCode_Target_2XX_Count", Visits.Minute::fine),
                    new Counted("HTTPCode_Target_3XX_Count", Visits.Minute::redirected),
                    new Counted("HTTPCode_Target_4XX_Count", Visits.Minute::refused),
                    new Counted("HTTPCode_Target_5XX_Count", Visits.Minute::failed));

    private static final List<Counted> OF_BALANCER =
            List.of(
                    new Counted("HTTPCode_ELB_5XX_Count", Visits.Minute::unanswered),
                    new Counted("HTTPCode_ELB_503_Count", Visits.Minute::unanswered));

    @Override
    public String namespace() {
        return "AWS/ApplicationELB";
    }

    @Override
    public Stream<SimulatedMetric> of(AccountState account, String region) {
        ElasticLoadBalancingV2Client elb =
                account.client(ElasticLoadBalancingV2Client.class, region);
        List<TargetGroup> groups =
                elb.describeTargetGroupsPaginator().targetGroups().stream().toList();
        return elb.describeLoadBalancersPaginator().loadBalancers().stream()
                .filter(balancer -> balancer.type() == LoadBalancerTypeEnum.APPLICATION)
                .flatMap(balancer -> of(account, elb, balancer, groups));
    }

    private Stream<SimulatedMetric> of(
            AccountState account,
            ElasticLoadBalancingV2Client elb,
            LoadBalancer balancer,
            List<TargetGroup> groups) {
        Visits visits = visits(balancer, account.aftermath());
        Map<String, String> whole = Map.of("LoadBalancer", nameOf(balancer));
        List<SimulatedMetric> all = new ArrayList<>();
        OF_BALANCER.forEach(each -> all.add(count(visits, whole, each)));
        own(visits, whole, all);
        behind(visits, whole, all);
        boolean first = true;
        for (TargetGroup group : groups) {
            int targets = targets(elb, balancer, group);
            if (targets > 0) {
                Map<String, String> both =
                        Map.of(
                                "LoadBalancer",
                                nameOf(balancer),
                                "TargetGroup",
                                group.targetGroupArn()
                                        .substring(
                                                group.targetGroupArn().indexOf(":targetgroup/")
                                                        + 1));
                hosts(visits, both, targets, all);
                if (first) {
                    behind(visits, both, all);
                }
                first = false;
            }
        }
        return all.stream();
    }

    /** Who visits a load balancer. */
    static Visits visits(LoadBalancer balancer, Aftermath aftermath) {
        return new Visits(
                balancer.loadBalancerArn(),
                balancer.createdTime(),
                aftermath.feltBy(balancer.createdTime()));
    }

    /** {@code app/name/id}, as the metrics call it. */
    static String nameOf(LoadBalancer balancer) {
        String kind = ":loadbalancer/";
        return balancer.loadBalancerArn()
                .substring(balancer.loadBalancerArn().indexOf(kind) + kind.length());
    }

    private static int targets(
            ElasticLoadBalancingV2Client elb, LoadBalancer balancer, TargetGroup group) {
        return group.loadBalancerArns().contains(balancer.loadBalancerArn())
                ? elb.describeTargetHealth(
                                request -> request.targetGroupArn(group.targetGroupArn()))
                        .targetHealthDescriptions()
                        .size()
                : 0;
    }

    /** What targets answered. */
    private void behind(Visits visits, Map<String, String> dimensions, List<SimulatedMetric> all) {
        OF_TARGETS.forEach(each -> all.add(count(visits, dimensions, each)));
        all.add(
                metric(
                        "TargetResponseTime",
                        StandardUnit.SECONDS,
                        visits,
                        dimensions,
                        minute -> {
                            Visits.Minute it = visits.at(minute);
                            int answers = it.answered();
                            return answers == 0
                                    ? Sample.NONE
                                    : new Sample(
                                            answers,
                                            it.seconds() * answers,
                                            it.seconds() * 0.1,
                                            it.seconds() * 9);
                        }));
    }

    private void own(Visits visits, Map<String, String> dimensions, List<SimulatedMetric> all) {
        all.add(
                metric(
                        "ProcessedBytes",
                        StandardUnit.BYTES,
                        visits,
                        dimensions,
                        minute -> Sample.of((double) visits.at(minute).bytes())));
        all.add(
                metric(
                        "ActiveConnectionCount",
                        StandardUnit.COUNT,
                        visits,
                        dimensions,
                        minute -> Sample.of(2 + visits.at(minute).all() / 4)));
        all.add(
                metric(
                        "NewConnectionCount",
                        StandardUnit.COUNT,
                        visits,
                        dimensions,
                        minute -> Sample.of(1 + visits.at(minute).all() / 3)));
        all.add(
                metric(
                        "ConsumedLCUs",
                        StandardUnit.COUNT,
                        visits,
                        dimensions,
                        minute -> Sample.of(UNITS_ON_AVERAGE * Visits.level(minute))));
    }

    private void hosts(
            Visits visits, Map<String, String> both, int targets, List<SimulatedMetric> all) {
        Aftermath aftermath = visits.aftermath();
        all.add(
                metric(
                        "HealthyHostCount",
                        StandardUnit.COUNT,
                        visits,
                        both,
                        minute -> Sample.around(isWell(aftermath, minute) ? targets : 0, 0, 2)));
        all.add(
                metric(
                        "UnHealthyHostCount",
                        StandardUnit.COUNT,
                        visits,
                        both,
                        minute -> Sample.around(isWell(aftermath, minute) ? 0 : targets, 0, 2)));
    }

    private static boolean isWell(Aftermath aftermath, long minute) {
        return !aftermath.isWithoutTasks(minute) && !aftermath.isFailing(minute);
    }

    private SimulatedMetric count(Visits visits, Map<String, String> dimensions, Counted counted) {
        return metric(
                counted.name(),
                StandardUnit.COUNT,
                visits,
                dimensions,
                minute -> Sample.events(counted.requests().applyAsLong(visits.at(minute))));
    }

    private SimulatedMetric metric(
            String name,
            StandardUnit unit,
            Visits visits,
            Map<String, String> dimensions,
            SimulatedMetric.Series series) {
        return new SimulatedMetric(namespace(), name, dimensions, unit, visits.since(), series);
    }
}
