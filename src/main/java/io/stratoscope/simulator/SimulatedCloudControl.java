package io.stratoscope.simulator;

import software.amazon.awssdk.services.cloudcontrol.CloudControlClient;
import software.amazon.awssdk.services.cloudcontrol.model.CloudControlException;

/** The Cloud Control API. */
final class SimulatedCloudControl extends SimulatedService implements CloudControlClient {

    SimulatedCloudControl(AccountState account, String region) {
        super(account, region, "cloudformation", CloudControlException::builder);
    }
}
