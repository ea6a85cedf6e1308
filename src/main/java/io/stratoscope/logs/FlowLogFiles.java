package io.stratoscope.logs;

import io.stratoscope.model.Arn;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Relation;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

import java.util.List;

/** A flow log: the log group that it writes to, or its files in a bucket. */
final class FlowLogFiles implements LogFinder {

    private static final String OPTIONS = "DestinationOptions";

    @Override
    public boolean knows(Resource resource) {
        return resource.type().equals(ResourceType.FLOW_LOG);
    }

    @Override
    public List<LogSource> find(Topology topology, Resource resource) {
        return of(topology, resource, "");
    }

    /**
     * What it writes of one network interface.
     *
     * @param face the interface's id; empty: of all
     */
    static List<LogSource> of(Topology topology, Resource flowLog, String face) {
        return LogSources.relations(topology, flowLog)
                .map(relation ->
                        relation.to().service().equals("s3")
                                ? files(topology, flowLog, relation, face)
                                // A stream of a group is named by the interface.
                                : LogSources.at(relation, StreamChoice.beginning(face)))
                .toList();
    }

    private static LogSource files(
            Topology topology, Resource flowLog, Relation relation, String face) {
        JsonObject description = flowLog.description();
        if (description.text(OPTIONS, "FileFormat").filter("parquet"::equals).isPresent()) {
            return new LogSource.Elsewhere(relation.to(), "Parquet files", relation.evidence());
        }
        Arn arn = flowLog.arn();
        String destination = description.text("LogDestination").orElse("");
        int slash = destination.indexOf('/');
        boolean hive = description.isTrue(OPTIONS, "HiveCompatiblePartitions");
        boolean hours = description.isTrue(OPTIONS, "PerHourPartition");
        String folder =
                LogSources.folder(slash < 0 ? "" : destination.substring(slash + 1))
                        + (hive
                                        ? "AWSLogs/aws-account-id=%s/aws-service=vpcflowlogs/aws-region=%s/"
                                        : "AWSLogs/%s/vpcflowlogs/%s/")
                                .formatted(arn.account(), arn.region());
        return new LogSource.Objects(
                relation.to(),
                LogSources.region(topology, relation.to(), flowLog),
                new LogFiles(
                        LogFiles.Kind.FLOW_LOG,
                        folder,
                        arn.account() + "_vpcflowlogs_" + arn.region() + "_" + flowLog.id() + "_",
                        hive
                                ? hours ? LogFiles.Folders.HIVE_HOURS : LogFiles.Folders.HIVE_DAYS
                                : hours ? LogFiles.Folders.HOURS : LogFiles.Folders.DAYS),
                face,
                relation.evidence());
    }
}
