package io.stratoscope.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.aws.CallMeter.Count;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;
import io.stratoscope.provision.apply.AppliedBlueprint;
import io.stratoscope.simulator.SimulatedAccount;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How many calls a discovery makes, by the call meter. */
final class CallsOfDiscoveryTest {

    private final Clock clock = Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);

    private record Run(Snapshot snapshot, Map<String, Long> calls) {
        long of(String action) {
            return calls.getOrDefault(action, 0L);
        }

        long resources(ResourceType type) {
            return snapshot.resources().stream()
                    .filter(resource -> resource.type().equals(type))
                    .count();
        }
    }

    private Run discover(int stacks) {
        try (SimulatedAccount account = AppliedBlueprint.manyImmichs(stacks, clock)) {
            Map<String, Long> before = calls(account);
            Snapshot snapshot =
                    new Discovery(account, clock)
                            .run(
                                    new DiscoveryRequest(
                                            Scope.project("immich"),
                                            List.of(FakeAccount.REGION),
                                            Optional.empty()),
                                    new InlineJob());
            Map<String, Long> calls = calls(account);
            // Making the stacks took calls, too.
            before.forEach((action, earlier) -> calls.merge(action, -earlier, Long::sum));
            calls.values().removeIf(count -> count == 0);
            return new Run(snapshot, calls);
        }
    }

    private static Map<String, Long> calls(SimulatedAccount account) {
        return account.meter().counts().stream()
                .collect(
                        Collectors.toMap(
                                count -> count.service() + ":" + count.operation(),
                                Count::calls,
                                Long::sum,
                                TreeMap::new));
    }

    @Test
    void fourTimesTheResourcesTakeAtMostFourTimesTheCallsOfEachOperation() {
        Run one = discover(1);
        Run four = discover(4);

        assertThat(four.snapshot().resources())
                .hasSizeGreaterThan(3 * one.snapshot().resources().size());
        assertThat(four.calls())
                .allSatisfy((action, calls) -> {
                    // The second kind of candidates (by list, or one by one) is chosen by their
                    // number.
                    if (one.calls().containsKey(action)) {
                        assertThat(calls).as(action).isLessThanOrEqualTo(4 * one.of(action));
                    }
                });
    }

    @Test
    void whatIsListedInPagesTakesNoMoreCallsForFourStacksThanForOne() {
        Run one = discover(1);
        Run four = discover(4);

        assertThat(
                        List.of(
                                "ec2:DescribeVpcs",
                                "ec2:DescribeSubnets",
                                "ec2:DescribeSecurityGroups",
                                "ec2:DescribeRouteTables",
                                "ec2:DescribeNetworkAcls",
                                "elasticloadbalancing:DescribeLoadBalancers",
                                "elasticloadbalancing:DescribeTargetGroups",
                                "elasticloadbalancing:DescribeTags",
                                "ecs:DescribeClusters",
                                "cloudwatch:DescribeAlarms",
                                "logs:DescribeLogGroups",
                                "iam:GetAccountAuthorizationDetails"))
                .allSatisfy(action ->
                        assertThat(four.of(action))
                                .as(action)
                                .isPositive()
                                .isEqualTo(one.of(action)));
    }

    @Test
    void whatIsDescribedOneByOneIsDescribedOnce() {
        Run run = discover(4);

        Map.of(
                        "kms:DescribeKey", ResourceType.KMS_KEY,
                        "ecs:DescribeTaskDefinition", ResourceType.ECS_TASK_DEFINITION,
                        "acm:DescribeCertificate", ResourceType.CERTIFICATE,
                        "route53:GetHostedZone", ResourceType.HOSTED_ZONE,
                        "s3:GetBucketTagging", ResourceType.BUCKET)
                .forEach((action, type) ->
                        assertThat(run.of(action))
                                .as(action)
                                .isPositive()
                                .isEqualTo(run.resources(type)));
        assertThat(run.of("iam:ListRoleTags")).as("the roles' details bring their tags").isZero();
    }
}
