package io.stratoscope.simulator;

import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Route53Exception;

/** Amazon Route 53. */
final class SimulatedRoute53 extends SimulatedService implements Route53Client {

    SimulatedRoute53(AccountState account, String region) {
        super(account, region, "route53", Route53Exception::builder);
    }
}
