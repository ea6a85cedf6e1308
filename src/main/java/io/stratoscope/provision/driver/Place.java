package io.stratoscope.provision.driver;

import io.stratoscope.aws.AwsAccount;

import software.amazon.awssdk.core.SdkClient;

/**
 * Where a stack is.
 *
 * @param account through which everything goes
 * @param accountId twelve digits
 * @param region region code
 */
public record Place(AwsAccount account, String accountId, String region) {

    /** The client of a regional service; a global one is the same in every region. */
    public <C extends SdkClient> C client(Class<C> type) {
        return account.client(type, region);
    }
}
