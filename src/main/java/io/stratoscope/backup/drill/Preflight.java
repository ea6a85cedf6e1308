package io.stratoscope.backup.drill;

import io.stratoscope.aws.AwsFailures;
import io.stratoscope.aws.NotAwsException;
import io.stratoscope.backup.BackupException;
import io.stratoscope.provision.plan.UnreadException;

import software.amazon.awssdk.core.exception.SdkException;

import java.util.List;

/** Looks at everything that a drill needs, before a cent is spent. */
final class Preflight {

    /** All of them, in the order in which they are told. */
    static final List<PreflightCheck> CHECKS =
            List.of(
                    new RestorePointCheck(),
                    new SnapshotCheck(),
                    new KeysCheck(),
                    new SecretsCheck(),
                    new EngineCheck(),
                    new ParameterGroupCheck(),
                    new FileSystemCheck(),
                    new BucketCheck(),
                    new OwnersCheck(),
                    new LogGroupCheck(),
                    new CopyUnderWayCheck(),
                    new NetworkCheck(),
                    new QuotasCheck(),
                    new PermissionsCheck(),
                    new OtherDrillsCheck());

    private Preflight() {}

    static List<DrillCheck> look(PreflightCase situation) {
        return CHECKS.stream().map(check -> look(check, situation)).toList();
    }

    private static DrillCheck look(PreflightCheck check, PreflightCase situation) {
        try {
            return check.look(situation);
        } catch (SdkException | NotAwsException | UnsupportedOperationException e) {
            return check.notCheckable(AwsFailures.of(e).message());
        } catch (UnreadException | BackupException | DrillException e) {
            return check.notCheckable(String.valueOf(e.getMessage()));
        }
    }
}
