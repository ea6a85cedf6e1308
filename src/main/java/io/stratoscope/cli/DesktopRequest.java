package io.stratoscope.cli;

import io.stratoscope.model.Scope;

import java.nio.file.Path;
import java.util.Optional;

/** With which account, scope and data directory the window is to open. */
public record DesktopRequest(AccountOptions account, Optional<Scope> scope, Path dataDirectory) {}
