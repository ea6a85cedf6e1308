package io.stratoscope.cli;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.model.Snapshot;
import io.stratoscope.provision.terraform.StateComparison;
import io.stratoscope.provision.terraform.StateObject;
import io.stratoscope.provision.terraform.TerraformState;
import io.stratoscope.store.SnapshotFile;
import io.stratoscope.store.TextFile;
import io.stratoscope.topology.Management;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.Optional;

/** Whether an account is compared with Terraform's state, and where that is. */
final class TerraformOption {

    static final String NAME = "--terraform-state";

    @Option(
            names = NAME,
            paramLabel = "FILE|s3://…",
            description =
                    "Compare with Terraform's state: a state of version 4, or the output of 'terraform show"
                            + " -json', as a file or as an object of a bucket of the account.")
    @Nullable String source;

    /**
     * A snapshot, and who manages what of it.
     *
     * @param management {@link Management#UNKNOWN} without a state
     */
    record Compared(Snapshot snapshot, Management management) {}

    boolean isGiven() {
        return source != null;
    }

    /** Discovers, looks at what the state names too, and compares the two. */
    Compared discover(Session session, AwsAccount account) {
        if (source == null) {
            return new Compared(session.discover(account), Management.UNKNOWN);
        }
        TerraformState state = read(session, account, source);
        return compared(state, session.discover(account, state.arns()));
    }

    /** The same of a snapshot in a file, where one is named. */
    Compared snapshot(Session session, Optional<Path> file) {
        if (file.isEmpty()) {
            return session.withAccount(account -> discover(session, account));
        }
        Snapshot snapshot = SnapshotFile.read(file.get());
        if (source == null) {
            return new Compared(snapshot, Management.UNKNOWN);
        }
        Optional<StateObject> object = StateObject.parse(source);
        TerraformState state =
                object.isPresent() ? session.withAccount(object.get()::read) : file(source);
        return compared(state, snapshot);
    }

    private static Compared compared(TerraformState state, Snapshot snapshot) {
        return new Compared(snapshot, StateComparison.of(state, snapshot));
    }

    private static TerraformState read(Session session, AwsAccount account, String source) {
        Optional<StateObject> object = StateObject.parse(source);
        return object.isEmpty()
                ? file(source)
                : session.await("read " + object.get(), _ -> object.get().read(account));
    }

    private static TerraformState file(String name) {
        String text = TextFile.read(Path.of(name), StateObject.MOST_BYTES);
        return TerraformState.parse(name, text);
    }
}
