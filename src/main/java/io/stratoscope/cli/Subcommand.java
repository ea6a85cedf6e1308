package io.stratoscope.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ParentCommand;

import java.util.Objects;
import java.util.concurrent.Callable;

/** What every subcommand has: the session that the global options make. */
abstract class Subcommand implements Callable<Integer> {

    // picocli sets it before the command runs.
    @ParentCommand @Nullable StratoscopeCommand parent;

    @Override
    public final Integer call() {
        return run(Objects.requireNonNull(parent).session()).code();
    }

    /** Whether it may look at an account, so that the options that choose one belong in its help. */
    boolean looksAtAnAccount() {
        return true;
    }

    abstract ExitCode run(Session session);
}
