package io.stratoscope.provision.apply;

import io.stratoscope.job.Journal;
import io.stratoscope.provision.driver.Comparison;
import io.stratoscope.provision.driver.Difference;
import io.stratoscope.provision.driver.Driver;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Existing.State;
import io.stratoscope.provision.driver.Order;
import io.stratoscope.provision.driver.Place;
import io.stratoscope.provision.driver.Removal;
import io.stratoscope.provision.driver.Scope;
import io.stratoscope.provision.plan.Change;
import io.stratoscope.provision.plan.Digest;
import io.stratoscope.provision.plan.DriverTable;
import io.stratoscope.provision.plan.Names;
import io.stratoscope.provision.plan.Plan;
import io.stratoscope.provision.plan.PlanException;
import io.stratoscope.provision.plan.Resolver;
import io.stratoscope.provision.stack.TagProperty;
import io.stratoscope.provision.stack.Wanted;

import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Makes, changes and removes single resources, and remembers what the others may refer to. Safe for many threads. */
final class Workshop {

    /** How often a refusal that may be over soon is tried again before it counts. */
    private static final int ATTEMPTS = 8;

    private final Plan plan;
    private final Place place;
    private final DriverTable drivers;
    private final Manner manner;
    private final Journal journal;
    private final Map<String, Existing> known = new ConcurrentHashMap<>();
    private final Resolver resolver;

    Workshop(Plan plan, Place place, DriverTable drivers, Manner manner, Journal journal) {
        this.plan = plan;
        this.place = place;
        this.drivers = drivers;
        this.manner = manner;
        this.journal = journal;
        resolver = new Resolver(place, known);
    }

    /** Lets others refer to what is there. */
    void know(String id, Existing existing) {
        known.put(id, existing);
    }

    /** Makes a resource that is not there. */
    Existing make(Wanted wanted) {
        Driver driver = driver(wanted.type().name());
        Order order = order(wanted);
        String step = MadeParts.MAKE + wanted.id();
        journal.write(plan.id(), step, Journal.Phase.BEGUN, "");
        Existing made = patiently(() -> driver.create(order), () -> find(wanted, driver, order));
        // It is ours from here on, whatever becomes of it.
        journal.write(plan.id(), step, Journal.Phase.DONE, Names.of(named(made, order)));
        return finish(wanted, driver, order, made);
    }

    // What a driver tells of a fresh resource need not have its tags.
    private static Existing named(Existing made, Order order) {
        return made.id().isPresent() || !made.key().isEmpty() || order.tags().isEmpty()
                ? made
                : Existing.tagged(
                        made.type(),
                        made.ref(),
                        made.state(),
                        made.attributes(),
                        made.properties(),
                        order.tags());
    }

    private Existing finish(Wanted wanted, Driver driver, Order order, Existing made) {
        Existing settled = patiently(() -> driver.settle(made, order));
        if (differs(driver, order, settled)) {
            patiently(() -> {
                driver.update(settled, order);
                return settled;
            });
            Existing changed = patiently(() -> driver.settle(settled, order));
            known.put(wanted.id(), changed);
            return changed;
        }
        known.put(wanted.id(), settled);
        return settled;
    }

    private static boolean differs(Driver driver, Order order, Existing existing) {
        return !Comparison.of(order.properties(), existing.properties(), driver.writeOnly())
                .isEmpty();
    }

    /** Changes a resource in place. */
    Existing update(Wanted wanted, Existing existing) {
        Driver driver = driver(wanted.type().name());
        Order order = order(wanted);
        String step = "update " + wanted.id();
        journal.write(plan.id(), step, Journal.Phase.BEGUN, Names.of(existing));
        Existing ready =
                existing.state() == State.PENDING ? ready(driver, order, existing) : existing;
        patiently(() -> {
            driver.update(ready, order);
            return ready;
        });
        Existing changed = patiently(() -> driver.settle(ready, order));
        known.put(wanted.id(), changed);
        journal.write(plan.id(), step, Journal.Phase.DONE, Names.of(existing));
        return changed;
    }

    // While it was on its way it could not be told whether a change in place is enough.
    private Existing ready(Driver driver, Order order, Existing existing) {
        Existing ready = patiently(() -> driver.settle(existing, order));
        Comparison.of(order.properties(), ready.properties(), driver.writeOnly()).stream()
                .map(Difference::property)
                .filter(driver.createOnly()::contains)
                .findFirst()
                .ifPresent(property -> {
                    throw new PlanException(
                            order.id()
                                    + " is there now, but only a new one can have its "
                                    + property
                                    + " as it is wanted; make a new plan");
                });
        return ready;
    }

    /** Waits for a resource that is on its way. */
    Existing settle(Wanted wanted, Existing existing) {
        return finish(wanted, driver(wanted.type().name()), order(wanted), existing);
    }

    /**
     * Removes a resource.
     *
     * @param replaced whether another takes its place
     */
    void remove(Existing existing, boolean replaced) {
        String step = MadeParts.REMOVE + Names.of(existing);
        Driver driver = driver(existing.type());
        Removal removal =
                new Removal(
                        place,
                        // Of what goes already, only its going is waited for.
                        manner.includeData() && existing.state() != State.DELETING,
                        manner.finalSnapshot(),
                        replaced,
                        token("final").substring(0, 8),
                        manner.waiting());
        journal.write(plan.id(), step, Journal.Phase.BEGUN, Names.of(existing));
        again(
                () -> {
                    driver.delete(existing, removal);
                    return existing;
                },
                Optional::empty,
                Refusal::lost);
        journal.write(plan.id(), step, Journal.Phase.DONE, Names.of(existing));
    }

    /** Notes that a step came to nothing. */
    void failed(Change change, String why) {
        journal.write(
                plan.id(),
                LastRun.FAIL + change.id(),
                Journal.Phase.FAILED,
                why.replace('\n', ' '));
    }

    private Driver driver(String type) {
        return drivers.of(type)
                .orElseThrow(() -> new IllegalStateException("nothing here can make " + type));
    }

    private Order order(Wanted wanted) {
        return new Order(
                place,
                plan.stack().name(),
                wanted.id(),
                resolver.all(TagProperty.without(wanted)),
                TagProperty.of(wanted),
                token(wanted.id()),
                manner.waiting());
    }

    /** The same for each attempt of one plan at one step. */
    private String token(String step) {
        String text = new BigInteger(1, Digest.of(plan.id() + "/" + step)).toString(36);
        return "s" + text.substring(0, Math.min(31, text.length()));
    }

    private Optional<Existing> find(Wanted wanted, Driver driver, Order order) {
        Scope scope =
                new Scope(
                        place,
                        plan.stack().name(),
                        type ->
                                known.values().stream()
                                        .filter(each -> each.type().equals(type))
                                        .toList());
        String key = driver.key(order.properties());
        return driver.list(scope).stream()
                .filter(each -> each.state().counts())
                .filter(each ->
                        each.key().isEmpty()
                                ? each.id().filter(wanted.id()::equals).isPresent()
                                : each.key().equals(key))
                .findFirst();
    }

    private <T> T patiently(Supplier<T> work) {
        return patiently(work, Optional::empty);
    }

    /**
     * Does something, and again where that may help. A lost answer is followed by a look whether the effect is there.
     *
     * @param look finds what the work would have made
     */
    private <T> T patiently(Supplier<T> work, Supplier<Optional<T>> look) {
        return again(work, look, e -> Refusal.lost(e) || Refusal.maySeeLater(e));
    }

    private <T> T again(
            Supplier<T> work, Supplier<Optional<T>> look, Predicate<RuntimeException> helps) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (RuntimeException e) {
                if (Refusal.lost(e)) {
                    Optional<T> there = look.get();
                    if (there.isPresent()) {
                        return there.get();
                    }
                }
                if (attempt >= ATTEMPTS || !helps.test(e)) {
                    throw e;
                }
                manner.waiting().pass();
            }
        }
    }
}
