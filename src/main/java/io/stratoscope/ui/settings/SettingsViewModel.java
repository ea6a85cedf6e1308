package io.stratoscope.ui.settings;

import io.stratoscope.settings.Settings;
import io.stratoscope.settings.Settings.Look;
import io.stratoscope.settings.Settings.Pace;
import io.stratoscope.settings.Settings.Recovery;
import io.stratoscope.settings.Settings.Spending;
import io.stratoscope.settings.Settings.ThemeChoice;

import javafx.beans.property.ObjectProperty;

import java.util.Optional;
import java.util.function.UnaryOperator;

/** Changes single wishes of the one record. */
public final class SettingsViewModel {

    private final ObjectProperty<Settings> settings;

    public SettingsViewModel(ObjectProperty<Settings> settings) {
        this.settings = settings;
    }

    public ObjectProperty<Settings> settingsProperty() {
        return settings;
    }

    public void theme(ThemeChoice choice) {
        look(look -> look.withTheme(choice));
    }

    public void minimap(boolean shown) {
        look(look -> look.withMinimap(shown));
    }

    public void animations(boolean wanted) {
        look(look -> look.withAnimations(wanted));
    }

    public void refreshMinutes(int minutes) {
        Pace pace = settings.get().pace();
        settings.set(settings.get().withPace(new Pace(minutes, pace.unlockMinutes())));
    }

    public void unlockMinutes(int minutes) {
        Pace pace = settings.get().pace();
        settings.set(settings.get().withPace(new Pace(pace.refreshMinutes(), minutes)));
    }

    /** What a project may cost a month before the operator is warned; 0 for no budget. */
    public void budgetUsd(int usd) {
        Spending spending = settings.get().spending();
        settings.set(settings.get().withSpending(new Spending(usd, spending.watchingUsd())));
    }

    /** What watching may cost a month. */
    public void watchingUsd(int usd) {
        Spending spending = settings.get().spending();
        settings.set(settings.get().withSpending(new Spending(spending.budgetUsd(), usd)));
    }

    /** How old the newest good restore point may be, in hours. */
    public void rpoHours(int hours) {
        Recovery recovery = settings.get().recovery();
        settings.set(settings.get().withRecovery(recovery.withRpoHours(hours)));
    }

    /** After how many days a drill has to prove anew that the project can be restored. */
    public void provedDays(int days) {
        Recovery recovery = settings.get().recovery();
        settings.set(settings.get().withRecovery(recovery.withProvedDays(days)));
    }

    /** The next start opens the simulated account unless it is told otherwise. */
    public void forgetAccount() {
        Settings now = settings.get();
        settings.set(
                new Settings(
                        now.look(),
                        now.pace(),
                        now.window(),
                        Optional.empty(),
                        now.export(),
                        now.spending(),
                        now.recovery()));
    }

    /** Everything as it was before the first run. */
    public void reset() {
        settings.set(Settings.DEFAULT);
    }

    private void look(UnaryOperator<Look> change) {
        settings.set(settings.get().withLook(change.apply(settings.get().look())));
    }
}
