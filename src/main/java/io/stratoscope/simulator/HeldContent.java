package io.stratoscope.simulator;

import io.stratoscope.simulator.photos.LibraryRows;
import io.stratoscope.simulator.photos.StoredFile;

import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

import java.util.Optional;

/** What the simulated account holds in one region. */
record HeldContent(AccountState account, String region) implements ImmichContent {

    @Override
    public LibraryRows rows(DBCluster cluster) {
        return rds().rowsOf(cluster.dbClusterArn());
    }

    @Override
    public Optional<StoredFile> file(String fileSystem, String path) {
        return contents().file(fileSystem, path, account.clockTime());
    }

    @Override
    public long bytes(String fileSystem) {
        return contents().bytes(fileSystem, account.clockTime());
    }

    @Override
    public boolean opens(DBCluster cluster, String secret) {
        try {
            return rds().opens(cluster.dbClusterArn(), secret);
        } catch (ResourceNotFoundException _) {
            return false;
        }
    }

    private SimulatedRds rds() {
        return account.service(SimulatedRds.class, RdsClient.class, region);
    }

    private EfsContents contents() {
        return account.service(SimulatedEfs.class, EfsClient.class, region).contents();
    }
}
