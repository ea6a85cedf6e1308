package io.stratoscope.logs;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Records of a VPC's <a href="https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html">flow log</a> of one format: the
 * names of its fields, in their order. A file in a bucket begins with them.
 */
record FlowRecords(List<String> names) {

    private static final Pattern SPACES = Pattern.compile(" +");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");

    /** Enough of a record to know that it is one. */
    private static final Pattern HEAD =
            Pattern.compile("\\d{1,2} (?:\\d{12}|unknown) eni-[0-9a-f]+ .*", Pattern.DOTALL);

    private static final String ACTION = "action";
    private static final String STATUS = "log-status";

    /** The format that a flow log has whose maker chose none: version 2. */
    static final FlowRecords STANDARD =
            new FlowRecords(
                    List.of(
                            "version",
                            "account-id",
                            "interface-id",
                            "srcaddr",
                            "dstaddr",
                            "srcport",
                            "dstport",
                            "protocol",
                            "packets",
                            "bytes",
                            "start",
                            "end",
                            ACTION,
                            STATUS));

    FlowRecords {
        names = List.copyOf(names);
    }

    /** The format that a file's first line tells; empty where that line is something else. */
    static Optional<FlowRecords> ofHeader(String line) {
        List<String> names = parts(line);
        boolean all = names.stream().allMatch(name -> NAME.matcher(name).matches());
        return all && names.size() > 1 && new HashSet<>(names).size() == names.size()
                ? Optional.of(new FlowRecords(names))
                : Optional.empty();
    }

    /** The fields of a record in the standard format; none where the text is none. */
    static JsonObject standardFields(String text) {
        if (!HEAD.matcher(text).matches()) {
            return JsonObject.EMPTY;
        }
        JsonObject fields = STANDARD.fields(text).orElse(JsonObject.EMPTY);
        return isTraffic(fields) && fields.text(STATUS).isPresent() ? fields : JsonObject.EMPTY;
    }

    /** The fields by their names; empty where there are more or fewer than there should be. */
    Optional<JsonObject> fields(String record) {
        List<String> values = parts(record);
        if (values.size() != names.size()) {
            return Optional.empty();
        }
        JsonValue.ObjectBuilder fields = JsonValue.object();
        for (int i = 0; i < values.size(); i++) {
            fields.put(names.get(i), values.get(i));
        }
        return Optional.of(fields.build());
    }

    /** As a line: as it was written where that says what it means, else with the names of its fields. */
    String text(String record, JsonObject fields) {
        return equals(STANDARD) ? record : JsonText.compact(fields);
    }

    /** When the traffic began that a record is about. */
    static Optional<Instant> time(JsonObject fields) {
        return fields.text("start")
                .or(() -> fields.text("end"))
                .filter(text -> SECONDS.matcher(text).matches())
                .flatMap(FlowRecords::instant);
    }

    private static Optional<Instant> instant(String seconds) {
        try {
            return Optional.of(Instant.ofEpochSecond(Long.parseLong(seconds)));
        } catch (DateTimeException _) {
            // Too far away for a time: the record is shown by that of its file.
            return Optional.empty();
        }
    }

    /** How serious what it says is: traffic that was rejected is a warning, and so is what AWS could not record. */
    static Optional<LogLevel> level(JsonObject fields) {
        if (!isTraffic(fields)) {
            return Optional.empty();
        }
        if (fields.text(STATUS).filter("SKIPDATA"::equals).isPresent()) {
            return Optional.of(LogLevel.WARN);
        }
        return fields.text(ACTION)
                .flatMap(action ->
                        switch (action) {
                            case "REJECT" -> Optional.of(LogLevel.WARN);
                            case "ACCEPT" -> Optional.of(LogLevel.INFO);
                            default -> Optional.empty();
                        });
    }

    /** Any program's lines may have an action. */
    private static boolean isTraffic(JsonObject fields) {
        return fields.get(ACTION).isPresent()
                && (fields.get("interface-id").isPresent() || fields.get("srcaddr").isPresent());
    }

    private static List<String> parts(String line) {
        return SPACES.splitAsStream(line.strip()).toList();
    }
}
