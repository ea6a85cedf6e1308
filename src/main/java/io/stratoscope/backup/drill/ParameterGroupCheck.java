package io.stratoscope.backup.drill;

import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DbParameterGroupNotFoundException;

/** The cluster's parameter group is there: with the default one Aurora wants TLS again. */
final class ParameterGroupCheck implements PreflightCheck {

    @Override
    public String name() {
        return "parameter group";
    }

    @Override
    public DrillCheck look(PreflightCase situation) {
        String name = situation.original().database().parameterGroup();
        try {
            return situation
                            .client(RdsClient.class)
                            .describeDBClusterParameterGroups(
                                    request -> request.dbClusterParameterGroupName(name))
                            .dbClusterParameterGroups()
                            .isEmpty()
                    ? gone(name)
                    : pass(name + " is there, and is named when the cluster is restored");
        } catch (DbParameterGroupNotFoundException _) {
            return gone(name);
        }
    }

    private DrillCheck gone(String name) {
        return fail(name + " is not there any more", "make it again with 'stratoscope provision'");
    }
}
