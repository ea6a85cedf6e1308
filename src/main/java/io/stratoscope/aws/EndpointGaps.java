package io.stratoscope.aws;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpResponse;

import java.util.Set;

/**
 * Recognises what an endpoint other than AWS's own does not implement. An emulator may answer such a call with a bare
 * status 500 and a page of HTML (moto 5 does), which the SDK takes for a passing failure and repeats, with growing pauses,
 * each time that the call is made. A service of AWS puts a request id on each answer, also on its failures: a 500 without
 * one is not a service's answer, and becomes a 501, which is final. So does a 400 in plain JSON that names no error either, with
 * which ministack 1.5 answers calls to services that it has not.
 */
final class EndpointGaps implements ExecutionInterceptor {

    private static final int BAD_REQUEST = 400;
    private static final int INTERNAL_SERVER_ERROR = 500;
    private static final int NOT_IMPLEMENTED = 501;

    /** The spellings of S3, of JSON services and of Query services. */
    private static final Set<String> REQUEST_ID =
            Set.of("x-amz-request-id", "x-amzn-RequestId", "x-amz-requestid");

    @Override
    public SdkHttpResponse modifyHttpResponse(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        SdkHttpResponse answer = context.httpResponse();
        return isGap(answer) ? answer.toBuilder().statusCode(NOT_IMPLEMENTED).build() : answer;
    }

    private static boolean isGap(SdkHttpResponse answer) {
        if (REQUEST_ID.stream().anyMatch(name -> answer.firstMatchingHeader(name).isPresent())) {
            return false;
        }
        return switch (answer.statusCode()) {
            case INTERNAL_SERVER_ERROR -> true;
            case BAD_REQUEST ->
                    answer.firstMatchingHeader("x-amzn-ErrorType").isEmpty()
                            && answer.firstMatchingHeader("Content-Type")
                                    .filter("application/json"::equals)
                                    .isPresent();
            default -> false;
        };
    }
}
