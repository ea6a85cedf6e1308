package io.stratoscope.simulator;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What can break in a simulated account as a whole, to be switched on and off one by one; a kept account remembers it. Safe for many threads. */
public final class RehearsedDisasters {

    /**
     * One of them.
     *
     * @param name for example {@code lost-files}
     * @param about one line: what breaks
     */
    public record Named(String name, String about) {}

    private static final String ANY_ACTION = "*";

    private final Faults faults;
    private final Optional<KeptAccount> keeper;

    RehearsedDisasters(Faults faults, Optional<KeptAccount> keeper) {
        this.faults = faults;
        this.keeper = keeper;
    }

    /** All that there are. */
    public List<Named> all() {
        return Disasters.ALL.stream()
                .map(disaster -> new Named(disaster.name(), disaster.about()))
                .toList();
    }

    /** What can be wrong with its backups, to be switched on and off in the same way. */
    public List<Named> ofBackups() {
        return BackupFaults.ALL.stream()
                .map(fault -> new Named(fault.name(), fault.about()))
                .toList();
    }

    /** The names of those that are on, sorted. */
    public Set<String> on() {
        return faults.disasters();
    }

    /**
     * Switches one on or off.
     *
     * @throws IllegalArgumentException when there is no such disaster
     */
    public void turn(String name, boolean on) {
        if (Stream.concat(all().stream(), ofBackups().stream())
                .noneMatch(each -> each.name().equals(name))) {
            throw new IllegalArgumentException("there is no disaster " + name);
        }
        if (keeper.isPresent()) {
            keep(keeper.get(), name, on);
        } else if (on) {
            faults.disaster(name);
        } else {
            faults.endDisaster(name);
        }
    }

    /** Whoever switched it on may have named an action, which says nothing of a disaster. */
    private static void keep(KeptAccount kept, String name, boolean on) {
        if (on) {
            kept.fault(new SwitchedFault(name, ANY_ACTION, 1), true);
        } else {
            kept.faults().stream()
                    .filter(fault -> fault.name().equals(name))
                    .forEach(fault -> kept.fault(fault, false));
        }
    }
}
