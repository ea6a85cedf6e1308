package io.stratoscope.aws;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.sso.SsoClient;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;
import software.amazon.awssdk.services.sts.StsClient;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * An account of AWS, or of an emulator at an endpoint URL. Connecting reads configuration files and nothing else; each
 * client is built when it is first asked for. All clients share one HTTP client and one set of credentials; those that
 * stream have an HTTP client of their own, on Netty. Safe for many threads.
 */
public final class LiveAccount implements AwsAccount {

    /** As many calls as discovery ever makes at a time, and some. */
    private static final int MAX_CONNECTIONS = 64;

    /** Each stream holds one: AWS lets an account have 15 live tails in a region. */
    private static final int MAX_STREAMS = 32;

    /** A live tail says something each second: one that is silent for so long is dead. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private static final Duration CONNECT = Duration.ofSeconds(5);

    private record Key(Class<? extends SdkClient> type, Region region) {}

    private final String label;
    private final List<String> regions;
    private final Profiles profiles;
    private final Optional<Profile> settings;
    private final Endpoints endpoints;
    private final Supplier<RetryStrategy> retries;
    private final Clock clock;
    private final CallGate gate;
    private final CallGate signInGate;
    private final Credentials credentials;
    private final Map<Key, SdkClient> clients = new ConcurrentHashMap<>();
    private @Nullable SdkHttpClient http;
    private @Nullable SdkAsyncHttpClient asyncHttp;
    private boolean closed;

    /**
     * Opens an account.
     *
     * @param clock ours; it says whether a single sign-on login is over
     * @throws AccountException when the profile or a region does not exist, or the profile cannot give credentials
     */
    public static LiveAccount connect(
            LiveOptions options, AwsEnvironment environment, Clock clock) {
        return connect(options, environment, clock, LiveAccount::retryStrategy);
    }

    static LiveAccount connect(
            LiveOptions options,
            AwsEnvironment environment,
            Clock clock,
            Supplier<RetryStrategy> retries) {
        return new LiveAccount(options, environment, clock, retries);
    }

    private LiveAccount(
            LiveOptions options,
            AwsEnvironment environment,
            Clock clock,
            Supplier<RetryStrategy> retries) {
        this.profiles = Profiles.read(environment);
        CredentialSources sources = new CredentialSources(environment, profiles, clock);
        this.settings = sources.settings(options.profile());
        this.regions = Regions.choose(options, environment, settings);
        this.endpoints = Endpoints.of(options.endpoint(), environment, settings, profiles.file());
        this.retries = retries;
        this.clock = clock;
        this.gate = new CallGate(new WriteGuard(), new CallMeter());
        this.signInGate = new CallGate(WriteGuard.ofSignIn(), gate.meter());
        CredentialSource source = sources.find(options.profile());
        this.label =
                endpoints
                        .of(Services.STS)
                        .map(address -> source.who() + " at " + address)
                        .orElse(source.who());
        this.credentials = new Credentials(source, profiles.file(), new SigningIn());
    }

    /** What is built to sign in stands apart from the clients that are handed out, under a gate of its own. */
    private final class SigningIn implements SignInClients {
        @Override
        public StsClient sts(Signer signer) {
            return build(Services.STS, Region.of(home()), signer, signInGate);
        }

        @Override
        public SsoClient sso(String region) {
            return build(Services.SSO, Region.of(region), Signer.nobody(), signInGate);
        }

        @Override
        public SsoOidcClient ssoOidc(String region) {
            return build(Services.SSO_OIDC, Region.of(region), Signer.nobody(), signInGate);
        }
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public boolean simulated() {
        return false;
    }

    @Override
    public List<String> regions() {
        return regions;
    }

    @Override
    public <C extends SdkClient> C client(Class<C> type, String region) {
        Services.Service<?> service = Services.of(type);
        checkOpen();
        Region sdkRegion = Regions.sdkRegion(region, service.global(), home());
        SdkClient client =
                clients.computeIfAbsent(
                        new Key(type, sdkRegion),
                        key -> build(service, sdkRegion, credentials.signer(), gate));
        return type.cast(client);
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public CallMeter meter() {
        return gate.meter();
    }

    @Override
    public WriteGuard guard() {
        return gate.guard();
    }

    /** How many clients were built so far. */
    int builtClients() {
        return clients.size();
    }

    private String home() {
        return regions.getFirst();
    }

    private <C extends SdkClient> C build(
            Services.Service<C> service, Region region, Signer signer, CallGate under) {
        return service.build()
                .apply(
                        new ClientSetup(
                                service.prefix(),
                                region,
                                signer,
                                this::http,
                                this::asyncHttp,
                                endpoints.of(service),
                                retries.get(),
                                under,
                                profiles.file(),
                                settings.map(Profile::name).orElse(Profiles.DEFAULT)));
    }

    private synchronized void checkOpen() {
        if (closed) {
            throw new IllegalStateException("the account is closed");
        }
    }

    private synchronized SdkHttpClient http() {
        checkOpen();
        SdkHttpClient shared = http;
        if (shared == null) {
            shared = httpClient();
            http = shared;
        }
        return shared;
    }

    private synchronized SdkAsyncHttpClient asyncHttp() {
        checkOpen();
        SdkAsyncHttpClient shared = asyncHttp;
        if (shared == null) {
            shared =
                    NettyNioAsyncHttpClient.builder()
                            .maxConcurrency(MAX_STREAMS)
                            .connectionTimeout(CONNECT)
                            .readTimeout(SILENCE)
                            .build();
            asyncHttp = shared;
        }
        return shared;
    }

    private static SdkHttpClient httpClient() {
        return ApacheHttpClient.builder()
                .maxConnections(MAX_CONNECTIONS)
                .connectionTimeout(CONNECT)
                .socketTimeout(Duration.ofSeconds(30))
                .build();
    }

    private static RetryStrategy retryStrategy() {
        return AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(CallGate.MAX_ATTEMPTS)
                .build();
    }

    @Override
    public void close() {
        List<AutoCloseable> things = new ArrayList<>();
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            things.add(gate.meter()::flush);
            things.addAll(clients.values());
            things.add(credentials);
            if (http != null) {
                things.add(http);
            }
            if (asyncHttp != null) {
                things.add(asyncHttp);
            }
        }
        Closing.all(things);
    }
}
