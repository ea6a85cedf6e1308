package io.stratoscope.simulator;

import io.stratoscope.aws.IamActions;
import io.stratoscope.aws.KnownQuota;
import io.stratoscope.aws.PartQuota;

import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What goes wrong in a simulated account, on purpose. Actions are {@code ecs:DescribeServices}, {@code ecs:*} or
 * {@code *}, with the service's prefix as in IAM and the name of the API operation. Safe for many threads.
 */
public final class Faults {

    /** How latency passes; tests give one that returns at once. */
    @FunctionalInterface
    public interface Sleeper {
        void sleep(Duration duration) throws InterruptedException;
    }

    private record Latency(Duration duration, Sleeper sleeper) {}

    /** As the SDK waits after "slow down", without the chance that it adds. */
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);

    private static final int FOREVER = Integer.MAX_VALUE;

    /** AWS raises this one by itself for accounts that are in use. */
    private static final int RAISED_VCPUS = 100;

    private final Set<String> denied = new HashSet<>();
    private Optional<Set<String>> allowed = Optional.empty();
    private final Set<String> unreachable = new HashSet<>();
    private final Map<String, Integer> throttled = new HashMap<>();
    private final Map<String, Integer> callsUntilFailure = new HashMap<>();
    private final Map<String, Integer> callsUntilLoss = new HashMap<>();
    private final Map<String, Integer> callsUntilQuota = new HashMap<>();
    private final Map<String, Integer> quotas = new HashMap<>();
    private final Supplier<Instant> now;
    private final Disasters disasters = new Disasters();
    private Optional<Latency> latency = Optional.empty();
    private Sleeper backOff = pause -> {};
    private int callsUntilCutOff = FOREVER;
    private boolean hostilePaging;
    private boolean expired;

    /**
     * Nothing is wrong yet.
     *
     * @param now the account's time
     */
    Faults(Supplier<Instant> now) {
        this.now = now;
    }

    /** The identity may not do this. */
    public synchronized Faults deny(String action) {
        denied.add(action);
        return this;
    }

    /** The identity may not do this in one region. */
    public Faults deny(String action, String region) {
        return deny(inRegion(action, region));
    }

    /**
     * The identity may do this and nothing else.
     *
     * @param actions as a policy has them, which is not always as the operations are called: {@code s3:ListAllMyBuckets}
     */
    public synchronized Faults allowOnly(Set<String> actions) {
        allowed = Optional.of(Set.copyOf(actions));
        return this;
    }

    private static String inRegion(String action, String region) {
        return action + " in " + region;
    }

    /**
     * How the pauses before a throttled call's retries pass. Without it they take no time: the account is in this process.
     */
    public synchronized Faults backOff(Sleeper sleeper) {
        backOff = sleeper;
        return this;
    }

    /** Each attempt of a call is answered with "slow down". */
    public Faults throttle(String action) {
        return throttle(action, FOREVER);
    }

    /** The next attempts are answered with "slow down", so many of them. */
    public synchronized Faults throttle(String action, int times) {
        throttled.put(action, times);
        return this;
    }

    /** The n-th call from now on (1 is the next) fails inside AWS; those before and after it do not. */
    public synchronized Faults fail(String action, int nth) {
        callsUntilFailure.put(action, nth);
        return this;
    }

    /** The n-th call from now on (1 is the next) is refused: the account has as much of it as it may. */
    public synchronized Faults hitQuota(String action, int nth) {
        callsUntilQuota.put(action, nth);
        return this;
    }

    /** The n-th call from now on (1 is the next) has its effect, but its answer does not arrive. */
    public synchronized Faults loseAnswer(String action, int nth) {
        callsUntilLoss.put(action, nth);
        return this;
    }

    /** No answer comes over the network. */
    public synchronized Faults network(String action) {
        unreachable.add(action);
        return this;
    }

    /** After so many more calls of any kind nothing gets through any more, as when the program dies or the network does. */
    public synchronized Faults cutOffAfter(int calls) {
        callsUntilCutOff = calls;
        return this;
    }

    /**
     * The account may have another number of something than accounts usually may.
     *
     * @param code Service Quotas' code, for example {@code L-F678F1CE}
     */
    public synchronized Faults quota(String code, int most) {
        quotas.put(code, most);
        return this;
    }

    /** How many the account may have. */
    synchronized int quota(KnownQuota quota) {
        return quotas.getOrDefault(
                quota.code(), quota.equals(PartQuota.FARGATE_VCPUS) ? RAISED_VCPUS : quota.usual());
    }

    /**
     * Something breaks, and answers tell it until all is cleared.
     *
     * @param name one of {@link Disasters#ALL}
     */
    public Faults disaster(String name) {
        return disaster(name, now.get());
    }

    /** The same, since some time. */
    synchronized Faults disaster(String name, Instant since) {
        disasters.strike(name, since);
        return this;
    }

    /** What follows for metrics and log lines from the disasters that last. */
    synchronized Aftermath aftermath() {
        return disasters.aftermath();
    }

    /** A disaster is over. */
    synchronized void endDisaster(String name) {
        disasters.end(name);
    }

    /** Names of the disasters that last, sorted. */
    synchronized Set<String> disasters() {
        return disasters.on();
    }

    /** An answer as it is while disasters last. */
    synchronized <R> R shown(SdkRequest request, R answer, AccountState account) {
        return disasters.shown(request, answer, account);
    }

    /**
     * Refuses what cannot be done while disasters last.
     *
     * @throws RuntimeException AWS's error
     */
    synchronized void refuse(SdkRequest request, AccountState account) {
        disasters.refuse(request, account);
    }

    /** Each call takes this long. */
    public synchronized Faults latency(Duration duration, Sleeper sleeper) {
        latency = Optional.of(new Latency(duration, sleeper));
        return this;
    }

    /** Pages come short or empty although more follows, and a last full page has a token all the same. */
    public synchronized Faults hostilePaging(boolean on) {
        hostilePaging = on;
        return this;
    }

    /** The credentials are expired from now on. */
    public synchronized Faults expireCredentials() {
        expired = true;
        return this;
    }

    /** All is well again. */
    public synchronized Faults clear() {
        denied.clear();
        disasters.clear();
        allowed = Optional.empty();
        unreachable.clear();
        throttled.clear();
        callsUntilFailure.clear();
        callsUntilLoss.clear();
        callsUntilQuota.clear();
        quotas.clear();
        latency = Optional.empty();
        backOff = pause -> {};
        callsUntilCutOff = FOREVER;
        hostilePaging = false;
        expired = false;
        return this;
    }

    synchronized boolean isHostilePaging() {
        return hostilePaging;
    }

    /** Does to a call what is switched on for it. */
    void strike(Asked asked, AccountState.Faulty exceptions) {
        pause();
        Set<String> names = asked.names();
        String service = asked.service();
        synchronized (this) {
            if (names.stream().anyMatch(unreachable::contains) || isCutOff()) {
                throw SdkClientException.create(
                        "Unable to execute HTTP request: connect timed out",
                        new SocketTimeoutException("connect timed out"));
            }
            if (names.stream().anyMatch(throttled::containsKey) && take(throttled, names)) {
                throw exceptions.exception(400, throttlingCode(service), "Rate exceeded");
            }
            if (expired) {
                throw exceptions.exception(
                        expiredStatus(service),
                        expiredCode(service),
                        "The security token included in the request is expired");
            }
            if (isDenied(asked)) {
                throw exceptions.exception(
                        403,
                        deniedCode(service),
                        denial(IamActions.of(service, asked.operation())));
            }
            if (countDown(callsUntilQuota, names)) {
                QuotaErrors.Refusal refusal = QuotaErrors.of(service, asked.operation());
                throw exceptions.exception(refusal.status(), refusal.code(), refusal.message());
            }
            if (countDown(callsUntilFailure, names)) {
                throw exceptions.exception(
                        500, "InternalFailure", "The request failed because of an internal error");
            }
        }
    }

    /** Whether what an open stream says gets through no more. */
    synchronized boolean isUnreachable(String action) {
        return unreachable.contains(action) || callsUntilCutOff == 0;
    }

    /**
     * Whether the identity may do something at all, in whatever region.
     *
     * @param action as policies have it
     */
    synchronized boolean allows(String action) {
        String all = action.substring(0, action.indexOf(':') + 1) + "*";
        return allowed.filter(actions -> !actions.contains(action)).isEmpty()
                && Stream.of(action, all, "*").noneMatch(denied::contains);
    }

    private boolean isDenied(Asked asked) {
        String action = IamActions.of(asked.service(), asked.operation());
        return allowed.filter(actions -> !actions.contains(action)).isPresent()
                || asked.names().stream()
                        .anyMatch(name ->
                                denied.contains(name)
                                        || denied.contains(inRegion(name, asked.region())));
    }

    /** After a call had its effect: fails when its answer is to be lost. */
    synchronized void loseAnswer(Asked asked) {
        if (countDown(callsUntilLoss, asked.names())) {
            throw SdkClientException.create(
                    "Unable to execute HTTP request: Read timed out",
                    new SocketTimeoutException("Read timed out"));
        }
    }

    private boolean isCutOff() {
        if (callsUntilCutOff == 0) {
            return true;
        }
        callsUntilCutOff -= callsUntilCutOff == FOREVER ? 0 : 1;
        return false;
    }

    private void pause() {
        Optional<Latency> now;
        synchronized (this) {
            now = latency;
        }
        now.ifPresent(each -> sleep(each.sleeper(), each.duration()));
    }

    /** Waits before a throttled call is made again: twice as long each time. */
    boolean backOff(int retry) {
        Sleeper sleeper;
        synchronized (this) {
            sleeper = backOff;
        }
        Duration pause = FIRST_PAUSE.multipliedBy(1L << (retry - 1));
        sleep(sleeper, pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
        return true;
    }

    private static void sleep(Sleeper sleeper, Duration duration) {
        try {
            sleeper.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AbortedException.create("Thread was interrupted", e);
        }
    }

    private static boolean take(Map<String, Integer> left, Set<String> names) {
        for (String name : names) {
            Integer count = left.get(name);
            if (count != null && count > 0) {
                left.put(name, count == FOREVER ? FOREVER : count - 1);
                return true;
            }
        }
        return false;
    }

    private static boolean countDown(Map<String, Integer> calls, Set<String> names) {
        boolean fails = false;
        for (String name : names) {
            Integer left = calls.get(name);
            if (left != null && left > 0) {
                calls.put(name, left - 1);
                fails |= left == 1;
            }
        }
        return fails;
    }

    private static String denial(String action) {
        return "User: arn:aws:iam::%s:user/operator is not authorized to perform: %s because no identity-based policy allows the %s action"
                .formatted(AccountState.ACCOUNT_ID, action, action);
    }

    // The words differ by the service's protocol: EC2, query and REST-XML, JSON.
    private static String deniedCode(String service) {
        return switch (service) {
            case "ec2" -> "UnauthorizedOperation";
            case "s3", "iam", "rds", "elasticache", "elasticloadbalancing", "sts", "cloudwatch" ->
                    "AccessDenied";
            case "sns" -> "AuthorizationError";
            default -> "AccessDeniedException";
        };
    }

    private static String throttlingCode(String service) {
        return switch (service) {
            case "ec2" -> "RequestLimitExceeded";
            case "s3" -> "SlowDown";
            case "iam", "rds", "elasticache", "elasticloadbalancing", "route53", "cloudwatch" ->
                    "Throttling";
            default -> "ThrottlingException";
        };
    }

    private static String expiredCode(String service) {
        return switch (service) {
            case "ec2" -> "RequestExpired";
            case "s3", "iam", "rds", "elasticache", "elasticloadbalancing", "sts", "sns" ->
                    "ExpiredToken";
            default -> "ExpiredTokenException";
        };
    }

    private static int expiredStatus(String service) {
        return service.equals("sts") || service.equals("iam") ? 403 : 400;
    }
}
