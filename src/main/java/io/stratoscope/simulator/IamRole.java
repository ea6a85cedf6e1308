package io.stratoscope.simulator;

import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.Role;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * A role and its policies.
 *
 * @param seenFrom when other services see it: IAM tells them a while after it was made
 * @param inline documents of the policies that are written into it, by name
 * @param attached the managed policies that it has, by ARN
 */
record IamRole(
        Role role,
        Instant seenFrom,
        Map<String, String> inline,
        Map<String, AttachedPolicy> attached) {

    IamRole(Role role, Instant seenFrom) {
        this(role, seenFrom, new TreeMap<>(), new LinkedHashMap<>());
    }

    /** The same, with what is said of it changed. */
    IamRole with(Role changed) {
        return new IamRole(changed, seenFrom, inline, attached);
    }
}
