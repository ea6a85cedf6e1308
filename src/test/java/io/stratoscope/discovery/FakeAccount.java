package io.stratoscope.discovery;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.aws.CallMeter;
import io.stratoscope.aws.WriteGuard;

import software.amazon.awssdk.core.SdkClient;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An account that hands out the clients that a test put in; it notes which were asked for. */
public final class FakeAccount implements AwsAccount {

    public static final String ID = "123456789012";
    public static final String REGION = "eu-central-1";

    private final Map<String, SdkClient> clients = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private boolean simulated = true;

    /** Gives a client to every region. */
    public <C extends SdkClient> FakeAccount with(Class<C> type, C client) {
        clients.put(type.getName(), client);
        return this;
    }

    /** Gives a client to one region. */
    public <C extends SdkClient> FakeAccount with(Class<C> type, String region, C client) {
        clients.put(type.getName() + "@" + region, client);
        return this;
    }

    /** The same account, which now says that it is a real one. */
    public FakeAccount live() {
        simulated = false;
        return this;
    }

    public synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public String label() {
        return "fake";
    }

    @Override
    public boolean simulated() {
        return simulated;
    }

    @Override
    public List<String> regions() {
        return List.of(REGION);
    }

    @Override
    public synchronized <C extends SdkClient> C client(Class<C> type, String region) {
        asked.add(type.getSimpleName() + "@" + region);
        SdkClient client = clients.get(type.getName() + "@" + region);
        if (client == null) {
            client = clients.get(type.getName());
        }
        if (client == null) {
            throw new IllegalArgumentException("no fake " + type.getSimpleName());
        }
        return type.cast(client);
    }

    @Override
    public Clock clock() {
        return Clock.systemUTC();
    }

    @Override
    public CallMeter meter() {
        return new CallMeter();
    }

    @Override
    public WriteGuard guard() {
        return new WriteGuard();
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
