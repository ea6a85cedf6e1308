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

    private static Change change(State state, String cidr) {
        Existing vpc =
                Existing.tagged(
                        "AWS::EC2::VPC",
                        "vpc-1",
                        state,
                        JsonObject.EMPTY,
                        JsonValue.object().put("CidrBlock", cidr).build(),
                        Map.of(Scope.STACK_TAG, "test", Scope.ID_TAG, "Vpc"));
        Place place =
                new Place(
                        SimulatedAccount.empty(Clock.systemUTC()),
                        "123456789012",
                        SimulatedAccount.HOME_REGION);
        return new Planner(new DriverTable(Drivers.ALL), place)
                .changes(STACK, new StackState(List.of(vpc)), Set.of())
                .getFirst();
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
}
