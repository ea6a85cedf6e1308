package io.stratoscope.app;

import io.stratoscope.backup.BackUp;
import io.stratoscope.backup.drill.DrillHistory;
import io.stratoscope.backup.restore.Restores;
import io.stratoscope.cli.CliEnvironment;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.apply.Provisioning;
import io.stratoscope.simulator.AccountLog;
import io.stratoscope.simulator.KeptAccount;
import io.stratoscope.simulator.SimulatedAccount;
import io.stratoscope.store.AccountMemory;
import io.stratoscope.store.JournalFile;
import io.stratoscope.store.JsonLinesFile;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Where a data directory keeps the simulated account. The directory is made when there is something to keep. */
final class SimulationFile implements AccountLog {
    private final JsonLinesFile lines;

    private SimulationFile(Path file) {
        lines = new JsonLinesFile(file, false);
    }

    static SimulationFile in(Path dataDirectory) {
        return new SimulationFile(dataDirectory.resolve("simulated-account.jsonl"));
    }

    /** What the commands do with it. */
    static CliEnvironment.Simulation simulation(Path dataDirectory, Clock clock) {
        return new CliEnvironment.Simulation() {
            @Override
            public KeptAccount open() {
                return KeptAccount.open(clock, in(dataDirectory));
            }

            @Override
            public void reset(KeptAccount.Beginning beginning) {
                SimulationFile file = in(dataDirectory);
                file.lines.clear();
                forget(dataDirectory.resolve(Provisioning.JOURNALS), Provisioning.SIMULATED);
                forget(dataDirectory.resolve(BackUp.JOURNALS), BackUp.SIMULATED);
                forget(dataDirectory.resolve(Restores.JOURNALS), BackUp.SIMULATED);
                DrillHistory.all(dataDirectory).stream()
                        .filter(DrillHistory::isSimulated)
                        .forEach(DrillHistory::forget);
                // Its clock begins anew, too: what was seen of the one before lies in the future
                // now.
                AccountMemory.forget(dataDirectory, SimulatedAccount.LABEL, clock);
                KeptAccount.begin(clock, file, beginning);
            }
        };
    }

    /** What was done to the one before tells nothing of the new one. */
    private static void forget(Path journals, String prefix) {
        JournalFile.names(journals).stream()
                .filter(name -> name.startsWith(prefix))
                .forEach(name -> JournalFile.remove(journals, name));
    }

    @Override
    public List<JsonObject> read() {
        return lines.read();
    }

    @Override
    public void append(JsonObject happening) {
        lines.append(happening);
    }
}
