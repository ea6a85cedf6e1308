package io.stratoscope.simulator;

import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesResponse;

import java.time.Instant;

/** What follows when databases do not work: their status, and an application that answers with errors. */
final class DatabaseTrouble {

    private DatabaseTrouble() {}

    /**
     * @param status in RDS's words
     * @param since when it began
     */
    static Object shown(Object answer, String status, Instant since) {
        return switch (answer) {
            case DescribeDbClustersResponse it ->
                    it.toBuilder()
                            .dbClusters(
                                    it.dbClusters().stream()
                                            .map(each -> each.toBuilder().status(status).build())
                                            .toList())
                            .build();
            case DescribeDbInstancesResponse it ->
                    it.toBuilder()
                            .dbInstances(
                                    it.dbInstances().stream()
                                            .map(each ->
                                                    each.toBuilder()
                                                            .dbInstanceStatus(status)
                                                            .build())
                                            .toList())
                            .build();
            case DescribeTargetHealthResponse it -> Outage.failingTargets(it);
            case DescribeAlarmsResponse it -> Outage.nobodyIsAnswered(it, since);
            default -> answer;
        };
    }
}
