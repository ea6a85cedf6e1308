package io.stratoscope.simulator;

import io.stratoscope.model.Resource;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What all simulated services have in common: the way in, errors in AWS's own words, pages, ARNs and tags. */
abstract class SimulatedService {

    private final AccountState account;
    private final String region;
    private final String prefix;
    private final Supplier<? extends AwsServiceException.Builder> exceptions;

    /**
     * Wires a service.
     *
     * @param region region code, or {@code aws-global}
     * @param prefix the service's prefix as in IAM actions
     * @param exceptions builds the service's general exception, for example {@code EcsException::builder}
     */
    SimulatedService(
            AccountState account,
            String region,
            String prefix,
            Supplier<? extends AwsServiceException.Builder> exceptions) {
        this.account = account;
        this.region = region;
        this.prefix = prefix;
        this.exceptions = exceptions;
    }

    public final String serviceName() {
        return prefix;
    }

    /** There is nothing to close. */
    public final void close() {}

    final AccountState account() {
        return account;
    }

    final String region() {
        return region;
    }

    /**
     * Runs an operation as the account's rules want it: guarded, metered, disturbed by faults, one at a time.
     *
     * @param operation the API operation, for example {@code DescribeVpcs}
     * @param request what was asked
     */
    final <R> R call(String operation, SdkRequest request, Supplier<R> body) {
        return account.call(new Asked(prefix, operation, region, request), this::error, body);
    }

    /** The service's general exception with AWS's error code. */
    final AwsServiceException error(int status, String code, String message) {
        return error(exceptions.get(), status, code, message);
    }

    /** An exception of its own type, for example {@code ClusterNotFoundException.builder()}. */
    final AwsServiceException error(
            AwsServiceException.Builder exception, int status, String code, String message) {
        return exception
                .awsErrorDetails(
                        AwsErrorDetails.builder()
                                .serviceName(prefix)
                                .errorCode(code)
                                .errorMessage(message)
                                .sdkHttpResponse(
                                        SdkHttpResponse.builder().statusCode(status).build())
                                .build())
                .message(message)
                .statusCode(status)
                .requestId(account.ids().uuid("request"))
                .build();
    }

    /** One page of a list; a wrong size or token is the error that the limits name. */
    final <T> Paging.Page<T> page(
            List<T> all, Paging.Limits limits, @Nullable Integer size, @Nullable String token) {
        try {
            return Paging.page(all, limits, size, token, account.faults().isHostilePaging());
        } catch (Paging.Refused e) {
            throw error(400, limits.code(), String.valueOf(e.getMessage()));
        }
    }

    /** An ARN of this service in this account and region. */
    final String arn(String resource) {
        return account.arn(prefix, Resource.GLOBAL.equals(region) ? "" : region, resource);
    }

    /** Remembers a new resource's tags. */
    final void registerTags(String arn, Map<String, String> tags) {
        account.tags().register(arn, tags);
    }
}
