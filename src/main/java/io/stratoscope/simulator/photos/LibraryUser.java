package io.stratoscope.simulator.photos;

import java.util.UUID;

/** Somebody who has photos on the server. */
public record LibraryUser(UUID id, String name, String email, boolean admin) {}
