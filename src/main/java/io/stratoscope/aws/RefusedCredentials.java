package io.stratoscope.aws;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Says whose credentials it is that AWS no longer takes, and how these are renewed: the service's answer alone does not
 * know. It becomes the answer's cause, since the SDK passes on no exception of another class.
 */
final class RefusedCredentials implements ExecutionInterceptor {

    private final CredentialSource source;

    RefusedCredentials(CredentialSource source) {
        this.source = source;
    }

    @Override
    public Throwable modifyException(
            Context.FailedExecution context, ExecutionAttributes attributes) {
        Throwable thrown = context.exception();
        return thrown instanceof AwsServiceException answer
                ? ErrorCodes.refusal(answer, source.credentials())
                        .<Throwable>map(refusal -> explained(answer, refusal))
                        .orElse(answer)
                : thrown;
    }

    private AwsServiceException explained(AwsServiceException answer, String refusal) {
        return answer.toBuilder()
                .cause(
                        new AccountException(
                                AccountException.Kind.NO_CREDENTIALS, refusal, source.renewal()))
                .build();
    }
}
