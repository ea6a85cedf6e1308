package io.stratoscope.provision.resource;

import io.stratoscope.provision.driver.Waiting;

import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.ChangeInfo;
import software.amazon.awssdk.services.route53.waiters.Route53Waiter;

/** Waits until a change has reached all name servers. It has to be where the change is begun: nothing else knows its id. */
final class Route53Sync {

    private Route53Sync() {}

    static void await(Route53Client route53, ChangeInfo change, Waiting waiting) {
        try (Route53Waiter waiter =
                Route53Waiter.builder()
                        .client(route53)
                        .overrideConfiguration(waiting.ofSdk())
                        .build()) {
            waiter.waitUntilResourceRecordSetsChanged(request -> request.id(change.id()));
        }
    }
}
