package io.stratoscope.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

/** What every subcommand has: the session that the global options make. */
abstract class Subcommand implements Callable<Integer> {

    // picocli sets it before the command runs.
    @Spec @Nullable CommandSpec spec;

    @Override
    public final Integer call() {
        if (Objects.requireNonNull(spec).root().userObject() instanceof StratoscopeCommand root) {
            return run(root.session()).code();
        }
        throw new IllegalStateException(spec.qualifiedName() + " is no command of stratoscope");
    }

    /** The commands below it. */
    List<Subcommand> subcommands() {
        return List.of();
    }

    /** Whether it may look at an account, so that the options that choose one belong in its help. */
    boolean looksAtAnAccount() {
        return true;
    }

    abstract ExitCode run(Session session);
}
