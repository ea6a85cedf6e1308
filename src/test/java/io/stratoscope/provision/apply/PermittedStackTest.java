package io.stratoscope.provision.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.aws.IamActions;
import io.stratoscope.aws.WriteGuard;
import io.stratoscope.provision.blueprint.Blueprint;
import io.stratoscope.provision.blueprint.ShippedBlueprints;
import io.stratoscope.provision.permission.ProvisionPolicy;
import io.stratoscope.provision.plan.Plan;
import io.stratoscope.provision.plan.UnreadException;
import io.stratoscope.provision.stack.Stack;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import software.amazon.awssdk.services.ec2.Ec2Client;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The policy that the program prints, held against the calls that it makes in the simulated account. */
final class PermittedStackTest {

    private static final String KEYS =
            """
            blueprint: keys
            stack: keys
            modules:
              kms: {keys: [files]}
            """;

    private final BuildingSite site = new BuildingSite();

    @AfterEach
    void close() {
        site.close();
    }

    private static Stack shipped(String name, Map<String, String> parameters) {
        return Blueprint.stack(name, ShippedBlueprints.text(name).orElseThrow(), parameters);
    }

    private static Stack changed(String name) {
        return name.equals("immich")
                ? shipped(name, Map.of("environment", "staging"))
                : Blueprint.stack(
                        name,
                        ShippedBlueprints.text(name).orElseThrow() + "tags: {Environment: staging}",
                        Map.of());
    }

    /** Makes a stack, changes all of it, and removes it. */
    private void liveOut(String name) {
        Stack stack = shipped(name, Map.of());
        assertThat(site.follow(site.plan(stack)).failures()).isEmpty();
        Plan change = site.plan(changed(name));
        assertThat(change.toDo()).isNotEmpty();
        assertThat(site.follow(change).failures()).isEmpty();
        assertThat(site.follow(site.planToDestroy(stack.name())).failures()).isEmpty();
        assertThat(site.existing(stack.name())).isEmpty();
    }

    private static Set<String> called(BuildingSite site) {
        return site.account().meter().counts().stream()
                .map(count -> IamActions.of(count.service(), count.operation()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"immich", "static-site"})
    void everyCallOfAShippedBlueprintIsPermitted(String name) {
        liveOut(name);

        assertThat(called(site)).hasSizeGreaterThan(40).contains("sns:ListTopics");
        assertThat(ProvisionPolicy.actions()).containsAll(called(site));
    }

    @ParameterizedTest
    @ValueSource(strings = {"immich", "static-site"})
    void whereNothingElseIsPermittedAShippedBlueprintStillLivesOut(String name) {
        site.account().faults().allowOnly(ProvisionPolicy.actions());

        liveOut(name);
    }

    @Test
    void whatIsNotPermittedIsNamedAndNothingElse() {
        Stack stack = BuildingSite.stack(KEYS);
        site.follow(site.plan(stack));
        Set<String> changing =
                site.account().meter().counts().stream()
                        .filter(count -> WriteGuard.mayChange(count.service(), count.operation()))
                        .map(count -> IamActions.of(count.service(), count.operation()))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(changing).contains("kms:CreateAlias", "kms:CreateKey");

        for (String missing : changing) {
            try (BuildingSite other = new BuildingSite()) {
                other.account().faults().allowOnly(without(missing));

                Execution.Result result = other.follow(other.plan(stack));

                assertThat(result.failures()).as(missing).hasSize(1);
                assertThat(result.failures().values())
                        .allMatch(failure -> failure.contains("perform: " + missing + " "));
            }
        }
    }

    @Test
    void oneMissingActionOfManyIsTheOneThatIsNamed() {
        site.account().faults().allowOnly(without("ecs:CreateService"));

        Execution.Result result = site.follow(site.plan(shipped("immich", Map.of())));

        assertThat(result.failures().values())
                .isNotEmpty()
                .allMatch(failure -> failure.contains("perform: ecs:CreateService "));
    }

    @Test
    void whatCannotBeReadIsSaidBeforeAnythingIsMade() {
        site.account().faults().allowOnly(without("ec2:DescribeVpcs"));

        assertThatThrownBy(() -> site.plan(shipped("immich", Map.of())))
                .isInstanceOf(UnreadException.class)
                .hasMessageContaining("ec2:DescribeVpcs");
        site.account().faults().clear();
        assertThat(site.place().client(Ec2Client.class).describeVpcs().vpcs()).isEmpty();
    }

    private static Set<String> without(String action) {
        Set<String> rest = new TreeSet<>(ProvisionPolicy.actions());
        assertThat(rest.remove(action)).as(action).isTrue();
        return rest;
    }
}
