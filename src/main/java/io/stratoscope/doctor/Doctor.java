package io.stratoscope.doctor;

import static java.util.Objects.requireNonNull;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.aws.AwsFailures;
import io.stratoscope.aws.CallMeter;
import io.stratoscope.aws.CallerIdentity;
import io.stratoscope.aws.IamActions;
import io.stratoscope.job.JobContext;
import io.stratoscope.model.Failure;
import io.stratoscope.model.Resource;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/** Tries what Stratoscope needs of an account and says what is missing. It only reads. */
public final class Doctor {

    /** The most that S3 returns a page. */
    private static final int BUCKETS = 10_000;

    private final AwsAccount account;
    private final Clock clock;
    private final List<Probe> probes;
    private final boolean paying;

    /**
     * @param clock this machine's, which is compared with AWS's
     */
    public Doctor(AwsAccount account, Clock clock) {
        this(account, clock, Probes.ALL, false);
    }

    private Doctor(AwsAccount account, Clock clock, List<Probe> probes, boolean paying) {
        this.account = account;
        this.clock = clock;
        this.probes = probes;
        this.paying = paying;
    }

    Doctor(AwsAccount account, Clock clock, List<Probe> probes) {
        this(account, clock, probes, false);
    }

    /** The same, who also tries the calls for which AWS takes money. */
    public Doctor paying() {
        return new Doctor(account, clock, probes, true);
    }

    /** What asking for the identity gave: the identity or why not, and the clock. */
    private record Asked(Optional<Identity> identity, Optional<Failure> failure, ClockSkew clock) {}

    /** A call to try in a place. */
    private record Try(Probe probe, String region) {}

    /** Examines the account: the identity first, then every call in each region, and once what is global. */
    public DoctorReport run(JobContext context) {
        context.step("identity");
        Asked asked = askWho();
        List<CheckedCall> calls =
                asked.identity()
                        .map(identity -> tryAll(identity, context))
                        .orElseGet(this::nothingTried);
        return new DoctorReport(
                account.label(),
                account.simulated(),
                account.regions(),
                asked.identity(),
                asked.failure(),
                asked.clock(),
                calls);
    }

    private Asked askWho() {
        Instant sent = clock.instant();
        try {
            GetCallerIdentityResponse answer =
                    account.client(StsClient.class, account.regions().getFirst())
                            .getCallerIdentity();
            CallerIdentity caller = CallerIdentity.of(answer);
            Identity identity = new Identity(caller.account(), caller.arn());
            return new Asked(
                    Optional.of(identity), Optional.empty(), skew(answer.sdkHttpResponse(), sent));
        } catch (RuntimeException e) {
            Failure failure = AwsFailures.of("sts", "GetCallerIdentity", e);
            return new Asked(Optional.empty(), Optional.of(failure), skew(httpAnswer(e), sent));
        }
    }

    private static @Nullable SdkHttpResponse httpAnswer(RuntimeException thrown) {
        if (thrown instanceof AwsServiceException answer) {
            AwsErrorDetails details = answer.awsErrorDetails();
            return details == null ? null : details.sdkHttpResponse();
        }
        return null;
    }

    private ClockSkew skew(@Nullable SdkHttpResponse answer, Instant sent) {
        if (account.simulated()) {
            return ClockSkew.unknown("the account is in process");
        }
        if (answer == null) {
            return ClockSkew.unknown("there was no answer to compare with");
        }
        return answer.firstMatchingHeader("Date")
                .map(date -> ClockSkew.between(date, sent, clock.instant()))
                .orElseGet(() -> ClockSkew.unknown("the answer has no Date header"));
    }

    private List<CheckedCall> tryAll(Identity identity, JobContext context) {
        context.step("calls");
        Map<String, ProbeTarget> targets = targets(identity);
        List<Try> tries = tries();
        AtomicInteger done = new AtomicInteger();
        List<Callable<CheckedCall>> tasks =
                tries.stream()
                        .<Callable<CheckedCall>>map(each ->
                                () -> {
                                    CheckedCall checked =
                                            context.cancelled()
                                                    ? notTried(each, "cancelled")
                                                    : check(
                                                            each,
                                                            requireNonNull(
                                                                    targets.get(each.region())));
                                    context.progress(done.incrementAndGet(), tries.size());
                                    return checked;
                                })
                        .toList();
        return context.inParallel(tasks);
    }

    /** What to try, call by call, so that a call's regions stand side by side. */
    private List<Try> tries() {
        List<Try> tries = new ArrayList<>();
        for (Probe probe : probes) {
            List<String> places = probe.global() ? List.of(Resource.GLOBAL) : account.regions();
            places.forEach(place -> tries.add(new Try(probe, place)));
        }
        return tries;
    }

    private Map<String, ProbeTarget> targets(Identity identity) {
        Map<String, ProbeTarget> targets = new HashMap<>();
        targets.put(Resource.GLOBAL, target(identity, Resource.GLOBAL, Optional.empty()));
        for (String region : account.regions()) {
            targets.put(region, target(identity, region, someBucket(region)));
        }
        return targets;
    }

    private ProbeTarget target(Identity identity, String region, Optional<String> bucket) {
        return new ProbeTarget(
                account, region, identity.arn().partition(), identity.account(), bucket);
    }

    private Optional<String> someBucket(String region) {
        try {
            return account
                    .client(S3Client.class, region)
                    .listBuckets(request -> request.maxBuckets(BUCKETS).bucketRegion(region))
                    .buckets()
                    .stream()
                    // An emulator may list them all.
                    .filter(bucket ->
                            bucket.bucketRegion() == null || bucket.bucketRegion().equals(region))
                    .findFirst()
                    .map(Bucket::name);
        } catch (RuntimeException e) {
            // The probe of s3:ListBuckets says why.
            return Optional.empty();
        }
    }

    private CheckedCall check(Try made, ProbeTarget target) {
        Probe probe = made.probe();
        if (probe.paid() && !paying) {
            return notTried(
                    made,
                    "costs $"
                            + CallMeter.usdPerCall(probe.service(), probe.operation())
                                    .toPlainString());
        }
        if (probe.needsBucket() && target.bucket().isEmpty()) {
            return notTried(made, "no bucket to try it on");
        }
        try {
            probe.call().accept(target);
            return allowed(made);
        } catch (RuntimeException e) {
            return probe.alsoAllowed().contains(errorCode(e))
                    ? allowed(made)
                    : judged(made, AwsFailures.of(probe.service(), probe.operation(), e));
        }
    }

    private static CheckedCall judged(Try made, Failure failure) {
        return switch (failure) {
            case Failure.NotFound _ -> allowed(made);
            case Failure.AccessDenied denied ->
                    new CheckedCall(
                            made.region(),
                            denied.action(),
                            Outcome.DENIED,
                            denied.message(),
                            denied.remedy());
            case Failure.Unsupported _ -> ended(made, Outcome.UNSUPPORTED, failure);
            case Failure.Throttled _,
                    Failure.BadCredentials _,
                    Failure.Network _,
                    Failure.ServiceError _,
                    Failure.Capped _,
                    Failure.Cancelled _,
                    Failure.Bug _ ->
                    ended(made, Outcome.NOT_ANSWERED, failure);
        };
    }

    private static CheckedCall allowed(Try made) {
        return new CheckedCall(made.region(), action(made), Outcome.ALLOWED, "", "");
    }

    private static CheckedCall ended(Try made, Outcome outcome, Failure failure) {
        return new CheckedCall(
                made.region(), action(made), outcome, failure.message(), failure.remedy());
    }

    private static CheckedCall notTried(Try made, String why) {
        return new CheckedCall(made.region(), action(made), Outcome.NOT_TRIED, why, "");
    }

    private List<CheckedCall> nothingTried() {
        return tries().stream().map(each -> notTried(each, "no identity")).toList();
    }

    private static String action(Try made) {
        return IamActions.of(made.probe().service(), made.probe().operation());
    }

    private static String errorCode(RuntimeException thrown) {
        if (thrown instanceof AwsServiceException answer && answer.awsErrorDetails() != null) {
            return String.valueOf(answer.awsErrorDetails().errorCode());
        }
        return "";
    }
}
