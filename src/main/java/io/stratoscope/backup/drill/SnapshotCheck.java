package io.stratoscope.backup.drill;

import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DbClusterSnapshotNotFoundException;

import java.util.Optional;

/** The database snapshot is there and can be restored from. */
final class SnapshotCheck implements PreflightCheck {

    @Override
    public String name() {
        return "database snapshot";
    }

    @Override
    public DrillCheck look(PreflightCase situation) {
        String arn = situation.stack().snapshot().arn().toString();
        try {
            return situation
                    .client(RdsClient.class)
                    .describeDBClusterSnapshots(request -> request.dbClusterSnapshotIdentifier(arn))
                    .dbClusterSnapshots()
                    .stream()
                    .findFirst()
                    .map(found ->
                            "available".equals(found.status())
                                    ? pass(
                                            found.dbClusterSnapshotIdentifier()
                                                    + " is available, "
                                                    + Optional.ofNullable(found.engineVersion())
                                                            .orElse("of an unknown version"))
                                    : fail(
                                            found.dbClusterSnapshotIdentifier()
                                                    + " is "
                                                    + found.status(),
                                            "wait until it is available, or take another restore point"))
                    .orElseGet(() -> gone(arn));
        } catch (DbClusterSnapshotNotFoundException _) {
            return gone(arn);
        }
    }

    private DrillCheck gone(String arn) {
        return fail(arn + " is not there any more", "take another restore point");
    }
}
