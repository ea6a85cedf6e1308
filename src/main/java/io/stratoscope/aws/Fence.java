package io.stratoscope.aws;

import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;

import java.util.concurrent.Callable;

/**
 * Says of each call that its own threads make whether it may leave the program: for what may change only some of an account, such
 * as a restore drill. It stands behind the {@link WriteGuard}, under every client, and holds for the calls that are made within {@link
 * #within}; others of the same account do not meet it.
 */
public interface Fence {

    /**
     * Lets a call through or refuses it.
     *
     * @param service the service's prefix as in IAM actions
     * @param operation the API operation
     * @throws WriteRefusedException when it goes beyond the fence
     */
    void check(String service, String operation, SdkRequest request);

    /** Hears what a call that was let through came to: what was made has an id from here on. */
    void answered(String service, String operation, SdkResponse response);

    /** Does something with every call of this thread fenced. Threads that it starts are not: their work is to be fenced likewise. */
    static <T> T within(Fence fence, Callable<T> work) throws Exception {
        return ScopedValue.where(Fences.CURRENT, fence).call(work::call);
    }
}
