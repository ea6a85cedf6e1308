package io.stratoscope.aws;

import io.stratoscope.model.Failure;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What went wrong with a call, as data. The one place where exceptions of the SDK become {@link Failure}s. */
public final class AwsFailures {

    /** Ends of codes, since EC2 alone has a hundred such as {@code InvalidVpcID.NotFound}. */
    private static final Pattern NOT_FOUND =
            Pattern.compile(
                    "(?i).*(?:\\.NotFound|NotFound(?:Fault|Error|Exception)?|NotFoundException\\.[A-Za-z]+|NoSuch[A-Za-z]+|"
                            + "DoesNotExist(?:Fault|Exception)?|\\.Malformed|NonExistent[A-Za-z]*)");

    /** {@code User: arn:… is not authorized to perform: ecs:DescribeServices on resource: arn:…}. */
    private static final Pattern PERFORM =
            Pattern.compile("not authorized to perform:?\\s+\\[?([a-z0-9-]+:[A-Za-z0-9]+)");

    private static final String LOG_IN_AGAIN =
            "log in again (for single sign-on: aws sso login), or name another profile with --profile";

    /** Stands where the call's name would. */
    private static final String UNKNOWN = "this";

    private AwsFailures() {}

    /**
     * What an exception says.
     *
     * @param service the service's prefix as in IAM actions
     * @param operation the API operation that was called
     */
    public static Failure of(String service, String operation, Throwable thrown) {
        return explain(IamActions.of(service, operation), thrown);
    }

    /** What an exception says of which nobody knows the call, if there was one. */
    public static Failure of(Throwable thrown) {
        return explain(UNKNOWN, thrown);
    }

    private static Failure explain(String action, Throwable thrown) {
        Throwable cause = unwrapped(thrown);
        return switch (cause) {
            case WriteRefusedException refused ->
                    // Not the identity's fault: something called what it should not have.
                    new Failure.Bug(OneLine.of(refused.getMessage()));
            case PaidCallRefusedException refused -> refused.failure();
            case AccountException account -> account.failure();
            case NotAwsException other -> notAws(OneLine.of(other.getMessage()));
            case AwsServiceException answer ->
                    cause(answer, AccountException.class)
                            .map(AccountException::failure)
                            .orElseGet(() -> ofAnswer(action, answer));
            case AbortedException _, CancellationException _, InterruptedException _ ->
                    new Failure.Cancelled("cancelled while " + action + " was under way");
            case SdkClientException client -> ofClient(action, client);
            // What the SDK's interfaces do where a client in this process has no such operation.
            case UnsupportedOperationException _ ->
                    new Failure.Unsupported(action, action + " is not offered here");
            case UncheckedIOException io -> ofNetwork(action, io.getCause());
            case IOException io -> ofNetwork(action, io);
            default ->
                    new Failure.Bug(
                            action
                                    + " failed with "
                                    + cause.getClass().getSimpleName()
                                    + ": "
                                    + OneLine.of(cause.getMessage()));
        };
    }

    private static Throwable unwrapped(Throwable thrown) {
        Throwable inner = thrown.getCause();
        boolean wrapper =
                thrown instanceof CompletionException || thrown instanceof ExecutionException;
        return wrapper && inner != null ? unwrapped(inner) : thrown;
    }

    private static Failure ofAnswer(String action, AwsServiceException answer) {
        String sent = ErrorCodes.sent(answer);
        String code = ErrorCodes.of(answer);
        int status = answer.statusCode();
        String message = said(action, sent, answer);
        Optional<String> refusal = ErrorCodes.refusal(answer, "the credentials");
        if (refusal.isPresent()) {
            return new Failure.BadCredentials(refusal.get(), LOG_IN_AGAIN);
        }
        if (ErrorCodes.WRONG_CLOCK.contains(code) || ErrorCodes.WRONG_SIGNATURE.contains(code)) {
            return signature(sent, code, answer);
        }
        if (ErrorCodes.NOT_SUBSCRIBED.contains(code)) {
            return new Failure.BadCredentials(
                    "the account does not have this service or region (" + sent + ")",
                    "enable it in the account's settings, or leave the region out of --region");
        }
        // Throttles first: IAM and Route 53 send some with status 400, S3 with 503.
        if (answer.isThrottlingException()
                || ErrorCodes.THROTTLED.contains(code)
                || status == 429) {
            return new Failure.Throttled(action, message);
        }
        if (ErrorCodes.ACCESS_DENIED.contains(code) || (status == 403 && sent.isEmpty())) {
            return new Failure.AccessDenied(named(message).orElse(action), message);
        }
        if (ErrorCodes.UNSUPPORTED.contains(code) || status == 501 || notImplemented(answer)) {
            return new Failure.Unsupported(
                    action,
                    sent.isEmpty() && status == 501
                            ? action + " is not implemented by this endpoint"
                            : message);
        }
        if (NOT_FOUND.matcher(sent).matches()) {
            return new Failure.NotFound(message);
        }
        if (status == 404) {
            // A 404 without an error code is no answer of the service: the endpoint does not know
            // the path.
            return sent.isEmpty()
                    ? new Failure.Unsupported(action, message)
                    : new Failure.NotFound(message);
        }
        return new Failure.ServiceError(action, message);
    }

    private static Failure signature(String sent, String code, AwsServiceException answer) {
        boolean clock =
                ErrorCodes.WRONG_CLOCK.contains(code)
                        || OneLine.of(ErrorCodes.text(answer))
                                .toLowerCase(Locale.ROOT)
                                .contains("signature expired");
        return clock
                ? new Failure.BadCredentials(
                        "this machine's clock differs from AWS's by more than five minutes ("
                                + sent
                                + ")",
                        "set the clock; stratoscope doctor says by how much it is off")
                : new Failure.BadCredentials(
                        "AWS refuses the signature (" + sent + ")",
                        "check the secret access key of the profile");
    }

    private static Failure ofClient(String action, SdkClientException client) {
        if (client instanceof ApiCallTimeoutException
                || client instanceof ApiCallAttemptTimeoutException) {
            return new Failure.Network(action + " was not answered in time");
        }
        Optional<AccountException> account = cause(client, AccountException.class);
        if (account.isPresent()) {
            return account.get().failure();
        }
        Optional<AwsServiceException> answer = cause(client, AwsServiceException.class);
        if (answer.isPresent()) {
            return ofAnswer(action, answer.get());
        }
        String message = OneLine.of(client.getMessage());
        String lower = message.toLowerCase(Locale.ROOT);
        if (client instanceof software.amazon.awssdk.services.sso.auth.ExpiredTokenException
                || lower.contains("sso session")
                || lower.contains("token is expired")
                || lower.contains("unable to load sso token")) {
            return new Failure.BadCredentials(
                    "the single sign-on login is over or was never made", LOG_IN_AGAIN);
        }
        if (lower.contains("unable to load credentials")
                || lower.contains("credentials from any of the providers")
                || lower.contains("failed to load credentials")
                || lower.contains("did not contain credentials")
                || lower.contains("failed to refresh process-based credentials")) {
            return new Failure.BadCredentials(
                    "no credentials could be had: " + message,
                    "name a profile with --profile, or log in (for single sign-on: aws sso login)");
        }
        if (cause(client, InterruptedException.class).isPresent()) {
            return new Failure.Cancelled("cancelled while " + action + " was under way");
        }
        if (lower.contains("unable to unmarshall") || lower.contains("unable to parse")) {
            return notAws("the answer to " + action + " cannot be read");
        }
        return cause(client, IOException.class)
                .map(io -> ofNetwork(action, io))
                .orElseGet(() -> new Failure.Bug(action + " could not be sent: " + message));
    }

    private static Failure notAws(String message) {
        return new Failure.Network(message + "; something other than AWS answers at the endpoint");
    }

    private static Failure ofNetwork(String action, @Nullable IOException io) {
        return switch (io) {
            case UnknownHostException host ->
                    new Failure.Network("no such host: " + OneLine.of(hostName(host)));
            case SocketTimeoutException _ ->
                    new Failure.Network(action + " was not answered in time");
            case null -> new Failure.Network(action + " could not reach its endpoint");
            default ->
                    new Failure.Network(
                            action
                                    + " could not reach its endpoint: "
                                    + OneLine.of(
                                            io.getMessage() == null
                                                    ? io.getClass().getSimpleName()
                                                    : io.getMessage()));
        };
    }

    // "no-such.host: Name or service not known"
    private static String hostName(UnknownHostException host) {
        String message = String.valueOf(host.getMessage());
        int colon = message.indexOf(':');
        return colon < 0 ? message : message.substring(0, colon);
    }

    private static <T extends Throwable> Optional<T> cause(Throwable thrown, Class<T> type) {
        Throwable at = thrown;
        for (int depth = 0; at != null && depth < 20; depth++) {
            if (type.isInstance(at)) {
                return Optional.of(type.cast(at));
            }
            at = at.getCause();
        }
        return Optional.empty();
    }

    private static Optional<String> named(String message) {
        Matcher found = PERFORM.matcher(message);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    // moto answers a call that it does not know with a bare status 500 and this in the body.
    private static boolean notImplemented(AwsServiceException answer) {
        String text = ErrorCodes.text(answer).toLowerCase(Locale.ROOT);
        return text.contains("not been implemented") || text.contains("not implemented");
    }

    private static String said(String action, String code, AwsServiceException answer) {
        String text = OneLine.of(ErrorCodes.text(answer));
        String status = answer.statusCode() == 0 ? "" : "status " + answer.statusCode();
        String what = code.isEmpty() ? status : code;
        String call = action.equals(UNKNOWN) ? "" : action + ": ";
        if (text.isEmpty() || text.equals("null")) {
            return call + what;
        }
        return call + (what.isEmpty() ? text : what + ": " + text);
    }
}
