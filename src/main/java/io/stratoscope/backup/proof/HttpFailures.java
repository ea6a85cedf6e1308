package io.stratoscope.backup.proof;

import io.stratoscope.model.Failure;

import java.net.URI;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;

import javax.net.ssl.SSLException;

/** Why a request was not answered as it should be, in one line, and what to do about it. */
final class HttpFailures {

    private static final int LONGEST = 160;
    private static final String LOOK =
            "see whether the service's tasks are healthy and the load balancer admits your address";
    private static final String NOT_IMMICH =
            "see whether the address is that of Immich, and of a version that this program knows";

    private final URI base;

    HttpFailures(URI base) {
        this.base = base;
    }

    private static Failure failure(String action, String message, String remedy) {
        return new Failure.ServiceError(action, message, remedy);
    }

    /** No answer, because of this. */
    Failure broken(String action, Throwable cause) {
        String where = base.getHost() + (base.getPort() < 0 ? "" : ":" + base.getPort());
        if (caused(cause, UnresolvedAddressException.class)
                || caused(cause, java.net.UnknownHostException.class)) {
            return failure(
                    action,
                    "the name " + base.getHost() + " leads nowhere",
                    "wait until its record is published, or give another address");
        }
        if (caused(cause, SSLException.class)) {
            return failure(
                    action,
                    "TLS with " + where + " failed: " + plain(words(cause)),
                    "use the name that its certificate is for, and a certificate that has not ended");
        }
        if (caused(cause, java.net.http.HttpConnectTimeoutException.class)) {
            return failure(action, where + " takes no connection", LOOK);
        }
        if (caused(cause, java.net.ConnectException.class)) {
            return failure(action, "nobody listens at " + where, LOOK);
        }
        return failure(
                action,
                "the connection to "
                        + where
                        + " broke off during "
                        + action
                        + ": "
                        + plain(words(cause)),
                "try again; if it stays, see the server's log");
    }

    private static boolean caused(Throwable thrown, Class<? extends Throwable> type) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return true;
            }
        }
        return false;
    }

    /** Of the cause that says most: the innermost that says anything. */
    private static String words(Throwable thrown) {
        String words = thrown.getClass().getSimpleName();
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at.getMessage() != null) {
                words = at.getMessage();
            }
        }
        return words;
    }

    Failure late(String action, Duration limit) {
        return failure(
                action, action + " was not answered within " + limit.toSeconds() + " s", LOOK);
    }

    Failure cancelled(String action) {
        return new Failure.Cancelled(action + " was cancelled");
    }

    Failure tooMuch(String action, long most) {
        return failure(action, action + " answers with more than " + most + " bytes", NOT_IMMICH);
    }

    /** It answered, but not with what it should. */
    Failure strange(String action, String what) {
        return failure(action, action + " answers " + plain(what), NOT_IMMICH);
    }

    /**
     * It answered with another status than 2xx.
     *
     * @param location whither it sends; may be empty
     */
    Failure refused(String action, int status, String location) {
        String message = action + " answers " + status;
        return switch (status) {
            case 301, 302, 303, 307, 308 ->
                    failure(
                            action,
                            message + " and sends to " + plain(location),
                            "give the address to which it sends; this one is not followed");
            case 401 ->
                    failure(
                            action,
                            message + ": it does not know the API key",
                            "give a key that the administrator had when the backup was made");
            case 403 ->
                    failure(
                            action,
                            message + ": the API key may not do that",
                            "give a key of an administrator with all permissions");
            case 404 -> failure(action, message + ": it knows no such request", NOT_IMMICH);
            case 500 ->
                    failure(
                            action,
                            message + ": the server fails inside",
                            "see the server's log: its database or the file may be missing");
            case 502, 503, 504 ->
                    failure(action, message + ": the load balancer has no server that works", LOOK);
            default -> failure(action, message, "see the server's log");
        };
    }

    /** Strangers' words on one line, and not too many. */
    static String plain(String words) {
        String line =
                words.codePoints()
                        .map(letter -> Character.isISOControl(letter) ? ' ' : letter)
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString()
                        .strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
