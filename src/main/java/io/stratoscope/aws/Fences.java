package io.stratoscope.aws;

import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;

/** The fence that the calls of this thread are behind. */
final class Fences {

    static final ScopedValue<Fence> CURRENT = ScopedValue.newInstance();

    private Fences() {}

    static void check(String service, String operation, SdkRequest request) {
        if (CURRENT.isBound()) {
            CURRENT.get().check(service, operation, request);
        }
    }

    static void answered(String service, String operation, Object response) {
        if (CURRENT.isBound() && response instanceof SdkResponse answer) {
            CURRENT.get().answered(service, operation, answer);
        }
    }
}
