package io.stratoscope.aws;

import software.amazon.awssdk.core.SdkClient;

import java.net.URI;
import java.time.Clock;
import java.util.List;

/**
 * The one seam to AWS. It hands out the SDK's own client interfaces; nothing above it knows whether they speak to AWS, to
 * an emulator, or to the account simulated in this process.
 */
public interface AwsAccount extends AutoCloseable {

    /** How the operator named it, for people: {@code profile immich}, {@code simulated}. */
    String label();

    /** Whether nothing of it is real. */
    boolean simulated();

    /** The regions that the operator chose, or the account's default one; never empty. */
    List<String> regions();

    /**
     * The client of a service in a region; the same one each time, built when it is first asked for. The account closes
     * it: callers do not.
     *
     * @param type the SDK's synchronous client interface, for example {@code Ec2Client.class}, or {@code
     *     CloudWatchLogsAsyncClient.class} for what that alone has
     * @param region region code, or {@link io.stratoscope.model.Resource#GLOBAL} for IAM and Route 53
     * @throws IllegalArgumentException when no such client is known: a mistake in the caller
     */
    <C extends SdkClient> C client(Class<C> type, String region);

    /** The time there: a simulated account's may go faster than ours. */
    Clock clock();

    /** What the calls so far came to. */
    CallMeter meter();

    /** The lock on writing; every client asks it before each call. */
    WriteGuard guard();

    /**
     * Where to ask for something that the account publishes, as an application behind a load balancer: the same address, unless
     * the account is simulated and answers somewhere else.
     *
     * @param published {@code http} or {@code https}, with the name that the operator's own computer would look up
     */
    default URI reach(URI published) {
        return published;
    }

    @Override
    void close();
}
