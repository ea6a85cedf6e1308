package io.stratoscope.provision.plan;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.price.PriceTable;
import io.stratoscope.provision.driver.Comparison;
import io.stratoscope.provision.driver.Difference;
import io.stratoscope.provision.driver.Driver;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Existing.State;
import io.stratoscope.provision.driver.Place;
import io.stratoscope.provision.stack.Stack;
import io.stratoscope.provision.stack.TagProperty;
import io.stratoscope.provision.stack.Wanted;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Compares what a stack wants with what an account has of it. Makes no call. */
public final class Planner {

    /** What is between the words of a part's key. */
    private static final Pattern BETWEEN = Pattern.compile("[| ]");

    private final DriverTable drivers;
    private final Place place;
    private final MonthlyPrice price;

    /** Counts with the prices that ship with the program. */
    public Planner(DriverTable drivers, Place place) {
        this(drivers, place, PriceTable.shipped());
    }

    /** @param prices what changes cost, where they are known for the region */
    public Planner(DriverTable drivers, Place place, PriceTable prices) {
        this.drivers = drivers;
        this.place = place;
        this.price = new MonthlyPrice(prices, place.region());
    }

    /**
     * What has to be done so that the stack is there.
     *
     * @param made keys of parts without tags that Stratoscope made, by its journals: only these may go again
     * @throws PlanException when the stack wants what nothing here can make
     */
    public List<Change> changes(Stack stack, StackState state, Set<String> made) {
        refuseUnknown(stack);
        return new Comparing(stack, state, made).changes();
    }

    /**
     * What somebody else made in what the stack has.
     *
     * @param made as for {@link #changes}
     */
    public List<Extra> extras(Stack stack, StackState state, Set<String> made) {
        return new Comparing(stack, state, made).extras();
    }

    /** What has to be done so that nothing of a stack is left. */
    public List<Change> removals(StackState state) {
        List<Existing> all =
                state.resources().stream().filter(each -> each.state() != State.DELETING).toList();
        return removals(all, all, "the stack is to go");
    }

    private void refuseUnknown(Stack stack) {
        Set<String> unknown =
                stack.resources().stream()
                        .map(wanted -> wanted.type().name())
                        .filter(type -> drivers.of(type).isEmpty())
                        .collect(Collectors.toCollection(TreeSet::new));
        if (!unknown.isEmpty()) {
            throw new PlanException(
                    "Stratoscope cannot make "
                            + String.join(", ", unknown)
                            + "; export the stack instead, or take the module out");
        }
    }

    private List<Change> removals(List<Existing> going, List<Existing> all, String reason) {
        Uses uses = new Uses(all, drivers::rank);
        PriceDifference prices = new PriceDifference(List.of(), all, price);
        Set<Existing> gone = Names.identitySet(going);
        return going.stream()
                .map(each -> removal(each, reason, firstOf(uses.usersOf(each), gone), prices))
                .toList();
    }

    private static Set<String> firstOf(Set<Existing> users, Set<Existing> going) {
        return users.stream().filter(going::contains).map(Names::of).collect(Collectors.toSet());
    }

    private Change removal(
            Existing existing, String reason, Set<String> after, PriceDifference prices) {
        Driver driver = drivers.of(existing.type()).orElseThrow();
        return new Change(
                Names.of(existing),
                "",
                existing.type(),
                Action.DELETE,
                Optional.of(existing.ref()),
                reason,
                List.of(),
                after,
                Interruption.byReplacing(existing.type()),
                driver.holdsData(),
                prices.ofRemoving(existing));
    }

    /** One comparison of a whole stack. */
    private final class Comparing {
        private final Stack stack;
        private final StackState state;
        private final Set<String> made;
        private final Map<String, Existing> known = new HashMap<>();
        private final Resolver resolver = new Resolver(place, known);
        private final Set<Existing> matched = Names.identitySet(List.of());
        private final Set<Existing> replaced = Names.identitySet(List.of());
        private final Existences existences;
        private final Set<String> wantedIds;
        private final PriceDifference prices;

        Comparing(Stack stack, StackState state, Set<String> made) {
            this.stack = stack;
            this.state = state;
            this.made = made;
            existences = new Existences(state);
            wantedIds = stack.resources().stream().map(Wanted::id).collect(Collectors.toSet());
            prices = new PriceDifference(stack.resources(), state.resources(), price);
        }

        List<Change> changes() {
            List<Change> changes = new ArrayList<>();
            stack.steps().forEach(step -> step.forEach(wanted -> changes.add(change(wanted))));
            changes.addAll(unwanted());
            return HeldByUsers.told(changes, state, drivers::rank);
        }

        List<Extra> extras() {
            Set<String> going =
                    changes().stream()
                            .filter(change -> change.action() == Action.DELETE)
                            .map(Change::id)
                            .collect(Collectors.toSet());
            return state.resources().stream()
                    .filter(each -> !each.key().isEmpty() && each.state().counts())
                    .filter(each -> !matched.contains(each))
                    .filter(each -> !going.contains(Names.of(each)))
                    .map(each -> new Extra(each.type(), each.key(), owner(each)))
                    .toList();
        }

        // The key of a part begins with what it is a part of.
        private String owner(Existing part) {
            List<String> words = List.of(BETWEEN.split(part.key()));
            return state.resources().stream()
                    .filter(each -> words.contains(each.ref()))
                    .min(Comparator.comparingInt(each -> words.indexOf(each.ref())))
                    .flatMap(Existing::id)
                    .orElse("");
        }

        private Change change(Wanted wanted) {
            Driver driver = drivers.of(wanted.type().name()).orElseThrow();
            JsonObject properties = TagProperty.without(wanted);
            JsonObject resolved = resolver.known(properties);
            Optional<Existing> existing = existences.of(wanted, driver, resolved);
            existing.ifPresent(matched::add);
            if (existing.isEmpty()) {
                return change(wanted, Action.CREATE, existing, "is not there", List.of(), false);
            }
            List<Difference> differences = differences(wanted, driver, resolved, existing.get());
            Change change = decide(wanted, driver, existing.get(), differences);
            if (change.makes()) {
                replaced.add(existing.get());
            } else {
                known.put(wanted.id(), existing.get());
            }
            return change;
        }

        private List<Difference> differences(
                Wanted wanted, Driver driver, JsonObject resolved, Existing existing) {
            List<Difference> all =
                    new ArrayList<>(
                            Comparison.of(resolved, existing.properties(), driver.writeOnly()));
            TagProperty.without(wanted)
                    .members()
                    .forEach((name, value) -> {
                        if (resolved.get(name).isEmpty() && !driver.writeOnly().contains(name)) {
                            all.add(
                                    new Difference(
                                            name,
                                            existing.properties().get(name),
                                            Optional.of(value)));
                        }
                    });
            all.addAll(tags(TagProperty.of(wanted), existing.tags()));
            return all;
        }

        private static List<Difference> tags(
                Map<String, String> wanted, Map<String, String> actual) {
            List<Difference> all = new ArrayList<>();
            new TreeMap<>(wanted)
                    .forEach((key, value) -> {
                        if (!value.equals(actual.get(key))) {
                            all.add(
                                    new Difference(
                                            "Tags." + key,
                                            Optional.ofNullable(actual.get(key)).map(JsonValue::of),
                                            Optional.of(JsonValue.of(value))));
                        }
                    });
            return all;
        }

        private Change decide(
                Wanted wanted, Driver driver, Existing existing, List<Difference> differences) {
            Optional<Existing> there = Optional.of(existing);
            if (existing.state() == State.FAILED) {
                return change(
                        wanted,
                        Action.REPLACE,
                        there,
                        "AWS gave up making it",
                        differences,
                        Interruption.byReplacing(existing.type()));
            }
            Set<String> fixed = new TreeSet<>();
            differences.stream()
                    .map(Difference::property)
                    .filter(driver.createOnly()::contains)
                    .forEach(fixed::add);
            // What is on its way does not yet tell all that it is; to replace it would be rash.
            if (!fixed.isEmpty() && existing.state() != State.PENDING) {
                return change(
                        wanted,
                        Action.REPLACE,
                        there,
                        String.join(", ", fixed) + " differs, and only a new one can have it so",
                        differences,
                        Interruption.byReplacing(existing.type()));
            }
            if (!differences.isEmpty()) {
                Set<String> names =
                        differences.stream()
                                .map(Difference::property)
                                .collect(Collectors.toCollection(TreeSet::new));
                return change(
                        wanted,
                        Action.UPDATE,
                        there,
                        String.join(", ", names) + (names.size() == 1 ? " differs" : " differ"),
                        differences,
                        Interruption.byUpdating(driver, differences));
            }
            return change(
                    wanted,
                    Action.NONE,
                    there,
                    existing.state() == State.PENDING ? "is being made" : "is as it is wanted",
                    differences,
                    false);
        }

        private Change change(
                Wanted wanted,
                Action action,
                Optional<Existing> existing,
                String reason,
                List<Difference> differences,
                boolean interrupts) {
            Driver driver = drivers.of(wanted.type().name()).orElseThrow();
            return new Change(
                    wanted.id(),
                    wanted.module(),
                    wanted.type().name(),
                    action,
                    existing.map(Existing::ref),
                    reason,
                    differences,
                    wanted.dependencies(),
                    interrupts,
                    action == Action.REPLACE && driver.holdsData(),
                    action == Action.NONE
                            ? Optional.of(BigDecimal.ZERO)
                            : prices.of(wanted, existing));
        }

        /** What the stack has and does not want: with its tag, made by us, or in what has to go. */
        private List<Change> unwanted() {
            List<Existing> going = new ArrayList<>();
            Set<Existing> leaving = Names.identitySet(replaced);
            Uses uses = new Uses(state.resources(), drivers::rank);
            for (Existing each : state.resources()) {
                if (!matched.contains(each)
                        && each.state() != State.DELETING
                        && !isHistory(each)
                        && (each.key().isEmpty() || made.contains(Names.of(each)))) {
                    leaving.add(each);
                    going.add(each);
                }
            }
            List<Existing> parts = new ArrayList<>();
            for (Existing each : new HashSet<>(leaving)) {
                uses.usersOf(each).stream()
                        .filter(user -> !user.key().isEmpty() && !matched.contains(user))
                        .filter(leaving::add)
                        .forEach(parts::add);
            }
            going.addAll(parts);
            return removals(going, state.resources(), "the blueprint does not want it");
        }

        /** A former one of what is wanted still. */
        private boolean isHistory(Existing existing) {
            return existing.state() == State.RETIRED
                    && existing.id().filter(wantedIds::contains).isPresent();
        }
    }
}
