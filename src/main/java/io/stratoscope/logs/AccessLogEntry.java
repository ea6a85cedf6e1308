package io.stratoscope.logs;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An entry of an application load balancer's access log: <a
 * href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html#access-log-entry-format">fields
 * between spaces</a>, some in quotes. AWS adds fields at the end now and then: those that have no name here are left out, and those
 * that an older entry lacks are not there.
 */
final class AccessLogEntry {

    private static final Pattern HEAD =
            Pattern.compile(
                    "(?:https?|h2|grpcs|wss?) \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z app/\\S+ .*",
                    Pattern.DOTALL);

    private static final String TIME = "time";
    private static final String IP = "_ip";
    private static final String PORT = "_port";
    private static final String STATUS = "elb_status_code";

    /** An address and a port, which become two fields. */
    private static final List<String> ADDRESSES = List.of("client", "target");

    private static final List<String> NAMES =
            List.of(
                    "type",
                    TIME,
                    "elb",
                    "client",
                    "target",
                    "request_processing_time",
                    "target_processing_time",
                    "response_processing_time",
                    STATUS,
                    "target_status_code",
                    "received_bytes",
                    "sent_bytes",
                    "request",
                    "user_agent",
                    "ssl_cipher",
                    "ssl_protocol",
                    "target_group_arn",
                    "trace_id",
                    "domain_name",
                    "chosen_cert_arn",
                    "matched_rule_priority",
                    "request_creation_time",
                    "actions_executed",
                    "redirect_url",
                    "error_reason",
                    "target_port_list",
                    "target_status_code_list",
                    "classification",
                    "classification_reason",
                    "conn_trace_id",
                    "transformed_host",
                    "transformed_uri",
                    "request_transform_status");

    /** An entry that breaks off before its request says too little. */
    private static final int LEAST = NAMES.indexOf("request") + 1;

    private AccessLogEntry() {}

    /** The fields of an entry by their names; none where the text is no entry, or only the beginning of one. */
    static JsonObject fields(String text) {
        if (!HEAD.matcher(text).matches()) {
            return JsonObject.EMPTY;
        }
        List<String> values = values(text);
        if (values.size() < LEAST) {
            return JsonObject.EMPTY;
        }
        JsonValue.ObjectBuilder fields = JsonValue.object();
        for (int i = 0; i < Math.min(values.size(), NAMES.size()); i++) {
            put(fields, NAMES.get(i), values.get(i));
        }
        return fields.build();
    }

    /** Whether entries have a field of this name. */
    static boolean has(String name) {
        return NAMES.contains(name)
                || ADDRESSES.stream()
                        .anyMatch(each -> name.equals(each + IP) || name.equals(each + PORT));
    }

    private static void put(JsonValue.ObjectBuilder fields, String name, String value) {
        // The port stands after the last colon, also of an IPv6 address.
        int colon = value.lastIndexOf(':');
        if (ADDRESSES.contains(name) && colon > 0) {
            fields.put(name + IP, value.substring(0, colon))
                    .put(name + PORT, value.substring(colon + 1));
        } else if (ADDRESSES.contains(name)) {
            fields.put(name + IP, value).put(name + PORT, value);
        } else {
            fields.put(name, value);
        }
    }

    /** When the load balancer had answered. */
    static Optional<Instant> time(JsonObject fields) {
        try {
            return fields.text(TIME).map(Instant::parse);
        } catch (DateTimeException _) {
            // A month 13 is no time; the line is shown by the time of its file.
            return Optional.empty();
        }
    }

    /** How serious what it says is: 5xx is an error, 4xx a warning. */
    static Optional<LogLevel> level(JsonObject fields) {
        return fields.text(STATUS)
                .filter(status -> status.length() == 3)
                .flatMap(status ->
                        switch (status.charAt(0)) {
                            case '5' -> Optional.of(LogLevel.ERROR);
                            case '4' -> Optional.of(LogLevel.WARN);
                            case '1', '2', '3' -> Optional.of(LogLevel.INFO);
                            default -> Optional.empty();
                        });
    }

    /** Between spaces; in quotes a backslash stands before a quote that is meant. What follows a quote that is not closed is left out. */
    private static List<String> values(String text) {
        List<String> values = new ArrayList<>(NAMES.size());
        int at = 0;
        while (at < text.length()) {
            if (text.charAt(at) == ' ') {
                at++;
            } else if (text.charAt(at) == '"') {
                int end = closing(text, at + 1);
                if (end < 0) {
                    return values;
                }
                values.add(unescaped(text.substring(at + 1, end)));
                at = end + 1;
            } else {
                int space = text.indexOf(' ', at);
                int end = space < 0 ? text.length() : space;
                values.add(text.substring(at, end));
                at = end;
            }
        }
        return values;
    }

    private static int closing(String text, int from) {
        for (int at = from; at < text.length(); at++) {
            char sign = text.charAt(at);
            if (sign == '\\') {
                at++;
            } else if (sign == '"') {
                return at;
            }
        }
        return -1;
    }

    private static String unescaped(String text) {
        return text.replace("\\\"", "\"").replace("\\\\", "\\");
    }
}
