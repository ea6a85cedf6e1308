package io.stratoscope.doctor;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Resource;

import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.route53.Route53Client;

import java.util.Optional;

/**
 * What the probes are aimed at.
 *
 * @param bucket a bucket of the account, where it has one and the identity may list them
 */
record ProbeTarget(
        AwsAccount account,
        String region,
        String partition,
        String accountId,
        Optional<String> bucket) {

    <C extends SdkClient> C client(Class<C> type) {
        boolean global = type.equals(IamClient.class) || type.equals(Route53Client.class);
        return account.client(type, global ? Resource.GLOBAL : region);
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
