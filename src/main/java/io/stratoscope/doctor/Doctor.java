package io.stratoscope.doctor;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.aws.AwsFailures;
import io.stratoscope.aws.IamActions;
import io.stratoscope.job.JobContext;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Failure;

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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/** Tries what Stratoscope needs of an account and says what is missing. It only reads. */
public final class Doctor {

    private final AwsAccount account;
    private final Clock clock;
    private final List<Probe> probes;

    /**
     * @param clock this machine's, which is compared with AWS's
     */
    public Doctor(AwsAccount account, Clock clock) {
        this(account, clock, Probes.ALL);
    }

    Doctor(AwsAccount account, Clock clock, List<Probe> probes) {
        this.account = account;
        this.clock = clock;
        this.probes = probes;
    }

    /** What asking for the identity gave: the identity or why not, and the clock. */
    private record Asked(Optional<Identity> identity, Optional<Failure> failure, ClockSkew clock) {}

    /** Examines the account: the identity first, then every call in the first region. */
    public DoctorReport run(JobContext context) {
        context.step("identity");
        Asked asked = askWho();
        String region = account.regions().getFirst();
        List<CheckedCall> calls =
                asked.identity()
                        .map(identity -> tryAll(identity, region, context))
                        .orElseGet(this::nothingTried);
        return new DoctorReport(
                account.label(),
                account.simulated(),
                region,
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
            Identity identity = new Identity(answer.account(), Arn.of(answer.arn()));
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

    private List<CheckedCall> tryAll(Identity identity, String region, JobContext context) {
        context.step("calls");
        ProbeTarget target =
                new ProbeTarget(
                        account,
                        region,
                        identity.arn().partition(),
                        identity.account(),
                        someBucket(region));
        AtomicInteger done = new AtomicInteger();
        List<Callable<CheckedCall>> tasks =
                probes.stream()
                        .<Callable<CheckedCall>>map(probe ->
                                () -> {
                                    CheckedCall checked =
                                            context.cancelled()
                                                    ? notTried(probe, "cancelled")
                                                    : check(probe, target);
                                    context.progress(done.incrementAndGet(), probes.size());
                                    return checked;
                                })
                        .toList();
        return context.inParallel(tasks);
    }

    private Optional<String> someBucket(String region) {
        try {
            return account.client(S3Client.class, region).listBuckets().buckets().stream()
                    .findFirst()
                    .map(Bucket::name);
        } catch (RuntimeException e) {
            // The probe of s3:ListBuckets says why.
            return Optional.empty();
        }
    }

    private static CheckedCall check(Probe probe, ProbeTarget target) {
        if (probe.needsBucket() && target.bucket().isEmpty()) {
            return notTried(probe, "no bucket to try it on");
        }
        try {
            probe.call().accept(target);
            return allowed(probe);
        } catch (RuntimeException e) {
            return probe.alsoAllowed().contains(errorCode(e))
                    ? allowed(probe)
                    : judged(probe, AwsFailures.of(probe.service(), probe.operation(), e));
        }
    }

    private static CheckedCall judged(Probe probe, Failure failure) {
        return switch (failure) {
            case Failure.NotFound _ -> allowed(probe);
            case Failure.AccessDenied denied ->
                    new CheckedCall(
                            denied.action(), Outcome.DENIED, denied.message(), denied.remedy());
            case Failure.Unsupported _ -> ended(probe, Outcome.UNSUPPORTED, failure);
            case Failure.Throttled _,
                    Failure.BadCredentials _,
                    Failure.Network _,
                    Failure.ServiceError _,
                    Failure.Cancelled _,
                    Failure.Bug _ ->
                    ended(probe, Outcome.NOT_ANSWERED, failure);
        };
    }

    private static CheckedCall allowed(Probe probe) {
        return new CheckedCall(action(probe), Outcome.ALLOWED, "", "");
    }

    private static CheckedCall ended(Probe probe, Outcome outcome, Failure failure) {
        return new CheckedCall(action(probe), outcome, failure.message(), failure.remedy());
    }

    private static CheckedCall notTried(Probe probe, String why) {
        return new CheckedCall(action(probe), Outcome.NOT_TRIED, why, "");
    }

    private List<CheckedCall> nothingTried() {
        return probes.stream().map(probe -> notTried(probe, "no identity")).toList();
    }

    private static String action(Probe probe) {
        return IamActions.of(probe.service(), probe.operation());
    }

    private static String errorCode(RuntimeException thrown) {
        if (thrown instanceof AwsServiceException answer && answer.awsErrorDetails() != null) {
            return String.valueOf(answer.awsErrorDetails().errorCode());
        }
        return "";
    }
}
