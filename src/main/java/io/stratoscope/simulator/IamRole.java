package io.stratoscope.simulator;

import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.Role;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * A role and its policies.
 *
 * @param inline documents of the policies that are written into it, by name
 * @param attached the managed policies that it has, by ARN
 */
record IamRole(Role role, Map<String, String> inline, Map<String, AttachedPolicy> attached) {

    IamRole(Role role) {
        this(role, new TreeMap<>(), new LinkedHashMap<>());
    }
}
