package io.stratoscope.logs;

import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

import java.util.List;
import java.util.Optional;

/** An application load balancer: the access log in the bucket that its attributes name. */
final class AccessLogFiles implements LogFinder {

    private static final String APPLICATION = "app/";

    @Override
    public boolean knows(Resource resource) {
        return resource.type().equals(ResourceType.LOAD_BALANCER);
    }

    @Override
    public List<LogSource> find(Topology topology, Resource resource) {
        return LogSources.relations(topology, resource)
                .filter(relation -> relation.kind() == RelationKind.LOGS_TO)
                .<LogSource>map(relation ->
                        resource.arn().resourceId().startsWith(APPLICATION)
                                ? new LogSource.Objects(
                                        relation.to(),
                                        LogSources.region(topology, relation.to(), resource),
                                        files(resource),
                                        "",
                                        relation.evidence())
                                : new LogSource.Elsewhere(
                                        relation.to(),
                                        "the access log of a network load balancer",
                                        relation.evidence()))
                .toList();
    }

    private static LogFiles files(Resource balancer) {
        String account = balancer.arn().account();
        String region = balancer.arn().region();
        return new LogFiles(
                LogFiles.Kind.ACCESS_LOG,
                LogSources.folder(attribute(balancer, "access_logs.s3.prefix").orElse(""))
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

    private static Optional<String> attribute(Resource balancer, String key) {
        return balancer.description().objects("Attributes").stream()
                .filter(attribute -> attribute.text("Key").filter(key::equals).isPresent())
                .findFirst()
                .flatMap((JsonObject attribute) -> attribute.text("Value"));
    }
}
