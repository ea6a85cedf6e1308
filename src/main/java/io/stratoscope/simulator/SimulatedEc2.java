package io.stratoscope.simulator;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

/** Amazon EC2: networks and the little of instances that they need. */
final class SimulatedEc2 extends SimulatedService implements Ec2Client {

    SimulatedEc2(AccountState account, String region) {
        super(account, region, "ec2", Ec2Exception::builder);
    }
}
