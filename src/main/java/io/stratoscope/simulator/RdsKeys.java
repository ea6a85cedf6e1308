package io.stratoscope.simulator;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.rds.model.KmsKeyNotAccessibleException;

/** Whether RDS can use the keys of what it stores. */
final class RdsKeys {

    private final SimulatedRds rds;

    RdsKeys(SimulatedRds rds) {
        this.rds = rds;
    }

    /**
     * Uses a key.
     *
     * @param key its ARN, id or alias; null where something is not encrypted
     * @throws RuntimeException RDS's error where it is not enabled, or not there
     */
    void use(@Nullable String key) {
        if (key != null
                && (rds.account().faults().disasters().contains(DisabledKey.NAME)
                        || BackupFaults.lockBackups(rds.account())
                        || !isEnabled(key))) {
            throw rds.error(
                    KmsKeyNotAccessibleException.builder(),
                    400,
                    "KMSKeyNotAccessibleFault",
                    "The specified KMS key ["
                            + key
                            + "] does not exist, is not enabled or you do not have permissions to"
                            + " access it.");
        }
    }

    private boolean isEnabled(String key) {
        try {
            return rds.account()
                            .client(KmsClient.class, rds.region())
                            .describeKey(request -> request.keyId(key))
                            .keyMetadata()
                            .keyState()
                    == KeyState.ENABLED;
        } catch (KmsException _) {
            return false;
        }
    }
}
