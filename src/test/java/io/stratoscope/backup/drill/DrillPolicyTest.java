package io.stratoscope.backup.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.architecture.CalledOperations;
import io.stratoscope.aws.IamActions;
import io.stratoscope.doctor.ReadOnlyPolicy;
import io.stratoscope.provision.permission.ProvisionPolicy;

import org.junit.jupiter.api.Test;

import java.util.Set;
import java.util.TreeSet;

/** What a drill calls beside what provisioning does is allowed. */
final class DrillPolicyTest {

    @Test
    void whatTheCodeCallsIsAllowed() throws ClassNotFoundException {
        Set<String> called = new TreeSet<>();
        for (String operation : CalledOperations.in("io.stratoscope.backup.drill")) {
            int colon = operation.indexOf(':');
            called.add(
                    IamActions.of(operation.substring(0, colon), operation.substring(colon + 1)));
        }
        called.removeAll(ReadOnlyPolicy.actions());
        called.removeAll(ProvisionPolicy.actions());
        assertThat(called).contains("datasync:StartTaskExecution");
        assertThat(DrillPolicy.actions()).containsAll(called);
    }

    @Test
    void copiesAreThoseOfDrillsAlone() {
        assertThat(DrillPolicy.parts().getLast().document().toString())
                .contains("aws:ResourceTag/stratoscope:drill");
    }
}
