package io.stratoscope.simulator;

import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.IamException;

/** AWS Identity and Access Management. */
final class SimulatedIam extends SimulatedService implements IamClient {

    SimulatedIam(AccountState account, String region) {
        super(account, region, "iam", IamException::builder);
    }
}
