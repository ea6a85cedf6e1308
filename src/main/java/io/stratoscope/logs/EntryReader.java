package io.stratoscope.logs;

import io.stratoscope.model.JsonValue.JsonObject;

import java.time.Instant;
import java.util.Optional;

/** Reads the lines of one log file, from the first to the last. */
interface EntryReader {

    /**
     * A line of a file.
     *
     * @param time empty where it says none, or none that can be read
     * @param text what is shown of it
     */
    record Entry(Optional<Instant> time, String text) {}

    /** What a line is; empty where it is about the file and no entry. */
    Optional<Entry> read(String line);

    /** One for a file. */
    static EntryReader of(LogFiles.Kind kind) {
        return switch (kind) {
            case ACCESS_LOG ->
                    line ->
                            Optional.of(
                                    new Entry(
                                            AccessLogEntry.time(AccessLogEntry.fields(line)),
                                            line));
            case FLOW_LOG -> new OfFlowLog();
        };
    }

    /** The first line says how the others are to be read. */
    final class OfFlowLog implements EntryReader {
        private FlowRecords format = FlowRecords.STANDARD;

        @Override
        public Optional<Entry> read(String line) {
            Optional<FlowRecords> header = FlowRecords.ofHeader(line);
            header.ifPresent(told -> format = told);
            return header.isPresent() ? Optional.empty() : Optional.of(record(line));
        }

        private Entry record(String line) {
            // A record that cannot be read is still a line.
            Optional<JsonObject> fields = format.fields(line);
            return new Entry(
                    fields.flatMap(FlowRecords::time),
                    fields.map(known -> format.text(line, known)).orElse(line));
        }
    }
}
