package io.stratoscope.simulator;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * The engine log of a cache node, in the
 * <a href="https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Log_Delivery.html">members that ElastiCache names</a>.
 *
 * @param cluster the cache cluster's id
 * @param primary whether it is its group's primary
 * @param json whether the lines are JSON, else text
 */
record RedisVoice(String cluster, boolean primary, boolean json) implements LogVoice {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd MMM yyyy HH:mm:ss.SSS 'UTC'", Locale.US)
                    .withZone(ZoneOffset.UTC);

    private static final String NODE = "0001";
    private static final double BUSIEST = 1.0 / 200;
    private static final double PROBLEMS = 0.02;

    @Override
    public List<String> at(long second, long age, Dice dice) {
        if (age == 0) {
            return List.of(line(second, dice, "NOTICE", "Ready to accept connections"));
        }
        if (!dice.happens(BUSIEST * DayRhythm.at(second))) {
            return List.of();
        }
        if (dice.happens(PROBLEMS)) {
            return List.of(
                    line(
                            second,
                            dice,
                            "WARNING",
                            primary
                                    ? "Client closed for overcoming of output buffer limits."
                                    : "Connection with master lost."));
        }
        return primary
                ? List.of(
                        line(second, dice, "NOTICE", "100 changes in 300 seconds. Saving..."),
                        line(second, dice, "NOTICE", "Background saving terminated with success"))
                : List.of(
                        line(
                                second,
                                dice,
                                "NOTICE",
                                "MASTER <-> REPLICA sync: Finished with success"));
    }

    private String line(long second, Dice dice, String level, String words) {
        String time = TIME.format(Instant.ofEpochSecond(second).plusMillis(dice.below(1000)));
        String role = primary ? "M" : "S";
        if (!json) {
            return String.join(",", cluster, NODE, level, time, role, words);
        }
        return JsonText.compact(
                JsonValue.object()
                        .put("CacheClusterId", cluster)
                        .put("CacheNodeId", NODE)
                        .put("LogLevel", level)
                        .put("Time", time)
                        .put("Role", role)
                        .put("Message", words)
                        .build());
    }
}
