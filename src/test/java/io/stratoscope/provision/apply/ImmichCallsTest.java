package io.stratoscope.provision.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.blueprint.Blueprint;
import io.stratoscope.provision.blueprint.ShippedBlueprints;
import io.stratoscope.provision.stack.Stack;
import io.stratoscope.simulator.AccountLog;
import io.stratoscope.simulator.KeptAccount;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The simulated Immich project is what applying the shipped blueprint makes, call by call. */
final class ImmichCallsTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

    private static final Path SHIPPED =
            Path.of("src/main/resources/io/stratoscope/simulator/immich-calls.jsonl");

    private static final String WHAT_TO_DO =
            "where the blueprint, a module or a driver has changed on purpose, copy"
                    + " target/immich-calls.jsonl to "
                    + SHIPPED;

    @Test
    void theShippedCallsAreThoseOfApplyingTheBlueprint() throws IOException {
        List<String> calls = calls();
        Path now = Files.createDirectories(Path.of("target")).resolve("immich-calls.jsonl");
        Files.write(now, calls);

        List<String> shipped = Files.readAllLines(SHIPPED);
        for (int i = 0; i < Math.min(shipped.size(), calls.size()); i++) {
            assertThat(calls.get(i)).as("call %d; %s", i + 1, WHAT_TO_DO).isEqualTo(shipped.get(i));
        }
        assertThat(calls).as(WHAT_TO_DO).hasSameSizeAs(shipped);
    }

    private static List<String> calls() {
        Log log = new Log(new ArrayList<>());
        KeptAccount.begin(CLOCK, log, KeptAccount.Beginning.EMPTY);
        Stack immich =
                Blueprint.stack("immich", ShippedBlueprints.text("immich").orElseThrow(), Map.of());
        AppliedBlueprint.in(KeptAccount.open(CLOCK, log).account(), immich, CLOCK);
        return log.lines.stream()
                .filter(line -> line.get("call").isPresent())
                .map(line -> JsonText.compact(without("at", line)))
                // Each new password has a token of its own.
                .map(line ->
                        line.replaceAll(
                                "(secretsmanager.PutSecretValue.*\"ClientRequestToken\":\")[^\"]*",
                                "$1the-password-of-the-database-1"))
                .toList();
    }

    private static JsonObject without(String member, JsonObject line) {
        JsonValue.ObjectBuilder rest = JsonValue.object();
        line.members()
                .forEach((name, value) -> {
                    if (!name.equals(member)) {
                        rest.put(name, value);
                    }
                });
        return rest.build();
    }

    private record Log(List<JsonObject> lines) implements AccountLog {
        @Override
        public List<JsonObject> read() {
            return List.copyOf(lines);
        }

        @Override
        public void append(JsonObject happening) {
            lines.add(happening);
        }
    }
}
