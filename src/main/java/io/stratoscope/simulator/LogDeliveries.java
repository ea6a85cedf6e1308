package io.stratoscope.simulator;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.FlowLog;
import software.amazon.awssdk.services.ec2.model.LogDestinationType;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;
import software.amazon.awssdk.services.s3.model.LifecycleExpiration;
import software.amazon.awssdk.services.s3.model.LifecycleRule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who delivers log files to a bucket: found anew each time in what the account holds, as {@link LogWriters} does for log groups.
 * What they deliver is listed and handed out, but is no version of its own that would be in the way of a bucket's removal.
 */
final class LogDeliveries {

    private final AccountState account;

    LogDeliveries(AccountState account) {
        this.account = account;
    }

    /** The files of a bucket whose keys begin so and come after another. */
    Stream<LogDelivery.File> files(S3Store.BucketRow bucket, String prefix, String after) {
        Instant now = account.now();
        return to(bucket).flatMap(each -> each.files(prefix, after, oldest(bucket, now), now));
    }

    /** The file of a key. */
    Optional<LogDelivery.File> file(S3Store.BucketRow bucket, String key) {
        Instant now = account.now();
        return to(bucket)
                .flatMap(each -> each.file(key, oldest(bucket, now), now).stream())
                .findFirst();
    }

    /** What is older than a rule for all objects allows is gone. */
    private static Instant oldest(S3Store.BucketRow bucket, Instant now) {
        return bucket.lifecycle().stream()
                .filter(rule -> rule.filter() == null || isEmpty(rule.filter().prefix()))
                .map(LifecycleRule::expiration)
                .filter(Objects::nonNull)
                .map(LifecycleExpiration::days)
                .filter(Objects::nonNull)
                .min(Integer::compareTo)
                .map(days -> now.minus(Duration.ofDays(days)))
                .orElse(bucket.bucket().creationDate());
    }

    private static boolean isEmpty(@Nullable String text) {
        return text == null || text.isEmpty();
    }

    private Stream<LogDelivery> to(S3Store.BucketRow bucket) {
        String name = bucket.bucket().name();
        String region = bucket.bucket().bucketRegion();
        return Stream.concat(accessLogs(name, region), flowLogs(name, region));
    }

    /** Those of the bucket's region only: nothing here sends them further. */
    private Stream<LogDelivery> flowLogs(String bucket, String region) {
        SimulatedEc2 ec2 = account.service(SimulatedEc2.class, Ec2Client.class, region);
        String arn = "arn:" + account.partition() + ":s3:::" + bucket;
        return ec2.flowLogs().flowLogs().all().stream()
                .filter(flowLog -> flowLog.logDestinationType() == LogDestinationType.S3)
                .filter(flowLog -> (flowLog.logDestination() + "/").startsWith(arn + "/"))
                .map(flowLog ->
                        flowLog(ec2, flowLog, flowLog.logDestination().substring(arn.length())));
    }

    private LogDelivery flowLog(SimulatedEc2 ec2, FlowLog flowLog, String folder) {
        List<NetworkInterface> faces = List.copyOf(ec2.interfaces().interfaces().all());
        String watched = flowLog.resourceId();
        SimulatedLoadBalancing elb =
                account.service(
                        SimulatedLoadBalancing.class,
                        ElasticLoadBalancingV2Client.class,
                        ec2.region());
        Aftermath aftermath = account.aftermath();
        NetworkTraffic traffic =
                new NetworkTraffic(
                        faces,
                        elb.state().balancers().all().stream()
                                .filter(each -> each.type() == LoadBalancerTypeEnum.APPLICATION)
                                .map(each -> AccessLogVoice.of(elb, each, aftermath))
                                .toList());
        return new LogDelivery(
                folder(folder.isEmpty() ? "" : folder.substring(1), "vpcflowlogs", ec2.region()),
                account.accountId()
                        + "_vpcflowlogs_"
                        + ec2.region()
                        + "_"
                        + flowLog.flowLogId()
                        + "_",
                List.of(Dice.of(flowLog.flowLogId().hashCode(), 0).hex(8)),
                flowLog.creationTime(),
                new FlowLogVoice(
                        flowLog,
                        faces.stream()
                                .filter(face ->
                                        watched.equals(face.vpcId())
                                                || watched.equals(face.subnetId())
                                                || watched.equals(face.networkInterfaceId()))
                                .toList(),
                        traffic,
                        new NetworkRules(ec2)));
    }

    /** A load balancer and its bucket are in one region. */
    private Stream<LogDelivery> accessLogs(String bucket, String region) {
        SimulatedLoadBalancing elb =
                account.service(
                        SimulatedLoadBalancing.class, ElasticLoadBalancingV2Client.class, region);
        return elb.state().balancers().all().stream()
                .filter(balancer -> balancer.type() == LoadBalancerTypeEnum.APPLICATION)
                .flatMap(balancer -> {
                    Map<String, String> attributes = elb.attributesOf(balancer.loadBalancerArn());
                    return "true".equals(attributes.get("access_logs.s3.enabled"))
                                    && bucket.equals(attributes.get("access_logs.s3.bucket"))
                            ? Stream.of(
                                    accessLog(
                                            elb,
                                            balancer,
                                            attributes.getOrDefault("access_logs.s3.prefix", ""),
                                            region))
                            : Stream.empty();
                });
    }

    private LogDelivery accessLog(
            SimulatedLoadBalancing elb, LoadBalancer balancer, String prefix, String region) {
        AccessLogVoice voice = AccessLogVoice.of(elb, balancer, account.aftermath());
        return new LogDelivery(
                folder(prefix, "elasticloadbalancing", region),
                account.accountId()
                        + "_elasticloadbalancing_"
                        + region
                        + "_"
                        + LoadBalancerMetrics.nameOf(balancer).replace('/', '.')
                        + "_",
                voice.nodes().stream()
                        .map(node -> node + "_" + Dice.of(node.hashCode(), 0).hex(8))
                        .toList(),
                balancer.createdTime(),
                voice);
    }

    private String folder(String prefix, String service, String region) {
        String above = prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
        return above + "AWSLogs/" + account.accountId() + "/" + service + "/" + region + "/";
    }
}
