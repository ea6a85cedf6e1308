package io.stratoscope.backup.drill;

import io.stratoscope.backup.DatabaseCopy;
import io.stratoscope.provision.stack.Stack;

import java.time.Instant;

/**
 * What a drill builds, in CloudFormation's words, so that planning, making, resuming and removing it are those of any stack.
 *
 * @param visitor the only addresses that reach its load balancer, as a CIDR block
 */
record DrillStack(
        DrillId drill, Instant expires, Original original, DatabaseCopy snapshot, String visitor) {

    /** Everything but the application. */
    Stack data() {
        return parts(false).stack();
    }

    /** Everything. */
    Stack whole() {
        return parts(true).stack();
    }

    private DrillParts parts(boolean service) {
        DrillParts parts = new DrillParts(drill, expires);
        new DrillNetwork(parts, original).add(visitor);
        new DrillData(parts, original).add(snapshot);
        DrillService application = new DrillService(parts, original);
        application.addEntrance();
        if (service) {
            application.addService();
        }
        return parts;
    }
}
