package io.stratoscope.logs;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Evidence;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

import java.util.List;
import java.util.Optional;

/** An application load balancer: the access log in the bucket that its attributes name. */
final class AccessLogFiles implements LogFinder {

    private static final String APPLICATION = "app/";
    private static final String CALL = "elasticloadbalancing:DescribeLoadBalancerAttributes";
    private static final String ATTRIBUTES = "access_logs.s3.";
    private static final String BUCKET = "bucket";

    @Override
    public boolean knows(Resource resource) {
        return resource.type().equals(ResourceType.LOAD_BALANCER);
    }

    @Override
    public List<LogSource> find(Topology topology, Resource resource) {
        return attribute(resource, "enabled").filter("true"::equals).isPresent()
                ? attribute(resource, BUCKET).map(name -> source(topology, resource, name)).stream()
                        .toList()
                : List.of();
    }

    private static LogSource source(Topology topology, Resource balancer, String name) {
        Arn bucket = new Arn(balancer.arn().partition(), "s3", "", "", name);
        Evidence evidence = new Evidence(CALL, ATTRIBUTES + BUCKET);
        return balancer.arn().resourceId().startsWith(APPLICATION)
                ? new LogSource.Objects(
                        bucket,
                        LogSources.region(topology, bucket, balancer),
                        files(balancer),
                        "",
                        evidence)
                : new LogSource.Elsewhere(
                        bucket, "the access log of a network load balancer", evidence);
    }

    private static LogFiles files(Resource balancer) {
        String account = balancer.arn().account();
        String region = balancer.arn().region();
        return new LogFiles(
                LogFiles.Kind.ACCESS_LOG,
                LogSources.folder(attribute(balancer, "prefix").orElse(""))
                        + "AWSLogs/"
                        + account
                        + "/elasticloadbalancing/"
                        + region
                        + "/",
                account
                        + "_elasticloadbalancing_"
                        + region
                        + "_"
                        + balancer.arn().resourceId().replace('/', '.')
                        + "_",
                LogFiles.Folders.DAYS);
    }

    private static Optional<String> attribute(Resource balancer, String name) {
        return balancer.description().objects("Attributes").stream()
                .filter(attribute ->
                        attribute.text("Key").filter((ATTRIBUTES + name)::equals).isPresent())
                .findFirst()
                .flatMap(attribute -> attribute.text("Value"))
                .filter(value -> !value.isEmpty());
    }
}
