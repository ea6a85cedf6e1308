package io.stratoscope.provision.apply;

import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.plan.Action;
import io.stratoscope.provision.plan.Change;
import io.stratoscope.provision.plan.DriverTable;
import io.stratoscope.provision.plan.Names;
import io.stratoscope.provision.plan.Uses;
import io.stratoscope.provision.stack.Wanted;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What has to be done before a resource can be removed: those that use it go, or are changed so that they do not. */
final class Removals {
    private final Uses uses;
    private final Map<String, Wanted> wanted;

    Removals(List<Existing> existing, DriverTable drivers, Map<String, Wanted> wanted) {
        uses = new Uses(existing, drivers::rank);
        this.wanted = wanted;
    }

    /**
     * The steps before the removal of one.
     *
     * @param removals names of all removing steps
     * @param makes the changes that make or change something
     */
    Set<String> before(Existing going, Set<String> removals, Collection<Change> makes) {
        Set<String> first = new LinkedHashSet<>();
        for (Existing user : uses.usersOf(going)) {
            String removal = MadeParts.REMOVE + Names.of(user);
            if (removals.contains(removal)) {
                first.add(removal);
            } else if (going.id().filter(wanted::containsKey).isEmpty()) {
                // It is not coming back, so that nobody waits for it: whoever used it is changed
                // first.
                makes.stream()
                        .filter(change -> change.action() == Action.UPDATE)
                        .filter(change ->
                                change.type().equals(user.type())
                                        && change.ref().filter(user.ref()::equals).isPresent())
                        .forEach(change -> first.add(MadeParts.MAKE + change.id()));
            }
        }
        return first;
    }
}
