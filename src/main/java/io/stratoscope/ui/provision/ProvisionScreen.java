package io.stratoscope.ui.provision;

import io.stratoscope.ui.control.Placeholder;
import io.stratoscope.ui.screen.ScreenContent;
import io.stratoscope.ui.screen.ScreenContext;

import org.kordamp.ikonli.feather.Feather;

/** Puts the screen of blueprints and plans together. */
public final class ProvisionScreen {

    private ProvisionScreen() {}

    public static ScreenContent in(ScreenContext context, ProvisionPorts ports) {
        return ports.provisioning()
                .<ScreenContent>map(provisioning ->
                        new ProvisionView(
                                new ProvisionViewModel(
                                        context.session(),
                                        provisioning,
                                        ports.lock(),
                                        ports.drafting()),
                                ports,
                                context.icons()))
                .orElseGet(ProvisionScreen::onlyLookedAt);
    }

    private static ScreenContent onlyLookedAt() {
        Placeholder placeholder =
                new Placeholder(
                        Feather.LAYERS,
                        "Nothing can be provisioned here",
                        "This project is only looked at.",
                        "Open an account to plan stacks in it.");
        return () -> placeholder;
    }
}
