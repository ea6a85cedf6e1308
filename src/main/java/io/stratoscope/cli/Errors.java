package io.stratoscope.cli;

import io.stratoscope.aws.AccountException;
import io.stratoscope.aws.WriteRefusedException;
import io.stratoscope.backup.BackupException;
import io.stratoscope.backup.BackupTarget;
import io.stratoscope.backup.restore.RestoreException;
import io.stratoscope.diagram.LayoutException;
import io.stratoscope.discovery.DiscoveryException;
import io.stratoscope.json.JsonFormatException;
import io.stratoscope.logs.LogFilterException;
import io.stratoscope.model.Failure;
import io.stratoscope.provision.blueprint.BlueprintException;
import io.stratoscope.provision.plan.PlanException;
import io.stratoscope.provision.plan.UnreadException;
import io.stratoscope.provision.terraform.TerraformStateException;
import io.stratoscope.simulator.KeptAccountException;
import io.stratoscope.store.FileException;

import java.io.PrintWriter;

/** The whole error policy of the command line: one line for people, an exit code, details when asked for. */
final class Errors {

    private Errors() {}

    static ExitCode report(Throwable error, PrintWriter err, boolean verbose) {
        Reported reported = classify(error);
        // A blueprint's problems have a line each.
        reported.line()
                .lines()
                .forEach(line -> err.println("stratoscope: " + Terminal.plain(line)));
        if (verbose) {
            error.printStackTrace(err);
        }
        err.flush();
        return reported.code();
    }

    private record Reported(String line, ExitCode code) {}

    private static Reported classify(Throwable error) {
        return switch (error) {
            case UsageException e -> new Reported(message(e), ExitCode.USAGE);
            case FileException e -> new Reported(message(e), ExitCode.USAGE);
            case JsonFormatException e -> new Reported(message(e), ExitCode.USAGE);
            case LogFilterException e -> new Reported(message(e), ExitCode.USAGE);
            case BlueprintException e -> new Reported(message(e), ExitCode.USAGE);
            case AccountException e ->
                    new Reported(message(e) + "; " + e.remedy(), exitCode(e.kind()));
            case PlanException e -> new Reported(message(e), ExitCode.USAGE);
            case KeptAccountException e -> new Reported(message(e), ExitCode.USAGE);
            case TerraformStateException e -> new Reported(message(e), exitCode(e.kind()));
            case UnreadException e ->
                    new Reported(message(e) + "; " + e.failure().remedy(), ExitCode.AWS);
            case BackupException e ->
                    new Reported(message(e) + "; " + e.failure().remedy(), ExitCode.AWS);
            case RestoreException e -> new Reported(message(e), ExitCode.USAGE);
            case BackupTarget.NoTargetException e -> new Reported(message(e), ExitCode.USAGE);
            case DiscoveryException e -> new Reported(words(e.failure()), ExitCode.AWS);
            case WriteRefusedException e -> new Reported(message(e), ExitCode.USAGE);
            case LayoutException e ->
                    new Reported("the diagram could not be laid out: " + message(e), ExitCode.BUG);
            case OutOfMemoryError _ ->
                    new Reported(
                            "not enough memory; give more with STRATOSCOPE_JVM_OPTIONS=-Xmx2g, or choose a smaller scope",
                            ExitCode.BUG);
            default ->
                    new Reported(
                            "a mistake in Stratoscope: " + error + " (details with -v)",
                            ExitCode.BUG);
        };
    }

    private static ExitCode exitCode(AccountException.Kind kind) {
        return switch (kind) {
            case WRONG_USAGE -> ExitCode.USAGE;
            case NO_CREDENTIALS -> ExitCode.AWS;
        };
    }

    private static ExitCode exitCode(TerraformStateException.Kind kind) {
        return switch (kind) {
            case NO_STATE -> ExitCode.USAGE;
            case NOT_HANDED_OUT -> ExitCode.AWS;
        };
    }

    private static String words(Failure failure) {
        return failure.message() + "; " + failure.remedy();
    }

    private static String message(Throwable error) {
        return String.valueOf(error.getMessage());
    }
}
