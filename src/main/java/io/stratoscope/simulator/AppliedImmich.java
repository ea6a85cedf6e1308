package io.stratoscope.simulator;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue.JsonObject;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The project that Stratoscope was made for, made by applying {@code immich.yaml}. Planning and applying are above this package,
 * and take longer than a program may take to start: so the calls that they made are kept as a resource, and are made again here. A
 * test applies the blueprint and fails when these are not its calls.
 */
final class AppliedImmich {

    /** One call a line, as {@link History} writes it, without its time. */
    private static final String CALLS = "immich-calls.jsonl";

    private AppliedImmich() {}

    /** Makes it in an account that has nothing yet. */
    static void in(AccountState account) {
        for (JsonObject call : calls()) {
            History.call(account, call);
        }
    }

    private static List<JsonObject> calls() {
        try (InputStream file = AppliedImmich.class.getResourceAsStream(CALLS)) {
            if (file == null) {
                throw new IllegalStateException(CALLS + " is missing in the program");
            }
            return new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines()
                    .map(JsonText::parse)
                    .map(JsonObject.class::cast)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
