package io.stratoscope.app;

import io.stratoscope.simulator.RehearsedDisasters;
import io.stratoscope.ui.rehearse.RehearsalPort;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a window breaks in the simulated account. */
public record SimulatedRehearsal(RehearsedDisasters account) implements RehearsalPort {

    @Override
    public List<Disaster> disasters() {
        return Stream.concat(account.all().stream(), account.ofBackups().stream())
                .map(named -> new Disaster(named.name(), named.about()))
                .toList();
    }

    @Override
    public Set<String> on() {
        return account.on();
    }

    @Override
    public void turn(String name, boolean on) {
        account.turn(name, on);
    }
}
