package io.stratoscope.doctor;

import io.stratoscope.aws.Quota;

import software.amazon.awssdk.services.cloudcontrol.CloudControlClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.costexplorer.CostExplorerClient;
import software.amazon.awssdk.services.costexplorer.model.DateInterval;
import software.amazon.awssdk.services.costexplorer.model.Granularity;
import software.amazon.awssdk.services.costexplorer.model.Metric;
import software.amazon.awssdk.services.pricing.PricingClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.sns.SnsClient;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Every API call that looking at a project needs, discovery's, its health's, its logs' and its cost's, one line each, by service. */
final class Probes {

    private static final DateInterval NO_TIME =
            DateInterval.builder().start("2026-01-01").end("2026-01-01").build();

    static final List<Probe> ALL =
            Stream.of(
                            general(),
                            NetworkProbes.network(),
                            ContainerProbes.containers(),
                            NetworkProbes.loadBalancing(),
                            DataProbes.files(),
                            DataProbes.databases(),
                            DataProbes.caches(),
                            DataProbes.buckets(),
                            SecurityProbes.keysAndSecrets(),
                            NetworkProbes.names(),
                            DataProbes.transfers(),
                            SecurityProbes.identities(),
                            observation(),
                            costs(),
                            prices())
                    .flatMap(List::stream)
                    .toList();

    /** Of the shape that query ids have. */
    private static final String NO_QUERY = "00000000-0000-4000-8000-000000000000";

    private static final Quota VPCS = Quota.VPCS;

    private static final GetMetricDataRequest NO_METRIC =
            GetMetricDataRequest.builder()
                    .startTime(Instant.EPOCH)
                    .endTime(Instant.EPOCH)
                    .metricDataQueries(
                            MetricDataQuery.builder()
                                    .id("m")
                                    .metricStat(stat ->
                                            stat.metric(metric ->
                                                            metric.namespace(Nothing.NAME)
                                                                    .metricName(Nothing.NAME))
                                                    .period(60)
                                                    .stat("Sum"))
                                    .build())
                    .build();

    private Probes() {}

    private static List<Probe> general() {
        return List.of(
                Probe.of(
                        "tag",
                        "GetResources",
                        t -> tagging(t).getResources(r -> r.resourcesPerPage(1))),
                Probe.of(
                        "cloudformation",
                        "GetResource",
                        t ->
                                control(t)
                                        .getResource(r ->
                                                r.typeName("AWS::Logs::LogGroup")
                                                        .identifier(Nothing.NAME))),
                // The parts of one function that does not exist.
                Probe.of(
                        "cloudformation",
                        "ListResources",
                        t ->
                                control(t)
                                        .listResources(r ->
                                                r.typeName("AWS::Lambda::Permission")
                                                        .resourceModel(
                                                                "{\"FunctionName\":\""
                                                                        + Nothing.NAME
                                                                        + "\"}")
                                                        .maxResults(1))));
    }

    private static List<Probe> observation() {
        return List.of(
                Probe.of(
                        "logs",
                        "DescribeLogGroups",
                        t -> logs(t).describeLogGroups(r -> r.limit(1))),
                Probe.of(
                        "logs",
                        "FilterLogEvents",
                        t -> logs(t).filterLogEvents(r -> r.logGroupName(Nothing.NAME).limit(1))),
                Probe.of("logs", "StartLiveTail", LiveTailProbe::ask),
                Probe.of(
                        "logs",
                        "StartQuery",
                        t ->
                                logs(t).startQuery(r ->
                                        r.logGroupName(Nothing.NAME)
                                                .startTime(0L)
                                                .endTime(1L)
                                                .queryString("fields @message | limit 1"))),
                Probe.of(
                                "logs",
                                "GetQueryResults",
                                t -> logs(t).getQueryResults(r -> r.queryId(NO_QUERY)))
                        .allowing("InvalidParameterException"),
                Probe.of("logs", "StopQuery", t -> logs(t).stopQuery(r -> r.queryId(NO_QUERY)))
                        .allowing("InvalidParameterException"),
                Probe.of(
                        "cloudwatch",
                        "DescribeAlarms",
                        t -> watch(t).describeAlarms(r -> r.maxRecords(1))),
                Probe.of(
                        "servicequotas",
                        "GetServiceQuota",
                        t ->
                                quotas(t)
                                        .getServiceQuota(r ->
                                                r.serviceCode(VPCS.service())
                                                        .quotaCode(VPCS.code()))),
                Probe.of(
                        "servicequotas",
                        "GetAWSDefaultServiceQuota",
                        t ->
                                quotas(t)
                                        .getAWSDefaultServiceQuota(r ->
                                                r.serviceCode(VPCS.service())
                                                        .quotaCode(VPCS.code()))),
                Probe.of(
                        "cloudwatch",
                        "ListMetrics",
                        t -> watch(t).listMetrics(r -> r.namespace(Nothing.NAME))),
                // Metrics are billed, existing or not: a time that ends where it begins is refused.
                Probe.of("cloudwatch", "GetMetricData", t -> watch(t).getMetricData(NO_METRIC))
                        .allowing("ValidationError"),
                Probe.of("sns", "ListTopics", t -> sns(t).listTopics(r -> {})),
                Probe.of(
                        "sns",
                        "GetTopicAttributes",
                        t ->
                                sns(t).getTopicAttributes(
                                                r -> r.topicArn(t.arn("sns", Nothing.NAME)))),
                Probe.of(
                        "sns",
                        "ListSubscriptionsByTopic",
                        t ->
                                sns(t).listSubscriptionsByTopic(
                                                r -> r.topicArn(t.arn("sns", Nothing.NAME)))),
                Probe.of(
                        "sns",
                        "ListTagsForResource",
                        t ->
                                sns(t).listTagsForResource(
                                                r -> r.resourceArn(t.arn("sns", Nothing.NAME)))));
    }

    // Cost Explorer takes a cent for a request. A period that ends where it begins is refused, but
    // only to somebody who may ask; nobody says that such a request is free.
    private static List<Probe> costs() {
        return List.of(
                Probe.global(
                                "ce",
                                "GetCostAndUsage",
                                t ->
                                        costs(t).getCostAndUsage(r ->
                                                r.timePeriod(NO_TIME)
                                                        .granularity(Granularity.DAILY)
                                                        .metrics("UnblendedCost")))
                        .allowing("ValidationException")
                        .paidFor(),
                Probe.global(
                                "ce",
                                "GetCostForecast",
                                t ->
                                        costs(t).getCostForecast(r ->
                                                r.timePeriod(NO_TIME)
                                                        .granularity(Granularity.MONTHLY)
                                                        .metric(Metric.UNBLENDED_COST)))
                        .allowing("ValidationException")
                        .paidFor());
    }

    private static List<Probe> prices() {
        return List.of(
                Probe.global(
                        "pricing",
                        "GetProducts",
                        t ->
                                t.client(PricingClient.class)
                                        .getProducts(
                                                r -> r.serviceCode("AmazonVPC").maxResults(1))));
    }

    private static CostExplorerClient costs(ProbeTarget t) {
        return t.client(CostExplorerClient.class);
    }

    private static ResourceGroupsTaggingApiClient tagging(ProbeTarget t) {
        return t.client(ResourceGroupsTaggingApiClient.class);
    }

    private static CloudControlClient control(ProbeTarget t) {
        return t.client(CloudControlClient.class);
    }

    private static CloudWatchLogsClient logs(ProbeTarget t) {
        return t.client(CloudWatchLogsClient.class);
    }

    private static CloudWatchClient watch(ProbeTarget t) {
        return t.client(CloudWatchClient.class);
    }

    private static ServiceQuotasClient quotas(ProbeTarget t) {
        return t.client(ServiceQuotasClient.class);
    }

    private static SnsClient sns(ProbeTarget t) {
        return t.client(SnsClient.class);
    }
}
