package io.stratoscope.simulator;

import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.StsException;

/** AWS Security Token Service. */
final class SimulatedSts extends SimulatedService implements StsClient {

    SimulatedSts(AccountState account, String region) {
        super(account, region, "sts", StsException::builder);
    }
}
