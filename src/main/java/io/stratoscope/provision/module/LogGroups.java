package io.stratoscope.provision.module;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.ObjectBuilder;

/** Log groups, made before what logs there: a service that makes its own keeps the lines forever and unencrypted. */
final class LogGroups {
    private LogGroups() {}

    /** Wants a log group, encrypted with the key for logs where there is one. */
    static void group(Design design, String id, String name, long retentionDays) {
        ObjectBuilder group =
                JsonValue.object().put("LogGroupName", name).put("RetentionInDays", retentionDays);
        KmsModule.arn(design, "logs").ifPresent(key -> group.put("KmsKeyId", key));
        design.addNamed(id, "AWS::Logs::LogGroup", name, group);
    }
}
