package io.stratoscope.cli;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.job.Journal;
import io.stratoscope.provision.apply.MadeParts;
import io.stratoscope.provision.driver.Place;
import io.stratoscope.provision.plan.DriverTable;
import io.stratoscope.provision.plan.Plan;
import io.stratoscope.provision.plan.Plans;
import io.stratoscope.provision.resource.Drivers;
import io.stratoscope.provision.stack.Stack;
import io.stratoscope.store.JournalFile;

import java.nio.file.Path;

/**
 * A stack in an account, for the commands that look at it or change it.
 *
 * @param place where it is
 * @param name its name
 */
record StackOf(Session session, Place place, String name) {

    static final DriverTable DRIVERS = new DriverTable(Drivers.ALL);

    /** The stack of a name in an account's region. */
    static StackOf of(Session session, AwsAccount account, String name) {
        if (account.regions().size() > 1) {
            throw new UsageException("a stack is in one region; give one with --region");
        }
        return new StackOf(session, Plans.place(account), name);
    }

    /** What was done to it from this computer. */
    Journal journal() {
        Path file =
                session.dataDirectory()
                        .resolve("stacks")
                        .resolve(place.accountId() + "-" + place.region() + "-" + name + ".jsonl");
        return new JournalFile(file, session.environment().clock());
    }

    Plan planToApply(Stack wanted) {
        return session.await(
                "plan " + name,
                context -> plans().toApply(place, wanted, MadeParts.in(journal()), context));
    }

    Plan planToDestroy() {
        return session.await("plan " + name, context -> plans().toDestroy(place, name, context));
    }

    private Plans plans() {
        return new Plans(DRIVERS, session.environment().clock());
    }
}
