package io.stratoscope.backup.drill;

import io.stratoscope.aws.AwsAccount;

import software.amazon.awssdk.core.SdkClient;

import java.util.Map;
import java.util.Optional;

/**
 * What a drill has made.
 *
 * @param refs what the API knows its resources by, by their logical ids
 */
record IsolationCase(
        AwsAccount account,
        String region,
        Original original,
        String visitor,
        Map<String, String> refs) {

    <C extends SdkClient> C client(Class<C> type) {
        return account.client(type, region);
    }

    /**
     * What the API knows a resource by.
     *
     * @throws DrillException when it is not there
     */
    String ref(String id) {
        return Optional.ofNullable(refs.get(id))
                .orElseThrow(() -> new DrillException("the drill has no " + id));
    }
}
