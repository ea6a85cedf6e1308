package io.stratoscope.doctor;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.model.Arn;

import software.amazon.awssdk.core.SdkClient;

import java.util.Optional;

/**
 * What the probes are aimed at.
 *
 * @param region region code, or {@link io.stratoscope.model.Resource#GLOBAL}
 * @param bucket a bucket of the account in this region, where it has one and the identity may list them
 */
record ProbeTarget(
        AwsAccount account,
        String region,
        String partition,
        String accountId,
        Optional<String> bucket) {

    <C extends SdkClient> C client(Class<C> type) {
        return account.client(type, region);
    }

    /** An ARN in this account and region. */
    String arn(String service, String resource) {
        return new Arn(partition, service, region, accountId, resource).toString();
    }

    /** The bucket, for probes that need one. */
    String anyBucket() {
        return bucket.orElseThrow();
    }
}
