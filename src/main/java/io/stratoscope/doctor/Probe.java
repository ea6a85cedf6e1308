package io.stratoscope.doctor;

import java.util.Set;
import java.util.function.Consumer;

/**
 * One API call that Stratoscope needs, in its smallest form. Where the call needs something to be about, it names a thing
 * that does not exist: "not found" can only be said to somebody who may ask.
 *
 * @param service the service's prefix as in IAM actions
 * @param global whether the service is the same from every region: then one try tells
 * @param paid whether AWS takes money for it
 * @param needsBucket S3 says "no such bucket" to anybody, so these calls are about a bucket of the account
 * @param alsoAllowed error codes that only an allowed caller gets, besides those that mean "not found"
 * @param call makes the call
 */
record Probe(
        String service,
        String operation,
        boolean global,
        boolean paid,
        boolean needsBucket,
        Set<String> alsoAllowed,
        Consumer<ProbeTarget> call) {

    static Probe of(String service, String operation, Consumer<ProbeTarget> call) {
        return new Probe(service, operation, false, false, false, Set.of(), call);
    }

    static Probe global(String service, String operation, Consumer<ProbeTarget> call) {
        return new Probe(service, operation, true, false, false, Set.of(), call);
    }

    static Probe ofBucket(String operation, Consumer<ProbeTarget> call) {
        return new Probe("s3", operation, false, false, true, Set.of(), call);
    }

    /** The same, which is tried only where the operator wants to pay for it. */
    Probe paidFor() {
        return new Probe(service, operation, global, true, needsBucket, alsoAllowed, call);
    }

    Probe allowing(String errorCode) {
        return new Probe(service, operation, global, paid, needsBucket, Set.of(errorCode), call);
    }
}
