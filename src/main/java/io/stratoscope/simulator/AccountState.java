package io.stratoscope.simulator;

import io.stratoscope.aws.CallGate;
import io.stratoscope.aws.CallMeter;
import io.stratoscope.aws.Quota;
import io.stratoscope.aws.WriteGuard;
import io.stratoscope.model.Resource;

import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;

import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What the services of one simulated account share: its identity, its clock, its ids, its tags, and one another. All
 * operations of an account run one at a time, under this object's lock, as if AWS were strictly consistent.
 */
final class AccountState {

    static final String ACCOUNT_ID = "123456789012";
    static final String PARTITION = "aws";

    /** Where AWS keeps the tags and metrics of global services. */
    static final String GLOBAL_HOME = "us-east-1";

    private static final Set<String> REGIONS =
            Region.regions().stream().map(Region::id).collect(Collectors.toUnmodifiableSet());

    private record ClientKey(Class<?> type, String region) {}

    private final Clock clock;
    private final String homeRegion;
    private final Ids ids = new Ids();
    private final Agenda agenda = new Agenda();
    private final TagIndex tags;
    private final Faults faults = new Faults(this::clockTime);
    private final CallGate gate = new CallGate(new WriteGuard(), new CallMeter());
    private final Map<ClientKey, SdkClient> clients = new ConcurrentHashMap<>();
    private volatile boolean building;
    private volatile boolean takesTime;
    private volatile Optional<History> history = Optional.empty();

    /** While a call works that is to be kept, time stands still: done again, it has to come out the same. */
    private volatile Optional<Instant> standing = Optional.empty();

    AccountState(Clock clock, String homeRegion) {
        this.clock = clock;
        this.homeRegion = homeRegion;
        tags = new TagIndex(this::clockTime, () -> doneAt(TagIndex.UNTIL_LISTED));
    }

    String accountId() {
        return ACCOUNT_ID;
    }

    String partition() {
        return PARTITION;
    }

    String homeRegion() {
        return homeRegion;
    }

    /**
     * The time that an operation writes down. What was made while the account was being set up is as old as the year: two
     * starts of the program find the same account.
     */
    Instant now() {
        return building ? setUpAt() : clockTime();
    }

    /**
     * When something that takes AWS a while, and begins now, is done.
     *
     * @param usual how long AWS usually takes; no time at all while the account is set up, or when it is one that takes none
     */
    Instant doneAt(Duration usual) {
        return isImmediate() ? clockTime() : clockTime().plus(usual);
    }

    /** Whether a time that {@link #doneAt} gave is over. */
    boolean isOver(Instant done) {
        return !clockTime().isBefore(done);
    }

    /**
     * Something happens by itself once its time has come; at once where that is now.
     *
     * @param due as {@link #doneAt} gave it
     */
    void once(Instant due, Runnable work) {
        if (isOver(due)) {
            work.run();
        } else {
            agenda.add(due, work);
        }
    }

    private void catchUp() {
        Instant now = clockTime();
        for (Optional<Agenda.Item> next = agenda.take(now);
                next.isPresent();
                next = agenda.take(now)) {
            Agenda.Item item = next.get();
            at(
                    item.due(),
                    () -> {
                        item.work().run();
                        return true;
                    });
        }
    }

    /**
     * Refuses one thing more where there are as many as the account may have. What sets the account up may make what it likes.
     *
     * @param present how many there are
     * @param refusal in the service's own words
     */
    void refuseOver(Quota quota, long present, Supplier<? extends RuntimeException> refusal) {
        if (!building && present >= faults.quota(quota)) {
            throw refusal.get();
        }
    }

    /** Whether what takes AWS a while takes a while here too. */
    void takesTime(boolean on) {
        takesTime = on;
    }

    boolean takesTime() {
        return takesTime;
    }

    /** Whether what begins now is done at once. */
    boolean isImmediate() {
        return building || !takesTime;
    }

    Clock clock() {
        return clock;
    }

    /** The time on the clock, also while the account is being set up: for what is only remembered for some hours. */
    Instant clockTime() {
        return standing.orElseGet(clock::instant);
    }

    private Instant setUpAt() {
        return clock.instant()
                .atZone(ZoneOffset.UTC)
                .with(TemporalAdjusters.firstDayOfYear())
                .truncatedTo(ChronoUnit.DAYS)
                .toInstant();
    }

    Ids ids() {
        return ids;
    }

    TagIndex tags() {
        return tags;
    }

    Faults faults() {
        return faults;
    }

    /** What follows for metrics and log lines from the disasters that last. */
    Aftermath aftermath() {
        Aftermath all = faults.aftermath();
        return LostSystems.of(this).map(lost -> lost.of(all)).orElse(all);
    }

    CallMeter meter() {
        return gate.meter();
    }

    WriteGuard guard() {
        return gate.guard();
    }

    /** An ARN of this account; the region may be empty. */
    String arn(String service, String region, String resource) {
        return "arn:"
                + PARTITION
                + ":"
                + service
                + ":"
                + region
                + ":"
                + ACCOUNT_ID
                + ":"
                + resource;
    }

    /**
     * The service behind a client interface; built when first asked for, and the same one each time. A service that is
     * global is the same object in every region.
     */
    <C extends SdkClient> C client(Class<C> type, String region) {
        SimulatedServices.Entry<?> entry = SimulatedServices.of(type);
        String at =
                switch (entry.reach()) {
                    case REGIONAL -> Resource.GLOBAL.equals(region) ? GLOBAL_HOME : region;
                    case GLOBAL -> Resource.GLOBAL;
                };
        ClientKey key = new ClientKey(type, at);
        SdkClient client = clients.get(key);
        return type.cast(client == null ? make(entry, key) : client);
    }

    private synchronized SdkClient make(SimulatedServices.Entry<?> entry, ClientKey key) {
        SdkClient client = clients.get(key);
        if (client == null) {
            // It may ask for others while it is made.
            client = entry.maker().make(this, key.region());
            clients.put(key, client);
        }
        return client;
    }

    /**
     * Another service of this account, by its class in this package, for what one service has to know of another.
     *
     * @param implementation the simulated service's own class
     */
    <S> S service(Class<S> implementation, Class<? extends SdkClient> type, String region) {
        return implementation.cast(client(type, region));
    }

    /** Runs what sets the account up: its calls are not guarded, metered or disturbed. */
    void build(Runnable setUp) {
        building = true;
        try {
            setUp.run();
        } finally {
            building = false;
        }
    }

    /**
     * The one way to every operation. What a service asks of another while it works (ECS makes a network interface) is
     * AWS's own affair: neither guarded nor metered nor disturbed.
     */
    <R> R call(Asked asked, Faulty exceptions, Supplier<R> body) {
        if (building || Thread.holdsLock(this)) {
            synchronized (this) {
                return body.get();
            }
        }
        return gate.call(
                asked.service(),
                asked.operation(),
                CallMeter.units(asked.request()),
                faults::backOff,
                () -> {
                    reach(asked.service(), asked.region());
                    faults.strike(asked, exceptions);
                    R answer;
                    synchronized (this) {
                        catchUp();
                        faults.refuse(asked.request(), this);
                        answer = faults.shown(asked.request(), remembered(asked, body), this);
                    }
                    faults.loseAnswer(asked);
                    return answer;
                });
    }

    private <R> R remembered(Asked asked, Supplier<R> body) {
        if (history.isEmpty() || !WriteGuard.mayChange(asked.service(), asked.operation())) {
            return body.get();
        }
        Instant at = clockTime();
        R answer;
        try {
            answer = at(at, body);
        } catch (RuntimeException e) {
            history.get().add(asked, at, true);
            throw e;
        }
        history.get().add(asked, at, false);
        return answer;
    }

    /** Keeps from now on what changes the account. */
    void keep(History all) {
        history = Optional.of(all);
    }

    /** Does something at another time; without guard, meter and faults when the account's own affairs are done. */
    void at(Instant time, Runnable work) {
        synchronized (this) {
            at(
                    time,
                    () -> {
                        catchUp();
                        work.run();
                        return true;
                    });
        }
    }

    /** Looks at the account as it is now, with all that is due done; neither guarded nor metered nor disturbed. */
    <R> R look(Supplier<R> work) {
        synchronized (this) {
            catchUp();
            return work.get();
        }
    }

    private <R> R at(Instant time, Supplier<R> work) {
        Optional<Instant> before = standing;
        standing = Optional.of(time);
        try {
            return work.get();
        } finally {
            standing = before;
        }
    }

    private static void reach(String service, String region) {
        if (!Resource.GLOBAL.equals(region) && !REGIONS.contains(region)) {
            String host = service + "." + region + ".amazonaws.com";
            throw SdkClientException.create(
                    "Unable to execute HTTP request: " + host + ": Name or service not known",
                    new UnknownHostException(host));
        }
    }

    /** Makes a service's exception out of an HTTP status, AWS's error code and a message. */
    @FunctionalInterface
    interface Faulty {
        RuntimeException exception(int status, String code, String message);
    }
}
