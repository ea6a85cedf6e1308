package io.stratoscope.simulator;

import java.util.Optional;

/** DataSync's executions stop when half of the files have come over. */
final class FailingCopy implements BackupFault {

    static final String NAME = "failing-copy";

    private static final DataSyncTrouble HALF_WAY =
            new DataSyncTrouble(
                    true,
                    0.5,
                    "Transfer failed: unable to write to the destination location: Input/output"
                            + " error");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String about() {
        return "DataSync's executions fail half-way";
    }

    @Override
    public Optional<DataSyncTrouble> trouble() {
        return Optional.of(HALF_WAY);
    }
}
