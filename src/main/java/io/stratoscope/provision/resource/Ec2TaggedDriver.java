package io.stratoscope.provision.resource;

import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.Driver;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Existing.State;
import io.stratoscope.provision.driver.Order;
import io.stratoscope.provision.driver.Removal;
import io.stratoscope.provision.driver.Scope;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the drivers of EC2's types with tags have in common: how resources are found, and waited for. */
interface Ec2TaggedDriver extends Driver {

    /**
     * Resources that are there, those on their way out too.
     *
     * @param refs those with these; all where there are none
     * @throws Ec2Exception when one of the refs is not there
     */
    Stream<Existing> find(Ec2Client ec2, List<String> refs, List<Filter> filters);

    /** What EC2 says why it gave up making a resource. */
    default Ec2Exception failure(Ec2Client ec2, Existing failed) {
        return Ec2Calls.failure("Failed", type() + " " + failed.ref() + " could not be made");
    }

    /** What the filter lets through is looked at again: an emulator that does not know it names everybody's. */
    @Override
    default List<Existing> list(Scope scope) {
        return find(
                        scope.client(Ec2Client.class),
                        List.of(),
                        List.of(Ec2Calls.filter("tag:" + Scope.STACK_TAG, scope.stack())))
                .filter(each -> scope.owns(each.tags()))
                .toList();
    }

    /** One resource; empty when it is not there, or, just made, not seen everywhere. */
    default Optional<Existing> look(Ec2Client ec2, String ref) {
        try {
            return find(ec2, List.of(ref), List.of()).findFirst();
        } catch (Ec2Exception e) {
            if (Ec2Calls.saysGone(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** A resource that was just made and not read yet. */
    default Existing made(String ref, JsonObject attributes, Order order) {
        return Existing.tagged(
                type(), ref, State.PENDING, attributes, JsonObject.EMPTY, order.tags());
    }

    /**
     * {@inheritDoc}
     *
     * <p>The SDK's waiters take a resource that EC2 does not show yet for a failure.
     */
    @Override
    default Existing settle(Existing existing, Order order) {
        Ec2Client ec2 = order.client(Ec2Client.class);
        Existing settled =
                Ec2Calls.settled(
                        order.waiting(),
                        type() + " " + existing.ref(),
                        () -> look(ec2, existing.ref()));
        if (settled.state() == State.FAILED) {
            throw failure(ec2, settled);
        }
        return settled;
    }

    /** Waits until a resource that is being deleted is gone. */
    default void untilGone(Existing existing, Removal removal) {
        Ec2Client ec2 = removal.client(Ec2Client.class);
        removal.waiting()
                .until(
                        type() + " " + existing.ref() + " is gone",
                        () -> look(ec2, existing.ref()).isEmpty());
    }
}
