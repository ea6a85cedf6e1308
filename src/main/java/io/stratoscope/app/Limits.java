package io.stratoscope.app;

import io.stratoscope.cost.CostLimits;
import io.stratoscope.settings.Settings.Spending;
import io.stratoscope.settings.SettingsFile;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Optional;

/** How much the operator wants to pay, as the settings in a data directory say; the command line and the window read the same. */
final class Limits {

    private Limits() {}

    static CostLimits read(Path dataDirectory) {
        return of(new SettingsFile(dataDirectory).load().settings().spending());
    }

    private static CostLimits of(Spending spending) {
        return new CostLimits(
                spending.budgetUsd() == 0
                        ? Optional.empty()
                        : Optional.of(BigDecimal.valueOf(spending.budgetUsd())),
                BigDecimal.valueOf(spending.watchingUsd()));
    }
}
