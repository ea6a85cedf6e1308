package io.stratoscope.aws;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.core.metrics.CoreMetric;
import software.amazon.awssdk.metrics.MetricCollection;
import software.amazon.awssdk.metrics.MetricPublisher;

import java.util.function.Supplier;

/**
 * What every call passes on its way out of the program: the write guard, then a {@link Fence} where there is one, then who pays, then the meter. A live account hangs it under
 * its clients with {@link #watch}; the simulated account's operations run inside {@link #call}. Services are named by
 * their prefix as in IAM actions. Safe for many threads.
 */
public final class CallGate {

    /** Set by the first attempt of a call, so that the next ones count as retries. */
    private static final ExecutionAttribute<Boolean> SENT_BEFORE =
            new ExecutionAttribute<>("StratoscopeSentBefore");

    /** The SDK's value of {@link CoreMetric#ERROR_TYPE} for an answer that means "slow down". */
    private static final String THROTTLING = "Throttling";

    /** How often a call is sent before its failure is final. */
    public static final int MAX_ATTEMPTS = 5;

    /** What happens between two attempts of a call. */
    @FunctionalInterface
    public interface Pause {
        /**
         * Waits.
         *
         * @param retry 1 before the second attempt
         * @return whether to try again
         */
        boolean before(int retry);
    }

    private final WriteGuard guard;
    private final CallMeter meter;

    public CallGate(WriteGuard guard, CallMeter meter) {
        this.guard = guard;
        this.meter = meter;
    }

    public WriteGuard guard() {
        return guard;
    }

    public CallMeter meter() {
        return meter;
    }

    /**
     * Runs an operation that is answered in this process, as one attempt.
     *
     * @param service the service's prefix as in IAM actions
     * @param operation the API operation, for example {@code DescribeVpcs}
     * @throws WriteRefusedException when the guard refuses; the body does not run then and nothing is counted
     */
    public <R> R call(String service, String operation, Supplier<R> body) {
        return call(service, operation, retry -> false, body);
    }

    /**
     * Runs an operation that is answered in this process, and runs it again when it answers with "slow down", as the SDK's
     * clients do.
     *
     * @param pause waits before each further attempt
     * @throws WriteRefusedException when the guard refuses; the body does not run then and nothing is counted
     */
    public <R> R call(String service, String operation, Pause pause, Supplier<R> body) {
        return call(service, operation, 1, pause, body);
    }

    /**
     * The same for a call that is charged for by what it asks for.
     *
     * @param units how often the price is to be paid for an attempt, see {@link CallMeter#units}
     * @throws WriteRefusedException when the guard refuses; the body does not run then and nothing is counted
     * @throws PaidCallRefusedException when who pays refuses, likewise
     */
    public <R> R call(String service, String operation, long units, Pause pause, Supplier<R> body) {
        guard.check(service, operation);
        meter.check(service, operation, units);
        for (int attempt = 1; ; attempt++) {
            meter.attempt(service, operation, attempt > 1, units);
            try {
                return body.get();
            } catch (RuntimeException e) {
                boolean throttled =
                        e instanceof AwsServiceException answer && answer.isThrottlingException();
                if (throttled) {
                    meter.throttled(service, operation);
                }
                if (!throttled || attempt == MAX_ATTEMPTS || !pause.before(attempt)) {
                    meter.failed(service, operation);
                    throw e;
                }
            }
        }
    }

    /**
     * The same for a request that is answered in this process: a {@link Fence} sees it first, and its answer.
     *
     * @throws WriteRefusedException when guard or fence refuse; the body does not run then and nothing is counted
     */
    public <R> R call(
            String service, String operation, SdkRequest request, Pause pause, Supplier<R> body) {
        guard.check(service, operation);
        Fences.check(service, operation, request);
        R answer = call(service, operation, CallMeter.units(request), pause, body);
        Fences.answered(service, operation, answer);
        return answer;
    }

    /** Puts the gate under a client that is being built. */
    public void watch(ClientOverrideConfiguration.Builder client, String service) {
        client.addExecutionInterceptor(interceptor(service));
        client.addMetricPublisher(throttleCounter(service));
    }

    /** Refuses what the guard or who pays refuses before anything is sent; counts attempts, retries and final failures. */
    public ExecutionInterceptor interceptor(String service) {
        return new Interceptor(service);
    }

    /**
     * Counts the answers that meant "slow down". The SDK alone knows them, by codes in bodies of many formats, and tells it
     * for each attempt only in its metrics: an interceptor sees the last attempt's exception and no other.
     */
    public MetricPublisher throttleCounter(String service) {
        return new ThrottleCounter(service);
    }

    private final class Interceptor implements ExecutionInterceptor {
        private final String service;

        Interceptor(String service) {
            this.service = service;
        }

        @Override
        public void beforeExecution(
                Context.BeforeExecution context, ExecutionAttributes attributes) {
            guard.check(service, operation(attributes));
            Fences.check(service, operation(attributes), context.request());
            meter.check(service, operation(attributes), CallMeter.units(context.request()));
        }

        @Override
        public void beforeTransmission(
                Context.BeforeTransmission context, ExecutionAttributes attributes) {
            boolean retry = attributes.getOptionalAttribute(SENT_BEFORE).isPresent();
            attributes.putAttribute(SENT_BEFORE, true);
            meter.attempt(
                    service, operation(attributes), retry, CallMeter.units(context.request()));
        }

        @Override
        public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
            Fences.answered(service, operation(attributes), context.response());
        }

        @Override
        public void onExecutionFailure(
                Context.FailedExecution context, ExecutionAttributes attributes) {
            if (attributes.getOptionalAttribute(SENT_BEFORE).isPresent()) {
                meter.failed(service, operation(attributes));
            }
        }

        private static String operation(ExecutionAttributes attributes) {
            return attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        }
    }

    private final class ThrottleCounter implements MetricPublisher {
        private final String service;

        ThrottleCounter(String service) {
            this.service = service;
        }

        @Override
        public void publish(MetricCollection call) {
            call.metricValues(CoreMetric.OPERATION_NAME).stream()
                    .findFirst()
                    .ifPresent(operation -> count(call, operation));
        }

        private void count(MetricCollection call, String operation) {
            call.children().stream()
                    .filter(attempt ->
                            attempt.metricValues(CoreMetric.ERROR_TYPE).contains(THROTTLING))
                    .forEach(attempt -> meter.throttled(service, operation));
        }

        @Override
        public void close() {}
    }
}
