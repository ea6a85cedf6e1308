package io.stratoscope.backup.drill;

import io.stratoscope.backup.DatabaseCopy;

import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBEngineVersion;

import java.util.List;

/** RDS still offers the snapshot's engine version: it takes old ones away. */
final class EngineCheck implements PreflightCheck {

    @Override
    public String name() {
        return "engine version";
    }

    @Override
    public DrillCheck look(PreflightCase situation) {
        DatabaseCopy snapshot = situation.stack().snapshot();
        String words = snapshot.engine() + " " + snapshot.engineVersion();
        List<DBEngineVersion> offered =
                situation
                        .client(RdsClient.class)
                        .describeDBEngineVersions(request ->
                                request.engine(snapshot.engine())
                                        .engineVersion(snapshot.engineVersion()))
                        .dbEngineVersions();
        return offered.isEmpty()
                ? fail(
                        words + " is not offered any more",
                        "restore it into a newer version by hand once, and take a snapshot of that")
                : pass(words + " is offered, " + offered.getFirst().status());
    }
}
