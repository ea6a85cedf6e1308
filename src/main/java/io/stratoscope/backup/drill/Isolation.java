package io.stratoscope.backup.drill;

import io.stratoscope.aws.AwsFailures;
import io.stratoscope.aws.NotAwsException;

import software.amazon.awssdk.core.exception.SdkException;

import java.util.List;

/** What guarantees that a drill touches nothing that is live, looked at where it stands in AWS. */
final class Isolation {

    /** All of them, in the order in which they are told. */
    static final List<IsolationCheck> CHECKS =
            List.of(
                    new RoutesIsolation(),
                    new GroupsIsolation(),
                    new TaskIsolation(),
                    new DatabaseIsolation(),
                    new NamesIsolation());

    private Isolation() {}

    static List<DrillCheck> look(IsolationCase drill) {
        return CHECKS.stream().map(check -> look(check, drill)).toList();
    }

    private static DrillCheck look(IsolationCheck check, IsolationCase drill) {
        try {
            return check.look(drill);
        } catch (SdkException | NotAwsException | UnsupportedOperationException e) {
            return DrillCheck.notCheckable(
                    DrillPhase.PROVE, check.name(), AwsFailures.of(e).message());
        }
    }
}
