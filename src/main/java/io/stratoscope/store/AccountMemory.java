package io.stratoscope.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

/** All that the SQLite file remembers of what an account was seen to do, over time. */
public final class AccountMemory {

    /** Snapshots are not among it: two of them may well be compared, whatever lies between. */
    private static final List<String> FORGET =
            List.of(
                    "DELETE FROM metric_days WHERE series IN"
                            + " (SELECT id FROM metric_series WHERE account = ?)",
                    "DELETE FROM metric_series WHERE account = ?",
                    "DELETE FROM health_looks WHERE account = ?",
                    "DELETE FROM health_troubles WHERE account = ?",
                    "DELETE FROM costs WHERE account = ?",
                    "DELETE FROM cost_requests WHERE account = ?");

    private AccountMemory() {}

    /**
     * Forgets an account's metrics, health and costs, since another one has its name now. Where there is no file, none is made.
     *
     * @param account as the operator named it
     * @throws FileException when it cannot be written
     */
    public static void forget(Path dataDirectory, String account, Clock clock) {
        if (!Files.exists(Database.file(dataDirectory))) {
            return;
        }
        Database database = Database.open(dataDirectory, clock);
        try (Connection connection = database.connect()) {
            Database.immediately(
                    connection,
                    () -> {
                        for (String statement : FORGET) {
                            try (PreparedStatement delete =
                                    connection.prepareStatement(statement)) {
                                delete.setString(1, account);
                                delete.executeUpdate();
                            }
                        }
                    });
        } catch (SQLException e) {
            throw database.unusable(e);
        }
    }
}
