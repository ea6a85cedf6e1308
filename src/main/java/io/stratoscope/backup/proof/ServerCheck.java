package io.stratoscope.backup.proof;

import java.time.Duration;
import java.util.Map;

/** It answers, is set up, and lets users in. Its ping answers without a database, so its configuration is asked for. */
final class ServerCheck implements Check {

    @Override
    public String name() {
        return "server";
    }

    @Override
    public Finding look(Proving proving) {
        long begin = System.nanoTime();
        Answer<ImmichServer.Config> answer = proving.restored().config();
        Map<String, String> measured =
                Map.of(
                        "answered in",
                        Duration.ofNanos(System.nanoTime() - begin).toMillis() + " ms");
        return switch (answer) {
            case Answer.Missing<ImmichServer.Config> missing -> Finding.fail(missing);
            case Answer.Given<ImmichServer.Config>(ImmichServer.Config config) -> {
                if (config.maintenance()) {
                    yield Finding.fail(
                            "it answers, but is in maintenance; end that, or see why its backup was made in it",
                            measured);
                }
                yield config.initialised()
                        ? Finding.pass("it answers, is set up and not in maintenance", measured)
                        : Finding.fail(
                                "it answers, but nobody has set it up: its database is empty; see whether"
                                        + " DB_HOSTNAME names the restored one",
                                measured);
            }
        };
    }
}
