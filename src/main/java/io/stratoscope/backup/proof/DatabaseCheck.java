package io.stratoscope.backup.proof;

import java.util.Map;

/** The database answers: some of what the server says needs it. */
final class DatabaseCheck implements Check {

    @Override
    public String name() {
        return "database";
    }

    @Override
    public Finding look(Proving proving) {
        Answer<ImmichServer.Usage> answer =
                proving.restored().features().then(_ -> proving.restored().usage());
        return switch (answer) {
            case Answer.Missing<ImmichServer.Usage> missing -> Finding.fail(missing);
            case Answer.Given<ImmichServer.Usage>(ImmichServer.Usage usage) ->
                    Finding.pass(
                            "it answers with %d photos and videos of %d users"
                                    .formatted(usage.assets(), usage.byUser().size()),
                            Map.of("photos and videos", String.valueOf(usage.assets())));
        };
    }
}
