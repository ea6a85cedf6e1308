package io.stratoscope.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.architecture.CalledOperations;
import io.stratoscope.aws.IamActions;
import io.stratoscope.aws.WriteGuard;
import io.stratoscope.doctor.ReadOnlyPolicy;

import org.junit.jupiter.api.Test;

import java.util.Set;
import java.util.TreeSet;

final class BackupPolicyTest {

    private static String service(String operation) {
        return operation.substring(0, operation.indexOf(':'));
    }

    private static String name(String operation) {
        return operation.substring(operation.indexOf(':') + 1);
    }

    @Test
    void whatTheCodeCallsIsAllowedAndNothingElse() throws ClassNotFoundException {
        Set<String> changing = new TreeSet<>();
        Set<String> reading = new TreeSet<>();
        for (String operation :
                CalledOperations.in(
                        "io.stratoscope.backup", "/backup/restore/", "/backup/drill/")) {
            String action = IamActions.of(service(operation), name(operation));
            (WriteGuard.mayChange(service(operation), name(operation)) ? changing : reading)
                    .add(action);
        }
        // RDS asks for it where a snapshot is made with tags.
        changing.add("rds:AddTagsToResource");

        assertThat(BackupPolicy.actions()).containsExactlyElementsOf(changing);
        assertThat(reading).hasSizeGreaterThan(4).isSubsetOf(ReadOnlyPolicy.actions());
    }
}
