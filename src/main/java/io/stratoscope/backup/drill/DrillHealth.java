package io.stratoscope.backup.drill;

import io.stratoscope.job.JobContext;
import io.stratoscope.provision.driver.Waiting;

import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Waits until the load balancer sends requests to the application: ECS calls a service stable before that. */
final class DrillHealth {

    private static final String NAME = "healthy targets";

    /** An application that migrates a big database first takes some minutes. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final ElasticLoadBalancingV2Client balancing;
    private final Clock clock;
    private final Waiting waiting;

    DrillHealth(ElasticLoadBalancingV2Client balancing, Clock clock, Waiting waiting) {
        this.balancing = balancing;
        this.clock = clock;
        this.waiting = waiting;
    }

    /**
     * Looks until all targets are healthy, nobody wants to know any more, or it has taken too long.
     *
     * @param group ARN of the target group
     */
    DrillCheck await(String group, JobContext context) {
        Instant enough = clock.instant().plus(LONGEST);
        List<TargetHealthDescription> targets = targets(group);
        for (int look = 1;
                !isHealthy(targets)
                        && look < waiting.looks()
                        && clock.instant().isBefore(enough)
                        && !context.cancelled();
                look++) {
            waiting.pass();
            targets = targets(group);
        }
        return isHealthy(targets)
                ? DrillCheck.pass(DrillPhase.START, NAME, words(targets))
                : DrillCheck.fail(
                        DrillPhase.START,
                        NAME,
                        "not within "
                                + LONGEST.toMinutes()
                                + " minutes: "
                                + (targets.isEmpty() ? "there is none" : words(targets)),
                        "the application does not start on what was restored: the checks of the proof"
                                + " say what it answers");
    }

    private List<TargetHealthDescription> targets(String group) {
        return balancing
                .describeTargetHealth(request -> request.targetGroupArn(group))
                .targetHealthDescriptions()
                .stream()
                .filter(each -> each.targetHealth().state() != TargetHealthStateEnum.DRAINING)
                .toList();
    }

    private static boolean isHealthy(List<TargetHealthDescription> targets) {
        return !targets.isEmpty()
                && targets.stream()
                        .allMatch(each ->
                                each.targetHealth().state() == TargetHealthStateEnum.HEALTHY);
    }

    private static String words(List<TargetHealthDescription> targets) {
        return targets.stream()
                .map(each ->
                        Stream.of(
                                        Optional.of(each.target().id()),
                                        Optional.of(each.targetHealth().stateAsString()),
                                        Optional.ofNullable(each.targetHealth().description()))
                                .flatMap(Optional::stream)
                                .collect(Collectors.joining(" ")))
                .collect(Collectors.joining(", "));
    }
}
