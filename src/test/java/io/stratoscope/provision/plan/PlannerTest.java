package io.stratoscope.provision.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.ResourceType;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Existing.State;
import io.stratoscope.provision.driver.Place;
import io.stratoscope.provision.driver.Scope;
import io.stratoscope.provision.resource.Drivers;
import io.stratoscope.provision.stack.Stack;
import io.stratoscope.provision.stack.Wanted;
import io.stratoscope.simulator.SimulatedAccount;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;

final class PlannerTest {

    private static final Stack STACK =
            new Stack(
                    "test",
                    "test",
                    List.of(
                            new Wanted(
                                    "Vpc",
                                    "vpc",
                                    ResourceType.VPC,
                                    JsonValue.object().put("CidrBlock", "10.0.0.0/16").build(),
                                    Set.of())));

    private static Planner planner() {
        return new Planner(
                new DriverTable(Drivers.ALL),
                new Place(
                        SimulatedAccount.empty(Clock.systemUTC()),
                        "123456789012",
                        SimulatedAccount.HOME_REGION));
    }

    private static Change change(State state, String cidr) {
        Existing vpc =
                Existing.tagged(
                        "AWS::EC2::VPC",
                        "vpc-1",
                        state,
                        JsonObject.EMPTY,
                        JsonValue.object().put("CidrBlock", cidr).build(),
                        Map.of(Scope.STACK_TAG, "test", Scope.ID_TAG, "Vpc"));
        return planner().changes(STACK, new StackState(List.of(vpc)), Set.of()).getFirst();
    }

    @Test
    void whatOnlyANewOneCanHaveMeansANewOne() {
        assertThat(change(State.READY, "10.1.0.0/16").action()).isEqualTo(Action.REPLACE);
        assertThat(change(State.READY, "10.0.0.0/16").action()).isEqualTo(Action.NONE);
    }

    @Test
    void whatIsStillBeingMadeIsNeverReplaced() {
        assertThat(change(State.PENDING, "10.1.0.0/16").action()).isEqualTo(Action.UPDATE);
        assertThat(change(State.PENDING, "10.0.0.0/16").reason()).isEqualTo("is being made");
    }

    @Test
    void whatIsOnItsWayOutIsMadeAnew() {
        assertThat(change(State.DELETING, "10.0.0.0/16").action()).isEqualTo(Action.CREATE);
    }

    @Test
    void whatWasTakenOutOfUseIsMadeAnewAndStaysAsHistoryUntilNobodyWantsIt() {
        Existing former = existing("AWS::EC2::VPC", "vpc-1", "Vpc", JsonObject.EMPTY);
        Existing retired =
                Existing.tagged(
                        former.type(),
                        former.ref(),
                        State.RETIRED,
                        JsonObject.EMPTY,
                        former.properties(),
                        former.tags());
        StackState state = new StackState(List.of(retired));

        assertThat(planner().changes(STACK, state, Set.of()))
                .extracting(Change::action)
                .containsExactly(Action.CREATE);
        assertThat(planner().changes(new Stack("test", "test", List.of()), state, Set.of()))
                .extracting(Change::action)
                .containsExactly(Action.DELETE);
        assertThat(planner().removals(state))
                .extracting(Change::action)
                .containsExactly(Action.DELETE);
    }

    private static Existing existing(String type, String ref, String id, JsonObject properties) {
        return Existing.tagged(
                type,
                ref,
                State.READY,
                JsonObject.EMPTY,
                properties,
                Map.of(Scope.STACK_TAG, "test", Scope.ID_TAG, id));
    }

    /** What a replaced security group is told, when a load balancer has these groups and is wanted with this scheme. */
    private static String reasonFor(String groupsOfBalancer, String scheme) {
        String balancer = "AWS::ElasticLoadBalancingV2::LoadBalancer";
        JsonObject group = JsonValue.object().put("GroupDescription", "new").build();
        JsonObject wantedBalancer =
                JsonValue.object().put("Name", "web").put("Scheme", scheme).build();
        Stack stack =
                new Stack(
                        "test",
                        "test",
                        List.of(
                                new Wanted(
                                        "Group",
                                        "vpc",
                                        ResourceType.SECURITY_GROUP,
                                        group,
                                        Set.of()),
                                new Wanted(
                                        "Balancer",
                                        "load-balancer",
                                        ResourceType.LOAD_BALANCER,
                                        wantedBalancer,
                                        Set.of())));
        StackState state =
                new StackState(
                        List.of(
                                existing(
                                        "AWS::EC2::SecurityGroup",
                                        "sg-1",
                                        "Group",
                                        JsonValue.object().put("GroupDescription", "old").build()),
                                existing(
                                        balancer,
                                        "arn:balancer",
                                        "Balancer",
                                        JsonValue.object()
                                                .put("Name", "web")
                                                .put("Scheme", "internal")
                                                .put("SecurityGroups", groupsOfBalancer)
                                                .build())));
        return planner().changes(stack, state, Set.of()).stream()
                .filter(change -> change.id().equals("Group"))
                .filter(change -> change.action() == Action.REPLACE)
                .map(Change::reason)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void thatWhatIsReplacedIsInUseIsSaidUnlessItsUserGoesToo() {
        String alone = "GroupDescription differs, and only a new one can have it so";

        assertThat(reasonFor("sg-1", "internal"))
                .isEqualTo(
                        alone
                                + "; but AWS removes none that is in use, and Balancer uses it: keep"
                                + " it as it is, or take out first what uses it");
        assertThat(reasonFor("sg-12", "internal")).isEqualTo(alone);
        assertThat(reasonFor("sg-1", "internet-facing")).isEqualTo(alone);
    }
}
