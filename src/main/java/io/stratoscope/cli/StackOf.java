package io.stratoscope.cli;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.cost.PricesFile;
import io.stratoscope.provision.apply.Provisioning;
import io.stratoscope.provision.plan.Plan;
import io.stratoscope.provision.stack.Stack;
import io.stratoscope.store.JournalFile;

import java.time.Clock;

/**
 * A stack in an account, for the commands that look at it or change it.
 *
 * @param name its name
 */
record StackOf(Session session, Provisioning provisioning, String name) {

    /** The stack of a name in an account's region. */
    static StackOf of(Session session, AwsAccount account, String name) {
        if (account.regions().size() > 1) {
            throw new UsageException("a stack is in one region; give one with --region");
        }
        Clock clock = session.environment().clock();
        return new StackOf(
                session,
                new Provisioning(
                        account,
                        clock,
                        Provisioning.waiting(account),
                        file -> new JournalFile(session.dataDirectory().resolve(file), clock),
                        new PricesFile(session.dataDirectory())::read),
                name);
    }

    Plan planToApply(Stack wanted) {
        return session.await("plan " + name, context -> provisioning.planToApply(wanted, context));
    }

    Plan compare(Stack wanted) {
        return session.await("compare " + name, context -> provisioning.compare(wanted, context));
    }

    Plan planToDestroy() {
        return session.await("plan " + name, context -> provisioning.planToDestroy(name, context));
    }
}
