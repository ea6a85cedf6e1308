package io.stratoscope.provision.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.TurningClock;
import io.stratoscope.provision.driver.Comparison;
import io.stratoscope.provision.driver.Difference;
import io.stratoscope.provision.driver.Driver;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Order;
import io.stratoscope.provision.driver.Place;
import io.stratoscope.provision.driver.Removal;
import io.stratoscope.provision.driver.Scope;
import io.stratoscope.provision.driver.Waiting;
import io.stratoscope.simulator.SimulatedAccount;

import software.amazon.awssdk.core.SdkClient;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A simulated account, empty and unlocked, in which things take as long as in AWS, and what a driver needs beside it. Whoever
 * waits turns the clock.
 */
final class Workbench {

    static final String STACK = "bench";

    private final TurningClock clock = new TurningClock();
    private final SimulatedAccount account = SimulatedAccount.empty(clock).takingTime(true);
    private final Place place = new Place(account, "123456789012", SimulatedAccount.HOME_REGION);

    /** Each wait of a test is over after at most so many intervals. */
    private final Waiting waiting = new Waiting(Duration.ofSeconds(15), 400, clock::turn);

    Workbench() {
        account.guard().unlock();
    }

    /** Lets time go by. */
    void turn(Duration by) {
        clock.turn(by);
    }

    SimulatedAccount account() {
        return account;
    }

    <C extends SdkClient> C client(Class<C> type) {
        return place.client(type);
    }

    /** The network of the blueprint that comes with the program. */
    Ec2Stack network() {
        return new Ec2Stack(place, waiting);
    }

    /** A driver that is registered. */
    static Driver driver(String type) {
        return Drivers.of(type).orElseThrow();
    }

    Order order(String id, JsonObject properties) {
        Map<String, String> tags =
                Map.of("Project", "bench", Scope.STACK_TAG, STACK, Scope.ID_TAG, id, "Name", id);
        return new Order(place, STACK, id, properties, tags, "token" + id, waiting);
    }

    /** Makes a resource as the engine does: create, wait, and update where it is not yet as it is wanted. */
    Existing make(String type, String id, JsonObject properties) {
        Driver driver = driver(type);
        Order order = order(id, properties);
        Existing made = driver.settle(driver.create(order), order);
        if (!differences(made, properties).isEmpty()) {
            driver.update(made, order);
            made = driver.settle(made, order);
        }
        Existing found = only(type, made.ref());
        assertThat(differences(found, properties))
                .as("%s %s after it was made", type, id)
                .isEmpty();
        assertThat(found.state()).isEqualTo(Existing.State.READY);
        if (found.key().isEmpty()) {
            assertThat(found.id()).contains(id);
        } else {
            assertThat(found.key()).isEqualTo(driver.key(properties));
        }
        return found;
    }

    /** Changes a resource and shows that it is then as wanted; that it was not before is shown, too. */
    Existing change(Existing existing, String id, JsonObject properties) {
        Driver driver = driver(existing.type());
        assertThat(differences(existing, properties)).as("what is to be changed").isNotEmpty();
        Order order = order(id, properties);
        driver.update(existing, order);
        driver.settle(existing, order);
        Existing found = only(existing.type(), existing.ref());
        assertThat(differences(found, properties)).as("after the change").isEmpty();
        return found;
    }

    /** Removes a resource, twice, and shows that it is gone. */
    void remove(Existing existing) {
        remove(existing, false);
    }

    void remove(Existing existing, boolean includeData) {
        remove(existing, new Removal(place, includeData, true, false, "run1", waiting));
    }

    /** The same where another takes its place. */
    void replace(Existing existing) {
        remove(existing, new Removal(place, false, true, true, "run1", waiting));
    }

    private void remove(Existing existing, Removal removal) {
        Driver driver = driver(existing.type());
        driver.delete(existing, removal);
        assertThat(list(existing.type())).noneMatch(each -> each.ref().equals(existing.ref()));
        driver.delete(existing, removal);
    }

    static List<Difference> differences(Existing existing, JsonObject properties) {
        Set<String> notCompared = new HashSet<>(driver(existing.type()).writeOnly());
        return Comparison.of(properties, existing.properties(), notCompared);
    }

    /** What of a type belongs to the stack and is not on its way out. */
    List<Existing> list(String type) {
        return list(type, new HashMap<>()).stream()
                .filter(each -> each.state() != Existing.State.DELETING)
                .toList();
    }

    private List<Existing> list(String type, Map<String, List<Existing>> known) {
        List<Existing> found = known.get(type);
        if (found == null) {
            found = driver(type).list(new Scope(place, STACK, other -> list(other, known)));
            known.put(type, found);
        }
        return found;
    }

    private Existing only(String type, String ref) {
        List<Existing> found = list(type).stream().filter(each -> each.ref().equals(ref)).toList();
        assertThat(found).as("%s %s", type, ref).hasSize(1);
        return found.getFirst();
    }
}
