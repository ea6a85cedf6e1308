package io.stratoscope.simulator;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Immich's server, in the words and the form of <a href="https://github.com/immich-app/immich/issues/19785">version 1.13x</a>:
 * Nest's log, with times of the container's zone.
 */
record ServerVoice(ZoneId zone) implements LogVoice {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MM/dd/yyyy, h:mm:ss a", Locale.US);

    private static final double BUSIEST = 0.15;
    private static final double PROBLEMS = 0.012;

    private static final List<String> START =
            List.of(
                    "[Microservices:StorageService] Verifying system mount folder checks",
                    "[Microservices:StorageService] Successfully verified system mount folder checks",
                    "[Microservices:MetadataService] Initialized local reverse geocoder",
                    "[Api:EventRepository] Initialized websocket server",
                    "[Api:Bootstrap] Immich Server is listening on http://[::1]:2283 [v1.132.3] [production]");

    @Override
    public List<String> at(long second, long age, Dice dice) {
        if (age == 0) {
            return START.stream().map(words -> line(second, "LOG", words)).toList();
        }
        if (!dice.happens(BUSIEST * DayRhythm.at(second))) {
            return List.of();
        }
        return dice.happens(PROBLEMS) ? problem(second, dice) : work(second, dice);
    }

    private List<String> work(long second, Dice dice) {
        String words =
                switch (dice.below(5)) {
                    case 0 -> "[Api:EventRepository] Websocket Connect:    " + dice.hex(20);
                    case 1 -> "[Api:EventRepository] Websocket Disconnect: " + dice.hex(20);
                    case 2 ->
                            "[Microservices:PersonService] Detected "
                                    + (1 + dice.below(4))
                                    + " new faces in asset "
                                    + dice.uuid();
                    case 3 ->
                            "[Microservices:MediaService] Successfully generated thumbnails for asset "
                                    + dice.uuid();
                    default ->
                            "[Microservices:StorageTemplateService] Finished storage template migration of asset "
                                    + dice.uuid();
                };
        return List.of(line(second, "LOG", words));
    }

    private List<String> problem(long second, Dice dice) {
        if (dice.happens(0.7)) {
            return List.of(
                    line(
                            second,
                            "WARN",
                            "[Microservices:MetadataRepository] Error reading exif data of asset "
                                    + dice.uuid()
                                    + ": no EXIF header"));
        }
        // Each line of it is an event of its own, as the driver awslogs sends it.
        return Stream.concat(
                        Stream.of(
                                line(
                                        second,
                                        "ERROR",
                                        "[Microservices:JobService] Unable to run job handler"
                                                + " (thumbnailGeneration/generate-thumbnails): Error: Input"
                                                + " file contains unsupported image format")),
                        Stream.of(
                                "    at Sharp.toBuffer (/usr/src/app/node_modules/sharp/lib/output.js:163:17)",
                                "    at MediaService.handleGenerateThumbnails"
                                        + " (/usr/src/app/dist/services/media.service.js:132:44)"))
                .toList();
    }

    /** A line in the form of its log. */
    String line(long second, String level, String words) {
        return "[Nest] 7  - "
                + TIME.format(Instant.ofEpochSecond(second).atZone(zone))
                + " "
                + String.format(Locale.ROOT, "%7s", level)
                + " "
                + words;
    }
}
