package io.stratoscope.settings;

import io.stratoscope.model.Scope;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is remembered from one run to the next. Immutable: a change is a new record.
 *
 * @param window where the window was; empty before the first run
 * @param account which account was shown last; empty where none was chosen
 * @param export how the last diagram was exported
 * @param spending how much the operator wants to pay
 * @param recovery how much he can bear to lose
 */
public record Settings(
        Look look,
        Pace pace,
        Optional<WindowPlace> window,
        Optional<RememberedAccount> account,
        RememberedExport export,
        Spending spending,
        Recovery recovery) {

    public static final Settings DEFAULT =
            new Settings(
                    Look.DEFAULT,
                    Pace.DEFAULT,
                    Optional.empty(),
                    Optional.empty(),
                    RememberedExport.DEFAULT,
                    Spending.DEFAULT,
                    Recovery.DEFAULT);

    /** Light, dark, or as the system has it. */
    public enum ThemeChoice {
        LIGHT,
        DARK,
        SYSTEM
    }

    /**
     * How the window looks.
     *
     * @param view key of the view that was shown last
     * @param inspectorWidth in pixels
     * @param minimap whether the overview of the diagram is shown
     * @param animations whether a diagram moves from old places to new; off for those whom motion makes ill
     */
    public record Look(
            ThemeChoice theme,
            String view,
            double inspectorWidth,
            boolean minimap,
            boolean animations) {

        private static final double USUAL_INSPECTOR = 368;

        public static final Look DEFAULT =
                new Look(ThemeChoice.SYSTEM, "network", USUAL_INSPECTOR, true, true);

        public Look {
            inspectorWidth =
                    Double.isFinite(inspectorWidth)
                            ? Math.clamp(inspectorWidth, 240, 1200)
                            : USUAL_INSPECTOR;
        }

        public Look withTheme(ThemeChoice now) {
            return new Look(now, view, inspectorWidth, minimap, animations);
        }

        public Look withView(String now) {
            return new Look(theme, now, inspectorWidth, minimap, animations);
        }

        public Look withInspectorWidth(double now) {
            return new Look(theme, view, now, minimap, animations);
        }

        public Look withMinimap(boolean now) {
            return new Look(theme, view, inspectorWidth, now, animations);
        }

        public Look withAnimations(boolean now) {
            return new Look(theme, view, inspectorWidth, minimap, now);
        }
    }

    /**
     * What the window does by itself.
     *
     * @param refreshMinutes minutes after which it discovers anew; 0 for never
     * @param unlockMinutes minutes after which an unlocked window locks itself
     */
    public record Pace(int refreshMinutes, int unlockMinutes) {

        public static final int MOST_REFRESH_MINUTES = 24 * 60;
        public static final int MOST_UNLOCK_MINUTES = 240;

        public static final Pace DEFAULT = new Pace(0, 15);

        public Pace {
            refreshMinutes = Math.clamp(refreshMinutes, 0, MOST_REFRESH_MINUTES);
            unlockMinutes = Math.clamp(unlockMinutes, 1, MOST_UNLOCK_MINUTES);
        }
    }

    /**
     * How much the operator wants to pay, in whole US dollars a month.
     *
     * @param budgetUsd what a project may cost before he is warned; 0 for no budget
     * @param watchingUsd what the calls may cost that watch an account; at it they stop
     */
    public record Spending(int budgetUsd, int watchingUsd) {

        public static final int MOST_USD = 1_000_000;

        public static final Spending DEFAULT = new Spending(0, 10);

        public Spending {
            budgetUsd = Math.clamp(budgetUsd, 0, MOST_USD);
            watchingUsd = Math.clamp(watchingUsd, 0, MOST_USD);
        }
    }

    /**
     * How much the operator can bear to lose.
     *
     * @param rpoHours hours that the newest good restore point may be old: the recovery point objective
     * @param provedDays days after which a drill has to prove anew that it can be restored
     */
    public record Recovery(int rpoHours, int provedDays) {

        public static final int MOST_HOURS = 24 * 365;
        public static final int MOST_DAYS = 365;

        private static final int USUAL_DAYS = 30;

        public static final Recovery DEFAULT = new Recovery(24);

        public Recovery {
            rpoHours = Math.clamp(rpoHours, 1, MOST_HOURS);
            provedDays = Math.clamp(provedDays, 1, MOST_DAYS);
        }

        /** With as many days between two drills as is usual. */
        public Recovery(int rpoHours) {
            this(rpoHours, USUAL_DAYS);
        }

        public Recovery withRpoHours(int now) {
            return new Recovery(now, provedDays);
        }

        public Recovery withProvedDays(int now) {
            return new Recovery(rpoHours, now);
        }

        public Duration proved() {
            return Duration.ofDays(provedDays);
        }

        public Duration rpo() {
            return Duration.ofHours(rpoHours);
        }
    }

    /** The window's place on the screen, in pixels of the screen. */
    public record WindowPlace(double x, double y, double width, double height, boolean maximized) {}

    /**
     * An account and the project in it. It holds names only, no credentials.
     *
     * @param profile of the shared AWS configuration; empty for the simulated account
     * @param regions empty for the profile's own
     * @param endpoint empty for AWS itself
     * @param scope empty where it is to be found out
     */
    public record RememberedAccount(
            Optional<String> profile,
            List<String> regions,
            Optional<String> endpoint,
            Optional<Scope> scope) {
        public RememberedAccount {
            regions = List.copyOf(regions);
        }
    }

    /**
     * How a diagram was exported.
     *
     * @param format key of the format, for example {@code svg}
     * @param scale pixels a point
     * @param dark whether on dark ground
     * @param legend whether with a legend
     * @param titleBlock whether with project, account, view and time
     * @param directory where to; empty for the home directory
     */
    public record RememberedExport(
            String format,
            double scale,
            boolean dark,
            boolean legend,
            boolean titleBlock,
            Optional<String> directory) {
        public static final RememberedExport DEFAULT =
                new RememberedExport("svg", 2, false, false, true, Optional.empty());

        public RememberedExport {
            scale = Double.isFinite(scale) ? Math.clamp(scale, 0.25, 8) : 2;
        }
    }

    public Settings withLook(Look now) {
        return new Settings(now, pace, window, account, export, spending, recovery);
    }

    public Settings withPace(Pace now) {
        return new Settings(look, now, window, account, export, spending, recovery);
    }

    public Settings withWindow(WindowPlace now) {
        return new Settings(look, pace, Optional.of(now), account, export, spending, recovery);
    }

    public Settings withAccount(RememberedAccount now) {
        return new Settings(look, pace, window, Optional.of(now), export, spending, recovery);
    }

    public Settings withExport(RememberedExport now) {
        return new Settings(look, pace, window, account, now, spending, recovery);
    }

    public Settings withSpending(Spending now) {
        return new Settings(look, pace, window, account, export, now, recovery);
    }

    public Settings withRecovery(Recovery now) {
        return new Settings(look, pace, window, account, export, spending, now);
    }
}
