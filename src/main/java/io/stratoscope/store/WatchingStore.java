package io.stratoscope.store;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What the calls cost that were sent to watch an account, month by month, for all processes that use one data directory. */
public final class WatchingStore {
    /** Sums are kept as whole billionths of a dollar: a request to S3 costs some hundreds of them. */
    private static final int DIGITS = 9;

    /**
     * What the calls of one operation came to.
     *
     * @param service the service's prefix as in IAM actions
     * @param units what AWS charges for: the attempts, or the metrics that they asked for
     */
    public record Spent(String service, String operation, long calls, long units, BigDecimal usd) {}

    private final Database database;

    private WatchingStore(Database database) {
        this.database = database;
    }

    /**
     * Opens the store in a data directory, and makes both where there are none.
     *
     * @throws FileException when the directory cannot be made or written, or a newer Stratoscope wrote the file
     */
    public static WatchingStore open(Path dataDirectory, Clock clock) {
        return new WatchingStore(Database.open(dataDirectory, clock));
    }

    /**
     * Adds to what is known of a month.
     *
     * @param account as the operator named it
     * @throws FileException when it cannot be written: then nothing was added
     */
    public void add(String account, YearMonth month, Collection<Spent> spent) {
        try (Connection connection = database.connect()) {
            Database.immediately(
                    connection,
                    () -> {
                        try (PreparedStatement insert =
                                connection.prepareStatement(
                                        """
                                        INSERT INTO watching (account, month, service, operation, calls, units, nano_usd)
                                        VALUES (?, ?, ?, ?, ?, ?, ?)
                                        ON CONFLICT (account, month, service, operation) DO UPDATE SET
                                            calls = calls + excluded.calls,
                                            units = units + excluded.units,
                                            nano_usd = nano_usd + excluded.nano_usd
                                        """)) {
                            for (Spent each : spent) {
                                insert.setString(1, account);
                                insert.setString(2, month.toString());
                                insert.setString(3, each.service());
                                insert.setString(4, each.operation());
                                insert.setLong(5, each.calls());
                                insert.setLong(6, each.units());
                                insert.setLong(
                                        7, each.usd().movePointRight(DIGITS).longValueExact());
                                insert.executeUpdate();
                            }
                        }
                    });
        } catch (SQLException e) {
            throw database.unusable(e);
        }
    }

    /**
     * What was spent in a month, the dearest first.
     *
     * @throws FileException when it cannot be read
     */
    public List<Spent> of(String account, YearMonth month) {
        List<Spent> spent = new ArrayList<>();
        try (Connection connection = database.connect();
                PreparedStatement select =
                        connection.prepareStatement(
                                "SELECT service, operation, calls, units, nano_usd FROM watching"
                                        + " WHERE account = ? AND month = ?"
                                        + " ORDER BY nano_usd DESC, service, operation")) {
            select.setString(1, account);
            select.setString(2, month.toString());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    spent.add(
                            new Spent(
                                    row.getString(1),
                                    row.getString(2),
                                    row.getLong(3),
                                    row.getLong(4),
                                    BigDecimal.valueOf(row.getLong(5), DIGITS)));
                }
            }
        } catch (SQLException e) {
            throw database.unusable(e);
        }
        return spent;
    }
}
