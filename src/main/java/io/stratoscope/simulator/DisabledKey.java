package io.stratoscope.simulator;

import io.stratoscope.model.Arn;

import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.kms.model.DescribeKeyResponse;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.rds.RdsClient;

/** Somebody disabled the keys of the databases: RDS cannot read its own storage. */
final class DisabledKey implements Disaster {

    static final String NAME = "disabled-key";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String about() {
        return "the KMS keys of the databases are disabled, and the databases cannot be read";
    }

    @Override
    public Object shown(SdkRequest request, Object answer, AccountState account) {
        if (answer instanceof DescribeKeyResponse it && isOfDatabase(it.keyMetadata(), account)) {
            return it.toBuilder()
                    .keyMetadata(
                            it.keyMetadata().toBuilder()
                                    .enabled(false)
                                    .keyState(KeyState.DISABLED)
                                    .build())
                    .build();
        }
        return DatabaseTrouble.shown(
                answer, "inaccessible-encryption-credentials", Disasters.since(NAME, account));
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
