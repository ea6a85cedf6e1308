package io.stratoscope.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.Failure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.efs.model.EfsException;

import java.io.EOFException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.CompletionException;

final class AwsFailuresTest {

    @Test
    void whereNobodyKnowsTheCallItsAnswerSpeaksForItself() {
        AwsServiceException answer =
                EfsException.builder()
                        .statusCode(409)
                        .awsErrorDetails(
                                AwsErrorDetails.builder()
                                        .errorCode("FileSystemInUse")
                                        .errorMessage("it has mount targets")
                                        .build())
                        .build();
        assertThat(AwsFailures.of(answer).message())
                .isEqualTo("FileSystemInUse: it has mount targets");
        assertThat(AwsFailures.of("elasticfilesystem", "DeleteFileSystem", answer).message())
                .isEqualTo(
                        "elasticfilesystem:DeleteFileSystem: FileSystemInUse: it has mount targets");
    }

    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource({
        "400, AccessDeniedException, AccessDenied",
        "403, AccessDenied, AccessDenied",
        "403, UnauthorizedOperation, AccessDenied",
        "403, AuthorizationError, AccessDenied",
        "403, Forbidden, AccessDenied",
        "403, '', AccessDenied",
        "400, ThrottlingException, Throttled",
        "400, Throttling, Throttled",
        "503, RequestLimitExceeded, Throttled",
        "503, SlowDown, Throttled",
        "400, PriorRequestNotComplete, Throttled",
        "429, '', Throttled",
        "429, TooManyRequestsException, Throttled",
        "400, ExpiredToken, BadCredentials",
        "403, ExpiredTokenException, BadCredentials",
        "400, RequestExpired, BadCredentials",
        "403, InvalidClientTokenId, BadCredentials",
        "400, UnrecognizedClientException, BadCredentials",
        "403, InvalidAccessKeyId, BadCredentials",
        "401, AuthFailure, BadCredentials",
        "403, SignatureDoesNotMatch, BadCredentials",
        "403, RequestTimeTooSkewed, BadCredentials",
        "400, ClusterNotFoundException, NotFound",
        "404, DBClusterNotFoundFault, NotFound",
        "400, InvalidVpcID.NotFound, NotFound",
        "404, NoSuchBucket, NotFound",
        "404, NoSuchEntity, NotFound",
        "400, ResourceNotFoundException, NotFound",
        "404, FileSystemNotFound, NotFound",
        "404, Whatever, NotFound",
        "404, '', Unsupported",
        "400, UnknownOperationException, Unsupported",
        "400, InvalidAction, Unsupported",
        "501, NotImplemented, Unsupported",
        "501, '', Unsupported",
        "400, TypeNotFoundException, Unsupported",
        "400, UnsupportedActionException, Unsupported",
        "400, PrivateTypeException, Unsupported",
        "500, InternalFailure, ServiceError",
        "503, ServiceUnavailable, ServiceError",
        "400, ValidationException, ServiceError",
        "400, InvalidParameterException, ServiceError",
        // near misses: they only look like one of the above
        "400, AccessDeniedHereAndThere, ServiceError",
        "400, ThrottleSettingInvalid, ServiceError",
        "400, ExpiredTokenFormatInvalid, ServiceError",
        "400, NotFoundPatternInvalid, ServiceError",
        "400, Exception, ServiceError"
    })
    void anAnswerIsTakenByItsCodeAndStatus(int status, String code, String expected) {
        Failure failure = AwsFailures.of("ecs", "ListTasks", answer(status, code, "says so"));
        assertThat(failure.getClass().getSimpleName()).isEqualTo(expected);
        assertThat(failure.message()).isNotBlank().doesNotContain("\n");
        assertThat(failure.remedy()).isNotBlank().doesNotContain("\n");
    }

    @Test
    void theMissingActionIsTheOneThatTheMessageNames() {
        Failure failure =
                AwsFailures.of(
                        "cloudformation",
                        "GetResource",
                        answer(
                                400,
                                "AccessDeniedException",
                                "User: arn:aws:iam::123456789012:user/a is not authorized to perform:"
                                        + " lambda:GetFunction on resource: arn:aws:lambda:x"));
        assertThat(failure)
                .isInstanceOfSatisfying(
                        Failure.AccessDenied.class,
                        denied -> assertThat(denied.action()).isEqualTo("lambda:GetFunction"));
    }

    @Test
    void theMissingActionIsTheCallsOwnWhereTheMessageNamesNone() {
        Failure failure =
                AwsFailures.of("s3", "ListBuckets", answer(403, "AccessDenied", "Access Denied"));
        assertThat(failure)
                .isInstanceOfSatisfying(
                        Failure.AccessDenied.class,
                        denied -> {
                            assertThat(denied.action()).isEqualTo("s3:ListAllMyBuckets");
                            assertThat(denied.remedy()).contains("\"s3:ListAllMyBuckets\"");
                        });
    }

    @Test
    void motosBareFiveHundredIsUnsupported() {
        Failure failure =
                AwsFailures.of(
                        "datasync",
                        "ListTaskExecutions",
                        answer(
                                500,
                                "",
                                "The list_task_executions action has not been implemented"));
        assertThat(failure).isInstanceOf(Failure.Unsupported.class);
    }

    @Test
    void aSignatureThatExpiredIsTheClocksFault() {
        Failure failure =
                AwsFailures.of(
                        "ec2",
                        "DescribeVpcs",
                        answer(
                                403,
                                "SignatureDoesNotMatch",
                                "Signature expired: 20261123T130000Z is now earlier than 20261123T135500Z"));
        assertThat(failure.message()).contains("clock");
        assertThat(
                        AwsFailures.of(
                                        "ec2",
                                        "DescribeVpcs",
                                        answer(403, "SignatureDoesNotMatch", "no"))
                                .message())
                .doesNotContain("clock");
    }

    @Test
    void messagesCarryNoRequestIdsNorKeys() {
        Failure failure =
                AwsFailures.of(
                        "ec2",
                        "DescribeVpcs",
                        AwsServiceException.builder()
                                .statusCode(400)
                                .requestId("0f6d3c4c-1111-2222-3333-444455556666")
                                .awsErrorDetails(
                                        AwsErrorDetails.builder()
                                                .errorCode("ValidationError")
                                                .serviceName("Ec2")
                                                .errorMessage(
                                                        "bad key AKIAIOSFODNN7EXAMPLE\nRequest ID:"
                                                                + " 0f6d3c4c-1111-2222-3333-444455556666")
                                                .build())
                                .build());
        assertThat(failure.message())
                .isEqualTo("ec2:DescribeVpcs: ValidationError: bad key AKIA…MPLE");
    }

    @Test
    void anEncodedAuthorizationMessageIsLeftOut() {
        Failure failure =
                AwsFailures.of(
                        "ec2",
                        "DescribeVpcs",
                        answer(
                                403,
                                "UnauthorizedOperation",
                                "You are not authorized to perform this operation. Encoded"
                                        + " authorization failure message: AbCdEf123_-x"));
        assertThat(failure.message())
                .isEqualTo(
                        "ec2:DescribeVpcs: UnauthorizedOperation: You are not authorized to perform"
                                + " this operation.");
        assertThat(failure)
                .isInstanceOfSatisfying(
                        Failure.AccessDenied.class,
                        denied -> assertThat(denied.action()).isEqualTo("ec2:DescribeVpcs"));
    }

    @Test
    void networkTroubleIsNamed() {
        assertThat(client(new UnknownHostException("ec2.nowhere: Name or service not known")))
                .isEqualTo(new Failure.Network("no such host: ec2.nowhere"));
        assertThat(client(new ConnectException("Connection refused")))
                .isEqualTo(
                        new Failure.Network(
                                "ec2:DescribeVpcs could not reach its endpoint: Connection refused"));
        assertThat(client(new SocketTimeoutException("Read timed out")))
                .isEqualTo(new Failure.Network("ec2:DescribeVpcs was not answered in time"));
        assertThat(of(ApiCallTimeoutException.create(1000))).isInstanceOf(Failure.Network.class);
        assertThat(of(new UncheckedIOException(new EOFException())))
                .isInstanceOf(Failure.Network.class);
        assertThat(of(new CompletionException(new ConnectException("refused"))))
                .isInstanceOf(Failure.Network.class);
    }

    @Test
    void anInterruptedCallIsCancelled() {
        assertThat(of(AbortedException.create("aborted"))).isInstanceOf(Failure.Cancelled.class);
        assertThat(of(new InterruptedException())).isInstanceOf(Failure.Cancelled.class);
        assertThat(client(new InterruptedException())).isInstanceOf(Failure.Cancelled.class);
    }

    @Test
    void missingCredentialsSayHowToLogIn() {
        Failure none =
                of(
                        SdkClientException.create(
                                "Unable to load credentials from any of the providers in the chain"));
        assertThat(none).isInstanceOf(Failure.BadCredentials.class);
        assertThat(none.remedy()).contains("aws sso login");

        Failure over = of(SdkClientException.create("Token is expired"));
        assertThat(over).isInstanceOf(Failure.BadCredentials.class);
        assertThat(over.remedy()).contains("aws sso login");
    }

    @Test
    void anAccountsOwnExceptionKeepsItsRemedy() {
        Failure failure =
                of(
                        new AccountException(
                                AccountException.Kind.NO_CREDENTIALS,
                                "expired",
                                "log in with: aws sso login --profile immich"));
        assertThat(failure)
                .isEqualTo(
                        new Failure.BadCredentials(
                                "expired", "log in with: aws sso login --profile immich"));
    }

    @Test
    void anOperationThatAClientInThisProcessLacksIsUnsupported() {
        assertThat(of(new UnsupportedOperationException()))
                .isEqualTo(
                        new Failure.Unsupported(
                                "ec2:DescribeVpcs", "ec2:DescribeVpcs is not offered here"));
    }

    @Test
    void aRefusedWriteAndAnythingElseAreBugs() {
        assertThat(of(new WriteRefusedException("ec2:DeleteVpc may change the account")))
                .isInstanceOf(Failure.Bug.class);
        assertThat(of(new IllegalStateException("oops")))
                .isEqualTo(
                        new Failure.Bug(
                                "ec2:DescribeVpcs failed with IllegalStateException: oops"));
        assertThat(AwsFailures.of(new IllegalStateException("oops")))
                .isEqualTo(new Failure.Bug("this failed with IllegalStateException: oops"));
        assertThat(of(SdkClientException.create("cannot marshall")))
                .isInstanceOf(Failure.Bug.class);
    }

    private static Failure client(Throwable cause) {
        return of(SdkClientException.create("Unable to execute HTTP request", cause));
    }

    private static Failure of(Throwable thrown) {
        return AwsFailures.of("ec2", "DescribeVpcs", thrown);
    }

    private static AwsServiceException answer(int status, String code, String message) {
        AwsErrorDetails.Builder details = AwsErrorDetails.builder().errorMessage(message);
        if (!code.isEmpty()) {
            details.errorCode(code);
        }
        return AwsServiceException.builder()
                .statusCode(status)
                .awsErrorDetails(details.build())
                .build();
    }
}
