package io.stratoscope.simulator;

import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceGroupsTaggingApiException;

/** The Resource Groups Tagging API. */
final class SimulatedTagging extends SimulatedService implements ResourceGroupsTaggingApiClient {

    SimulatedTagging(AccountState account, String region) {
        super(account, region, "tag", ResourceGroupsTaggingApiException::builder);
    }
}
