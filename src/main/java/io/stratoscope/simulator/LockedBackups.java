package io.stratoscope.simulator;

import io.stratoscope.model.Arn;

import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.kms.model.DescribeKeyResponse;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.rds.RdsClient;

import java.time.Duration;

/**
 * Somebody scheduled the databases' keys for deletion. What runs has its storage open and goes on; nothing can be copied or restored any
 * more.
 */
final class LockedBackups implements BackupFault {

    static final String NAME = "locked-backups";

    private static final Duration WAITING = Duration.ofDays(30);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String about() {
        return "the KMS keys of the databases' snapshots are to be deleted, and nothing is restored";
    }

    @Override
    public boolean locksBackups() {
        return true;
    }

    @Override
    public Object shown(SdkRequest request, Object answer, AccountState account) {
        return answer instanceof DescribeKeyResponse it && isOfDatabase(it.keyMetadata(), account)
                ? it.toBuilder()
                        .keyMetadata(
                                it.keyMetadata().toBuilder()
                                        .enabled(false)
                                        .keyState(KeyState.PENDING_DELETION)
                                        .deletionDate(Disasters.since(NAME, account).plus(WAITING))
                                        .build())
                        .build()
                : answer;
    }

    private static boolean isOfDatabase(KeyMetadata key, AccountState account) {
        return account
                .client(RdsClient.class, Arn.of(key.arn()).region())
                .describeDBClusters(request -> {})
                .dbClusters()
                .stream()
                .anyMatch(cluster -> key.arn().equals(cluster.kmsKeyId()));
    }
}
