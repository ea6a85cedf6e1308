package io.stratoscope.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.settings.Settings;
import io.stratoscope.settings.Settings.Pace;
import io.stratoscope.settings.Settings.Recovery;
import io.stratoscope.settings.Settings.RememberedAccount;
import io.stratoscope.settings.Settings.ThemeChoice;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

class SettingsViewModelTest {

    private final ObjectProperty<Settings> settings =
            new SimpleObjectProperty<>(
                    Settings.DEFAULT.withAccount(
                            new RememberedAccount(
                                    Optional.of("immich"),
                                    List.of(),
                                    Optional.empty(),
                                    Optional.empty())));
    private final SettingsViewModel model = new SettingsViewModel(settings);

    @Test
    void eachWishChangesItselfAndNothingElse() {
        Settings before = settings.get();

        model.theme(ThemeChoice.DARK);
        model.refreshMinutes(5);
        model.unlockMinutes(30);
        model.minimap(false);
        model.animations(false);
        model.provedDays(7);
        model.rpoHours(6);

        assertThat(settings.get())
                .isEqualTo(
                        before.withLook(
                                        before.look()
                                                .withTheme(ThemeChoice.DARK)
                                                .withMinimap(false)
                                                .withAnimations(false))
                                .withPace(new Pace(5, 30))
                                .withRecovery(new Recovery(6, 7)));
    }

    @Test
    void theAccountIsForgottenAndOnlyThat() {
        model.minimap(false);

        model.forgetAccount();

        assertThat(settings.get().account()).isEmpty();
        assertThat(settings.get().look().minimap()).isFalse();
        model.reset();
        assertThat(settings.get()).isEqualTo(Settings.DEFAULT);
    }
}
