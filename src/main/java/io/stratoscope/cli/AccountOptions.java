package io.stratoscope.cli;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Which account the operator asked for on the command line.
 *
 * @param simulate whether he asked for the simulated one
 * @param regions as given; empty where the profile or environment decides
 * @param endpoint an emulator's address, for example
 */
public record AccountOptions(
        boolean simulate, Optional<String> profile, List<String> regions, Optional<URI> endpoint) {

    public AccountOptions {
        regions = List.copyOf(regions);
    }
}
