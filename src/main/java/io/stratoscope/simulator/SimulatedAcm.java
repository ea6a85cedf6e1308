package io.stratoscope.simulator;

import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.acm.model.AcmException;

/** AWS Certificate Manager. */
final class SimulatedAcm extends SimulatedService implements AcmClient {

    SimulatedAcm(AccountState account, String region) {
        super(account, region, "acm", AcmException::builder);
    }
}
