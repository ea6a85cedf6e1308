package io.stratoscope.simulator;

import software.amazon.awssdk.core.SdkRequest;

import java.util.Set;

/**
 * One call of an operation.
 *
 * @param service its prefix as in IAM actions
 * @param operation the API operation, for example {@code DescribeVpcs}
 * @param region region code, or {@code aws-global}
 */
record Asked(String service, String operation, String region, SdkRequest request) {

    /** What faults may call it: by its name, its service's, or all. */
    Set<String> names() {
        return Set.of(service + ":" + operation, service + ":*", "*");
    }
}
