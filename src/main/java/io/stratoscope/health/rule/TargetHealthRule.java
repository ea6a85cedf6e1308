package io.stratoscope.health.rule;

import io.stratoscope.health.HealthRule;
import io.stratoscope.health.Observation.Target;
import io.stratoscope.health.Reading;
import io.stratoscope.health.Situation;
import io.stratoscope.health.Verdict;
import io.stratoscope.health.Verdict.Level;
import io.stratoscope.model.Failure;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The targets of a load balancer as it sees them, with its reason codes.
 *
 * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html">states and reasons</a>
 */
final class TargetHealthRule implements HealthRule {
    /** Neither well nor ill: they come or go. */
    private static final Set<String> PASSING = Set.of("initial", "draining", "unhealthy.draining");

    @Override
    public String key() {
        return "target-health";
    }

    @Override
    public String title() {
        return "The targets of a target group pass the load balancer's health check.";
    }

    @Override
    public List<Verdict> judge(Situation situation) {
        return situation.resources(ResourceType.TARGET_GROUP).stream()
                .map(group -> verdict(group, situation))
                .toList();
    }

    private Verdict verdict(Resource group, Situation situation) {
        if (!situation.observations().asked(group.arn())) {
            String why =
                    situation
                            .observations()
                            .failure(group.arn())
                            .map(Failure::message)
                            .orElse("nobody asked");
            return Verdict.unknown(
                    key(),
                    group.arn(),
                    "How its targets are is not known: " + why + ".",
                    situation.observations().remedy(group.arn()));
        }
        List<Target> targets = situation.observations().of(group.arn(), Target.class);
        if (targets.isEmpty()) {
            return empty(group, situation);
        }
        List<Target> ill =
                targets.stream()
                        .filter(target -> !target.state().equals("healthy"))
                        .filter(target -> !PASSING.contains(target.state()))
                        .toList();
        long well = targets.stream().filter(target -> target.state().equals("healthy")).count();
        Reading[] readings =
                (ill.isEmpty() ? targets : ill)
                        .stream()
                                .limit(5)
                                .map(target ->
                                        target.reading(
                                                target.target(),
                                                target.state()
                                                        + (target.reason().isEmpty()
                                                                ? ""
                                                                : " " + target.reason())))
                                .toArray(Reading[]::new);
        if (well == 0) {
            boolean coming = ill.isEmpty();
            return Verdict.of(
                    key(),
                    group.arn(),
                    coming ? Level.DEGRADED : Level.DOWN,
                    "None of its %d targets is healthy%s".formatted(targets.size(), why(ill)),
                    coming ? "Wait a minute and refresh." : remedy(ill),
                    readings);
        }
        String words = "%d of %d targets are healthy%s".formatted(well, targets.size(), why(ill));
        return ill.isEmpty()
                ? Verdict.ok(key(), group.arn(), words, readings)
                : Verdict.degraded(key(), group.arn(), words, remedy(ill), readings);
    }

    private Verdict empty(Resource group, Situation situation) {
        Reading none = Reading.of(group, "none", "TargetHealthDescriptions");
        boolean waits =
                situation
                        .topology()
                        .sources(group.arn(), RelationKind.ROUTES_TO)
                        .noneMatch(from -> situation.topology().isA(from, ResourceType.LISTENER));
        // A second group that only a rule's condition leads to stands by on purpose.
        return waits
                ? Verdict.ok(
                        key(),
                        group.arn(),
                        "It has no targets, and no listener leads to it by default.",
                        none)
                : Verdict.down(
                        key(),
                        group.arn(),
                        "It has no targets: whoever comes is answered with 503.",
                        "Look at the service that should register its tasks here.",
                        none);
    }

    private static String why(List<Target> ill) {
        return ill.isEmpty()
                ? "."
                : ": "
                        + String.join(
                                ", ",
                                ill.stream().flatMap(TargetHealthRule::words).distinct().toList())
                        + ".";
    }

    private static Stream<String> words(Target target) {
        return Optional.of(target.description().isEmpty() ? target.reason() : target.description())
                .filter(text -> !text.isEmpty())
                .map(text -> text.endsWith(".") ? text.substring(0, text.length() - 1) : text)
                .stream();
    }

    private static String remedy(List<Target> ill) {
        return switch (ill.getFirst().reason()) {
            case "Target.Timeout" ->
                    "Look whether the targets' security group and the network ACLs let the load balancer in, and"
                            + " whether the application answers in time.";
            case "Target.ResponseCodeMismatch" ->
                    "Look at the application's logs: it answers its health check with an error.";
            case "Target.FailedHealthChecks" ->
                    "Look at the application's logs: nothing answers on the port.";
            case "Target.NotInUse", "Target.InvalidState" ->
                    "Look at the listeners and zones of the load balancer.";
            default -> "Look at the targets, and at the settings of the health check.";
        };
    }
}
