package io.stratoscope.simulator;

import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.DescribeTasksResponse;
import software.amazon.awssdk.services.ecs.model.ListTasksRequest;
import software.amazon.awssdk.services.ecs.model.ListTasksResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthResponse;

import java.util.Optional;

/** Tasks take more memory than they have, and are killed again and again. */
final class KilledTasks implements Disaster {

    static final String NAME = "killed-tasks";

    private static final int KILLED = 137;
    private static final String REASON = "OutOfMemoryError: Container killed due to memory usage";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String about() {
        return "the tasks of all services are killed for lack of memory as soon as they run";
    }

    @Override
    public Object shown(SdkRequest request, Object answer, AccountState account) {
        return switch (answer) {
            case DescribeServicesResponse it -> Outage.noneRuns(it, service -> true);
            case DescribeTasksResponse it ->
                    Outage.stopped(
                            it, _ -> Optional.of(REASON), KILLED, Disasters.since(NAME, account));
            case ListTasksResponse it ->
                    Outage.stoppedOnly((ListTasksRequest) request, it, account, task -> true);
            case DescribeTargetHealthResponse it -> Outage.noTargets(it);
            case DescribeAlarmsResponse it ->
                    Outage.nobodyIsAnswered(
                            it, Disasters.since(NAME, account), "MemoryUtilization");
            default -> answer;
        };
    }
}
