package io.stratoscope.backup.drill;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.backup.BackupTarget;
import io.stratoscope.backup.RestorePoint;
import io.stratoscope.job.JobContext;
import io.stratoscope.provision.apply.Provisioning;

import software.amazon.awssdk.core.SdkClient;

/**
 * What a drill would begin with.
 *
 * @param stack what it would build
 */
record PreflightCase(
        AwsAccount account,
        Provisioning provisioning,
        BackupTarget target,
        RestorePoint point,
        Original original,
        DrillStack stack,
        JobContext context) {

    <C extends SdkClient> C client(Class<C> type) {
        return account.client(type, target.region());
    }
}
