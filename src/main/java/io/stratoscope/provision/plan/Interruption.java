package io.stratoscope.provision.plan;

import io.stratoscope.provision.driver.Difference;
import io.stratoscope.provision.driver.Driver;

import java.util.List;
import java.util.Set;

/** Whether a change stops for a while what a resource does for others. */
final class Interruption {

    /** Services that only watch, remember or prepare: what passes through the stack does not pass through them. */
    private static final Set<String> BESIDE =
            Set.of(
                    "AWS::ApplicationAutoScaling",
                    "AWS::CloudWatch",
                    "AWS::DataSync",
                    "AWS::Logs",
                    "AWS::SNS");

    /** Types of which a new one stands beside the old until it is used. */
    private static final Set<String> HARMLESS =
            Set.of("AWS::ECS::TaskDefinition", "AWS::EC2::FlowLog", "AWS::KMS::Alias");

    private Interruption() {}

    static boolean byReplacing(String type) {
        return !HARMLESS.contains(type)
                && !BESIDE.contains(type.substring(0, type.lastIndexOf("::")));
    }

    static boolean byUpdating(Driver driver, List<Difference> differences) {
        return differences.stream()
                .map(Difference::property)
                .anyMatch(driver.interrupting()::contains);
    }
}
